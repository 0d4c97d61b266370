"""Powers, roots and comparisons of fractions, exact and of bounded length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

MOST_BITS = 10_000
"""Fractions longer than this are given up."""


def whole_power(base: Fraction, exponent: int) -> Fraction | None:
    """base^exponent; None for 0 to a negative power, and where the result would be too long.

    >>> whole_power(Fraction(2, 3), -2)
    Fraction(9, 4)
    """
    if base == 0 and exponent < 0:
        return None
    bits = base.numerator.bit_length() + base.denominator.bit_length()
    small = abs(base.numerator) <= 1 and base.denominator == 1
    return base**exponent if small or abs(exponent) * bits <= 2 * MOST_BITS else None


def root(value: Fraction, degree: int) -> Fraction | None:
    """The real root where it is a fraction.

    >>> root(Fraction(-8, 27), 3)
    Fraction(-2, 3)
    """
    if value < 0:
        opposite = root(-value, degree) if degree % 2 else None
        return None if opposite is None else -opposite
    above, below = _whole_root(value.numerator, degree), _whole_root(value.denominator, degree)
    return None if above is None or below is None else Fraction(above, below)


def _whole_root(value: int, degree: int) -> int | None:
    """The root of a perfect power, by halving an interval; None for any other number."""
    if value < 2:
        return value
    if degree >= value.bit_length():
        return None
    low, high = 1, 1 << (value.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**degree < value:
            low = middle + 1
        else:
            high = middle
    return low if low**degree == value else None


def holds_between(relation: str, order: int) -> bool:
    """Whether u relation v holds when u − v has the sign `order`."""
    return order in _SIGNS[relation]


_SIGNS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1), "=": (0,), "!=": (-1, 1)}


def _degree_root(arguments: Sequence[Fraction]) -> Fraction | None:
    value, degree = arguments
    if degree.denominator != 1 or degree == 0 or (degree < 0 and value == 0):
        return None
    found = root(value, abs(degree.numerator))
    return found if found is None or degree > 0 else 1 / found


EXACT_CALLS: dict[str, Callable[[Sequence[Fraction]], Fraction | None]] = {
    "abs": lambda u: abs(u[0]),
    "sign": lambda u: Fraction((u[0] > 0) - (u[0] < 0)),
    "max": max,
    "min": min,
    "relu": lambda u: max(u[0], Fraction(0)),
    "sqrt": lambda u: root(u[0], 2),
    "cbrt": lambda u: root(u[0], 3),
    "root": _degree_root,
}
"""Functions that take fractions to fractions more often than Arb's binary numbers can show."""
