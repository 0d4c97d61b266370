"""The right derivative of another function: a summand overlooked or read with the other sign, one branch everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from tutor.derivation.dependence import depends
from tutor.derivation.terms import total
from tutor.expression.traversal import depth, postorder, substitute, unsigned
from tutor.expression.tree import Call, Expression, Negation, Sum
from tutor.grading.question import Question
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import Attempt, explanation
from tutor.grading.whole.kin import derivative
from tutor.grading.whole.sight import sight
from tutor.grading.whole.vector import Vector, alike

_MOST_READINGS = 16
_MOST_NODES = 150
_MOST_LEVELS = 60
_FEW = 2
_BRANCHING = ("max", "min", "relu", "abs")
"""At so many points every reading is tried; at the others only one that fits there."""


@dataclass(frozen=True, slots=True)
class Misreading:
    """A function in which one summand of one bracket is left out or has the other sign, or with one branch only."""

    mistake: str
    term: Expression
    bracket: Expression
    """The sum, or the maximum, minimum, absolute value or ReLU."""
    last_but_one: Expression
    """What is to be differentiated by the last variable."""
    first_values: Vector
    """Its derivative at the first points."""


def misread(attempt: Attempt) -> Iterator[Explanation]:
    """The answer is right for a function that was read wrongly."""
    if attempt.sight.at_one_point:
        return
    for reading in _misreadings(attempt.question):
        if not alike(attempt.values[:_FEW], reading.first_values):
            continue
        if alike(attempt.values, attempt.sight.slopes(reading.last_but_one, attempt.variable)):
            yield _told(reading)
            return


def _told(reading: Misreading) -> Explanation:
    bracket = reading.bracket
    if isinstance(bracket, Sum):
        return explanation(reading.mistake, places=(reading.term,), term=reading.term, bracket=bracket)
    return explanation(reading.mistake, places=(bracket,), term=reading.term, place=bracket)


@lru_cache(maxsize=64)
def _misreadings(question: Question) -> tuple[Misreading, ...]:
    function = question.reading.expression
    if sum(1 for _ in postorder(function)) > _MOST_NODES or depth(function) > _MOST_LEVELS:
        return ()
    found = []
    for mistake, term, bracket, other in islice(_variants(function), _MOST_READINGS):
        body = derivative(question, substitute(function, {bracket: other}), question.orders[:-1])
        if body is not None and depends(body, question.orders[-1]):
            values = sight(question).slopes(body, question.orders[-1], _FEW)
            found.append(Misreading(mistake, term, bracket, body, values))
    return tuple(found)


def _variants(function: Expression) -> Iterator[tuple[str, Expression, Expression, Expression]]:
    for call in dict.fromkeys(node for node in postorder(function) if isinstance(node, Call)):
        if call.function in _BRANCHING:
            for branch in call.arguments:
                yield "branch-everywhere", branch, call, branch
    for bracket in dict.fromkeys(node for node in postorder(function) if isinstance(node, Sum)):
        for place, term in enumerate(bracket.terms):
            inner = unsigned(term)
            turned = inner if isinstance(term, Negation) else Negation(term)
            before, after = bracket.terms[:place], bracket.terms[place + 1 :]
            yield "summand-turned", inner, bracket, Sum((*before, turned, *after))
            yield "summand-left-out", inner, bracket, total((*before, *after))
