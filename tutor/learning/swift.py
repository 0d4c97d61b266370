"""Many steps at once on a quadratic: a fixed rate makes a linear recursion, and no value of f is needed on the way.

The numbers of the steps in between differ from those of steps made one by one in the last digits only.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from operator import mul

from flint import ctx, fmpq

from tutor.learning.descent import Objective, Point
from tutor.learning.objective import Quadratic

Swift = Callable[[Point, int], Point | None]
"""From a point 2ᵏ steps on, for a k from 0; None if ‖∇f‖ gets down to the tolerance on the way."""
_Floats = tuple[float, ...]
_MOST_VARIABLES = 12
_PRECISION = 192


def bears(objective: Objective, rate: Fraction | float | str, momentum: Fraction | float) -> bool:
    """Is there a quick way? There is on a quadratic with a fixed rate at which nothing runs away.

    Arguments:
        objective: the function.
        rate: the learning rate, or "line".
        momentum: β; there is no quick way unless it is 0.
    """
    if not isinstance(objective, Quadratic) or isinstance(rate, str) or momentum:
        return False
    if len(objective.variables) > _MOST_VARIABLES:
        return False
    from tutor.learning.curvature import curvature

    found = curvature(objective)
    exact = Fraction(rate)
    with ctx.workprec(_PRECISION):  # the best rate may lie below 2/λmax by less than floating point can tell
        settles = found.largest.ball > 0 and found.largest.ball * fmpq(exact.numerator, exact.denominator) < 2
    return bool(found.smallest.ball >= 0) and bool(settles)


def swift_for(objective: Quadratic, rate: float, tolerance: float) -> Swift:
    """The quick way to make many steps on a function that bears it.

    θ ← Mθ + d with M = I − ηA and d = ηg; two steps at once are θ ← M²θ + (Md + d), and so on by doubling. ∇f goes
    by ∇f ← M∇f, so it gets no longer from step to step: to look at it at the end says whether it got down to the
    tolerance on the way.

    Arguments:
        objective: the function.
        rate: the learning rate η.
        tolerance: the walk ends where ‖∇f‖ is at most this.
    """
    rows, linear = objective.in_floats
    places = range(len(rows))
    matrix = tuple(tuple(float(row == place) - rate * rows[row][place] for place in places) for row in places)
    doubled = [(matrix, tuple(rate * one for one in linear))]

    def swift(point: Point, power: int) -> Point | None:
        while len(doubled) <= power:
            doubled.append(_twice(*doubled[-1]))
        steps, shift = doubled[power]
        ahead = tuple([sum(map(mul, row, point)) + one for row, one in zip(steps, shift, strict=True)])
        slope = [sum(map(mul, row, ahead)) - one for row, one in zip(rows, linear, strict=True)]
        return ahead if math.hypot(*slope) > tolerance else None

    return swift


def _twice(matrix: tuple[_Floats, ...], shift: _Floats) -> tuple[tuple[_Floats, ...], _Floats]:
    """The recursion θ ← Mθ + d done twice."""
    columns = tuple(zip(*matrix, strict=True))
    squared = tuple(tuple(sum(map(mul, row, column)) for column in columns) for row in matrix)
    return squared, tuple(sum(map(mul, row, shift)) + one for row, one in zip(matrix, shift, strict=True))
