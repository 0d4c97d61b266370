"""Exact line search: the rate that takes f lowest along −∇f, with φ(η) = f(θ − η∇f) the height along the way.

For a quadratic, φ′(η) = 0 gives η = gᵀg/(gᵀAg) with g = ∇f. Else the first minimum of φ is bracketed by doubling
η, and the bracket is halved by the sign of φ′(η) = −∇f(θ − ηg)·g, which kinks and edges of the domain cannot fool.
"""

from __future__ import annotations

import math
from fractions import Fraction
from operator import mul

from tutor.learning import floats
from tutor.learning.descent import Objective, Point
from tutor.learning.objective import Quadratic, is_exact

_SMALLEST = 1e-4
"""The first step that is tried, beside the size of the point."""
_NOISE = 1e-12
"""Heights that differ by less may differ by rounding alone; then the slope decides."""
_MOST_DOUBLINGS = 160
_MOST_HALVINGS = 120


def best_rate(objective: Objective, point: Point, value: Fraction | float, gradient: Point) -> Fraction | float | None:
    """The rate η > 0 at which f(θ − η∇f) has its first minimum.

    Arguments:
        objective: f.
        point: θ (p).
        value: f(θ).
        gradient: ∇f(θ) (p), not zero.

    Returns:
        the rate, exact for a quadratic at an exact point; 0.0 if nothing lower is found, and None if f falls
        without end along the way.

    >>> from tutor import read
    >>> from tutor.learning.objective import objective_of
    >>> bowl = objective_of(read("x^2 + 10y^2"))
    >>> start = (Fraction(10), Fraction(1))
    >>> best_rate(bowl, start, bowl.value(start), bowl.gradient(start))
    Fraction(1, 11)
    """
    if isinstance(objective, Quadratic):
        return _of_quadratic(objective, gradient)
    return _searched(objective, tuple(map(floats.of, point)), floats.of(value), tuple(map(floats.of, gradient)))


def _of_quadratic(objective: Quadratic, gradient: Point) -> Fraction | float | None:
    rows = objective.matrix if is_exact(gradient) else objective.in_floats[0]
    bent = [sum(map(mul, row, gradient)) for row in rows]
    curve = sum(map(mul, gradient, bent))
    if not curve > 0:
        return None
    square = sum(map(mul, gradient, gradient))
    return square / curve if isinstance(square, Fraction) else float(square) / float(curve)


def _searched(
    objective: Objective, point: tuple[float, ...], value: float, gradient: tuple[float, ...]
) -> float | None:
    def ahead(rate: float) -> Point:
        return tuple(one - rate * up for one, up in zip(point, gradient, strict=True))

    def is_past(rate: float) -> bool:
        """Is the first minimum behind us: does f rise here, or stand no lower than before, or have no value?"""
        there = ahead(rate)
        height = floats.of(objective.value(there))
        slope = -sum(floats.of(one) * up for one, up in zip(objective.gradient(there), gradient, strict=True))
        return not (slope < 0 and height <= lowest + _NOISE * abs(lowest))

    lowest = value
    low, high = 0.0, _SMALLEST * (1 + math.hypot(*point)) / math.hypot(*gradient)
    for _ in range(_MOST_DOUBLINGS):
        if is_past(high):
            break
        low, lowest = high, floats.of(objective.value(ahead(high)))
        high *= 2
        if not math.isfinite(lowest):
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
