"""The relatives of a derivative: by another variable, once more, once less, in another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tutor.errors import TutorError
from tutor.expression.reading import default_variables
from tutor.expression.traversal import numbers_of_terms, postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.question import Question
from tutor.grading.whole.sight import Sight
from tutor.grading.whole.vector import Vector, alike, is_zero

_MOST_VARIABLES = 6
_MOST_NODES = 1500
"""The derivatives of a larger derivative are left alone."""
_FEW = 2
"""At so many points every relative is worked out; at the others only one that fits there."""


@dataclass(frozen=True, slots=True, eq=False)
class Relative:
    """Another derivative of the same function, which could be taken for the one that was asked for."""

    orders: tuple[Symbol, ...]
    """By which variables, in order."""
    body: Expression
    """What is differentiated last."""
    first_values: Vector
    """The values at the first points."""

    def fits(self, given: Vector, sight: Sight) -> bool:
        """Whether an answer with these values is this derivative; later points are looked at only if the first fit."""
        few = len(self.first_values)
        return alike(given[:few], self.first_values) and alike(given, _all_values(self, sight))


@lru_cache(maxsize=256)
def _all_values(relative: Relative, sight: Sight) -> Vector:
    return sight.slopes(relative.body, relative.orders[-1])


def _relative(sight: Sight, orders: tuple[Symbol, ...], body: Expression) -> Relative:
    return Relative(orders, body, sight.slopes(body, orders[-1], _FEW))


def relatives(sight: Sight, others: Sequence[Question] = ()) -> tuple[Relative, ...]:
    """The relatives whose values differ from the right answer, the nearest first.

    Arguments:
        sight: the question at its points.
        others: questions for the other variables, where they are at hand.
    """
    return _worked_out(sight, tuple(others)) if sight.at_one_point else _remembered(sight, tuple(others))


@lru_cache(maxsize=64)
def _remembered(sight: Sight, others: tuple[Question, ...]) -> tuple[Relative, ...]:
    return _worked_out(sight, others)


def _worked_out(sight: Sight, others: tuple[Question, ...]) -> tuple[Relative, ...]:
    found = tuple(_first_ones(sight, others)) if len(sight.question.orders) == 1 else tuple(_lower_ones(sight))
    if sum(1 for _ in postorder(sight.question.answer)) <= _MOST_NODES:
        found += (*_of_the_same_order(sight), *_once_more(sight))
    return tuple(relative for relative in found if not _is_idle(relative, sight))


def _is_idle(relative: Relative, sight: Sight) -> bool:
    """Whether a relative says nothing: the right answer itself, or a 0 that comes of differentiating too often."""
    too_often = len(relative.orders) > len(sight.question.orders)
    first = relative.first_values
    return alike(first, sight.truth[: len(first)]) or (too_often and is_zero(first))


def _variables(question: Question) -> list[Symbol]:
    """The variables that stand in the function, and then its other letters, which may be taken for variables."""
    function = question.reading.expression
    present = symbols(function)
    known = [letter for letter in question.reading.variables if letter in present]
    counts = numbers_of_terms(function)
    others = [letter for letter in default_variables(function) if letter not in known and letter not in counts]
    return [*known, *others][:_MOST_VARIABLES]


def _first_ones(sight: Sight, others: Sequence[Question]) -> Iterator[Relative]:
    """For a first derivative: those by the other variables."""
    question = sight.question
    for letter in dict.fromkeys((*(other.orders[-1] for other in others), *_variables(question))):
        if letter != question.orders[0]:
            yield _relative(sight, (letter,), question.reading.expression)


def _lower_ones(sight: Sight) -> Iterator[Relative]:
    """For a higher derivative: those on the way to it, and those by its last variables alone."""
    asked_for = sight.question.orders
    for count in range(1, len(asked_for)):
        for orders in dict.fromkeys((asked_for[:count], asked_for[-count:])):
            body = derivative(sight.question, sight.question.reading.expression, orders[:-1])
            if body is not None:
                yield _relative(sight, orders, body)


def _of_the_same_order(sight: Sight) -> Iterator[Relative]:
    """For a second derivative: the pure ones and the mixed ones."""
    asked_for = sight.question.orders
    if len(asked_for) != 2:
        return
    variables = _variables(sight.question)
    for place, first in enumerate(variables):
        body = derivative(sight.question, sight.question.reading.expression, (first,))
        for second in variables[place:]:
            if body is not None and {first, second} != set(asked_for):
                yield _relative(sight, (first, second), body)


def _once_more(sight: Sight) -> Iterator[Relative]:
    """One differentiation too many: by the last variable again; for a first derivative also by another one."""
    question = sight.question
    last = question.orders[-1]
    letters = _variables(question) if len(question.orders) == 1 else []
    for letter in dict.fromkeys((last, *letters)):
        yield _relative(sight, (*question.orders, letter), question.answer)


def derivative(question: Question, function: Expression, orders: Sequence[Symbol]) -> Expression | None:
    """The derivative of a function by some letters, in order, by the engine of a question; None if no rules give it."""
    body = function
    try:
        for variable in orders:
            body = question.engine.derive(body, variable).answer
    except TutorError:
        return None
    return body
