"""Fractions of polynomials: the values of unknowns, reduced, put into each other and written as a textbook does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import gcd, lcm

from flint import fmpq, fmpq_mpoly

from tutor.expression.numbers import ZERO, rational_value, whole
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, fraction_of

Value = tuple[fmpq_mpoly, fmpq_mpoly]
"""What stands above and below a line, without a common factor; below is 1 where it is a number."""

_LARGEST_WRITTEN = 10**15
"""Numerators and denominators from here on are shown in decimals."""


def reduced(above: fmpq_mpoly, below: fmpq_mpoly) -> Value:
    """A fraction in lowest terms. What stands below must not be zero."""
    if below.is_constant():
        return above / below, below / below
    common = above.gcd(below)
    above, below = above / common, below / common
    if below.is_constant():
        return above / below, below / below
    return above, below


def content(polynomial: fmpq_mpoly) -> Fraction:
    """The positive number that leaves whole coefficients without a common factor when it is divided out.

    >>> from flint import fmpq_mpoly_ctx, Ordering
    >>> x, y = fmpq_mpoly_ctx.get(("x", "y"), Ordering.lex).gens()
    >>> content(4*x - 6*y/5)
    Fraction(2, 5)
    """
    values = polynomial.coeffs()
    above = gcd(*(int(value.p) for value in values))
    return Fraction(above, lcm(*(int(value.q) for value in values))) if above else Fraction(1)


def over(polynomial: fmpq_mpoly, number: Fraction) -> fmpq_mpoly:
    """A polynomial divided by a number."""
    return polynomial / fmpq(number.numerator, number.denominator)


def number_of(polynomial: fmpq_mpoly) -> Fraction:
    """The value of a constant polynomial."""
    values = polynomial.coeffs()
    return fraction_of(values[0]) if values else Fraction(0)


def is_short(value: Fraction) -> bool:
    """Whether a fraction is one that a person would write; others are shown in decimals."""
    return max(abs(value.numerator), value.denominator) < _LARGEST_WRITTEN


def insert(row: fmpq_mpoly, coefficient: fmpq_mpoly, letter: fmpq_mpoly, value: Value) -> fmpq_mpoly:
    """A row, linear in a letter, with a value put in for it, times what stands below in the value."""
    above, below = value
    return (row - coefficient * letter) * below + coefficient * above


def total(start: fmpq_mpoly, products: Iterable[tuple[fmpq_mpoly, Value]]) -> Value:
    """start + Σ factor·value as one fraction.

    Arguments:
        start: a polynomial.
        products: pairs of a factor and a value.
    """
    above, below = start, start**0
    for factor, (upper, lower) in products:
        if lower == below:
            above += factor * upper
        else:
            shared = below.gcd(lower)
            above = above * (lower / shared) + factor * upper * (below / shared)
            below = below / shared * lower
    return reduced(above, below)


def tree(ring: Ring, value: Value) -> Expression:
    """A fraction as an expression in textbook form: 2b, (3x + 1)/2, −b/(2a)."""
    above, below = value
    if below.is_constant():
        above = above / below
        size = content(above)
        if ring.decimal or len(above) <= 1 or size.denominator == 1:
            return ring.tree(above)
        scaled = over(above, Fraction(1, size.denominator))
        return _signed(ring.tree(scaled), whole(size.denominator))
    size = content(above) / content(below)
    upper = over(above, content(above) / size.numerator)
    lower = over(below, content(below) / size.denominator)
    written = ring.tree(lower)
    if _negative(written):
        upper, written = -upper, ring.tree(-lower)
    return _signed(ring.tree(upper), written)


def _negative(written: Expression) -> bool:
    """Whether an expression would be written with a minus in front."""
    return isinstance(written, Negation) or (isinstance(written, Sum) and isinstance(written.terms[0], Negation))


def _signed(above: Expression, below: Expression) -> Expression:
    """above/below, with a minus that all of what stands above has in common before the line."""
    if isinstance(above, Negation):
        return Negation(Quotient(above.operand, below))
    if isinstance(above, Sum) and isinstance(above.terms[0], Negation):
        plain = tuple(term.operand for term in above.terms if isinstance(term, Negation))
        return Negation(Quotient(Sum(plain), below))
    return Quotient(above, below)


def shown_with(expression: Expression, place: Mapping[Symbol, Expression]) -> Expression:
    """An expression with values put in, and products within products as one: 6·2b, 5(x + 1)/2."""
    if isinstance(expression, Symbol):
        return place.get(expression, expression)
    parts = tuple(shown_with(child, place) for child in expression.children)
    if isinstance(expression, Product):
        flat = [inner for part in parts for inner in (part.factors if isinstance(part, Product) else (part,))]
        below = [part for part in flat if isinstance(part, Quotient) and rational_value(part) is None]
        if len(below) == 1:
            above = tuple(below[0].numerator if part is below[0] else part for part in flat)
            return Quotient(Product(above, dotted=expression.dotted), below[0].denominator)
        return Product(tuple(flat), dotted=expression.dotted)
    if isinstance(expression, Negation) and parts[0] == ZERO:
        return ZERO
    if isinstance(expression, Sum):  # "… − 0" within a sum keeps the sign of its term
        signed = zip(expression.terms[1:], parts[1:], strict=True)
        later = (Negation(ZERO) if isinstance(term, Negation) and part == ZERO else part for term, part in signed)
        parts = (parts[0], *later)
    same = all(new is old for new, old in zip(parts, expression.children, strict=True))
    return expression if same else expression.rebuild(parts)
