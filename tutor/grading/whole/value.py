"""Mistakes with a value at a point: the point not put in, or the coordinates mixed up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.grading.question import Question
from tutor.grading.values import values
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import Attempt, explanation
from tutor.grading.whole.sight import sight
from tutor.grading.whole.vector import BITS, alike

_MOST_VARIABLES = 4


def not_put_in(answer: Expression, question: Question) -> Explanation | None:
    """The derivative itself in place of its value; None for any other answer."""
    if not symbols(answer):
        return None
    general = sight(question)
    if not alike(general.of(answer), general.truth):
        return None
    return explanation("point-not-put-in", variable=question.orders[-1])


def at_the_point(attempt: Attempt) -> Iterator[Explanation]:
    """The value of the derivative where two coordinates are swapped."""
    question = attempt.question
    (point,) = attempt.sight.points
    variables = [letter for letter in question.reading.variables if letter in point][:_MOST_VARIABLES]
    for first, second in combinations(variables, 2):
        if point[first] == point[second]:
            continue
        swapped = {**point, first: point[second], second: point[first]}
        if alike(attempt.values, values(question.answer, [swapped], BITS)):
            yield explanation("point-swapped", first=first, second=second)
            return
