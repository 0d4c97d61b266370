"""A polynomial worked out for all rows of data at once: whole numbers over one common denominator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce
from math import lcm

from tutor.expression.numbers import rational_value
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum, Symbol

_MOST_POWER = 64
_LONGEST_DENOMINATOR = 2_000
"""Columns whose common denominator has more binary digits are worked out row by row."""

Vector = tuple["list[int] | int", int]
"""Numbers row by row, or one for all rows; and what they all are divided by."""


def vector(node: Expression, columns: Mapping[Symbol, Sequence[Fraction]]) -> Vector | None:
    """A polynomial in the columns for all rows.

    Arguments:
        node: numbers, column letters, and their sums, products and whole powers.
        columns: letter → its numbers, row by row.

    Returns:
        (a whole number for each row, or one for all; what they are divided by); None for any other expression.

    >>> from tutor import parse
    >>> vector(parse("x^2 + 1"), {Symbol("x"): [Fraction(1, 2), Fraction(3)]})
    ([5, 40], 4)
    """
    value = rational_value(node)
    if value is not None:
        return value.numerator, value.denominator
    match node:
        case Symbol():
            column = columns[node]
            below = lcm(*(number.denominator for number in column))
            if below.bit_length() > _LONGEST_DENOMINATOR:
                return None
            return [number.numerator * (below // number.denominator) for number in column], below
        case Negation(operand=operand):
            inner = vector(operand, columns)
            return None if inner is None else _times(inner, (-1, 1))
        case Sum(terms=parts) | Product(factors=parts):
            found = [vector(part, columns) for part in parts]
            known = [one for one in found if one is not None]
            if len(known) < len(found):
                return None
            return reduce(_plus if isinstance(node, Sum) else _times, known)
        case Quotient(numerator=above, denominator=below_):
            divisor, inner = rational_value(below_), vector(above, columns)
            return None if not divisor or inner is None else _times(inner, (divisor.denominator, divisor.numerator))
        case Power(base=base, exponent=exponent):
            power, inner = rational_value(exponent), vector(base, columns)
            if inner is None or power is None or power.denominator != 1 or not 0 <= power <= _MOST_POWER:
                return None
            numbers, below = inner
            times = int(power)
            raised = numbers**times if isinstance(numbers, int) else [number**times for number in numbers]
            return raised, below**times
    return None


def _plus(left: Vector, right: Vector) -> Vector:
    (first, below), (second, under) = left, right
    common = lcm(below, under)
    ahead, back = common // below, common // under
    if isinstance(first, int) and isinstance(second, int):
        return first * ahead + second * back, common
    if isinstance(first, int):
        first, second, ahead, back = second, first, back, ahead
    assert isinstance(first, list)
    if isinstance(second, int):
        constant = second * back
        return [one * ahead + constant for one in first], common
    return [one * ahead + other * back for one, other in zip(first, second, strict=True)], common


def _times(left: Vector, right: Vector) -> Vector:
    (first, below), (second, under) = left, right
    if isinstance(first, int) and isinstance(second, int):
        return first * second, below * under
    if isinstance(first, int):
        first, second = second, first
    assert isinstance(first, list)
    if isinstance(second, int):
        return [one * second for one in first], below * under
    return [one * other for one, other in zip(first, second, strict=True)], below * under
