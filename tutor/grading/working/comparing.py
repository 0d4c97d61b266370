"""Lines compared by value, over the reals, where the function and its derivative exist."""

from __future__ import annotations

from collections.abc import Sequence

from flint import arb

from tutor.expression.traversal import size
from tutor.expression.tree import Expression
from tutor.grading.equality import Equivalence, How, Kind, Method
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key, key_of
from tutor.grading.question import Question
from tutor.grading.values import values
from tutor.grading.working.worked import Unworkable, worked_out

_LONGEST = 20_000
"""A line that has more parts once its derivatives are worked out is not compared."""
_LOOKED_AT = 4
UNDECIDED = Equivalence(Kind.UNDECIDED)


def meet(ours: Sequence[arb], theirs: Sequence[arb]) -> bool:
    """Whether all values are there and may be the same."""
    return all(
        one.is_finite() and other.is_finite() and one.overlaps(other) for one, other in zip(ours, theirs, strict=True)
    )


class Comparing:
    """Compares lines with the derivative that is asked for, and with each other."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._worked: dict[Expression, Expression | None] = {}
        self._keys: dict[Expression, Key] = {}
        self._truths: dict[Expression, Equivalence] = {}
        self._between: dict[tuple[Expression, Expression], Equivalence] = {}

    def worked(self, line: Expression) -> Expression | None:
        """The line with its derivatives worked out; None where that cannot be done."""
        if line not in self._worked:
            try:
                found = worked_out(line, self._question.engine)
                self._worked[line] = found if size(found) <= _LONGEST else None
            except Unworkable:
                self._worked[line] = None
        return self._worked[line]

    def key(self, line: Expression) -> Key | None:
        """The key to a line, on the domain of the question; None where its derivatives cannot be worked out."""
        found = self.worked(line)
        if found is None:
            return None
        if line not in self._keys:
            key = self._question.key
            self._keys[line] = key_of(found, key.domain, key.variables)
        return self._keys[line]

    def truth(self, line: Expression) -> Equivalence:
        """How a line is related to the derivative that is asked for."""
        if line not in self._truths:
            found = self.worked(line)
            self._truths[line] = UNDECIDED if found is None else equivalent(found, self._question.key)
        return self._truths[line]

    def between(self, line: Expression, before: Expression) -> Equivalence:
        """How a line is related to another one."""
        if line == before:
            return Equivalence(Kind.EQUAL, How(Method.TREE))
        if (line, before) not in self._between:
            found, key = self.worked(line), self.key(before)
            decided = UNDECIDED if found is None or key is None else equivalent(found, key)
            self._between[line, before] = decided
        return self._between[line, before]

    def alike(self, one: Expression, other: Expression) -> bool:
        """Whether two parts of lines have the same values at a few points; enough to say why, not whether."""
        points = self._question.key.points[:_LOOKED_AT]
        return bool(points) and meet(values(one, points), values(other, points))
