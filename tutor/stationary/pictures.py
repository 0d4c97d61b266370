"""The picture of the stationary points: each marked by what it is, on the contour or the graph."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from tutor.derivation.lesson import phrase
from tutor.derivation.picture import Curve, Layer, Mark, Picture, Place, Points, Stroke
from tutor.derivation.pictures.function import Box, function_picture
from tutor.derivation.pictures.slice import Slice, slice_of
from tutor.derivation.pictures.window import Window, around, square
from tutor.expression.grid import values_on
from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol
from tutor.stationary.results import Stationary, StationaryFamily

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

_MOST_POINTS = 400
_INTEGERS = range(-12, 13)
_COUNT = 241
"""So many places along a line of stationary points."""
_LEAST = 1.0
"""How far the picture reaches at least around the points."""


def stationary_picture(found: Stationary, box: Box | None = None) -> Picture:
    """The contour or graph of a function with its stationary points.

    Arguments:
        found: the points.
        box: from where to where; None to show all points, or the ones nearest to the origin when they are many.

    Raises:
        Unanswerable: the function has more than two variables, or letters without numbers.
    """
    cut = slice_of(found.gradient)
    marked = list(_marked(found, cut))
    if box is None and marked:
        box = _box_of(cut, square(_around([point for _, point in marked])))
    plain = function_picture(found.gradient, None, box)
    windows = [(plain.axes[0].low, plain.axes[0].high), (plain.axes[1].low, plain.axes[1].high)]
    layers: list[Layer] = list(plain.layers)
    for family in found.families:
        layers += _family(family, cut, windows)
    layers += _points(marked, cut, plain)
    return Picture(plain.title, plain.axes, tuple(layers), plain.equal, plain.notes)


def _marked(found: Stationary, cut: Slice) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The single points, with what they are."""
    spots = [(point.kind, point.spot) for point in found.points]
    spots += [(edge.verdict.kind, edge.spot) for edge in found.edges if edge.spot and edge.verdict]
    for kind, spot in spots:
        point = tuple(float(spot.coordinates[symbol].ball.mid()) for symbol in cut.axes if symbol in spot.coordinates)
        if len(point) == len(cut.axes) and all(map(math.isfinite, point)):
            yield kind, point


def _around(points: Sequence[tuple[float, ...]]) -> list[Window]:
    """Windows that show every point, or those nearest to the origin where there are many."""
    near = sorted(points, key=lambda point: max(map(abs, point)))[:_MOST_POINTS]
    return [around(list(column), _LEAST) for column in zip(*near, strict=True)]


def _box_of(cut: Slice, windows: Sequence[Window]) -> Box:
    from fractions import Fraction

    return {symbol: (Fraction(low), Fraction(high)) for symbol, (low, high) in zip(cut.axes, windows, strict=True)}


def _points(marked: Sequence[tuple[str, tuple[float, ...]]], cut: Slice, plain: Picture) -> Iterator[Layer]:
    import numpy

    for mark in (Mark.MINIMUM, Mark.MAXIMUM, Mark.SADDLE, Mark.UNDECIDED):
        places = [point for kind, point in marked if kind == mark.value]
        if not places:
            continue
        if len(cut.axes) == 1:
            heights = cut.values(cut.function, numpy.array([point[0] for point in places])).tolist()
            plane = [(point[0], height) for point, height in zip(places, heights, strict=True)]
        else:
            plane = [(point[0], point[1]) for point in places]
        shown = tuple(point for point in plane if plain.shows(point))
        if shown:
            yield Points(shown, mark, phrase(f"picture-{mark.value}"))


def _family(family: StationaryFamily, cut: Slice, windows: Sequence[Window]) -> list[Layer]:
    """Lines and rows of points, as far as their coordinates have a form; a curve without one is left to the contour."""
    described, free = family.family, family.family.free
    if described.equations or len(free) > 1 or (len(free) == 1 and len(cut.axes) == 1):
        return []
    layers: list[Layer] = []
    label = phrase(f"picture-family-{family.kind}")
    singles: list[Place] = []
    for numbers in product(_INTEGERS, repeat=len(described.integers)):
        place = _coordinates(family, cut, windows, dict(zip(described.integers, numbers, strict=True)))
        if place is None:
            return []
        inside = [point if _within(point, windows) else (math.nan, math.nan) for point in place]
        if free and any(math.isfinite(across) for across, _ in inside):
            layers.append(Curve(tuple(inside), Stroke.FAMILY, label))
        singles += [point for point in inside if math.isfinite(point[0])]
    if free:
        return layers
    return (
        [Points(tuple(singles[:_MOST_POINTS]), Mark(family.kind), phrase(f"picture-{family.kind}"))] if singles else []
    )


def _coordinates(
    family: StationaryFamily, cut: Slice, windows: Sequence[Window], integers: dict[Symbol, int]
) -> list[Place] | None:
    """The points of a family in the plane, for one choice of its whole numbers; None for a form with parameters."""
    import numpy

    free = family.family.free
    along: Array = numpy.zeros(1)
    if free:
        low, high = windows[cut.axes.index(free[0])]
        along = numpy.linspace(low, high, _COUNT)
    arrays = {
        **dict.fromkeys(free, along),
        **{symbol: numpy.full_like(along, number) for symbol, number in integers.items()},
    }
    forms = [family.family.coordinates[symbol] for symbol in cut.axes]
    if any(not symbols(form) <= set(arrays) for form in forms):
        return None
    columns = [numpy.broadcast_to(values_on(form, arrays), along.shape) for form in forms]
    for condition in family.family.conditions:
        holds = values_on(condition, {**arrays, **dict(zip(cut.axes, columns, strict=True))})
        columns = [numpy.where(holds == 1, column, numpy.nan) for column in columns]
    if len(columns) == 1:
        columns.append(cut.values(cut.function, columns[0]))
    return list(zip(columns[0].tolist(), columns[1].tolist(), strict=True))


def _within(point: Place, windows: Sequence[Window]) -> bool:
    return all(low <= at <= high for at, (low, high) in zip(point, windows, strict=True))
