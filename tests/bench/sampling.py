"""The two loops that sample, made ready for a pair of a model and an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench import formula_grader, samples
from tutor.expression.parser import parse
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.key import key_of

Grade = Callable[[], bool | None]
"""Grades one answer, which is read anew each time; None for no verdict."""


@dataclass(frozen=True, slots=True)
class Sampler:
    """A way of grading by samples."""

    name: str
    prepared: Callable[[str, str], Grade | None]
    """What grades an answer against a model; None where this way has no word for one of them."""


def _points(model: Expression, answer: Expression) -> list[dict[Symbol, float]]:
    """The points at which we compare the two ourselves, as floats."""
    letters = sorted(symbols(model) | symbols(answer), key=lambda letter: letter.label)
    key = key_of(model, (), [letter for letter in letters if not letter.subscripts])
    return [{symbol: float(value) for symbol, value in point.items()} for point in key.points]


def _in_floats(model: str, answer: str) -> Grade | None:
    right = parse(model)
    points = _points(right, parse(answer))

    def grade() -> bool:
        return samples.agree(right, parse(answer), points)

    try:
        grade()
    except KeyError:
        return None
    return grade if points else None


def _their_way(model: str, answer: str) -> Grade | None:
    right, given = formula_grader.spelled(model), formula_grader.spelled(answer)
    points = [
        {symbol.label: value for symbol, value in point.items()} for point in _points(parse(model), parse(answer))
    ]

    def grade() -> bool | None:
        try:
            return formula_grader.agree(right, given, points)
        except formula_grader.NoValue:
            return None

    try:
        formula_grader.agree(right, given, points)
    except formula_grader.NoValue:
        return grade if points else None
    except formula_grader.CannotRead:
        return None
    return grade if points else None


THEIR_WAY = Sampler("mitx-grading-library's way", _their_way)
IN_FLOATS = Sampler("five samples in plain floats", _in_floats)
