"""Numbers in a tree: which trees are plain numbers, and how a number is written as a tree."""

from __future__ import annotations

from fractions import Fraction

from tutor.expression.tree import Expression, Negation, Number, Quotient

ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))
_LONGEST_DECIMAL = 12


def whole(value: int) -> Expression:
    """The whole number `value` as a tree; a negative one is a `Negation`."""
    return Number(Fraction(value)) if value >= 0 else Negation(Number(Fraction(-value)))


def rational(value: Fraction) -> Expression:
    """The fraction `value` as a tree: whole, or a `Quotient` in lowest terms, under a `Negation` if negative.

    >>> str(rational(Fraction(-1, 2)))
    '-1/2'
    """
    size = abs(value)
    tree: Expression = Number(Fraction(size.numerator))
    if size.denominator != 1:
        tree = Quotient(tree, Number(Fraction(size.denominator)))
    return Negation(tree) if value < 0 else tree


def rational_value(expression: Expression) -> Fraction | None:
    """The value of a tree that is just a number (2, 0.5, −3, 1/2), or None for any other tree.

    >>> from tutor import parse
    >>> rational_value(parse("-1/2"))
    Fraction(-1, 2)
    """
    if isinstance(expression, Number):
        return expression.value
    if isinstance(expression, Negation):
        inner = rational_value(expression.operand)
        return None if inner is None else -inner
    if isinstance(expression, Quotient):
        above, below = rational_value(expression.numerator), rational_value(expression.denominator)
        return above / below if above is not None and below else None
    return None


def is_decimal(expression: Expression) -> bool:
    """Whether a number was written with a decimal point."""
    if isinstance(expression, Number):
        return bool(expression.spelling)
    return any(is_decimal(child) for child in expression.children)


def number(value: Fraction, decimal: bool = False) -> Expression:
    """`value` as a tree: with a decimal point when `decimal` and it ends soon enough, else as a fraction.

    >>> number(Fraction(3, 10), decimal=True).spelling
    '0.3'
    """
    if decimal and value.denominator != 1 and (spelling := _decimal_spelling(abs(value))):
        tree = Number(abs(value), spelling=spelling)
        return Negation(tree) if value < 0 else tree
    return rational(value)


def _decimal_spelling(value: Fraction) -> str:
    """The finite decimal expansion of a fraction that is not negative, or "" if it is too long or has none."""
    for places in range(1, _LONGEST_DECIMAL + 1):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(scaled.numerator).rjust(places + 1, "0")
            return f"{digits[:-places]}.{digits[-places:]}"
    return ""
