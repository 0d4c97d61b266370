"""Terms: of a function, of an answer that is multiplied out, and which of them are right."""

from __future__ import annotations

import pytest
import sympy
from sympy.abc import x, y

from tutor import parse
from tutor.expression.cas import to_sympy
from tutor.expression.reading import read
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.grading.diagnosis import explain
from tutor.grading.question import Question, ask
from tutor.grading.whole import term_remarks
from tutor.grading.whole.expand import MOST_TERMS, expanded_terms, opened_terms, typed_terms
from tutor.grading.whole.summands import summands
from tutor.render.words import say


@pytest.mark.parametrize(
    "typed",
    [
        "x", "0", "-x", "x - (y - 1)", "(x + y)(x - y)", "(x + 1)^3", "(x + y + 1)^2 - x", "(x + y)/2", "x (y + 1)/y",
        "-(x + 1)(y - 2)", "(x + y)^4 (x - y)", "x sin(y) (1 + x)", "2 (x + (y + 3) x) x", "((x + 1)^2 + y)^2",
        "x/(x + y)", "sqrt(x + y) (1 + sqrt(x + y))",
    ],
)  # fmt: skip
def test_terms_add_up_to_the_expression(typed: str) -> None:
    expression = parse(typed)
    for terms in (typed_terms(expression), opened_terms(expression), expanded_terms(expression)):
        assert sympy.expand(sum(map(to_sympy, terms), sympy.Integer(0)) - to_sympy(expression)) == 0


def test_like_terms_are_joined_and_brackets_are_gone() -> None:
    terms = expanded_terms(parse("(x + y)^2"))
    assert {to_sympy(term) for term in terms} == {x**2, 2 * x * y, y**2}


def test_what_gives_too_many_terms_stays_as_it_is() -> None:
    expression = parse("(a + b + c + d)(e_1 + f + g + h)(k + l + m + p)")
    assert expanded_terms(expression) == (expression,)
    assert len(opened_terms(parse("(a + b + c + d)(k + l + m + p)"))) <= MOST_TERMS


def test_deep_and_long_expressions_are_not_opened() -> None:
    deep = parse("(" * 150 + "x" + "+1)*x" * 150)
    assert expanded_terms(deep) == (deep,)
    long = parse("(x+1)*(" + "+".join(["x y"] * 2000) + ")")
    assert expanded_terms(long) == (long,)


@pytest.mark.parametrize(
    ("function", "inner", "whole"),
    [
        ("x^2 + y", ["x²", "y"], ["x²", "y"]),
        ("x^2 - y", ["x²", "y"], ["x²", "−y"]),
        ("3(x^2 + y)", ["x²", "y"], ["3x²", "3y"]),
        ("-(x + y)/2", ["x", "y"], ["−x/2", "−y/2"]),
        ("sin(x + y)", [], []),
        ("(x + 1)(x + 2)", [], []),
        ("sum(i, a_i x + b)", ["aᵢx", "b"], ["Σᵢ aᵢx", "Σᵢ b"]),
    ],
)
def test_summands_of_a_function(function: str, inner: list[str], whole: list[str]) -> None:
    found = summands(parse(function))
    assert [text(part).replace("·", "") for part, _ in found] == inner
    assert [text(part).replace("·", "") for _, part in found] == whole


def question() -> Question:
    return ask(read("x^2 y + sin(x y) + x^3"), (Symbol("x"),))


@pytest.mark.parametrize(
    ("answer", "remark"),
    [
        ("2xy + x^5 cos(xy) + 3x^2", "2xy and 3x² are right; x⁵·cos(xy) is not."),
        ("2xy + x^5 cos(xy)", "2xy is right; x⁵·cos(xy) is not."),
        ("2xy + x^5 cos(xy) + x", "2xy is right; the rest is not."),
        ("2xy", "2xy is right, but that is not all."),
        ("y cos(xy) + 3x^2", "y·cos(xy) and 3x² are right, but that is not all."),
        ("5xy + x^2 cos(xy) + 9", "5xy is right but for the number in front."),
        ("5xy", "The derivative has a term like 5xy with another number in front, and more terms than that."),
        (
            "2xz + y",
            "z does not stand in the function, so it cannot stand in its derivative. "
            "If it is short for something, write that out.",
        ),
        (
            "2xz + k",
            "k and z do not stand in the function, so they cannot stand in its derivative. If they are short for "
            "something, write that out.",
        ),
    ],
)
def test_what_is_right_is_named(answer: str, remark: str) -> None:
    found = term_remarks(read(answer).expression, question())
    assert [say(one, text) for one in found] == [remark]


@pytest.mark.parametrize("answer", ["2xy + y cos(xy) + 3x^2", "y (2x + cos(xy)) + 3x^2", "e^x", "x^9 + y^9"])
def test_nothing_is_said_where_nothing_is_certain(answer: str) -> None:
    assert term_remarks(read(answer).expression, question()) == ()


def test_no_term_is_called_wrong_for_a_letter_of_nowhere() -> None:
    asked = ask(read("sum(i, (y_i - b)^2)"), (Symbol("b"),))
    found = explain(read("-2 sum(i, y_i - c)").expression, asked)
    assert "wrong-term" not in [one.misconception for one in found]


@pytest.mark.parametrize(
    ("function", "answer", "source"),
    [
        ("(x - 7) sin(x)", "sin(x) + x cos(x)", "differentiating 7sin(x)."),
        ("(x^2 - 7)/x", "1", "differentiating 7/x."),
        ("3(x^2 + y x)", "6x", "differentiating yx."),
    ],
)
def test_a_missing_term_comes_from_what_varies(function: str, answer: str, source: str) -> None:
    found = explain(read(answer).expression, ask(read(function), (Symbol("x"),)))
    missing = [one for one in found if one.misconception == "missing-term"]
    assert [say(one.says[0], text) for one in missing] == [
        f"It looks as if a term is missing: the one that comes from {source}"
    ]


@pytest.mark.parametrize("answer", ["sum(i, s a_i + b - h_i)", "mean(a)"])
def test_a_sum_that_does_not_belong_is_named_and_not_its_number_of_terms(answer: str) -> None:
    row = ask(read("s a_i + b - h_i"), (Symbol("b"),))
    (remark,) = term_remarks(parse(answer), row)
    said = say(remark, text)
    assert "no Σ" in said
    assert "n does not stand" not in said
