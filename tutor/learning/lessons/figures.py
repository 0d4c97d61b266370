"""How a number from data is shown: exact where it is short, else to six digits."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction

from tutor.expression.numbers import number, rational
from tutor.expression.traversal import unsigned
from tutor.expression.tree import Expression, Negation, Number, Quotient

_LONGEST_PART = 10**8
"""A fraction with a longer part than this says less than its decimals."""
_LONGEST_DECIMAL = 10
_LONGEST_WHOLE = 15
LONGEST_TYPED = 15
"""So many digits a number of a data file may have, and is still shown as it is."""
_LONGEST_FRACTION = 4
"""A fraction with more signs than this is better read as a decimal: 2/35, but not 13/30."""
_LARGEST_PLAIN = 7
"""A rounded number of 10⁷ and more would be padded with zeros that nobody has worked out."""
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
    """A finite number to some significant digits, as a tree: 123.457, or 1.5e−7, or 1.86868e11.

    >>> to_digits(Fraction(2, 3))
    Number(666667, 1000000, '0.666667')
    >>> [to_digits(Fraction(value)).spelling for value in (186868123456, 40000000)]
    ['1.86868e11', '']
    """
    exactly = Fraction(value)
    context = Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN)
    rounded = context.divide(Decimal(exactly.numerator), Decimal(exactly.denominator)).normalize(context)
    exponent = rounded.adjusted()
    padded = exponent >= max(digits, _LARGEST_PLAIN) and Fraction(rounded) != exactly
    if rounded == 0 or (-5 <= exponent < _LONGEST_WHOLE and not padded):
        spelled = f"{abs(rounded):f}"
    else:
        mantissa = abs(rounded).scaleb(-exponent, context)
        spelled = f"{mantissa:f}e{exponent}"
    size = Number(Fraction(spelled), spelling=spelled if {".", "e"} & set(spelled) else "")
    return Negation(size) if rounded < 0 else size


@dataclass(frozen=True, slots=True)
class Column:
    """The numbers of one column of a table, all of them in one notation."""

    shown: tuple[Expression, ...]
    exact: bool
    """Is each of them the number itself? Else the table says that they are rounded: `phrase("column-rounded")`."""


def column(values: Iterable[Fraction | float], exact: bool = True, longest: int = _LONGEST_DECIMAL) -> Column:
    """The numbers of one column of a table: all as decimals that end, else all as short fractions, else all rounded.

    Arguments:
        values: the numbers, from the top down.
        exact: False for numbers from rounded sums.
        longest: a decimal with more digits than this is long; pass `LONGEST_TYPED` for numbers as a file has them.

    Raises:
        ValueError: a number is infinite or no number.

    >>> from tutor.expression.text import text
    >>> def cells(*values: Fraction) -> list[str]:
    ...     return [text(one) for one in column(values).shown]
    >>> cells(Fraction(1, 2), Fraction(3)), cells(Fraction(1, 2), Fraction(2, 3))
    (['0.5', '3'], ['½', '⅔'])
    >>> cells(Fraction(2, 35), Fraction(246, 350))
    ['0.0571429', '0.702857']
    """
    numbers = tuple(values)
    fractions = [value for value in numbers if isinstance(value, Fraction)]
    if exact and len(fractions) == len(numbers):
        found = [number(value, decimal=True) for value in fractions]
        if all(
            not is_fraction(one) and _is_short(one, value, longest) for one, value in zip(found, fractions, strict=True)
        ):
            return Column(tuple(found), True)
        if all(is_brief(rational(value)) for value in fractions):
            return Column(tuple(map(rational, fractions)), True)
    return Column(tuple(figure(value, exact=False).shown for value in numbers), False)


def is_fraction(shown: Expression) -> bool:
    """Whether a number is written with a fraction bar."""
    return isinstance(unsigned(shown), Quotient)


def is_brief(shown: Expression) -> bool:
    """Whether a number is best left as it is: a decimal, a whole number, or a fraction with few digits."""
    size = unsigned(shown)
    return not isinstance(size, Quotient) or len(f"{size.numerator}/{size.denominator}") <= _LONGEST_FRACTION


def _is_short(shown: Expression, value: Fraction, longest: int = _LONGEST_DECIMAL) -> bool:
    size = unsigned(shown)
    if isinstance(size, Number):
        digits = (size.spelling or str(size.value)).replace(".", "").lstrip("0")
        return len(digits) <= (_LONGEST_WHOLE if value.denominator == 1 else longest)
    return max(abs(value.numerator), value.denominator) < _LONGEST_PART
