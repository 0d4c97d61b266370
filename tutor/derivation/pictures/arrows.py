"""Gradient arrows: over the plane, and across level lines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tutor.derivation.lesson import phrase
from tutor.derivation.picture import Arrows, Heights, Level, Place
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
_MOST_ACROSS, _FEWEST_ACROSS = 9, 2
"""So many arrows stand across all level lines together at most, and across each of several."""
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
    # All at once: over many rows each call costs as much as thousands of places.
    moved = numpy.concatenate([points, points + shift, points - shift], axis=1)
    here, ahead, back = numpy.split(numpy.array([cut.values(partial, *moved) for partial in cut.partials]), 3, axis=1)
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
    label, direction = (phrase(key, name=cut.name) for key in ("picture-gradient-field", "sketch-direction"))
    return Arrows(tuple(starts), tuple(arrows), label, direction=direction)


def across_levels(
    cut: Slice, lines: Sequence[Level], given: Sequence[Sequence[Place]], windows: Sequence[Window]
) -> list[tuple[Place, Place]]:
    """Arrows that stand on level lines, with the fewer on each the more lines there are.

    Arguments:
        cut: the function.
        lines: the level lines.
        given: for each line the places where an arrow must stand.
        windows: from where to where.

    Returns:
        the start of each arrow, and how far it reaches.
    """
    spans = [high - low for low, high in windows]
    reach = _ACROSS / math.sqrt(max(1, len(lines)))
    arrows: list[tuple[Place, Place]] = []
    taken: list[Place] = []
    for line, places in sorted(zip(lines, given, strict=True), key=lambda pair: -len(pair[1])):
        candidates = [*places, *_inner(crossings(line.heights, line.level), windows)]
        made = _scaled(candidates, gradients_at(cut, candidates, windows) if candidates else [], spans, reach)
        must = set(places)
        # An arrow at a given point stands there even if it reaches out of the picture.
        made = [pair for pair in made if pair[0] in must or _contains(windows, _tip(*pair))]
        count = max(len(must), _FEWEST_ACROSS, _MOST_ACROSS // len(lines))
        for start, vector in _apart(made, len(must & {start for start, _ in made}), taken, spans, count):
            arrows.append((start, vector))
            taken += [start, _tip(start, (vector[0] / 2, vector[1] / 2)), _tip(start, vector)]
    return arrows


def _scaled(
    starts: Sequence[Place], gradients: Sequence[Place], spans: Sequence[float], reach: float
) -> list[tuple[Place, Place]]:
    """The arrows along gradients, the longest with the length `reach` as a share of the picture."""
    lengths = [math.hypot(vector[0] / spans[0], vector[1] / spans[1]) for vector in gradients]
    longest = max((length for length in lengths if length < math.inf), default=0.0)
    made = []
    for start, vector, length in zip(starts, gradients, lengths, strict=True):
        if 0 < length < math.inf:
            factor = reach * max(_SHORTEST, length / longest) / length
            made.append((start, (vector[0] * factor, vector[1] * factor)))
    return made


def _tip(start: Place, vector: Place) -> Place:
    return start[0] + vector[0], start[1] + vector[1]


def _contains(windows: Sequence[Window], place: Place) -> bool:
    return all(low < at < high for at, (low, high) in zip(place, windows, strict=True))


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


def _apart(
    arrows: Sequence[tuple[Place, Place]], given: int, taken: Sequence[Place], spans: Sequence[float], count: int
) -> list[tuple[Place, Place]]:
    """Arrows far from each other: each next one starts the farthest from all that stand already.

    Arguments:
        arrows: the start and the reach of each.
        given: so many of them, from the first, stand in any case.
        taken: where others are in the way.
        spans: how much each axis shows.
        count: how many to choose at most.
    """

    def distance(one: Place, other: Place) -> float:
        return math.hypot((one[0] - other[0]) / spans[0], (one[1] - other[1]) / spans[1])

    def room(arrow: tuple[Place, Place], others: Sequence[Place]) -> float:
        ends = (arrow[0], _tip(*arrow))
        return min((distance(end, other) for end in ends for other in others), default=math.inf)

    chosen = list(arrows[:given])
    rooms = [room(arrow, [*taken, *(start for start, _ in chosen)]) for arrow in arrows]
    while rooms and len(chosen) < count and max(rooms) >= _APART:
        best = arrows[rooms.index(max(rooms))]
        chosen.append(best)
        rooms = [min(before, room(arrow, [best[0], _tip(*best)])) for before, arrow in zip(rooms, arrows, strict=True)]
    return chosen
