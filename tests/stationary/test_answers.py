"""Every function of the table: all its stationary points, nothing else, each of the right kind."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise, product
from math import pi, sin

import pytest

from tests.stationary.answers import ANSWERS, BOX, Answer
from tutor.expression.figures import approximate
from tutor.expression.parser import parse
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.results import Stationary
from tutor.stationary.solve import stationary_points

_NEAR = 2e-6
_AROUND = 7


def _solved(answer: Answer) -> Stationary:
    ends = None if answer.box is None else {
        name: (Fraction(str(low)), Fraction(str(high))) for name, (low, high) in answer.box.items()
    }  # fmt: skip
    return stationary_points(answer.function, answer.variables, ends)


@pytest.mark.parametrize("name", ANSWERS)
def test_answer(name: str) -> None:
    answer = ANSWERS[name]
    found = _solved(answer)
    points = [(tuple(float(one.ball.mid()) for one in point.spot.coordinates.values()), point.kind)
              for point in found.points]  # fmt: skip
    for expected, kind in answer.points:
        near = [entry for entry in points if _distance(entry[0], expected) < _NEAR]
        assert [entry[1] for entry in near] == [kind], (expected, near)
    assert len(points) == len(answer.points)
    assert found.completeness.name == answer.completeness


@pytest.mark.parametrize("name", [name for name, answer in ANSWERS.items() if answer.families])
def test_families(name: str) -> None:
    answer = ANSWERS[name]
    found = _solved(answer)
    names = [symbol.label for symbol in found.variables]
    members = [(_members(family.coordinates, names), family.kind) for family in found.families]
    for coordinates, kind in answer.families:
        expected = _members({name: parse(text) for name, text in coordinates.items()}, names)
        assert (expected, kind) in members
    assert len(members) == len(answer.families)


def _distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _members(coordinates: Mapping[str, Expression], names: list[str]) -> frozenset[tuple[float, ...]]:
    """The members near the origin, every letter of a family between −3 and 3."""
    letters = sorted(
        {symbol for value in coordinates.values() for symbol in _letters(value)}, key=lambda symbol: symbol.label
    )
    found = set()
    for values in product(range(-3, 4), repeat=len(letters)):
        place = {letter: Fraction(value) for letter, value in zip(letters, values, strict=True)}
        numbers = [approximate(coordinates[name], place) for name in names]
        if all(number is not None and abs(number) < _AROUND for number in numbers):
            found.add(tuple(round(number or 0, 6) + 0.0 for number in numbers))
    return frozenset(found)


def _letters(value: Expression) -> frozenset[Symbol]:
    from tutor.expression.traversal import symbols

    return symbols(value)


def test_rastrigin() -> None:
    """2x + 20π sin(2πx) = 0 in each variable: the roots are counted by changes of sign on a fine grid."""
    grid = [-5.12 + step * 10.24 / 100_000 for step in range(100_001)]
    slopes = [2 * x + 20 * pi * sin(2 * pi * x) for x in grid]
    roots = sum(1 for a, b in pairwise(slopes) if (a < 0) != (b < 0))
    ends = (Fraction("-5.12"), Fraction("5.12"))
    found = stationary_points("20 + x^2 - 10cos(2 pi x) + y^2 - 10cos(2 pi y)", box={"x": ends, "y": ends})
    assert len(found.points) == roots**2
    assert found.completeness.name == BOX
    kinds = [point.kind for point in found.points]
    assert kinds.count("minimum") == ((roots + 1) // 2) ** 2
    assert kinds.count("undecided") == 0
