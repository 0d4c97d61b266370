"""A wrong expression where nothing was to be differentiated: what can be said of it."""

from __future__ import annotations

import pytest

import tutor
from tutor.expression.text import text
from tutor.render.words import say


@pytest.mark.parametrize(
    ("model", "answer", "mistake"),
    [
        ("(b-1)/6", "(b+1)/6", "sign-of-term"),
        ("s - eta d", "s + eta d", "sign-of-term"),
        ("s - eta d", "s - d", "factor-missing"),
        ("s - eta d", "s - 2 eta d", "wrong-number"),
        ("s - eta d", "eta d - s", "all-signs"),
        ("2x y", "x y", "factor-missing"),
        ("x y", "2x y", "factor-extra"),
        ("k x", "x", "factor-missing"),
        ("x", "x/k", None),  # k is a stranger here
        ("k x^2", "x^2/k", "factor-missing"),
        ("1/2 sum(i, (y_i - w x_i)^2)", "sum(i, (y_i - w x_i)^2)", "factor-extra"),
        ("x^2 + 2x + 1", "x^2 + 2x", "missing-term"),
        ("x^2 + 2x + 1", "x^2 + 2x + 1 + x^3", "extra-term"),
        ("x^2 + sin(x)", "x^2 + cos(x)", "wrong-term"),
        ("mean(i, a_i h_i)", "mean(i, a_i) mean(i, h_i)", "mean-split"),
        ("mean(i, a_i^2) - 1", "mean(i, a_i)^2 - 1", "mean-split"),
        ("sum(i, a_i h_i)", "sum(i, a_i) sum(i, h_i)", "sum-split"),
        ("sqrt(x + 1)", "x + 1", None),
        ("2", "3", None),
        ("pi", "7", None),
    ],
)
def test_what_is_said_of_an_expression(model: str, answer: str, mistake: str | None) -> None:
    verdict = tutor.check(model, answer, expression=True)
    assert verdict.kind == "wrong"
    assert [one.misconception for one in verdict.explanations][:1] == ([] if mistake is None else [mistake])
    for one in verdict.explanations:
        assert all(say(part, text) for part in one.says)
        assert "derivative" not in " ".join(say(part, text) for part in one.says)


@pytest.mark.parametrize(
    ("model", "answer"),
    [("s - eta d", "-eta d + s"), ("mean(i, a_i h_i)", "mean(i, h_i a_i)"), ("2x", "x + x"), ("x^2 - 1", "(x-1)(x+1)")],
)
def test_a_right_expression_is_not_explained(model: str, answer: str) -> None:
    verdict = tutor.check(model, answer, expression=True)
    assert verdict.right
    assert verdict.explanations == ()


def test_a_component_is_explained() -> None:
    verdict = tutor.check("(a + b, a b)", "(a - b, a b)", expression=True)
    assert verdict.components[0].explanations[0].misconception == "sign-of-term"


@pytest.mark.parametrize(
    ("model", "answer", "divided"),
    [
        ("(0,0), (1,2), (0,3)", "(1,2)", True),
        ("{0, 1}", "x = 1", True),
        ("{(0,0), (1,2)}", "{(1,2)}", True),
        ("{0, 1, 2}", "1", False),  # 2 is missing, too
        ("{-1, 1}", "1", False),
        ("{0, 1}", "3", False),
        ("{0, 1}", "0", False),
    ],
)
def test_solutions_that_a_division_loses(model: str, answer: str, divided: bool) -> None:
    verdict = tutor.check(model, answer, expression=True)
    assert verdict.kind == "wrong"
    assert [one.misconception for one in verdict.explanations] == (["divided-by-variable"] if divided else [])
