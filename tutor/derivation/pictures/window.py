"""From where to where a picture reaches: round ends, with room around what it is about."""

from __future__ import annotations

import math
from collections.abc import Sequence

Window = tuple[float, float]
"""The low and the high end of an axis."""

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_SMALLEST = 2.0
"""How far a window reaches at least to both sides of a single point."""
_MARGIN = 1.3
_FLATTEST = 1 / 4
"""Axes whose spans differ by more than this keep scales of their own: the picture would be a thread."""


def round_step(span: float, parts: int = 8) -> float:
    """A step of 1, 2, 2.5 or 5 times a power of ten that cuts a span into about so many parts.

    >>> round_step(10), round_step(3.1), round_step(0.07)
    (2.0, 0.5, 0.01)
    """
    rough = span / parts
    power = 10.0 ** math.floor(math.log10(rough))
    return next(size for size in _ROUND if size * power >= rough * (1 - 1e-9)) * power


def rounded_out(low: float, high: float, parts: int = 8) -> Window:
    """A window with ends on round numbers around two ends, a little finer with more parts.

    >>> rounded_out(-1.93, 4.1)
    (-2.0, 5.0)
    """
    step = round_step(high - low, parts)
    return _clean(math.floor(low / step + 1e-9) * step, step), _clean(math.ceil(high / step - 1e-9) * step, step)


def _clean(value: float, step: float) -> float:
    """Without the dust of floating point: 0.3, not 0.30000000000000004."""
    digits = max(0, 3 - math.floor(math.log10(step)))
    return round(value, min(digits, 300)) + 0.0


def around(places: Sequence[float], least: float = _SMALLEST) -> Window:
    """A window around places on an axis, with room on both sides.

    Arguments:
        places: at least one; a place far from zero gets a wider window.
        least: how far the window reaches at least from its middle.

    >>> around([1.0]), around([0.0, 6.0]), around([1000.0])
    ((-1.0, 3.0), (-1.0, 7.0), (200.0, 1800.0))
    """
    low, high = min(places), max(places)
    middle, reach = (low + high) / 2, (high - low) / 2 * _MARGIN
    if low == high:
        reach = 0.75 * abs(middle)
    reach = max(reach, least, abs(middle) * 1e-9)
    return rounded_out(middle - reach, middle + reach)


def square(windows: Sequence[Window]) -> tuple[Window, ...]:
    """The windows widened about their middles so that all have the same span, unless that dwarfs one of them.

    >>> square([(0.0, 4.0), (-1.0, 1.0)])
    ((0.0, 4.0), (-2.0, 2.0))
    """
    span = max(high - low for low, high in windows)
    if any(high - low < span * _FLATTEST for low, high in windows):
        return tuple(windows)
    return tuple(((low + high - span) / 2, (low + high + span) / 2) for low, high in windows)


def is_equal(windows: Sequence[Window]) -> bool:
    """Whether axes over these windows can have the same scale."""
    spans = [high - low for low, high in windows]
    return min(spans) / max(spans) >= _FLATTEST
