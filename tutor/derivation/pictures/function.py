"""Pictures of a function: contour with gradient arrows, level line, surface, or the graph with its tangent."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.picture import Axis, Contour, Curve, Layer, Mark, Picture, Points, Stroke, Surface
from tutor.derivation.pictures.arrows import crossings, field
from tutor.derivation.pictures.graph import graph, height_window
from tutor.derivation.pictures.heights import heights_over, levels_of, windows_for
from tutor.derivation.pictures.labels import figure_of, point_label, relation_of
from tutor.derivation.pictures.level_lines import arrows_on, level_lines, with_height
from tutor.derivation.pictures.slice import Slice, slice_of
from tutor.derivation.pictures.window import Window, is_equal
from tutor.derivation.place import Place
from tutor.derivation.results import Gradient
from tutor.errors import Unanswerable
from tutor.expression.text import text
from tutor.expression.tree import Symbol

Box = Mapping[Symbol, tuple[Fraction, Fraction]]


def function_picture(
    gradient: Gradient,
    place: Place | None = None,
    box: Box | None = None,
    levels: Sequence[float] = (),
    surface: bool = False,
    numbers: Mapping[Symbol, Fraction] | None = None,
) -> Picture:
    """The picture of a function of one or two letters.

    Arguments:
        gradient: the function and its partial derivatives.
        place: the point of `--at`, or letters that are held fixed.
        box: from where to where the letters go; None to choose.
        levels: heights whose level lines are drawn thick.
        surface: draw the surface in space instead of its contour.
        numbers: the values of letters that are data: a₁, a₂, …, and n.

    Raises:
        Unanswerable: it has more than two open letters, or no real value there.
    """
    cut = slice_of(gradient, place, numbers)
    places = [cut.point] if cut.point else []
    windows = windows_of(cut, box, places)
    if len(cut.axes) == 1:
        if surface or levels:
            raise Unanswerable(
                "A surface or a level line needs two variables.", "Leave --surface and --level out for the graph."
            )
        return _graph(cut, windows[0])
    if surface:
        return _surface(cut, windows, levels)
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
    notes = [*cut.notes, *_outside(cut, windows)]
    point = None if cut.point is None else (cut.point[0], cut.point[1])
    height, steep = math.nan, False
    if point is not None:
        height, slopes = cut.height, cut.slopes
        steep = any(slopes) and all(map(math.isfinite, (height, *slopes)))
        notes += _about_point(cut, height, slopes)
    levels, typed = with_height(asked, height), with_height(asked, math.nan)
    lines, missing = level_lines(cut, heights, typed)
    lines += level_lines(cut, heights, levels[len(typed) :])[0]  # no line goes through the very minimum: no wonder
    layers += lines
    notes += missing
    layers += arrows_on(cut, lines, windows, point if steep else None, height) if levels else [field(cut, windows)]
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
        return [_no_gradient(cut, slopes)]
    return [] if any(slopes) else [phrase("picture-flat", name=cut.name)]


def _no_gradient(cut: Slice, slopes: Sequence[float]) -> Phrase:
    """Why there is no slope to draw: there is none, or floats cannot hold it."""
    return phrase("picture-no-gradient" if any(map(math.isnan, slopes)) else "picture-too-steep", name=cut.name)


def _surface(cut: Slice, windows: Sequence[Window], asked: Sequence[float]) -> Picture:
    heights = heights_over(cut, windows)
    point = None if cut.point is None else (cut.point[0], cut.point[1])
    height = math.nan if point is None else cut.height
    seen = [level for level in with_height(asked, height) if next(crossings(heights, level), None) is not None]
    known = [value for row in heights.values for value in row if math.isfinite(value)]
    low, high = height_window([*known, *seen], seen)
    lines, notes = level_lines(cut, heights, with_height(asked, math.nan))
    layers: list[Layer] = [Surface(heights, phrase("picture-height", name=cut.name), low, high), *lines]
    if point is not None and math.isfinite(height):
        layers.append(Points((point,), Mark.HERE, point_label((*point, height)), (height,)))
    elif point is not None:
        notes.append(phrase("picture-no-value", name=cut.name))
    return Picture(
        cut.title,
        axes_of(cut, windows),
        tuple(layers),
        is_equal(windows),
        (*cut.notes, *_outside(cut, windows), *notes),
    )


def _graph(cut: Slice, window: Window) -> Picture:
    point = None if cut.point is None else (cut.point[0], cut.height)
    seen = [point[1]] if point is not None and math.isfinite(point[1]) else []
    curve, tall = graph(cut, window, seen)
    if all(math.isnan(height) for _, height in curve):
        raise Unanswerable(f"{cut.name} has no real value in this box.", "Choose another box, as in --box 1..5.")
    layers: list[Layer] = [Curve(curve, Stroke.GRAPH, phrase("picture-height", name=cut.name))]
    notes = [*cut.notes, *_outside(cut, [window])]
    if point is not None and seen:
        (slope,) = cut.slopes
        if math.isfinite(slope):
            ends = tuple((at, point[1] + slope * (at - point[0])) for at in window)
            layers.append(
                Curve(
                    ends, Stroke.TANGENT, phrase("picture-tangent", relation=relation_of(slope), slope=figure_of(slope))
                )
            )
        else:
            notes.append(_no_gradient(cut, [slope]))
        layers.append(Points((point,), Mark.HERE, point_label(point)))
    elif point is not None:
        notes.append(phrase("picture-no-value", name=cut.name))
    axes = (Axis(text(cut.axes[0]), *window), Axis(_written(cut), *tall))
    return Picture(cut.title, axes, tuple(layers), notes=tuple(notes))


def _written(cut: Slice) -> str:
    return f"{cut.name}({', '.join(text(symbol) for symbol in cut.letters)})"


def _outside(cut: Slice, windows: Sequence[Window]) -> list[Phrase]:
    """That the point of `--at` is not in the box, if it is not."""
    point = cut.point
    if point is None or all(low <= at <= high for at, (low, high) in zip(point, windows, strict=True)):
        return []
    return [phrase("picture-outside", values=tuple(map(figure_of, point)))]
