"""Which mistake leads to exactly this answer? What strikes at a rule, and what is about the whole answer, together.

The order is that of `Explanation.likelihood`, on one scale for both kinds, but for two things. A slip at one place
goes before a plain "a factor 2 is missing" or "a sign is wrong", because it says where and why; a slip at several
places goes behind "all signs are turned", because one mistake is likelier than two. For the same reason a single
mistake takes the place of two slips at once, unless it is a description that tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.alternative import DESCRIBING
from tutor.grading.question import Question
from tutor.grading.slips import find_slips
from tutor.grading.verdict import Explanation
from tutor.grading.whole import find_whole
from tutor.grading.whole.attempt import LIKELIHOOD_OF_A_LOST_LETTER, LIKELIHOOD_OF_ONE_SIGN
from tutor.grading.whole.find import ranked

MOST = 5
"""More explanations than this are not listed: they would tell nothing."""
_TELLING = 0.29
"""A mistake about the whole answer that is at least as likely as this goes in place of any two slips."""
_LESS = 0.35
_WORTH_TELLING = 0.2
"""A slip at a place that is at least as likely as this goes before a plain description."""
_SIGNS = "all-signs"


def explain(
    answer: Expression,
    question: Question,
    others: Sequence[Question] = (),
    points: Sequence[Point] | None = None,
) -> tuple[Explanation, ...]:
    """The mistakes that lead to exactly this answer, the likeliest first.

    Arguments:
        answer: what was answered.
        question: what was asked.
        others: the questions for the other variables, where they are at hand.
        points: the one point where a value was asked for; None where the derivative itself was.

    Returns:
        at most five explanations; () where nothing fits, or where the answer is right.

    >>> from tutor.expression.reading import read
    >>> from tutor.expression.tree import Symbol
    >>> from tutor.grading.question import ask
    >>> question = ask(read("x^2 y + sin(xy)"), (Symbol("x"),))
    >>> explain(read("2xy + cos(xy)").expression, question)[0].misconception
    'chain-inner-dropped'
    """
    slips = find_slips(answer, question, points)
    named = any(_is_one(slip) for slip in slips)
    found = _weighed(ranked((*slips, *find_whole(answer, question, others, points, thorough=not named))))
    single = tuple(one for one in found if _is_one(one))
    if single and (named or single[0].likelihood >= _TELLING):
        return single[:MOST]
    return found[:MOST]


def _weighed(found: Sequence[Explanation]) -> tuple[Explanation, ...]:
    """The explanations in order: a plain one counts for less beside one that says where and why."""
    places = any(_is_at_one_place(one) and one.likelihood >= _WORTH_TELLING for one in found)
    turned = any(one.misconception == _SIGNS and one.likelihood > LIKELIHOOD_OF_ONE_SIGN for one in found)

    def weighed(one: Explanation) -> Explanation:
        plain = places and one.misconception in DESCRIBING and one.likelihood < LIKELIHOOD_OF_A_LOST_LETTER
        several = turned and bool(one.rules) and not _is_at_one_place(one)
        return replace(one, likelihood=_LESS * one.likelihood) if plain or several else one

    return tuple(sorted(map(weighed, found), key=lambda one: -one.likelihood))


def _is_at_one_place(explanation: Explanation) -> bool:
    """Whether it is one slip at a rule, made once."""
    return bool(explanation.rules) and _is_one(explanation) and len(explanation.places) == 1


def _is_one(explanation: Explanation) -> bool:
    """Whether one mistake explains the answer, not two together."""
    return " + " not in explanation.misconception
