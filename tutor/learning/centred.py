"""A quadratic function measured from its stationary point, so that no digits cancel near it.

With θ = θ* + e and Aθ* = g, f(θ) = f(θ*) + ½·eᵀAe and ∇f = Ae: near the minimum both are small sums of small numbers,
where ½·θᵀAθ − gᵀθ + c would be a small difference of large ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tutor.learning import floats
from tutor.learning.descent import Point
from tutor.learning.matrices import fractions_of, matrix_of
from tutor.learning.objective import Quadratic

_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Centred:
    """A quadratic and the point it is measured from."""

    objective: Quadratic
    """f as a function of e (p)."""
    origin: tuple[Fraction, ...]
    """θ* (p): ∇f is 0 there."""
    origin_in_floats: tuple[float, ...]
    """The same rounded, since every point of a long walk asks for it."""

    def inside(self, point: Point) -> tuple[float, ...]:
        """e = θ − θ* (p), rounded only at the end."""
        return tuple(floats.of(Fraction(one) - start) for one, start in zip(point, self.origin, strict=True))

    def is_near(self, point: Point) -> bool:
        """Whether no digits of a point get lost: each coordinate is 0 or not far smaller than its way to θ*."""
        pairs = zip(point, self.inside(point), strict=True)
        return all(one == 0 or abs(floats.of(one)) > _NEAR * abs(way) for one, way in pairs)

    def outside(self, point: Point) -> tuple[float, ...]:
        """θ = θ* + e (p)."""
        return tuple([start + floats.of(one) for one, start in zip(point, self.origin_in_floats, strict=True)])


def centred(objective: Quadratic) -> Centred | None:
    """The function measured from a stationary point; None if it has none, as 2x + 3y.

    >>> found = centred(Quadratic((), ((Fraction(2),),), (Fraction(4),), Fraction(1)))   # x² − 4x + 1
    >>> found.origin, found.objective.constant
    ((Fraction(2, 1),), Fraction(-3, 1))
    """
    origin = stationary_point(objective)
    if origin is None:
        return None
    lowest = objective.value(origin)
    assert isinstance(lowest, Fraction)
    nothing = (Fraction(0),) * len(origin)
    inner = Quadratic(objective.variables, objective.matrix, nothing, lowest)
    return Centred(inner, origin, tuple(map(floats.of, origin)))


def stationary_point(objective: Quadratic) -> tuple[Fraction, ...] | None:
    """A solution of Aθ = g (p), with 0 for what the equations leave free; None if there is none."""
    count = len(objective.linear)
    rows = [[*row, right] for row, right in zip(objective.matrix, objective.linear, strict=True)]
    reduced, rank = matrix_of(rows).rref()
    found = [Fraction(0)] * count
    for row in fractions_of(reduced)[: int(rank)]:
        pivot = next(place for place, entry in enumerate(row) if entry)
        if pivot == count:
            return None
        found[pivot] = row[-1]
    return tuple(found)
