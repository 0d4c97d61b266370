"""A quadratic polynomial as a sum of squares of one sign: xy − x² − y²."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq

from tutor.derivation.monomial import product
from tutor.derivation.terms import total
from tutor.expression.numbers import rational, whole
from tutor.expression.tree import Expression, Power, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.edges.loci import tidied


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
    if polynomial.total_degree() != 2:
        return None
    found: list[tuple[fmpq, Expression]] = []
    rest = polynomial
    for letter in ring.present(polynomial):
        parts = ring.coefficients(rest, letter)
        if len(parts) == 1:
            continue
        if len(parts) == 2 or not parts[2].is_constant():
            return None
        front = fmpq(parts[2].leading_coefficient())
        form = ring.context.gens()[ring.index(letter)] + parts[1] / (2 * front)
        found.append((front, ring.tree(form)))
        rest = parts[0] - parts[1] * parts[1] / (4 * front)
    if not rest.is_zero() or len({front > 0 for front, _ in found}) != 1:
        return None
    sign = 1 if found[0][0] > 0 else -1
    summed = total(tuple(product((_size(front), Power(form, whole(2)))) for front, form in found))
    return Squares(sign, summed, len(found) == len(variables))


def _size(front: fmpq) -> Expression:
    return rational(abs(Fraction(int(front.p), int(front.q))))
