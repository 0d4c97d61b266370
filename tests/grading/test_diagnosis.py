"""Slips at a rule and mistakes about the whole answer, together: which one is named first."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.attacks import FAIR
from tutor.derivation.subject import subject, variable_of
from tutor.errors import StudentError
from tutor.expression.reading import read
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.grading.diagnosis import MOST, explain
from tutor.grading.question import Question, ask
from tutor.grading.whole import term_remarks
from tutor.render.words import say

RUNNING = "x^2 y + sin(x y)"
LINE = "1/2*sum(i, (s*a_i + b - h_i)^2)"
SQUARED = "1/n*sum(i, (y_i - w x_i - b)^2)"


def question_for(function: str, orders: str) -> Question:
    reading = subject(function)
    return ask(reading, tuple(variable_of(name, reading) for name in orders.split(",")))


@pytest.mark.parametrize(
    ("function", "orders", "answer", "first"),
    [
        # A slip with a name goes before a bare factor, sign or term.
        (RUNNING, "x", "2xy + cos(xy)", "chain-inner-dropped"),
        (RUNNING, "x", "xy + y cos(xy)", "power-factor-missing"),
        (RUNNING, "x", "2xy - y cos(xy)", "sine-sign"),
        ("x^2 + 5", "x", "2x + 5", "constant-kept"),
        ("e^(2x)", "x", "e^(2x)", "chain-inner-dropped"),
        ("sin(x)", "x", "-cos(x)", "sine-sign"),
        ("cos(x^2)", "x", "2x sin(x^2)", "cosine-sign"),
        ("x^3", "x", "x^2", "power-factor-missing"),
        ("x^2 sin(x)", "x", "2x sin(x)", "product-one-term"),
        ("x^2 sin(x)", "x", "2x cos(x)", "product-of-derivatives"),
        ("sqrt(x)", "x", "1/sqrt(x)", "root-half-missing"),
        ("x^2 + y^2", "x", "2x + 2y", "held-term-differentiated"),
        (LINE, "s", "sum(i, s a_i + b - h_i)", "residual-inner-dropped"),
        # One mistake about the whole goes before two slips, or before nothing.
        (RUNNING, "x", "-2xy - y cos(xy)", "all-signs"),
        (RUNNING, "x", "x^2 + x cos(xy)", "other-variable"),
        (RUNNING, "x", "x^2 y + sin(xy)", "function"),
        (RUNNING, "x", "2xy + y cos(xy) + 5", "extra-term"),
        ("x^3", "x", "x^3", "function"),
        ("x^3", "x", "6x", "second-derivative"),
        ("e^(2x)", "x", "e^(2x)/2", "antiderivative"),
        ("x y", "x", "x", "other-variable"),
        ("x^2 y^3", "x,y", "3x^2 y^2", "first-derivative"),
        ("x^2 y^3", "x,x", "2x y^3", "first-derivative"),
        (SQUARED, "w", "-2 sum(i, (y_i - w x_i - b) x_i)", "sum-for-mean"),
    ],
)
def test_the_likelier_goes_first(function: str, orders: str, answer: str, first: str) -> None:
    found = explain(read(answer).expression, question_for(function, orders))
    assert [one.misconception for one in found][:1] == [first]


def test_what_explains_the_same_answer_is_listed_by_likelihood() -> None:
    found = explain(read("sin(x)").expression, question_for("cos(x)", "x"))
    names = [one.misconception for one in found]
    assert names[0] == "cosine-sign"
    assert {"antiderivative", "all-signs"} <= set(names)
    rates = [one.likelihood for one in found]
    assert rates == sorted(rates, reverse=True)
    assert len(names) == len(set(names)) <= MOST


def test_two_slips_are_not_told_where_one_mistake_fits() -> None:
    found = explain(read("-2xy - y cos(xy)").expression, question_for(RUNNING, "x"))
    assert not any("+" in one.misconception for one in found)


@pytest.mark.parametrize(
    ("function", "orders", "answer"),
    [
        (RUNNING, "x", "y (2x + cos(xy))"),
        ("x^2/(x + 1)", "x", "1 - 1/(x + 1)^2"),
        ("ln(x^2)", "x", "2/x"),
        ("sin(x)^2", "x", "sin(2x)"),
        ("x^2 y^3", "x,y", "6x y^2"),
        (SQUARED, "b", "2/n sum(i, w x_i + b - y_i)"),
        ("sigmoid(x)", "x", "e^x/(1 + e^x)^2"),
        ("atan(x/y)", "x", "y/(x^2 + y^2)"),
    ],
)
def test_a_right_answer_is_not_explained(function: str, orders: str, answer: str) -> None:
    assert explain(read(answer).expression, question_for(function, orders)) == ()


def test_every_sentence_can_be_said() -> None:
    question = question_for(RUNNING, "x")
    for answer in ("2xy + cos(xy)", "2xy", "x^2 + x cos(xy)", "2xy - y cos(xy)", "xy", "2x + cos(x)"):
        for one in explain(read(answer).expression, question):
            assert all(say(part, text) for part in one.says)


def test_a_value_at_a_point_is_explained() -> None:
    point = {Symbol("x"): Fraction(2), Symbol("y"): Fraction(3)}
    found = explain(read("14").expression, question_for("x^2 y + x", "x"), (), [point])
    assert found[0].misconception == "value-of-function"
    assert explain(read("13").expression, question_for("x^2 y + x", "x"), (), [point]) == ()


@pytest.mark.parametrize("attack", FAIR)
def test_no_answer_hangs_or_crashes(attack: str) -> None:
    question = question_for(RUNNING, "x")
    try:
        answer = read(attack).expression
    except StudentError:
        return
    assert len(explain(answer, question)) <= MOST
    term_remarks(answer, question)


@pytest.mark.parametrize(
    "function",
    [
        "+".join(f"x^{power} y" for power in range(2, 400)),
        "*".join(f"sin({factor} x)" for factor in range(1, 30)),
        "sin(" * 60 + "x" + ")" * 60,
        "(" * 20 + "x y" + "+1)^2" * 20,
        "x^x^x^x",
        "e^(e^(e^(e^x)))",
        "ln(ln(ln(ln(ln(x)))))",
        "sqrt(-1 - x^2)",
        "max(x, y, x y)",
        "|(" * 20 + "x" + ")-1|" * 20,
    ],
)
def test_no_function_hangs_or_crashes(function: str) -> None:
    question = question_for(function, "x")
    for answer in ("x", "2x", "0", "x y + 1"):
        assert len(explain(read(answer).expression, question)) <= MOST
        term_remarks(read(answer).expression, question)
