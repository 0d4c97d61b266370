"""The graph of a function of one letter: a curve with gaps at poles and jumps, and how high the picture is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.derivation.picture import Place
from tutor.derivation.pictures.slice import Slice
from tutor.derivation.pictures.window import Window, rounded_out

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

_COUNT = 801
_STEEP = 0.08
"""Neighbours that differ by more than this share of the picture are looked at more closely."""
_HALVINGS = 40
_TAILS = 0.02
_TALL = 4.0
"""If all heights reach this many times farther than the middle ones, the picture is cut to those."""


def graph(cut: Slice, window: Window, seen: Sequence[float] = ()) -> tuple[tuple[Place, ...], Window]:
    """The graph of a function of one letter.

    Arguments:
        cut: the function.
        window: from where to where.
        seen: heights that must be in the picture.

    Returns:
        the points, nan for a gap; and the window of the heights.
    """
    import numpy

    across = numpy.linspace(window[0], window[1], _COUNT)
    values = cut.values(cut.function, across)
    known = numpy.sort(values[numpy.isfinite(values)])
    tall = height_window([*known.tolist(), *seen], seen)
    gaps = _jumps(cut, across, values, tall[1] - tall[0])
    points: list[Place] = []
    for number, (at, value) in enumerate(zip(across.tolist(), values.tolist(), strict=True)):
        points.append((at, value))
        if number in gaps:
            points.append((at, math.nan))
    return tuple(points), tall


def height_window(heights: Sequence[float], seen: Sequence[float] = ()) -> Window:
    """From where to where the heights reach, the tails of a pole left out.

    >>> height_window([0.0, 1.0, 4.0])
    (-0.25, 4.25)
    """
    known = sorted(heights)
    if not known:
        return -1.0, 1.0
    low, high = known[0], known[-1]
    tail = int(_TAILS * len(known))
    inner_low, inner_high = known[tail], known[-1 - tail]
    if high - low > _TALL * (inner_high - inner_low) > 0:
        low, high = min((inner_low, *seen)), max((inner_high, *seen))
    if high - low <= 1e-9 * max(abs(low), abs(high), 1e-300):
        room = max(1.0, abs(low) / 2)
        return rounded_out(low - room, high + room)
    room = 0.06 * (high - low)
    return rounded_out(low - room, high + room, 20)


def _jumps(cut: Slice, across: Array, values: Array, tall: float) -> set[int]:
    """After which places the curve does not go on: halving the way between them, the difference stays."""
    import numpy

    steep = numpy.flatnonzero(numpy.abs(numpy.diff(values)) > _STEEP * tall)
    left, right = across[steep], across[steep + 1]
    low, high = values[steep], values[steep + 1]
    for _ in range(_HALVINGS if len(steep) else 0):
        middle = (left + right) / 2
        value = cut.values(cut.function, middle)
        first = ~(numpy.abs(value - low) < numpy.abs(high - value))
        left, right = numpy.where(first, left, middle), numpy.where(first, middle, right)
        low, high = numpy.where(first, low, value), numpy.where(first, value, high)
    stays = ~(numpy.abs(high - low) < _STEEP * tall / 2)
    return set(steep[stays].tolist())
