"""What counts as a number in a data file: decimal text, read exactly."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from fractions import Fraction

LONGEST_NUMBER = 100
"""A field with more characters than this is no number a student typed."""
_NUMBER = re.compile(r"([+-]?)(?:([0-9]+)\.?([0-9]*)|\.([0-9]+))(?:[eE]([+-]?[0-9]+))?")
_MISSING = frozenset(("", "na", "n/a", "#n/a", "nan", "null", "none", "-", "–", "—", ".", "?"))
_INFINITE = frozenset(("inf", "infinity", "∞"))
_LARGEST_EXPONENT = 1000


class Problem(StrEnum):
    """Why a field is no number that can be used; the values are those of `BadRow.problem`."""

    MISSING = "missing"
    NOT_A_NUMBER = "not-a-number"
    NOT_FINITE = "not-finite"
    TOO_LARGE = "too-large"
    COUNT = "count"


def spelled(field: str, comma: bool = False) -> str | Problem:
    """A field as Python and NumPy spell numbers, or why it is none: Python's own `float` takes more ("1_000", "nan").

    Arguments:
        field: the text of a field, blanks around it allowed.
        comma: whether the file has decimal commas; then a point is not one.

    >>> spelled(" −3,50 ", comma=True)
    '-3.50'
    >>> [str(spelled(field)) for field in ("NA", "1_000", "-inf", "1e999", "3.5")]
    ['missing', 'not-a-number', 'not-finite', 'too-large', '3.5']
    """
    text = field.strip().replace("−", "-")
    point = text.replace(",", ".") if comma and "." not in text else text
    match = _NUMBER.fullmatch(point) if not comma or "." not in text else None
    if match is None:
        low = text.lower()
        if low in _MISSING:
            return Problem.MISSING
        return Problem.NOT_FINITE if low.lstrip("+-") in _INFINITE else Problem.NOT_A_NUMBER
    if len(point) > LONGEST_NUMBER or (match[5] and not _is_in_range(point, match)):
        return Problem.TOO_LARGE
    return point


def exact(text: str) -> Fraction:
    """The value of a number that `spelled` let through.

    >>> exact("-0.10"), exact("1e-3"), exact(".5")
    (Fraction(-1, 10), Fraction(1, 1000), Fraction(1, 2))
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a number")
    sign, before, after, bare, exponent = match.groups()
    decimals = after or bare or ""
    value = int((before or "") + decimals)
    places = len(decimals) - int(exponent or 0)
    signed = -value if sign == "-" else value
    return Fraction(signed, 10**places) if places > 0 else Fraction(signed * 10**-places)


def is_number(field: str) -> bool:
    """Whether a field is a number with either kind of decimals.

    >>> is_number("3,5"), is_number("3.5"), is_number("age")
    (True, True, False)
    """
    return not isinstance(spelled(field), Problem) or not isinstance(spelled(field, comma=True), Problem)


def _is_in_range(text: str, match: re.Match[str]) -> bool:
    """Whether a number with an exponent has a floating-point neighbour other than 0 and infinity."""
    if len(match[5]) > 6 or abs(int(match[5])) > _LARGEST_EXPONENT:
        return False
    size = abs(float(text))
    is_zero = not any(digit in "123456789" for digit in text[: text.lower().index("e")])
    return is_zero or 0 < size <= sys.float_info.max
