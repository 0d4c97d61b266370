"""f − v as a product that shows its sign: x⁴ + y⁴ − 2x²y² = (x² − y²)² is never negative."""

from __future__ import annotations

from tutor.derivation.monomial import product
from tutor.derivation.signs import signs
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.traversal import terms
from tutor.expression.tree import Expression, Negation, Power, Sum
from tutor.stationary.algebra.ring import Ring, TooLarge

_MOST_TERMS = 60


def factored(function: Expression, value: Expression, side: int) -> Expression | None:
    """f − value in factors, if these show that side·(f − value) is never negative.

    Returns:
        the product, equal to f − value by exact arithmetic; None where it shows nothing, or nothing new.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> text(factored(parse("x^4 + y^4 - 2x^2 y^2"), parse("0"), 1))
    '(x + y)²(x − y)²'
    """
    difference = lessened(function, value)
    try:
        ring = Ring.of([difference])
        polynomial = ring.polynomial(difference)
        if polynomial is None or polynomial.is_zero() or len(polynomial) > _MOST_TERMS:
            return None
        front, factors = ring.factors(polynomial)
    except (TooLarge, ZeroDivisionError):
        return None
    parts: list[Expression] = [] if abs(front) == 1 else [rational(abs(front))]
    for factor, times in factors:
        base = ring.tree(factor)
        parts.append(base if times == 1 else Power(base, whole(times)))
    size = product(parts or [ONE])
    shown = size if front > 0 else Negation(size)
    allowed = {0, 1} if side > 0 else {0, -1}
    return shown if signs(shown) <= allowed else None


def lessened(function: Expression, value: Expression) -> Expression:
    """f − value as it is written: x² + x + ¼ for x² + x and −¼, f itself for 0."""
    if value == ZERO:
        return function
    numbers = [rational_value(term) for term in terms(function)]
    known = rational_value(value)
    rest = [term for term, one in zip(terms(function), numbers, strict=True) if one is None]
    if known is None or not rest:
        return Sum((*terms(function), value.operand if isinstance(value, Negation) else Negation(value)))
    left = rational(sum((one for one in numbers if one is not None), -known))
    return Sum((*rest, left)) if left != ZERO else rest[0] if len(rest) == 1 else Sum(tuple(rest))
