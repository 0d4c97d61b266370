"""Pictures of a function: contour with gradient arrows, level line, surface, or the graph with its tangent."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.picture import Axis, Contour, Curve, Layer, Level, Mark, Picture, Points, Stroke, Surface
from tutor.derivation.pictures.arrows import across_level, crossings, field
from tutor.derivation.pictures.graph import graph, height_window
from tutor.derivation.pictures.heights import heights_over, levels_of, windows_for
from tutor.derivation.pictures.slice import Slice, slice_of
from tutor.derivation.pictures.window import Window, is_equal
from tutor.derivation.place import Place, decimal_tree
from tutor.derivation.results import Gradient
from tutor.errors import Unanswerable
from tutor.expression.figures import decimal
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol

Box = Mapping[Symbol, tuple[Fraction, Fraction]]


def function_picture(
    gradient: Gradient,
    place: Place | None = None,
    box: Box | None = None,
    levels: Sequence[float] = (),
    surface: bool = False,
) -> Picture:
    """The picture of a function of one or two letters.

    Arguments:
        gradient: the function and its partial derivatives.
        place: the point of `--at`, or letters that are held fixed.
        box: from where to where the letters go; None to choose.
        levels: heights whose level lines are drawn thick.
        surface: draw the surface in space instead of its contour.

    Raises:
        Unanswerable: it has more than two open letters, or no real value there.
    """
    cut = slice_of(gradient, place)
    places = [cut.point] if cut.point else []
    windows = windows_of(cut, box, places)
    if len(cut.axes) == 1:
        if surface or levels:
            raise Unanswerable(
                "A surface or a level line needs two variables.", "Leave --surface and --level out for the graph."
            )
        return _graph(cut, windows[0])
    if surface:
        return _surface(cut, windows)
    return _contour(cut, windows, levels)


def windows_of(cut: Slice, box: Box | None, places: Sequence[Sequence[float]] = ()) -> tuple[Window, ...]:
    """The windows of a box; else those that show the places."""
    if box is None:
        return windows_for(cut, places)
    return tuple((float(box[symbol][0]), float(box[symbol][1])) for symbol in cut.axes)


def axes_of(cut: Slice, windows: Sequence[Window]) -> tuple[Axis, Axis]:
    """The two axes of the plane."""
    first, second = (Axis(text(symbol), low, high) for symbol, (low, high) in zip(cut.axes, windows, strict=True))
    return first, second


def _contour(cut: Slice, windows: Sequence[Window], asked: Sequence[float]) -> Picture:
    heights = heights_over(cut, windows)
    layers: list[Layer] = [Contour(heights, levels_of(heights), phrase("picture-height", name=cut.name))]
    notes = list(cut.notes)
    point = None if cut.point is None else (cut.point[0], cut.point[1])
    levels, steep = list(asked), False
    if point is not None:
        height, slopes = _height(cut, point), cut.slopes
        steep = any(slopes) and all(map(math.isfinite, (height, *slopes)))
        if math.isfinite(height):
            levels.append(height)
        notes += _about_point(cut, height, slopes)
    strong: list[Layer] = []
    for number, level in enumerate(levels):
        here = point if number == len(levels) - 1 and steep else None
        if next(crossings(heights, level), None) is None:  # not in the picture, or a single point of it
            if level in asked:
                notes.append(
                    phrase("picture-no-level", name=cut.name, relation=_relation(level), value=figure_of(level))
                )
            continue
        label = phrase("picture-level", name=cut.name, relation=_relation(level), value=figure_of(level))
        layers.append(Level(heights, level, label))
        arrows = across_level(cut, heights, level, windows, here)
        if arrows is not None:
            strong.append(arrows)
    if not levels:
        layers.append(field(cut, windows))
    layers += strong
    if point is not None:
        layers.append(Points((point,), Mark.HERE, point_label(point)))
    equal = is_equal(windows)
    if not equal:
        notes.append(phrase("picture-slanted"))
    return Picture(cut.title, axes_of(cut, windows), tuple(layers), equal, tuple(notes))


def _about_point(cut: Slice, height: float, slopes: Sequence[float]) -> list[Phrase]:
    """Why no arrow stands at the point, if none does."""
    if not math.isfinite(height):
        return [phrase("picture-no-value", name=cut.name)]
    if not all(map(math.isfinite, slopes)):
        return [phrase("picture-no-gradient", name=cut.name)]
    return [] if any(slopes) else [phrase("picture-flat", name=cut.name)]


def _surface(cut: Slice, windows: Sequence[Window]) -> Picture:
    heights = heights_over(cut, windows)
    seen = [] if cut.point is None else [_height(cut, cut.point)]
    known = [value for row in heights.values for value in row if math.isfinite(value)]
    low, high = height_window([*known, *seen], seen)
    layers = (Surface(heights, phrase("picture-height", name=cut.name), low, high),)
    return Picture(cut.title, axes_of(cut, windows), layers, is_equal(windows), cut.notes)


def _graph(cut: Slice, window: Window) -> Picture:
    point = None if cut.point is None else (cut.point[0], _height(cut, cut.point))
    seen = [point[1]] if point is not None and math.isfinite(point[1]) else []
    curve, tall = graph(cut, window, seen)
    if all(math.isnan(height) for _, height in curve):
        raise Unanswerable(f"{cut.name} has no real value in this box.", "Choose another box, as in --box 1..5.")
    layers: list[Layer] = [Curve(curve, Stroke.GRAPH, phrase("picture-height", name=cut.name))]
    notes = list(cut.notes)
    if point is not None and seen:
        (slope,) = cut.slopes
        if math.isfinite(slope):
            ends = tuple((at, point[1] + slope * (at - point[0])) for at in window)
            layers.append(
                Curve(
                    ends, Stroke.TANGENT, phrase("picture-tangent", relation=_relation(slope), slope=figure_of(slope))
                )
            )
        else:
            notes.append(phrase("picture-no-gradient", name=cut.name))
        layers.append(Points((point,), Mark.HERE, point_label(point)))
    elif point is not None:
        notes.append(phrase("picture-no-value", name=cut.name))
    axes = (Axis(text(cut.axes[0]), *window), Axis(_written(cut), *tall))
    return Picture(cut.title, axes, tuple(layers), notes=tuple(notes))


def _written(cut: Slice) -> str:
    return f"{cut.name}({', '.join(text(symbol) for symbol in cut.letters)})"


def _height(cut: Slice, point: Sequence[float]) -> float:
    import numpy

    return float(cut.values(cut.function, *(numpy.array([at]) for at in point))[0])


def point_label(point: Sequence[float]) -> Phrase:
    """What stands beside the mark of a point: where it is in the picture."""
    return phrase("picture-point", values=tuple(figure_of(at) for at in point))


def _relation(value: float) -> str:
    """The sign before a number to four digits."""
    return "=" if abs(float(f"{value:.3e}") - value) <= 1e-12 * abs(value) else "≈"


def figure_of(value: float) -> Expression:
    """A number to four digits, for a label.

    >>> from tutor.expression.text import text
    >>> text(figure_of(-2 / 3)), text(figure_of(5.0))
    ('−0.6667', '5')
    """
    from flint import arb

    return decimal_tree(decimal(arb(value), 4))
