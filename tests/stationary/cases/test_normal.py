"""Equations in their plainest form: factored, over one line, without what cannot be zero."""

from __future__ import annotations

import pytest

from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.stationary.cases.case import Case, Equation
from tutor.stationary.cases.moves import combination, isolation, parts_of_a_sum_of_squares
from tutor.stationary.cases.normal import normal
from tutor.stationary.cases.plain import settled

X, Y = Symbol("x"), Symbol("y")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2x y + y cos(x y)", "y·(2x + cos(xy))"),
        ("2x e^(-x) - x^2 e^(-x)", "x·(x − 2)"),
        ("x/(x^2+1)", "x"),
        ("(x-1)^2 (y+3)", "(x − 1)²(y + 3)"),
        ("x^2 + 1", "1"),
        ("(x-x) y", "0"),
        ("sqrt(2)^2 - 2", "0"),
        ("x (sqrt(2)^2 - 2)", "0"),
        ("x^2 + y^2", "x² + y²"),
    ],
)
def test_plainest_form(typed: str, shown: str) -> None:
    found = normal(settled(parse(typed)), (X, Y))
    assert sorted(text(found.shown)) == sorted(shown)


@pytest.mark.parametrize(
    ("typed", "conditions", "fails"),
    [("x", ["x > 0"], True), ("x", ["x >= 0"], False), ("2x - 2y", ["x - y != 0"], True), ("x", ["y > 0"], False)],
)
def test_conditions_rule_out_factors(typed: str, conditions: list[str], fails: bool) -> None:
    assert normal(parse(typed), (X, Y), [parse(one) for one in conditions]).fails is fails


def _case(*equations: str) -> Case:
    plain = [Equation(number, parse(one), normal(parse(one), (X, Y))) for number, one in enumerate(equations, 1)]
    return Case((X, Y), tuple(plain), {})


@pytest.mark.parametrize(
    ("equations", "isolated"),
    [
        (["x^2 - y", "y^2 - x"], "y = x²"),
        (["4x^3 + y", "x + 2y"], "y = −x/2"),
        (["x y - 1", "x + sin(y)"], "x = −sin(y)"),
        (["x y - 1", "x^2 y^2 + x + 5"], None),
        (["x^2 + y^2 - 1", "x^2 - y^2"], None),
    ],
)
def test_what_is_isolated(equations: list[str], isolated: str | None) -> None:
    option = isolation(_case(*equations))
    assert (None if option is None else f"{text(option.unknown)} = {text(option.value)}") == isolated


@pytest.mark.parametrize(
    ("equations", "result"),
    [
        (["2cos(x+y) + 4x - 4y - 3", "2cos(x+y) - 4x + 4y + 5"], "8x − 8y − 8"),
        (["x^2 + x y - 3", "x^2 + x y + x + 1"], "−x − 4"),
        (["x^2 + y^3 - 1", "x^3 + y^2 - 1"], None),
    ],
)
def test_what_is_combined(equations: list[str], result: str | None) -> None:
    option = combination(_case(*equations))
    assert (None if option is None else text(option.result)) in (result, None if result is None else _minus(result))


def _minus(written: str) -> str:
    return written.replace("+", "±").replace("−", "+").replace("±", "−").lstrip("+ ")


@pytest.mark.parametrize(
    ("typed", "count"), [("x^2 + (y-1)^4", 2), ("-x^2 - y^2", 2), ("x^2 - y^2", None), ("x^2 + y", None), ("x", None)]
)
def test_sums_of_squares(typed: str, count: int | None) -> None:
    found = parts_of_a_sum_of_squares(parse(typed))
    assert (None if found is None else len(found)) == count
