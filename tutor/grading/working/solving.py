"""Equations behind a derivative: 2x − 4 = 0, 2x = 4, x = 2. They are solved, not differentiated."""

from __future__ import annotations

from fractions import Fraction

from tutor.derivation.rewrites import times
from tutor.expression.numbers import rational
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum
from tutor.grading.equivalence import equivalent
from tutor.grading.question import Question
from tutor.grading.values import values

_LARGEST = 1_000
"""A factor with a larger numerator or denominator is not looked for."""


_LOOKED_AT = 4
"""At how many points it is looked for; at some of them the derivative itself may be zero."""


def is_zero_of(question: Question, left: Expression, right: Expression) -> bool:
    """Whether an equation says that the derivative is zero, but for a number as factor, or what the variable is then.

    Arguments:
        question: whose derivative it is.
        left: the left side.
        right: the right side.

    >>> from tutor import parse
    >>> from tutor.expression.reading import read
    >>> from tutor.grading.question import ask
    >>> asked = ask(read("x^2 - 4x"), read("x").variables)
    >>> [is_zero_of(asked, parse(one), parse(other)) for one, other in (("x", "2"), ("4", "2x"), ("x^2", "x + 1"))]
    [True, True, False]
    """
    variable = question.orders[0]
    if variable in (left, right):
        return variable not in symbols(right if left == variable else left)
    rest = Sum((left, Negation(right)))
    factor = _factor(question, rest)
    return factor is not None and equivalent(rest, _times(factor, question)).agrees


def _factor(question: Question, rest: Expression) -> Fraction | None:
    """By which number the derivative must be multiplied to be `rest` at the first point; None where there is none."""
    points = question.key.points[:_LOOKED_AT]
    for ours, theirs in zip(values(rest, points), values(question.answer, points), strict=True):
        ratio = ours / theirs
        if ratio.is_finite() and not ratio.contains(0):
            near = Fraction(float(ratio.mid())).limit_denominator(_LARGEST)
            return near if near and abs(near.numerator) <= _LARGEST else None
    return None


def _times(factor: Fraction, question: Question) -> Expression:
    return times(rational(factor), question.answer)
