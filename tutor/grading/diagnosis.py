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
from tutor.grading.whole.attempt import LIKELIHOOD_OF_A_LOST_LETTER
from tutor.grading.whole.find import ranked

MOST = 5
"""More explanations than this are not listed: they would tell nothing."""
_TELLING = 0.29
"""A mistake about the whole answer that is at least as likely as this goes in place of any two slips."""
_LESS, _LESS_STILL = 0.35, 0.3
_WORTH_TELLING = 0.2
"""A slip at a place that is at least as likely as this goes before a plain description."""
_SIGNS = "all-signs"
_ONCE_MORE = ("second-derivative", "mixed-derivative")
"""What an answer may be by chance that only lacks a term, as x·eʸ for x·eʸ + y·eˣ by y."""
_OTHER_BRANCH = "held-term-differentiated"
"""What seems to have happened at max(x, y) to the branch y where that of x was taken everywhere."""
_BY_CHANCE = 0.5
_ABOUT_AS_LIKELY = 0.7


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
    return (single if _are_guesses(found) else found)[:MOST]


def _are_guesses(found: Sequence[Explanation]) -> bool:
    """Whether two slips at once are said while two quite different ones are about as likely: both are guesses."""
    pairs = [one for one in found if not _is_one(one)]
    names = [set(one.misconception.split(" + ")) for one in pairs]
    return any(
        pair.likelihood >= _ABOUT_AS_LIKELY * pairs[0].likelihood and not names[0] & other
        for pair, other in zip(pairs, names, strict=True)
    )


def _weighed(found: Sequence[Explanation]) -> tuple[Explanation, ...]:
    """The explanations in order: a plain one counts for less beside one that says where and why."""
    places = any(_is_at_one_place(one) and one.likelihood >= _WORTH_TELLING for one in found)
    lost = any(one.misconception == "missing-term" for one in found)
    branch = any(one.misconception == "one-branch-only" for one in found)
    turned = any(one.misconception == _SIGNS for one in found)

    def weighed(one: Explanation) -> Explanation:
        plain = places and one.misconception in DESCRIBING and one.likelihood < LIKELIHOOD_OF_A_LOST_LETTER
        several = turned and bool(one.rules) and not _is_at_one_place(one)
        if (lost and one.misconception in _ONCE_MORE) or (branch and one.misconception == _OTHER_BRANCH):
            return replace(one, likelihood=_BY_CHANCE * one.likelihood)
        if several:
            return replace(one, likelihood=_LESS_STILL * one.likelihood)
        return replace(one, likelihood=_LESS * one.likelihood) if plain else one

    return tuple(sorted(map(weighed, found), key=lambda one: -one.likelihood))


def _is_at_one_place(explanation: Explanation) -> bool:
    """Whether it is one slip at a rule, made once."""
    return bool(explanation.rules) and _is_one(explanation) and len(explanation.places) == 1


def _is_one(explanation: Explanation) -> bool:
    """Whether one mistake explains the answer, not two together."""
    return " + " not in explanation.misconception
