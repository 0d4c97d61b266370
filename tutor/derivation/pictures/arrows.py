"""Gradient arrows: over the plane, and across one level line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tutor.derivation.lesson import phrase
from tutor.derivation.picture import Arrows, Heights, Place
from tutor.derivation.pictures.slice import Slice
from tutor.derivation.pictures.window import Window

_FIELD = 11
"""So many arrows along an axis."""
_LONGEST = 0.9
"""The longest arrow of the field, in distances between arrows."""
_QUARTER = 0.35
"""How long an arrow is for which a quarter of the others are shorter, compared with the longest."""
_ACROSS = 0.16
"""The arrow across a level line, as a share of the picture."""
_SHORTEST = 0.35
"""How much shorter another arrow across the line may be."""
_ASIDE = (1e-7, 1.6e-7)
"""How far beside a place gradients are compared, as shares of the picture: along no axis and no diagonal."""
_SMOOTH = 0.01
_BORDER = 0.03
_MOST_ACROSS = 9
_APART = 0.16
"""How far apart arrows across a line stand at least, as a share of the picture."""


def gradients_at(cut: Slice, places: Sequence[Place], windows: Sequence[Window]) -> list[Place]:
    """The partial derivatives along both axes at some places; nan where there is none, or at a kink.

    At a kink the formulas may have a value all the same (the sign of 0 is 0), so the gradients on both sides of
    a place are compared: where f is smooth they hardly differ.
    """
    import numpy

    assert cut.partials is not None
    points = numpy.array(places).T
    shift = numpy.array([[way * (high - low)] for way, (low, high) in zip(_ASIDE, windows, strict=True)])
    here, ahead, back = (
        numpy.array([cut.values(partial, *moved) for partial in cut.partials])
        for moved in (points, points + shift, points - shift)
    )
    jump = numpy.abs(ahead - back).max(axis=0)
    size = numpy.abs(numpy.stack([here, ahead, back])).max(axis=(0, 1))
    kink = ~(jump <= _SMOOTH * size)
    return [
        (math.nan, math.nan) if broken else (across, up)
        for (across, up), broken in zip(here.T.tolist(), kink.tolist(), strict=True)
    ]


def field(cut: Slice, windows: Sequence[Window]) -> Arrows:
    """Arrows all over the plane, each with its middle where the gradient was taken.

    Their lengths grow with a root of |∇f|: in proportion, all but a few would be too short to be seen.
    """
    sizes = [(high - low) / _FIELD for low, high in windows]
    middles = [
        [window[0] + (number + 0.5) * size for number in range(_FIELD)]
        for window, size in zip(windows, sizes, strict=True)
    ]
    places = [(across, up) for up in middles[1] for across in middles[0]]
    vectors = gradients_at(cut, places, windows)
    lengths = [math.hypot(vector[0] / sizes[0], vector[1] / sizes[1]) for vector in vectors]
    known = sorted(length for length in lengths if 0 < length < math.inf)
    reference = known[(len(known) * 95) // 100] if known else 1.0
    small = known[len(known) // 4] / reference if known else 1.0
    # The lower quarter shall not shrink to dots, even where ∇f grows a millionfold.
    exponent = min(0.5, math.log(_QUARTER) / math.log(small)) if 0 < small < 1 else 0.5
    starts, arrows = [], []
    for place, vector, length in zip(places, vectors, lengths, strict=True):
        if not 0 < length < math.inf:
            continue
        factor = _LONGEST * min(1.0, length / reference) ** exponent / length
        arrow = (vector[0] * factor, vector[1] * factor)
        starts.append((place[0] - arrow[0] / 2, place[1] - arrow[1] / 2))
        arrows.append(arrow)
    return Arrows(tuple(starts), tuple(arrows), phrase("picture-gradient-field", name=cut.name))


def across_level(
    cut: Slice, heights: Heights, level: float, windows: Sequence[Window], point: Place | None
) -> Arrows | None:
    """Arrows that stand on a level line, the first of them at the point that was asked about.

    Returns:
        the arrows, or None where the line is not in the picture or has no gradient.
    """
    spans = [high - low for low, high in windows]
    starts = _apart(([point] if point else []), _inner(crossings(heights, level), windows), spans)
    pairs = [
        (start, vector)
        for start, vector in zip(starts, gradients_at(cut, starts, windows) if starts else [], strict=True)
        if 0 < math.hypot(*vector) < math.inf
    ]
    if not pairs:
        return None
    lengths = [math.hypot(vector[0] / spans[0], vector[1] / spans[1]) for _, vector in pairs]
    longest = max(lengths)
    arrows: list[tuple[Place, Place]] = []
    for (start, vector), length in zip(pairs, lengths, strict=True):
        factor = _ACROSS * max(_SHORTEST, length / longest) / length
        across, up = vector[0] * factor, vector[1] * factor
        tip = (start[0] + across, start[1] + up)
        inside = all(low < at < high for at, (low, high) in zip(tip, windows, strict=True))
        if inside or start == point:
            arrows.append((start, (across, up)))
    if not arrows:
        return None
    label = phrase("picture-gradient-across", name=cut.name)
    return Arrows(tuple(start for start, _ in arrows), tuple(vector for _, vector in arrows), label, strong=True)


def _inner(places: Iterator[Place], windows: Sequence[Window]) -> list[Place]:
    """Those of the places that do not lie on the border."""
    return [
        place
        for place in places
        if all(
            low + _BORDER * (high - low) < at < high - _BORDER * (high - low)
            for at, (low, high) in zip(place, windows, strict=True)
        )
    ]


def crossings(heights: Heights, level: float) -> Iterator[Place]:
    """Where the lines of the grid cross a level, taken as straight between neighbours.

    >>> list(crossings(Heights((0.0, 1.0), (0.0, 1.0), ((0.0, 4.0), (0.0, 4.0))), 1.0))
    [(0.25, 0.0), (0.25, 1.0)]
    """
    for up, row in zip(heights.up, heights.values, strict=True):
        for (left, low), (right, high) in pairwise(zip(heights.across, row, strict=True)):
            if (low < level) != (high < level) and math.isfinite(high - low):
                yield left + (right - left) * (level - low) / (high - low), up
    for number, across in enumerate(heights.across):
        column = [row[number] for row in heights.values]
        for (below, low), (above, high) in pairwise(zip(heights.up, column, strict=True)):
            if (low < level) != (high < level) and math.isfinite(high - low):
                yield across, below + (above - below) * (level - low) / (high - low)


def _apart(chosen: list[Place], candidates: list[Place], spans: Sequence[float]) -> list[Place]:
    """Places far from each other: each next one is the farthest from all that were chosen before."""

    def distance(one: Place, other: Place) -> float:
        return math.hypot((one[0] - other[0]) / spans[0], (one[1] - other[1]) / spans[1])

    found = chosen or candidates[:1]
    nearest = [min(distance(place, other) for other in found) for place in candidates]
    while candidates and len(found) < _MOST_ACROSS and max(nearest) >= _APART:
        best = candidates[nearest.index(max(nearest))]
        found = [*found, best]
        nearest = [min(before, distance(place, best)) for before, place in zip(nearest, candidates, strict=True)]
    return found
