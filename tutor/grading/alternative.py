"""Which second explanation is worth telling beside the first: one from which a student learns something more.

Most wrong answers fit several descriptions of one slip. The data lists them all; a page that did would say the same
thing twice in other words, or send the student to a place that the first explanation has named already.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.verdict import Explanation

_ALIKE = 0.9
"""A second explanation must be at least so likely beside the first."""
DESCRIBING = frozenset(
    "missing-term sign-of-term extra-term term-twice wrong-number wrong-term summand-left-out summand-turned "
    "constant-term all-signs factor-extra factor-missing factor-wrong reciprocal".split()
)
"""What says only how the answer differs: beside a reason for that, it is nothing new."""


def alternative(explanations: Sequence[Explanation]) -> Explanation | None:
    """The explanation to be told after the first, if there is one.

    It is one slip, not two; nearly as likely as the first; of the same sort, at a rule or about the whole answer; and
    it happened at another place or at another rule.

    Arguments:
        explanations: those of one wrong answer, the likelier first.
    """
    return next((other for other in explanations[1:] if _tells_more(explanations[0], other)), None)


def _tells_more(first: Explanation, other: Explanation) -> bool:
    if " + " in other.misconception or other.misconception in DESCRIBING or bool(first.rules) != bool(other.rules):
        return False
    if other.likelihood < _ALIKE * first.likelihood or other.says[:1] == first.says[:1]:
        return False
    return not (_same_place(first.places, other.places) and set(first.rules) & set(other.rules))


def _same_place(one: Sequence[Expression], other: Sequence[Expression]) -> bool:
    """Whether a place of one is a place of the other, or inside it."""
    return any(_holds(place, there) or _holds(there, place) for place in one for there in other)


def _holds(whole: Expression, part: Expression) -> bool:
    return any(node == part for node in postorder(whole))
