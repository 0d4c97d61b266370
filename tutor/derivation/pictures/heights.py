"""The heights of a function over a plane, where to look at them, and the levels that tell the most."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tutor.derivation.picture import Heights
from tutor.derivation.pictures.slice import Slice
from tutor.derivation.pictures.window import Window, around, round_step, rounded_out, square
from tutor.derivation.place import put_in
from tutor.errors import Unanswerable
from tutor.expression.numbers import rational
from tutor.expression.sampling import sample_points

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

_FINEST = 161
"""So many places along an axis."""
_COARSEST = 41
_MOST_WORK = 100_000_000
"""Nodes times places: some seconds at most."""
_REACH = 4.0
"""How far a picture reaches around the origin when nothing else is said."""
_BANDS = 10
_WIDEST_BAND = 0.3
"""If one band covers more of the plane than this, evenly spaced levels say too little."""
_TRIMMED = 0.6
"""A window is cut to the part where there are values if that is less than this share of an axis."""


def places_on(window: Window, count: int) -> Array:
    """`count` places from one end of a window to the other."""
    import numpy

    return numpy.linspace(window[0], window[1], count)


def heights_over(cut: Slice, windows: Sequence[Window]) -> Heights:
    """The values of a function of two letters over a window for each.

    Raises:
        Unanswerable: it has no real value there.
    """
    count = max(_COARSEST, min(_FINEST, math.isqrt(_MOST_WORK // cut.nodes)))
    across, up = (places_on(window, count) for window in windows)
    return heights_from(across, up, cut.values(cut.function, across[None, :], up[:, None]), cut.name)


def heights_from(across: Array, up: Array, values: Array, name: str) -> Heights:
    """Arrays as heights.

    Arguments:
        across: places along the first axis (m).
        up: places along the second axis (n).
        values: the heights (n × m).
        name: the function's name, for the error.
    """
    import numpy

    if not numpy.isfinite(values).any():
        raise Unanswerable(f"{name} has no real value in this box.", "Choose another box, as in --box 1..5.")
    return Heights(tuple(across.tolist()), tuple(up.tolist()), tuple(map(tuple, values.tolist())))


def windows_for(cut: Slice, places: Sequence[Sequence[float]] = ()) -> tuple[Window, ...]:
    """Where to look at a function: around places, or around the origin; where it has values.

    Arguments:
        cut: the function, of one letter or two.
        places: points that must be seen, one value for each axis.

    Raises:
        Unanswerable: no point was found where it has a real value.
    """
    if places:
        wide: Sequence[Window] = [around(list(column)) for column in zip(*places, strict=True)]
    else:
        wide = [(-_REACH, _REACH)] * len(cut.axes)
    windows = square(wide)
    found = _with_values(cut, windows)
    if found is None:
        held = put_in(cut.function, {symbol: rational(value) for symbol, value in cut.fixed.items()})
        samples = sample_points([held], cut.axes, count=4)
        near = [[float(point[symbol]) for symbol in cut.axes] for point in samples]
        windows = square([around(list(column)) for column in zip(*near, strict=True)]) if near else windows
        found = _with_values(cut, windows) if near else None
    if found is None:
        raise Unanswerable(f"No real value of {cut.name} was found to draw.", "Say where to look, as in --box 1..5.")
    return tuple(
        _trimmed(window, inner, [place[axis] for place in places])
        for axis, (window, inner) in enumerate(zip(windows, found, strict=True))
    )


def _with_values(cut: Slice, windows: Sequence[Window]) -> list[Window] | None:
    """From where to where along each axis there are values; None where there are none."""
    import numpy

    places = [places_on(window, _COARSEST) for window in windows]
    # Not on round numbers, where poles and edges like to be.
    shifted = [along[:-1] + 0.4 * (along[1] - along[0]) for along in places]
    shaped = [shifted[0][None, :], shifted[1][:, None]] if len(shifted) == 2 else shifted
    known = numpy.isfinite(cut.values(cut.function, *shaped))
    if not known.any():
        return None
    ends = []
    for axis in range(len(shifted)):
        line = known.any(axis=0) if axis == 0 and known.ndim == 2 else known.any(axis=1) if axis else known
        at = numpy.flatnonzero(line)
        ends.append((float(places[axis][at[0]]), float(places[axis][at[-1] + 1])))
    return ends


def _trimmed(window: Window, inner: Window, places: Sequence[float]) -> Window:
    if inner[1] - inner[0] >= _TRIMMED * (window[1] - window[0]):
        return window
    return rounded_out(min((inner[0], *places)), max((inner[1], *places)))


def levels_of(heights: Heights) -> tuple[float, ...]:
    """The heights of some ten lines: evenly spaced where that says enough, else so that the bands share the plane.

    >>> flat = Heights((0.0, 1.0, 2.0), (0.0, 1.0), ((0.0, 1.0, 2.0), (3.0, 4.0, 5.0)))
    >>> levels_of(flat)
    (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0)
    """
    known = sorted(value for row in heights.values for value in row if math.isfinite(value))
    low, high = known[0], known[-1]
    if high - low <= 1e-9 * max(abs(low), abs(high)) or not math.isfinite(high - low):
        return low - max(1.0, abs(low)), high + max(1.0, abs(high))
    step = round_step(high - low, _BANDS)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    even = tuple(_rounded(number * step, step) for number in range(first, last + 1))
    shares = [_below(known, upper) - _below(known, lower) for lower, upper in pairwise(even)]
    shared = _shared(known)
    return even if max(shares) <= _WIDEST_BAND * len(known) or len(shared) < 4 else shared


def _below(known: Sequence[float], level: float) -> int:
    from bisect import bisect_left

    return bisect_left(known, level)


def _rounded(value: float, step: float) -> float:
    return round(value, max(0, min(300, 2 - math.floor(math.log10(step))))) + 0.0


def _shared(known: Sequence[float]) -> tuple[float, ...]:
    """Levels between which lie equally many of the heights, on short numbers."""
    cuts = [known[min(len(known) - 1, (len(known) * part) // (_BANDS + 1))] for part in range(1, _BANDS + 1)]
    for digits in (2, 3, 4, 6, 15):
        levels = tuple(sorted({float(f"{cut:.{digits - 1}e}") + 0.0 for cut in cuts}))
        if len(levels) == len(set(cuts)) or (len(levels) >= _BANDS - 2):
            break
    return levels
