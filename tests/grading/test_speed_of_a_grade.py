"""What makes a grade quick, and may not make it wrong: models are remembered, answers are not; lines are met once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor import parse
from tutor.expression.tree import Symbol
from tutor.grading.borders import borders_of_node
from tutor.grading.cells import along_lines, shortest
from tutor.grading.check import check
from tutor.grading.lines import GRID, zeros_along
from tutor.grading.polynomials import constants_of_model, model_as_fraction
from tutor.grading.task import task_of

X, Y = Symbol("x"), Symbol("y")


def _remembered(model: str) -> tuple[int, ...]:
    key = task_of(model, expression=True).keys[0]
    caches = (model_as_fraction.cache_info().currsize, constants_of_model.cache_info().currsize)
    return (*caches, len(key._columns), len(key._borders or ()))


@pytest.mark.parametrize(
    ("model", "answer"), [("2x/(x + 1)", "{}x/(x + 1)"), ("sin(x)/x", "sin(x)/x + {}/x"), ("|x|", "|x - {}|")]
)
def test_no_answer_is_remembered(model: str, answer: str) -> None:
    check(model, answer.format(3), expression=True, diagnose=False)
    before = _remembered(model)
    for number in range(4, 20):
        assert check(model, answer.format(number), expression=True, diagnose=False).kind == "wrong"
    assert _remembered(model) == before


def test_the_points_of_one_line_are_looked_at_once() -> None:
    bases = [{X: Fraction(2)}, {X: Fraction(7)}]
    once, twice = (along_lines([parse("x - 1")], [], bases[:count]) for count in (1, 2))
    assert once.between == twice.between
    assert once.crossings == twice.crossings


def test_lines_side_by_side_are_all_looked_at() -> None:
    bases = [{X: Fraction(2), Y: Fraction(3)}, {X: Fraction(2), Y: Fraction(5)}]
    met = [crossing.zero.low for crossing in along_lines([parse("x - y")], [], bases).crossings]
    assert met == [3, 2, 5]  # x = 3, y = 2, x = 5; the line through x = 2 along y is the same for both


@pytest.mark.parametrize("inner", ["atan(x)", "tanh(x)", "sin(x)", "sigmoid(x)"])
def test_the_tangent_of_an_acute_angle_has_no_border(inner: str) -> None:
    assert borders_of_node(parse(f"tan({inner})")) == ()


@pytest.mark.parametrize("inner", ["x", "asin(x)", "2atan(x)"])
def test_other_tangents_have_one(inner: str) -> None:
    assert len(borders_of_node(parse(f"tan({inner})"))) == 1


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        ("1/3", "1/2", "2/5"),
        ("-1/2", "-1/3", "-1/2"),
        ("7", "42", "10"),
        ("-3", "4", "0"),
        ("101/100", "102/100", "101/100"),
        ("123456", "123999", "123500"),
        ("1e-9", "3e-9", "1e-9"),
    ],
)
def test_the_shortest_decimal_between_two_numbers(low: str, high: str, wanted: str) -> None:
    assert shortest(Fraction(low), Fraction(high)) == Fraction(wanted)


@pytest.mark.parametrize("centre", ["1", "-1", "5/2", "400000000000000000000"])
def test_zeros_near_a_number_are_found(centre: str) -> None:
    place = Fraction(centre)
    border = parse(f"e^(x - {centre}) - 1") if place > 0 else parse(f"e^(x + {-place}) - 1")
    (zero,) = zeros_along(border, X, {}, [place])
    assert zero.low == zero.high == place or zero.low <= place <= zero.high
    assert len(GRID) == len(set(GRID))
