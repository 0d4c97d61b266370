"""Brackets that were lost in typing are named before any mistake; wrong signs and numbers are not taken for them."""

from __future__ import annotations

import pytest

import tutor
from tutor.expression.text import text
from tutor.grading.verdict import Explanation
from tutor.render.words import say


def first(function: str, answer: str, variable: str | None = None) -> Explanation | None:
    """The likeliest explanation of a wrong answer."""
    verdict = tutor.check(function, answer, variable)
    assert verdict.kind in ("wrong", "narrower-domain"), str(verdict)
    return verdict.explanations[0] if verdict.explanations else None


@pytest.mark.parametrize(
    ("function", "answer", "part"),
    [
        ("e^(2x)", "2e^2x", "2x"),
        ("e^(3x)", "3*e^3x", "3x"),
        ("sqrt(x)", "1/2x^-1/2", "-1/2"),
        ("x^(1/3)", "1/3x^-2/3", "-2/3"),
        ("x^(3/2)", "3/2x^1/2", "1/2"),
        ("cos(3x+2)", "-3sin3x+2", "3x+2"),
        ("e^(-x^2/2)", "-xe^-x^2/2", "-x^2/2"),
        ("sqrt(x)", "1/2√x", "2√x"),
        ("ln(2x+3)", "2/2x+3", "2x+3"),
        ("1/(2x)", "-1/2x^2", "2x^2"),
        ("atan(x)", "1/1+x^2", "1+x^2"),
        ("sqrt(2x+1)", "1/√2x+1", "2x+1"),
        ("1/(x+1)", "-1/x+1^2", "x+1"),
        ("tan x", "1/cos x^2", "cos(x)"),
        ("e^x sin x", "sin x e^x + cos x e^x", "sin(x), cos(x)"),
        ("x^2 cos x", "2x cos x - sin x x^2", "sin(x)"),
        ("x sin(2x)", "sin(2x) + 2cos 2x x", "cos(2x)"),
        ("sin(x^2+x)", "cos(x^2+x) 2x+1", "2x+1"),
        ("sin(x^2+x)", "cos(x^2+x)*2x+1", "2x+1"),
        ("sin(x^2+x)", "2x+1cos(x^2+x)", "2x+1"),
        ("(3x+1)^5", "15*3x+1^4", "3x+1"),
        ("(x^2+3x)^5", "5*(x^2+3x)^4*2x+3", "2x+3"),
        ("root(x^2+1, 4)", "x/2x^2+1^(3/4)", None),  # two pairs are missing
        ("root(x^2+1, 4)", "x/(2 x^2+1^(3/4))", "x^2+1"),
        ("x^2", "f' = 4x^3/2x^1+1", None),
    ],
)
def test_the_part_that_wants_brackets_is_named(function: str, answer: str, part: str | None) -> None:
    found = first(function, answer)
    if part is None:
        assert found is None or found.misconception != "brackets-lost"
        return
    assert found is not None
    assert found.misconception == "brackets-lost"
    assert dict(found.says[0].values) == {"part": part}
    assert all(say(one, text) for one in found.says)


def test_two_variables() -> None:
    found = first("sqrt(x^2+y^2)", "x(x^2+y^2)^-1/2", "x")
    assert found is not None
    assert dict(found.says[0].values) == {"part": "-1/2"}
    found = first("x^n", "n x^n-1", "x")
    assert found is not None
    assert found.misconception == "brackets-lost"


def test_in_a_vector() -> None:
    verdict = tutor.check("e^(x y)", "(ye^xy, x e^xy)")
    names = [part.explanations[0].misconception for part in verdict.components]
    assert names == ["brackets-lost", "brackets-lost"]


def test_for_an_expression() -> None:
    verdict = tutor.check("2/(3x)", "2/3x", expression=True)
    assert [one.misconception for one in verdict.explanations] == ["brackets-lost"]


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        ("x^3 - x^2 - 5x", "3x^2 - 2x + 5"),  # a sign
        ("(x+1)^2 + x^3", "2x + 1 + 3x^2"),  # wrongly multiplied out
        ("(x+1)^2 + x^3", "2*x + 1 + 3x^2"),
        ("3(x^2 + x)", "6x + 1"),
        ("x^2 sin x", "2x cos x"),
        ("e^(2x)", "e^(2x)"),
        ("x^2", "3x"),
        ("x^3", "x^2"),
        ("e^(-x^2/2)", "-x^2/2*e^(-x^2/2)"),
        ("x/(x+1)", "-1/(x+1)^2"),
        ("sqrt(1-x)", "-1/2*sqrt(1-x)"),
        ("tan(x)", "-1/cos(x)^2"),
        ("-n ln(sigma) - sum(i,(x_i-mu)^2)/(2sigma^2)", "-n/sigma - sum(i,(x_i-mu)^2)/sigma^3"),
        ("cos(x^2 + 1) - x^3", "-2x*sin(x^2 + 1) + 3x^2"),
        ("(3x + 1)^2 - 4x", "-18x + 2"),
        ("x^3/3 - 5x y^2/3", "3x^2 - 5y^2/3"),
        ("(-x^3)^(3/2)", "-3x^2*sqrt(-x^3)/2"),
        ("cos(x^2 y) x y z", "-2x y^2 z sin(x^2 y) + y z cos(x^2 y)"),
    ],
)
def test_another_mistake_is_no_lost_bracket(function: str, answer: str) -> None:
    found = first(function, answer, "sigma" if "sigma" in function else "x")
    assert found is not None
    assert found.misconception != "brackets-lost"


@pytest.mark.parametrize(
    "answer", ["(" * 3 + "x", "1/" * 30 + "x", "x^" * 40 + "2", "2x" * 100, "-" * 50 + "x", "x,,", "="]
)
def test_nothing_hangs_or_crashes(answer: str) -> None:
    assert tutor.check("sin(x^2)", answer).kind
