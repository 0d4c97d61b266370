"""When a search stays incomplete, simple points are tried: what solves the equations exactly is at least known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product as combinations

from tutor.expression.numbers import whole
from tutor.expression.numeric import Evaluator
from tutor.stationary.cases.compare import met, same_spot
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Scope, Solution, System

_SIMPLE = (0, 1, -1)
_FEW = 4
"""With more unknowns than this only the origin is tried."""


def with_simple_points(found: Solution, system: System) -> Solution:
    """The solution, if it is incomplete, with the points among 0, 1 and −1 that surely solve the system."""
    if found.scope is not Scope.PARTIAL or system.parameters:
        return found
    spots = list(found.spots)
    for values in _values(len(system.unknowns)):
        point = {unknown: Fraction(value) for unknown, value in zip(system.unknowns, values, strict=True)}
        balls = [Evaluator(point).value(equation) for equation in system.equations]
        if not all(ball.is_finite() and ball.contains(0) for ball in balls):
            continue
        spot = Spot({unknown: number_of(whole(value)) for unknown, value in zip(system.unknowns, values, strict=True)})
        surely = all(spot.sign(equation) == 0 for equation in system.equations)
        surely = surely and all(met(spot, condition) for condition in system.conditions)
        if surely and not any(same_spot(spot, one) for one in spots):
            spots.append(spot)
    return replace(found, spots=tuple(spots))


def _values(count: int) -> Iterator[tuple[int, ...]]:
    if count <= _FEW:
        return combinations(_SIMPLE, repeat=count)
    return iter([(0,) * count])
