"""A factor that is a letter; and the one that makes a mean of a sum, the number of terms of a Σ."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from flint import arb

from tutor.expression.exact import Point
from tutor.expression.structures import Mean
from tutor.expression.traversal import has_sigma, numbers_of_terms, postorder, symbols
from tutor.expression.tree import Expression, Quotient, Symbol
from tutor.grading.whole.attempt import Attempt
from tutor.grading.whole.sight import sorted_letters
from tutor.grading.whole.vector import Vector, constant_fraction, pointwise

_USUAL_COUNTS = frozenset("nNmM")
_LETTER_POWERS = ((False, 1), (True, 1), (False, 2), (True, 2))
"""Is a letter missing or there too often, and in which power?"""


def counts_terms(letter: Symbol, function: Expression) -> bool:
    """Whether a letter is the number of terms of a Σ: its end, or the usual letter for it."""
    return letter in numbers_of_terms(function) or (letter.label in _USUAL_COUNTS and has_sigma(function))


def has_mean(function: Expression, count: Symbol) -> bool:
    """Whether a function divides by the number of terms, or takes a mean."""
    return any(
        isinstance(node, Mean) or (isinstance(node, Quotient) and count in symbols(node.denominator))
        for node in postorder(function)
    )


def count_in_term(attempt: Attempt, quotient: Vector | None) -> tuple[Symbol, bool] | None:
    """The number of terms by which a term was multiplied or divided, and whether it was divided.

    Arguments:
        attempt: the answer.
        quotient: its term over the right one, point by point.
    """
    function = attempt.question.reading.expression
    if quotient is None:
        return None
    for letter in sorted_letters(symbols(function) | numbers_of_terms(function)):
        at = letter_at(letter, attempt.sight.points) if counts_terms(letter, function) else None
        found = None if at is None else letter_in(quotient, at)
        if found is not None and found[0] == found[2] == 1:
            return letter, found[1]
    return None


def letter_at(letter: Symbol, points: Sequence[Point]) -> Vector | None:
    """The values of a letter at points; None where one of them has none."""
    if any(letter not in point for point in points):
        return None
    return tuple(arb(point[letter].numerator) / point[letter].denominator for point in points)


def letter_in(quotient: Vector, at: Vector) -> tuple[Fraction, bool, int] | None:
    """How a quotient is made of a letter: the number beside it, whether the letter is divided by, and its power.

    Arguments:
        quotient: an answer over the right one, point by point.
        at: the letter at these points.
    """
    for missing, power in _LETTER_POWERS:
        rest = quotient
        for _ in range(power):
            rest = pointwise(lambda one, other: one * other if missing else one / other, rest, at)  # noqa: B023
        times = constant_fraction(rest)
        if times:
            return times, missing, power
    return None
