"""Which mistake leads to exactly this answer? What strikes at a rule, and what is about the whole answer, together.

The order is that of `Explanation.likelihood`, on one scale for both kinds:
a slip at a rule that has a name goes before a bare "a factor 2 is missing", because it says where and why; the
function itself, the other variable's partial and "all signs turned" take the place of two slips at once, because
one mistake is likelier than two; and of two single mistakes the one that more students make goes first.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.question import Question
from tutor.grading.slips import find_slips
from tutor.grading.verdict import Explanation
from tutor.grading.whole import find_whole
from tutor.grading.whole.find import ranked

MOST = 5
"""More explanations than this are not listed: they would tell nothing."""
_TELLING = 0.29
"""One mistake at least as likely as this goes in place of any two."""


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
    found = ranked((*slips, *find_whole(answer, question, others, points, thorough=not named)))
    single = tuple(one for one in found if _is_one(one))
    if single and single[0].likelihood >= _TELLING:
        return single[:MOST]
    return found[:MOST]


def _is_one(explanation: Explanation) -> bool:
    """Whether one mistake explains the answer, not two together."""
    return " + " not in explanation.misconception
