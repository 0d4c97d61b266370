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
        # Taken apart, which the parts of the right answer would tell too much of.
        ("sqrt(1 - x^2)", "1 - x", "algebra-root-of-sum"),
        ("sqrt(x^2 + y^2)", "x + y", "algebra-root-of-sum"),
        ("3(x + y)^2 + 1", "3x^2 + 3y^2 + 1", "algebra-power-of-sum"),
        ("1/(x + y)", "1/x + 1/y", "algebra-denominator-split"),
        ("sin(x + y)", "sin(x) + sin(y)", "algebra-function-of-sum"),
        ("e^(x + y)", "e^x + e^y", "algebra-exponent-of-sum"),
        ("(2x)^3", "2x^3", "algebra-power-of-product"),
        ("(1 + 2)^2", "5", None),
        # A fraction that was not divided, or turned over.
        ("3x^7 + 7/x", "3x^7 + 7", "factor-extra"),
        ("5/x", "5x", "factor-extra"),
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
    ("model", "answer", "said"),
    [
        # Nothing is too much that does not stand there.
        ("3x^7 + 7/x", "3x^7 + 7", "7 is not divided by x."),
        ("3x^7 + 7/x^2", "3x^7 + 7", "7 is not divided by x²."),
        ("3x^7 + 7/x", "3x^7 + 7x", "x stands on the wrong side of the fraction line in 7x."),
        ("3x^7 + 7", "3x^7 + 7x^2", "a factor x² does not belong in 7x²."),
        ("3x^7 + 7x", "3x^7 + 7", "a factor x is missing in 7."),
        ("5/x", "5", "a division by x is missing."),
        ("5/x", "-5", "a division by x is missing, and the sign is turned."),
        ("5/x", "5x", "x stands on the wrong side of the fraction line."),
        ("5x", "5/x", "x stands on the wrong side of the fraction line."),
        ("5x", "5x^2", "there is a factor x too much."),
    ],
)
def test_what_is_too_much_or_missing_is_said_of_what_stands_there(model: str, answer: str, said: str) -> None:
    first, _ = tutor.check(model, answer, expression=True).explanations[0].says
    assert say(first, text) == f"It looks as if {said}"


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
