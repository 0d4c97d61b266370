"""Exact line search: the rate that takes f lowest along −∇f, with φ(η) = f(θ − η∇f) the height along the way.

For a quadratic, φ′(η) = 0 gives η = gᵀg/(gᵀAg) with g = ∇f. Else the first minimum of φ is bracketed by doubling
η, and the bracket is halved by the sign of φ′(η) = −∇f(θ − ηg)·g, which kinks and edges of the domain cannot fool.
Where floating point says 0, as it does far out on e⁻ˣ, Arb's balls decide.
"""

from __future__ import annotations

import math
from fractions import Fraction
from operator import mul

from flint import arb

from tutor.expression.numeric import Evaluator
from tutor.learning import floats
from tutor.learning.descent import Objective, Point
from tutor.learning.objective import Formula, Quadratic, is_exact

_Floats = tuple[float, ...]
_SMALLEST = 1e-4
"""The first step that is tried, beside the size of the point."""
_NOISE = 1e-12
"""Heights that differ by less may differ by rounding alone; then the slope decides."""
_MOST_DOUBLINGS = 160
_MOST_HALVINGS = 120
_PRECISION = 128
_MOST_RESCUED = 8
"""Doublings after floating point has lost the slope."""
_MOST_ROWS = 100
"""Over more rows than this Arb is not asked."""
_PLAIN = 10**4
"""A rate with a denominator up to this is tried exactly."""


def best_rate(objective: Objective, point: Point, value: Fraction | float, gradient: Point) -> Fraction | float | None:
    """The rate η > 0 at which f(θ − η∇f) has its first minimum.

    Arguments:
        objective: f.
        point: θ (p).
        value: f(θ).
        gradient: ∇f(θ) (p), not zero.

    Returns:
        the rate, exact at an exact point for a quadratic, and where a plain fraction is the rate; 0.0 if nothing
        lower is found, and None if f falls as far as it is followed.

    >>> from tutor import read
    >>> from tutor.learning.objective import objective_of
    >>> bowl = objective_of(read("x^2 + 10y^2"))
    >>> start = (Fraction(10), Fraction(1))
    >>> best_rate(bowl, start, bowl.value(start), bowl.gradient(start))
    Fraction(1, 11)
    """
    if isinstance(objective, Quadratic):
        return _of_quadratic(objective, gradient)
    found = _searched(objective, tuple(map(floats.of, point)), floats.of(value), tuple(map(floats.of, gradient)))
    return _plain(objective, point, gradient, found) if found and is_exact((*point, *gradient)) else found


def _plain(objective: Objective, point: Point, gradient: Point, rate: float) -> Fraction | float:
    """A plain fraction in place of the rate that was found, if φ has its minimum exactly there.

    It has if φ′ is exactly 0 there, or has no value, as at a kink, and f is no higher than at the rate found.
    """
    plain = Fraction(rate).limit_denominator(_PLAIN)
    if not plain or abs(plain - Fraction(rate)) > Fraction(rate) / 10**9:
        return rate
    there, nearly = (
        tuple(Fraction(one) - eta * Fraction(up) for one, up in zip(point, gradient, strict=True))
        for eta in (plain, Fraction(rate))
    )
    height, beside = objective.value(there), objective.value(nearly)
    if not (isinstance(height, Fraction) and isinstance(beside, Fraction) and height <= beside):
        return rate
    slope = objective.gradient(there)
    flat = is_exact(slope) and sum(map(mul, slope, gradient)) == 0
    return plain if flat or is_kink(objective, point, gradient, floats.of(plain)) else rate


def slope_along(objective: Objective, point: Point, gradient: Point, rate: float) -> float:
    """φ′(η) = −∇f(θ − ηg)·g in floating point; nan where it has no value."""
    return _slope(objective, tuple(map(floats.of, point)), tuple(map(floats.of, gradient)), rate)


def is_kink(objective: Objective, point: Point, gradient: Point, rate: float) -> bool:
    """Does φ′ jump from below 0 to 0 or above at a rate, rather than pass through 0?"""
    before = slope_along(objective, point, gradient, rate * (1 - 1e-6))
    after = slope_along(objective, point, gradient, rate * (1 + 1e-6))
    steep = 1e-3 * math.fsum(floats.of(one) ** 2 for one in gradient)
    return before < 0 <= after and after - before > steep


def _of_quadratic(objective: Quadratic, gradient: Point) -> Fraction | float | None:
    rows = objective.matrix if is_exact(gradient) else objective.in_floats[0]
    bent = [sum(map(mul, row, gradient)) for row in rows]
    curve = sum(map(mul, gradient, bent))
    if not curve > 0:
        return None
    square = sum(map(mul, gradient, gradient))
    return square / curve if isinstance(square, Fraction) else float(square) / float(curve)


def _ahead(point: _Floats, gradient: _Floats, rate: float) -> _Floats:
    return tuple(one - rate * up for one, up in zip(point, gradient, strict=True))


def _slope(objective: Objective, point: _Floats, gradient: _Floats, rate: float) -> float:
    there = objective.gradient(_ahead(point, gradient, rate))
    return -sum(floats.of(one) * up for one, up in zip(there, gradient, strict=True))


def _falls_too_little(objective: Objective, point: _Floats, gradient: _Floats) -> bool:
    """Does f fall along the way at a point where floating point has lost its slope?"""
    if not isinstance(objective, Formula) or any(len(column) > _MOST_ROWS for column in objective.data.values()):
        return False
    place = {**objective.members(), **dict(zip(objective.variables, map(Fraction, point), strict=True))}
    evaluator = Evaluator(place, _PRECISION)
    pairs = zip(objective.partials, gradient, strict=True)
    slope = sum((evaluator.value(partial) * up for partial, up in pairs), arb(0))
    return bool(slope > 0)


def _searched(objective: Objective, point: _Floats, value: float, gradient: _Floats) -> float | None:
    def ahead(rate: float) -> _Floats:
        return _ahead(point, gradient, rate)

    def is_past(rate: float) -> bool:
        """Is the first minimum behind us: does f rise here, or stand no lower than before, or have no value?"""
        height = floats.of(objective.value(ahead(rate)))
        slope = _slope(objective, point, gradient, rate)
        if slope == 0 and _falls_too_little(objective, ahead(rate), gradient):
            rescued.append(rate)
            slope = -math.ulp(0.0)
        return not (slope < 0 and height <= lowest + _NOISE * abs(lowest))

    lowest = value
    rescued: list[float] = []
    low, high = 0.0, _SMALLEST * (1 + math.hypot(*point)) / math.hypot(*gradient)
    for _ in range(_MOST_DOUBLINGS):
        if is_past(high):
            break
        low, lowest = high, floats.of(objective.value(ahead(high)))
        high *= 2
        if not math.isfinite(lowest) or len(rescued) > _MOST_RESCUED:
            return None
    else:
        return None
    for _ in range(_MOST_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if is_past(middle):
            high = middle
        else:
            low, lowest = middle, floats.of(objective.value(ahead(middle)))
    return low
