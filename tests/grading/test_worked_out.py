"""Answers that repeat the question are refused as not worked out; letters that only look like it are not."""

from __future__ import annotations

import pytest

from tutor import parse
from tutor.errors import StudentError
from tutor.expression.reading import Reading, read
from tutor.grading.answer import Answer, Single
from tutor.grading.reading import read_answer
from tutor.grading.worked_out import not_worked_out


def keys(text: str, question: Reading) -> list[str]:
    """What is said of an answer, by key."""
    given: Answer | str
    try:
        given = read_answer(text, Single(parse("x")), question)
    except StudentError:
        given = text
    return [phrase.key for phrase in not_worked_out(given, question)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "diff(x^2, x)",
            "d/dx(x^2)",
            "∂/∂x [x^2]",
            "Derivative(x^2, x)",
            "df/dx",
            "dy/dx",
            "D(x^2, x)",
            "∇f",
            "grad f",
        ),
        *(r"\frac{d}{dx} x^2", r"\frac{\partial}{\partial x}(x^2 y)", "2x + d/dx(y)", "f_x = d/dx(x^2)", r"\nabla f"),
        *("derivative(x^2)", "diff(x^2)", "2x ∂/∂x [x]"),
    ],
)
def test_a_derivative_that_is_left_to_do_is_seen(text: str) -> None:
    assert keys(text, read("x^2 y")) == ["check-answer-operator"]


@pytest.mark.parametrize("text", ["f", "f_x", "f(x, y)", "f'", "f'(x)", "2f", "f_xy", "x f_y + 1", "f_{xx}", "(f_x)"])
def test_the_function_s_own_name_is_seen(text: str) -> None:
    assert keys(text, read("x^2 y")) == ["check-answer-own-name"]


def test_the_name_is_that_of_the_question() -> None:
    assert keys("loss", read("loss(x, y) = x^2 y")) == ["check-answer-own-name"]
    assert keys("L_x + 1", read("L = x^2")) == ["check-answer-own-name"]


@pytest.mark.parametrize("text", ["2xy", "f_x = 2xy", "∂f/∂x = 2xy", "d x/d", "x^2 y", "grad = 3", "2 d x", "x*D"])
def test_a_worked_out_answer_is_left_alone(text: str) -> None:
    assert keys(text, read("x^2 y")) == []


def test_a_letter_of_the_function_is_no_name() -> None:
    assert keys("2 f x", read("f x^2")) == []
    assert keys("f_1 + d/2", read("f_1 x + d x")) == []


def test_derivatives_of_unknown_functions_are_worked_out() -> None:
    question = read("x g(x, y)")
    assert keys("g(x, y) + x ∂g/∂x", question) == []
    assert keys("g + x g_x", question) == []
    assert keys("g + x ∂/∂x [g(x, y)]", question) == []
    assert keys("∂/∂x [x g(x, y)]", question) == ["check-answer-operator"]
