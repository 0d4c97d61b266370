"""A number that a Python program hands over, as a fraction: with a look at its size first, so that nothing hangs."""

from __future__ import annotations

import math
import sys
from decimal import Decimal
from fractions import Fraction
from numbers import Rational

from tutor.learning.data.clean import shown_name
from tutor.learning.data.number import Problem

_MOST_DIGITS = 600
"""A number of a file has up to 100 digits and stands 323 places behind the point: room for all of these."""
_MOST_BITS = 2_000
"""Room for 600 digits, in a numerator or a denominator."""
_LARGEST = Fraction(sys.float_info.max)
_SMALLEST = Fraction(1, 10**324)


def fraction_of(value: object) -> Fraction | Problem:
    """A number as a fraction, or what is wrong with it.

    Arguments:
        value: of any type. A float means its shortest decimal: 0.1 is one tenth. A truth value is no number.

    >>> fraction_of(0.1), fraction_of(Decimal("1.50")), fraction_of(7)
    (Fraction(1, 10), Fraction(3, 2), Fraction(7, 1))
    >>> [str(fraction_of(one)) for one in (None, True, float("nan"), Decimal("1e99999999999"), "7")]
    ['missing', 'not-a-number', 'not-finite', 'too-large', 'not-a-number']
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return Problem.MISSING
    if isinstance(value, bool | str):
        return Problem.NOT_A_NUMBER
    if isinstance(value, Rational):
        return _bounded(int(value.numerator), int(value.denominator))
    if isinstance(value, Decimal):
        return _of_decimal(value)
    if isinstance(value, float) or hasattr(value, "dtype"):
        if not _is_finite(value):
            return Problem.NOT_FINITE
        try:
            # NumPy writes a number of 32 bits by its shortest decimals too.
            return _of_decimal(Decimal(float.__repr__(value) if isinstance(value, float) else str(value)))
        except ArithmeticError:
            return Problem.NOT_A_NUMBER
    return Problem.NOT_A_NUMBER


def told(value: object) -> str:
    """A value as an error message quotes it: short, and on one line.

    >>> told(10**6000), told("a\\nb")
    ('a whole number of 6,001 digits', "'a\\\\nb'")
    """
    try:
        return shown_name(repr(value))
    except ValueError:  # Python does not write out whole numbers of more than 4,300 digits
        if isinstance(value, int):
            return f"a whole number of {Decimal(value).adjusted() + 1:,} digits"
        return f"a {type(value).__name__} of thousands of digits"


def _of_decimal(value: Decimal) -> Fraction | Problem:
    """A decimal as a fraction; one as large as 1e99999999999 would fill the memory."""
    if not value.is_finite():
        return Problem.NOT_FINITE
    if not value:
        return Fraction(0)
    if abs(value.adjusted()) > _MOST_DIGITS or len(value.as_tuple().digits) > _MOST_DIGITS:
        return Problem.TOO_LARGE
    return _bounded(*value.as_integer_ratio())


def _bounded(numerator: int, denominator: int) -> Fraction | Problem:
    if max(numerator.bit_length(), denominator.bit_length()) > _MOST_BITS:
        return Problem.TOO_LARGE
    found = Fraction(numerator, denominator)
    return found if not found or _SMALLEST <= abs(found) <= _LARGEST else Problem.TOO_LARGE


def _is_finite(value: object) -> bool:
    try:
        return math.isfinite(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return True
