"""How a number from data is shown: exact where it is short, else to six digits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction

from tutor.expression.numbers import number
from tutor.expression.tree import Expression, Negation, Number

_LONGEST_PART = 10**8
"""A fraction with a longer part than this says less than its decimals."""
_LONGEST_DECIMAL = 10
_LONGEST_WHOLE = 15
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is printed."""

    shown: Expression
    """A decimal or whole number, or a short fraction; else the number to six significant digits."""
    exact: bool
    """Is `shown` the number itself? Else = must be ≈."""

    @property
    def relation(self) -> str:
        """The sign before it: = or ≈."""
        return "=" if self.exact else "≈"


def figure(value: Fraction | float, exact: bool = True) -> Figure:
    """A number to be shown.

    Arguments:
        value: a fraction, or a finite floating-point number (which is never exact).
        exact: False for a number that comes from rounded sums: it is cut to six digits.

    Raises:
        ValueError: the number is infinite or no number.

    >>> from tutor.expression.text import text
    >>> [text(figure(value).shown) for value in (Fraction(18, 5), Fraction(280, 3), Fraction(-1, 11))]
    ['3.6', '280/3', '−1/11']
    >>> found = figure(Fraction(123456789, 1000003))
    >>> text(found.shown), found.exact
    ('123.456', False)
    """
    if isinstance(value, Fraction) and exact:
        plain = number(value, decimal=True)
        if _is_short(plain, value):
            return Figure(plain, True)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is not a number that can be shown")
    return Figure(to_digits(value), False)


def to_digits(value: Fraction | float, digits: int = DIGITS) -> Expression:
    """A finite number to some significant digits, as a tree: 123.457, or 1.5e−7.

    >>> to_digits(Fraction(2, 3))
    Number(666667, 1000000, '0.666667')
    """
    exactly = Fraction(value)
    context = Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN)
    rounded = context.divide(Decimal(exactly.numerator), Decimal(exactly.denominator)).normalize(context)
    exponent = rounded.adjusted()
    if rounded == 0 or -5 <= exponent < 12:
        spelled = f"{abs(rounded):f}"
    else:
        mantissa = abs(rounded).scaleb(-exponent, context)
        spelled = f"{mantissa:f}e{exponent}"
    size = Number(Fraction(spelled), spelling=spelled if {".", "e"} & set(spelled) else "")
    return Negation(size) if rounded < 0 else size


def _is_short(shown: Expression, value: Fraction) -> bool:
    size = shown.operand if isinstance(shown, Negation) else shown
    if isinstance(size, Number):
        digits = (size.spelling or str(size.value)).replace(".", "").lstrip("0")
        return len(digits) <= (_LONGEST_WHOLE if value.denominator == 1 else _LONGEST_DECIMAL)
    return max(abs(value.numerator), value.denominator) < _LONGEST_PART
