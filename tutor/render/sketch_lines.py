"""Lines on a grid of dots, and heights between the places of a grid."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator

from tutor.derivation.picture import Heights, Place

Dot = tuple[float, float]


def clipped(one: Dot, other: Dot, right: float, top: float) -> tuple[Dot, Dot] | None:
    """The part of a straight line from (0, 0) to (right, top), or None (Liang and Barsky, 1984).

    >>> clipped((-2.0, 1.0), (2.0, 1.0), 4, 4)
    ((0.0, 1.0), (2.0, 1.0))
    """
    if not all(map(math.isfinite, (*one, *other))):
        return None
    enter, leave = 0.0, 1.0
    for start, way, end in ((one[0], other[0] - one[0], right), (one[1], other[1] - one[1], top)):
        if way == 0:
            if not 0 <= start <= end:
                return None
            continue
        first, last = sorted((-start / way, (end - start) / way))
        enter, leave = max(enter, first), min(leave, last)
    if enter > leave:
        return None
    ways = (other[0] - one[0], other[1] - one[1])
    return (
        (one[0] + enter * ways[0], one[1] + enter * ways[1]),
        (one[0] + leave * ways[0], one[1] + leave * ways[1]),
    )


def between(one: Dot, other: Dot) -> Iterator[Dot]:
    """Every dot of a straight line.

    >>> list(between((0.0, 0.0), (2.0, 1.0)))
    [(0.0, 0.0), (1.0, 0.5), (2.0, 1.0)]
    """
    count = max(1, math.ceil(max(abs(other[0] - one[0]), abs(other[1] - one[1]))))
    for step in range(count + 1):
        share = step / count
        yield one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def height_at(heights: Heights, place: Place) -> float:
    """The height at a place, straight between the four places of the grid around it; nan where one has none.

    >>> height_at(Heights((0.0, 2.0), (0.0, 1.0), ((0.0, 4.0), (0.0, 4.0))), (0.5, 0.5))
    1.0
    """
    column, right = _cell(heights.across, place[0])
    row, up = _cell(heights.up, place[1])
    below, above = heights.values[row], heights.values[row + 1]
    return (1 - up) * ((1 - right) * below[column] + right * below[column + 1]) + up * (
        (1 - right) * above[column] + right * above[column + 1]
    )


def _cell(along: tuple[float, ...], at: float) -> tuple[int, float]:
    """The place of the grid before a number, and how far the number is on the way to the next."""
    number = min(max(bisect_right(along, at) - 1, 0), len(along) - 2)
    return number, (at - along[number]) / (along[number + 1] - along[number])
