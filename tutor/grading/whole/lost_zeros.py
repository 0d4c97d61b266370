"""Solutions that are lost because an equation was divided by a letter that may be 0."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.expression.exact import exact
from tutor.expression.tree import Expression
from tutor.grading.equivalence import equivalent
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import explanation

Member = Sequence[Expression]
_MOST_MEMBERS = 16


def lost_zeros(given: Sequence[Member], model: Sequence[Member]) -> Explanation | None:
    """What to say where all that is named is right, and all that is missing has a 0 at one place.

    Arguments:
        given: the values or points that were named.
        model: those that are right.

    >>> from tutor import parse
    >>> found = lost_zeros([[parse("1")]], [[parse("0")], [parse("1")]])
    >>> found.misconception
    'divided-by-variable'
    """
    if not given or max(len(given), len(model)) > _MOST_MEMBERS:
        return None
    # To look for a 0 costs next to nothing; to compare all that was named with all that is right costs a lot.
    zeros = [
        place
        for place in range(max(map(len, model), default=0))
        if any(_is_zero(one, place) for one in model) and not any(_is_zero(one, place) for one in given)
    ]
    if not zeros:
        return None
    missing = [member for member in model if not any(_same(member, other) for other in given)]
    if not missing or not all(any(_same(member, other) for other in model) for member in given):
        return None
    if any(all(_is_zero(member, place) for member in missing) for place in zeros):
        return explanation("divided-by-variable")
    return None


def _same(one: Member, other: Member) -> bool:
    return len(one) == len(other) and all(
        equivalent(left, right).agrees for left, right in zip(one, other, strict=True)
    )


def _is_zero(member: Member, place: int) -> bool:
    return place < len(member) and exact(member[place], {}) == 0
