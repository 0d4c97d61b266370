"""Roots among the factors of a product or fraction that join: √2·√3, √6/√2, x/√x."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.tree import Call, Expression, Number, Power
from tutor.grading.forms.atoms import is_whole
from tutor.grading.forms.products import Factors

_ROOTS = ("sqrt", "cbrt")


def roots_to_join(apart: Factors) -> list[Phrase]:
    """What is said of the first roots that join; √x·√y is left alone, and so is √2/2, which has no root below.

    >>> from tutor import parse
    >>> from tutor.grading.forms.products import taken_apart
    >>> [found.key for found in roots_to_join(taken_apart(parse("sqrt(2) sqrt(3) x")))]
    ['check-form-roots']
    """
    above, below = list(_of_numbers(apart.above)), list(_of_numbers(apart.below))
    for same_side in (above, below):
        for place, (one, _) in enumerate(same_side):
            for other, _ in same_side[place + 1 :]:
                if one.function == other.function:
                    return [phrase("check-form-roots", letters=(one, other))]
    for one, value in above:
        for other, divisor in below:
            if one.function == other.function and gcd(value, divisor) > 1:
                return [phrase("check-form-cancel-parts", letters=(one, other))]
    for root in apart.below:
        if isinstance(root, Call) and root.function in _ROOTS:
            for factor in apart.above:
                whole = factor.base if isinstance(factor, Power) and is_whole(factor.exponent) else factor
                if whole == root.arguments[0]:
                    return [phrase("check-form-cancel-parts", letters=(factor, root))]
    return []


def _of_numbers(factors: list[Expression]) -> Iterator[tuple[Call, int]]:
    """The roots of whole numbers, with the numbers."""
    for factor in factors:
        if isinstance(factor, Call) and factor.function in _ROOTS:
            inner = factor.arguments[0]
            if isinstance(inner, Number) and inner.value.denominator == 1:
                yield factor, inner.value.numerator
