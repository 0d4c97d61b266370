"""The function that is walked down, as heights under the path."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.picture import Heights, Place
from tutor.derivation.pictures.heights import heights_from, places_on
from tutor.derivation.pictures.window import Window, is_equal, rounded_out
from tutor.expression.grid import values_on
from tutor.expression.traversal import size
from tutor.learning import floats
from tutor.learning.descent import Objective
from tutor.learning.objective import Formula, Quadratic

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

_FINEST, _COARSEST = 161, 25
_MOST_WORK = 100_000_000
_MARGIN = 0.15
"""Room around a path, as a share of its extent to both sides."""
_FLATTEST = 0.6
"""How high a picture with one scale is for its width, at least, or how wide for its height."""
_TINY = 1e-9
_GRAIN = 1e-12
"""No window is so narrow that floating point cannot tell its places apart."""


def values_of(objective: Objective, *places: Array) -> Array:
    """The values of a function, its letters running over arrays whose shapes broadcast.

    >>> import numpy
    >>> from tutor import read
    >>> from tutor.learning.objective import objective_of
    >>> values_of(objective_of(read("x^2 + y^2")), numpy.array([1.0, 2.0]), numpy.array([[0.0], [3.0]]))
    array([[ 1.,  4.],
           [10., 13.]])
    """
    import numpy

    if isinstance(objective, Quadratic):
        return _quadratic(objective, places)
    if isinstance(objective, Formula):
        arrays = dict(zip(objective.variables, places, strict=True))
        return values_on(objective.expression, arrays, objective.members())
    spread = numpy.broadcast_arrays(*places)
    found = [float(objective.value(point)) for point in zip(*(one.ravel() for one in spread), strict=True)]
    return numpy.reshape(numpy.array(found), spread[0].shape)


def _quadratic(objective: Quadratic, places: Sequence[Array]) -> Array:
    """f about the middle m of the places: f(m) + ∇f(m)·d + ½·dᵀAd, with nothing large that cancels."""
    import numpy

    middle = tuple(Fraction((float(one.min()) + float(one.max())) / 2) for one in places)
    ways = [one - float(at) for one, at in zip(places, middle, strict=True)]
    slopes = [floats.of(Fraction(slope)) for slope in objective.gradient(middle)]
    total = numpy.full(
        numpy.broadcast_shapes(*(one.shape for one in places)), floats.of(Fraction(objective.value(middle)))
    )
    for row, slope, way in zip(objective.in_floats[0], slopes, ways, strict=True):
        total = total + way * (slope + 0.5 * sum(entry * other for entry, other in zip(row, ways, strict=True)))
    return numpy.where(numpy.isfinite(total), total, numpy.nan)


def heights_under(objective: Objective, windows: Sequence[Window], name: str) -> Heights:
    """The heights of a function of two letters over windows.

    Raises:
        Unanswerable: it has no real value there.
    """
    count = max(_COARSEST, min(_FINEST, math.isqrt(_MOST_WORK // _work(objective))))
    across, up = (places_on(window, count) for window in windows)
    return heights_from(across, up, values_of(objective, across[None, :], up[:, None]), name)


def _work(objective: Objective) -> int:
    """About how much one value costs."""
    if not isinstance(objective, Formula):
        return 10
    rows = max((len(column) for column in objective.data.values()), default=1)
    return size(objective.expression) * rows


def lowest_of(objective: Objective) -> tuple[float, ...] | None:
    """Where a quadratic function of one letter or two is least; None where it is not, or nobody knows.

    >>> from tutor import read
    >>> from tutor.learning.objective import objective_of
    >>> lowest_of(objective_of(read("x^2 - 4x + y^2"))), lowest_of(objective_of(read("x^2 - y^2")))
    ((2.0, 0.0), None)
    """
    if not isinstance(objective, Quadratic) or len(objective.variables) > 2 or objective.matrix[0][0] <= 0:
        return None
    if len(objective.variables) == 1:
        return (floats.of(objective.linear[0] / objective.matrix[0][0]),)
    (first, mixed), (_, last) = objective.matrix
    one, other = objective.linear
    determinant = first * last - mixed * mixed
    if determinant <= 0:
        return None
    return floats.of((one * last - other * mixed) / determinant), floats.of((other * first - one * mixed) / determinant)


def windows_of_path(points: Sequence[Sequence[float]]) -> tuple[Window, ...]:
    """A window for each letter that shows all points, with room around them.

    >>> windows_of_path([(1.0, 0.0), (5.0, 30.0)])
    ((0.0, 6.0), (-5.0, 35.0))
    """
    extents = [(min(column), max(column)) for column in zip(*points, strict=True)]
    widest = max(high - low for low, high in extents)
    windows = []
    for low, high in extents:
        # A letter that hardly moves is shown as widely as the one that moves most.
        room = _MARGIN * (high - low) if high - low > _TINY * widest else widest / 2
        if widest == 0:
            room = abs(low) / 2 or 1.0  # there is only one point
        room = max(room, _GRAIN * max(abs(low), abs(high)))
        windows.append(rounded_out(low - room, high + room))
    return _less_flat(windows)


def _less_flat(windows: Sequence[Window]) -> tuple[Window, ...]:
    """Windows that can share one scale are made more alike, so that the picture is no ribbon."""
    if not is_equal(windows):
        return tuple(windows)
    least = _FLATTEST * max(high - low for low, high in windows)
    wider = []
    for low, high in windows:
        room = max(0.0, (least - (high - low)) / 2)
        wider.append(rounded_out(low - room, high + room) if room else (low, high))
    return tuple(wider)


def planar(points: Sequence[Sequence[float]]) -> tuple[Place, ...]:
    """Points with two coordinates as places of the plane."""
    return tuple((point[0], point[1]) for point in points)
