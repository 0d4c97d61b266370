"""Mistakes with a whole gradient and with values at a point, from answers worked out wrongly by hand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from tutor.derivation.subject import subject, variable_of
from tutor.expression.reading import read
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.grading.question import Question, ask
from tutor.grading.whole import find_whole, find_whole_vector
from tutor.render.words import say

LINE = "1/2*sum(i, (s*a_i + b - h_i)^2)"
S, B = "sum(i, (s a_i + b - h_i) a_i)", "sum(i, s a_i + b - h_i)"


def gradient_of(function: str, variables: Sequence[str] | None = None) -> list[Question]:
    reading = subject(function, variables)
    return [ask(reading, (variable,)) for variable in reading.variables]


def mistakes(function: str, components: Sequence[str], variables: Sequence[str] | None = None) -> list[str]:
    typed = [read(component).expression for component in components]
    return [found.misconception for found in find_whole_vector(typed, gradient_of(function, variables))]


@pytest.mark.parametrize(
    ("function", "components", "mistake"),
    [
        ("x^2 y", ["x^2", "2x y"], "components-swapped"),
        ("x^2 + y^2", ["2y", "2x"], "components-swapped"),
        ("x^2 y + z", ["1", "x^2", "2x y"], "components-swapped"),
        ("x^2 y + z", ["1", "2x y", "x^2"], "components-permuted"),
        ("x^2 y", ["2x y + x^2"], "gradient-summed"),
        ("x^2 y", ["x (2y + x)"], "gradient-summed"),
        ("x^2 y", ["x^2 y"], "function"),
        ("x^2 y", ["2x y"], "components-missing"),
        ("x^2 y", ["x^2"], "components-missing"),
        ("x^2 y + z", ["2x y", "1"], "components-missing"),
        ("x^2 y + z", ["x^2", "1"], "components-missing"),
        ("x^2 y", ["2x y", "x^2", "0"], "components-extra"),
        ("x^2 y", ["-2x y", "-x^2"], "all-signs"),
        ("x^2 y", ["4x y", "2x^2"], "factor-extra"),
        ("x^2 y", ["x y", "x^2/2"], "factor-missing"),
        ("x^2 + y^2", ["x/sqrt(x^2 + y^2)", "y/sqrt(x^2 + y^2)"], "gradient-normalised"),
        ("x^2 + y^2", ["2 sqrt(x^2 + y^2)"], "gradient-length"),
    ],
)
def test_the_mistake_is_named_first(function: str, components: list[str], mistake: str) -> None:
    assert mistakes(function, components)[:1] == [mistake]


def test_a_loss_has_its_components_in_the_order_that_was_declared() -> None:
    assert mistakes(LINE, [S, B], ["s", "b"]) == []
    assert mistakes(LINE, [B, S], ["s", "b"]) == ["components-swapped"]
    assert mistakes(LINE, [f"2 {S}", f"2 {B}"], ["s", "b"]) == ["factor-extra"]


@pytest.mark.parametrize(
    ("function", "components"),
    [
        ("x^2 y", ["2x y", "x^2"]),
        ("x^2 y", ["2x y", "x^3"]),
        ("x^2 y", ["7", "8", "9"]),
        ("x^2 y", ["x^9"]),
        ("x + y", ["1", "1"]),
        ("x^2 y", []),
    ],
)
def test_nothing_is_said_where_nothing_fits(function: str, components: list[str]) -> None:
    assert mistakes(function, components) == []


def test_one_question_is_no_vector() -> None:
    assert mistakes("x^2", ["2x"]) == []


def at(**values: int) -> dict[Symbol, Fraction]:
    return {Symbol(name): Fraction(value) for name, value in values.items()}


@pytest.mark.parametrize(
    ("function", "variable", "answer", "point", "mistake"),
    [
        ("x^2 y + x", "x", "14", {"x": 2, "y": 3}, "value-of-function"),
        ("x^2 y + x", "x", "2x y + 1", {"x": 2, "y": 3}, "point-not-put-in"),
        ("x^2 y + x", "x", "4", {"x": 2, "y": 3}, "other-variable"),
        ("x^2 y + x", "x", "-13", {"x": 2, "y": 3}, "all-signs"),
        ("x^2 y + x", "x", "26", {"x": 2, "y": 3}, "factor-extra"),
        ("x^2 y + x", "x", "13/2", {"x": 2, "y": 3}, "factor-missing"),
        ("x^2 + y^3", "x", "6", {"x": 2, "y": 3}, "point-swapped"),
        ("x^2 y^3", "x", "54", {"x": 2, "y": 3}, "second-derivative"),
    ],
)
def test_a_value_at_a_point(function: str, variable: str, answer: str, point: dict[str, int], mistake: str) -> None:
    reading = subject(function)
    question = ask(reading, (variable_of(variable, reading),))
    found = find_whole(read(answer).expression, question, (), [at(**point)])
    assert mistake in [one.misconception for one in found][:2]


@pytest.mark.parametrize("answer", ["13", "99", "1000/7", "pi"])
def test_a_value_that_is_right_or_far_off_is_not_explained(answer: str) -> None:
    question = gradient_of("x^2 y + x")[0]
    assert find_whole(read(answer).expression, question, (), [at(x=2, y=3)]) == ()


def test_a_gradient_at_a_point() -> None:
    typed = [read("4").expression, read("12").expression]
    found = find_whole_vector(typed, gradient_of("x^2 y"), [at(x=2, y=3)])
    assert [one.misconception for one in found] == ["components-swapped"]
    assert [say(part, text) for part in found[0].says] == [
        "It looks as if two components are swapped: those for x and y.",
        "The components stand in the order of the variables: x and y.",
    ]
