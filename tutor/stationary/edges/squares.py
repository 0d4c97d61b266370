"""A quadratic polynomial as a sum of squares of one sign: xy − x² − y²."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flint import fmpq

from tutor.derivation.monomial import product
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import rational, whole
from tutor.expression.tree import Expression, Power, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.algebra.squares import complete_squares


@dataclass(frozen=True, slots=True)
class Squares:
    """sign·(a₁·u₁² + a₂·u₂² + …) with all aᵢ > 0."""

    sign: int
    shown: Expression
    """The sum in the brackets."""
    definite: bool
    """Is it zero at a single point alone?"""


def completed(expression: Expression, variables: Sequence[Symbol]) -> Squares | None:
    """Complete the squares.

    Arguments:
        expression: a polynomial of degree 2.
        variables: its variables.

    Returns:
        the squares; None where they have different signs, or something is left over.

    >>> from tutor import parse
    >>> found = completed(parse("x y - x^2 - y^2"), [Symbol("x"), Symbol("y")])
    >>> found.sign, str(found.shown), found.definite
    (-1, '(x - y/2)**2 + 3/4*y**2', True)
    """
    try:
        ring = Ring.of([expression], variables)
        polynomial = ring.polynomial(tidied(expression))
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None or polynomial.is_zero() or set(ring.letters) - set(variables):
        return None
    found = complete_squares(ring, polynomial)
    if found is None or not found.sign or found.rest != 0:
        return None
    summed = total(tuple(product((_size(front), Power(ring.tree(form), whole(2)))) for front, form in found.squares))
    return Squares(found.sign, summed, len(found.squares) == len(variables))


def _size(front: fmpq) -> Expression:
    return rational(abs(fraction_of(front)))
