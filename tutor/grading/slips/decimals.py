"""How far a typed decimal may be off, when it was rounded in its last place."""

from __future__ import annotations

from fractions import Fraction

from tutor.expression.traversal import unsigned
from tutor.expression.tree import Expression, Number

_LEAST_DIGITS = 4
"""With fewer digits than this, a decimal is near too many numbers for a slip to be told from it."""


def half_a_unit(answer: Expression) -> Fraction:
    """Half a unit in the last place of a decimal with four digits or more; 0 for any other answer.

    >>> from tutor import parse
    >>> half_a_unit(parse("-3.584")), half_a_unit(parse("3.6")), half_a_unit(parse("3"))
    (Fraction(1, 2000), Fraction(0, 1), Fraction(0, 1))
    """
    number = unsigned(answer)
    if not isinstance(number, Number) or "." not in number.spelling:
        return Fraction(0)
    figures, _, power = number.spelling.lower().partition("e")
    digits = figures.replace(".", "").lstrip("0")
    if len(digits) < _LEAST_DIGITS:
        return Fraction(0)
    places = len(figures.partition(".")[2])
    return Fraction(1, 2) * Fraction(10) ** (int(power or 0) - places)
