"""How curved a quadratic function is, and which learning rates it bears.

With the eigenvalues λ of the second derivatives, one step of rate η multiplies the distance to the minimum along
each eigenvector by 1 − ηλ. So it shrinks for 0 < η < 2/λmax, and fastest for η = 2/(λmin + λmax), by the factor
(κ − 1)/(κ + 1) with κ = λmax/λmin. Source: any textbook on optimisation; Boyd and Vandenberghe, section 9.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from flint import acb, arb, ctx, fmpq, fmpq_mat, fmpq_poly

from tutor.derivation.place import square_root
from tutor.expression.numbers import number, rational, whole
from tutor.expression.tree import Expression, Negation, Number, Quotient, Sum
from tutor.learning.objective import Quadratic
from tutor.stationary.algebra.ring import fraction_of

_PRECISION = 192
_MOST_VARIABLES = 60
_LONGEST = 10**8


@dataclass(frozen=True, slots=True)
class Size:
    """A real number: a ball, and its exact form where that is short."""

    ball: arb
    rational: Fraction | None = None
    """The number itself, if it is known to be a fraction."""
    exact: Expression | None = None
    """Its exact form if that can be shown: a fraction, or (23 + √433)/2."""

    def __float__(self) -> float:
        return float(self.ball.mid())

    @classmethod
    def of(cls, value: Fraction) -> Size:
        """A fraction as a size."""
        short = max(abs(value.numerator), value.denominator) < _LONGEST
        with ctx.workprec(_PRECISION):
            ball = arb(fmpq(value.numerator, value.denominator))
        return cls(ball, value, number(value, decimal=True) if short else None)


@dataclass(frozen=True, slots=True)
class Curvature:
    """The least and the greatest eigenvalue of A, and the rates that follow from them."""

    smallest: Size
    """λmin."""
    largest: Size
    """λmax."""
    total: Fraction | None = None
    """λmin + λmax, if it is a fraction."""

    @property
    def condition(self) -> Fraction | float | None:
        """κ = λmax/λmin; None (for ∞, or no bowl) unless all eigenvalues are positive."""
        if not self.smallest.ball > 0:
            return None
        if self.smallest.rational is not None and self.largest.rational is not None:
            return self.largest.rational / self.smallest.rational
        with ctx.workprec(_PRECISION):
            return float((self.largest.ball / self.smallest.ball).mid())

    @property
    def largest_rate(self) -> Fraction | float | None:
        """2/λmax: rates below it settle, rates above it run away; None if no eigenvalue is positive."""
        if not self.largest.ball > 0:
            return None
        return 2 / self.largest.rational if self.largest.rational is not None else 2 / float(self.largest)

    @property
    def best_rate(self) -> Fraction | float | None:
        """2/(λmin + λmax): the fixed rate that settles fastest; None unless all eigenvalues are positive."""
        if not self.smallest.ball > 0:
            return None
        return 2 / (self.total if self.total is not None else float(self.smallest) + float(self.largest))

    @property
    def factor(self) -> Fraction | float | None:
        """(κ − 1)/(κ + 1): what the best rate leaves of the distance to the minimum in a step, at worst."""
        return None if self.condition is None else (self.condition - 1) / (self.condition + 1)


def curvature(objective: Quadratic) -> Curvature:
    """The curvature of a quadratic function.

    Raises:
        ValueError: there are too many variables.

    >>> from tutor import read
    >>> from tutor.learning.objective import objective_of
    >>> found = curvature(objective_of(read("x^2 + 10y^2")))
    >>> found.condition, found.largest_rate, found.best_rate, found.factor
    (Fraction(10, 1), Fraction(1, 10), Fraction(1, 11), Fraction(9, 11))
    """
    return curvature_of(objective.matrix)


def curvature_of(matrix: Sequence[Sequence[Fraction]]) -> Curvature:
    """The curvature from a symmetric matrix (p × p) of second derivatives.

    Raises:
        ValueError: there are too many rows.
    """
    if len(matrix) > _MOST_VARIABLES:
        raise ValueError(f"{len(matrix)} variables are too many for eigenvalues")
    rows = [[fmpq(one.numerator, one.denominator) for one in row] for row in matrix]
    polynomial = fmpq_mat(rows).charpoly()
    with ctx.workprec(_PRECISION):
        found = sorted(
            ((size, place) for place, (factor, _) in enumerate(polynomial.factor()[1]) for size in _roots(factor)),
            key=lambda pair: pair[0].ball.mid(),
        )
    (smallest, first), (largest, last) = found[0], found[-1]
    total: Fraction | None = None
    if smallest.rational is not None and largest.rational is not None:
        total = smallest.rational + largest.rational
    elif first == last and len(found) == 2:
        total = sum((row[place] for place, row in enumerate(matrix)), Fraction(0))
    return Curvature(smallest, largest, total)


def _roots(factor: fmpq_poly) -> list[Size]:
    """The roots of an irreducible factor, all of them real."""
    coefficients = [fraction_of(one) for one in factor.coeffs()]
    if len(coefficients) == 2:
        return [Size.of(-coefficients[0] / coefficients[1])]
    balls = _real_roots(factor)
    if len(coefficients) > 3:
        return [Size(ball) for ball in balls]
    constant, middle, leading = coefficients
    half, under = -middle / leading, (middle / leading) ** 2 - 4 * constant / leading
    balls.sort(key=lambda ball: ball.mid())
    return [Size(ball, None, _surd(half, under, sign)) for ball, sign in zip(balls, (-1, 1), strict=True)]


def _real_roots(factor: fmpq_poly) -> list[arb]:
    found = cast("list[tuple[acb, int]]", factor.numer().complex_roots())
    return [root.real for root, _ in found]


def _surd(half: Fraction, under: Fraction, sign: int) -> Expression | None:
    """(half ± √under)/2, if it is short."""
    if max(abs(half.numerator), half.denominator, under.numerator, under.denominator) >= _LONGEST:
        return None
    quarter = square_root(under / 4)
    middle = rational(half / 2)
    if half.denominator == 1 and half.numerator % 2:
        quarter, middle = square_root(under), whole(half.numerator)
        return Quotient(_sum(middle, quarter, sign), Number(Fraction(2)))
    return _sum(middle, quarter, sign)


def _sum(middle: Expression, root: Expression, sign: int) -> Expression:
    if middle == Number(Fraction(0)):
        return root if sign > 0 else Negation(root)
    return Sum((middle, root if sign > 0 else Negation(root)))
