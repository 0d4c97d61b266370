"""What was asked: one partial derivative of a function, with the steps that lead to it and the key to its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.differentiate import Engine
from tutor.derivation.domain import domain
from tutor.derivation.step import Step
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression, Symbol
from tutor.grading.key import Key, key_of


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A derivative that was asked for. Two questions are equal when they are the same object, so they may be keys."""

    reading: Reading
    """The function."""
    orders: tuple[Symbol, ...]
    """The variables in the order of differentiation: (x,) for ∂f/∂x, (x, y) for ∂²f/∂y∂x."""
    root: Step
    """The step of the last differentiation; `root.before.body` is what it differentiates."""
    key: Key
    """The derivative, where it counts, and its values at the points of this question."""
    engine: Engine
    """The engine that made the steps; it remembers the derivatives of every part."""

    @property
    def answer(self) -> Expression:
        """The right answer, as the steps give it."""
        return self.root.answer


def ask(reading: Reading, orders: Sequence[Symbol], engine: Engine | None = None) -> Question:
    """The question for a derivative.

    Arguments:
        reading: the function.
        orders: the variables in the order of differentiation, at least one.
        engine: an engine whose work is to be shared; None for a new one.

    Raises:
        StudentError: the function has no such derivative by rules.

    >>> from tutor.expression.reading import read
    >>> str(ask(read("x^2 y"), (Symbol("x"),)).answer)
    '2*x*y'
    """
    shared = engine or Engine()
    body = reading.expression
    where = domain(body)
    for variable in orders:
        root = shared.derive(body, variable)
        body = root.answer
    return Question(reading, tuple(orders), root, key_of(body, (*where.real, *where.smooth), reading.variables), shared)
