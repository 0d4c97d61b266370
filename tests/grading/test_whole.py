"""Each mistake about the whole answer is found from an answer that was worked out wrongly by hand."""

from __future__ import annotations

import pytest

from tutor.derivation.subject import subject, variable_of
from tutor.expression.reading import read
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.grading.question import Question, ask
from tutor.grading.whole import find_whole
from tutor.grading.whole.attempt import LIKELIHOODS
from tutor.render.sentences.whole_answers import SENTENCES
from tutor.render.words import say

RUNNING = "x^2 y + sin(x y)"
LINE = "1/2*sum(i, (s*a_i + b - h_i)^2)"
SQUARED = "1/n*sum(i, (y_i - w x_i - b)^2)"
LOGISTIC = "-sum(i, y_i ln(sigmoid(w x_i)) + (1 - y_i) ln(1 - sigmoid(w x_i)))"

ROWS = [
    # Another derivative. ∂/∂x of the running example is 2xy + y cos(xy).
    (RUNNING, "x", "x^2 + x cos(x y)", "other-variable"),
    (RUNNING, "y", "2x y + y cos(x y)", "other-variable"),
    (RUNNING, "x", "x^2 y + sin(x y)", "function"),
    (RUNNING, "x", "2y - y^2 sin(x y)", "second-derivative"),
    (RUNNING, "x", "2x + cos(x y) - x y sin(x y)", "mixed-derivative"),
    (RUNNING, "x", "x^3 y/3 - cos(x y)/y", "antiderivative"),
    (RUNNING, "x", "x^3 y/3 - cos(x y)/y + C", "antiderivative"),
    ("e^(3x)", "x", "e^(3x)/3", "antiderivative"),
    ("1/x", "x", "ln|x|", "antiderivative"),
    ("x y + z", "z", "x", "other-variable"),
    ("a_1 x_1 + a_2 x_2", "x_1", "a_2", "other-variable"),
    ("x^5", "x", "20x^3", "second-derivative"),
    ("x ln(x)", "x", "1/x", "second-derivative"),
    ("g(x, y) x", "x", "g(x, y) x", "function"),
    (LINE, "s", "s sum(i, a_i) + n b - sum(i, h_i)", "other-variable"),
    (LINE, "b", "sum(i, (s a_i + b - h_i) a_i)", "other-variable"),
    (SQUARED, "w", "1/n sum(i, (y_i - w x_i - b)^2)", "function"),
    (SQUARED, "w", "2/n sum(i, x_i^2)", "second-derivative"),
    # Second derivatives: ∂²/∂x∂y of x³y² is 6x²y.
    ("x^3 y^2", "x,y", "3x^2 y^2", "first-derivative"),
    ("x^3 y^2", "x,y", "2x^3 y", "first-derivative"),
    ("x^3 y^2", "x,y", "6x y^2", "pure-for-mixed"),
    ("x^3 y^2", "x,y", "2x^3", "pure-for-mixed"),
    ("x^3 y^2", "x,x", "6x^2 y", "mixed-for-pure"),
    ("x^3 y^2", "x,x", "2x^3", "other-derivative"),
    ("x^3 y^2", "x,x", "3x^2 y^2", "first-derivative"),
    ("x^3 y^2", "x,x", "6y^2", "second-derivative"),
    ("x^3 y^2", "x,x", "x^3 y^2", "function"),
    ("x y z", "x,y", "y", "other-derivative"),
    # Factors and signs.
    (RUNNING, "x", "-2x y - y cos(x y)", "all-signs"),
    ("cos(2x)", "x", "2 sin(2x)", "all-signs"),
    (RUNNING, "x", "4x y + 2y cos(x y)", "factor-extra"),
    (RUNNING, "x", "-6x y - 3y cos(x y)", "factor-extra"),
    (RUNNING, "x", "x y + 1/2 y cos(x y)", "factor-missing"),
    (RUNNING, "x", "2x + cos(x y)", "factor-missing"),
    (RUNNING, "x", "3x y + 3/2 y cos(x y)", "factor-wrong"),
    ("3x", "x", "6", "factor-extra"),
    (LINE, "s", "2 sum(i, (s a_i + b - h_i) a_i)", "factor-extra"),
    (LINE, "s", "1/2 sum(i, (s a_i + b - h_i) a_i)", "factor-missing"),
    (LINE, "s", "1/n sum(i, (s a_i + b - h_i) a_i)", "mean-for-sum"),
    (SQUARED, "w", "-2 sum(i, (y_i - w x_i - b) x_i)", "sum-for-mean"),
    ("1/N*sum(i, (y_i - w x_i - b)^2)", "w", "-2 sum(i, (y_i - w x_i - b) x_i)", "sum-for-mean"),
    ("mean(i, (y_i - w x_i)^2)", "w", "-2 sum(i, (y_i - w x_i) x_i)", "sum-for-mean"),
    (SQUARED, "w", "-1/n sum(i, (y_i - w x_i - b) x_i)", "factor-missing"),
    (SQUARED, "b", "2/n sum(i, y_i - w x_i - b)", "all-signs"),
    (LOGISTIC, "w", "-sum(i, (sigmoid(w x_i) - y_i) x_i)", "all-signs"),
    ("x/(1 + x^2)", "x", "(1 + x^2)^2/(1 - x^2)", "reciprocal"),
    # Terms.
    (RUNNING, "x", "2x y", "missing-term"),
    (RUNNING, "x", "y cos(x y)", "missing-term"),
    (RUNNING, "x", "2x y - y cos(x y)", "sign-of-term"),
    (RUNNING, "x", "4x y + y cos(x y)", "term-twice"),
    (RUNNING, "x", "2x y + y cos(x y) + x^2", "extra-term"),
    (RUNNING, "x", "2x y + y cos(x y) + 7", "extra-term"),
    (RUNNING, "x", "y (2x + cos(x y) + x)", "extra-term"),
    (RUNNING, "x", "5x y + y cos(x y)", "wrong-number"),
    (RUNNING, "x", "2x y + y^3 cos(x y)", "wrong-term"),
    ("x^2 sin(x)", "x", "2x sin(x)", "missing-term"),
    ("(x^2 + 3x)(y + 1)", "x", "2x y + 2x + 3y", "missing-term"),
    ("2(x^3 + y x + x)", "x", "6x^2 + 2", "missing-term"),
    ("e^(x^2) + x", "x", "2x e^(x^2) + 4", "wrong-number"),
    (LINE, "s", "s sum(i, a_i^2) + b sum(i, a_i) + sum(i, a_i h_i)", "sign-of-term"),
    (LINE, "s", "s sum(i, a_i^2) - sum(i, a_i h_i)", "summand-left-out"),
    ("sin(x^2 + y)", "x", "2x cos(x^2 - y)", "summand-turned"),
    ("sin(x^2 + y)", "x", "2x cos(x^2)", "summand-left-out"),
    ("ln(x^2 + 1)/2", "x", "x/(x^2 + 1) + 1/2", "extra-term"),
    ("atan(x)", "x", "(2 + x^2)/(1 + x^2)", "constant-term"),
]


def question_for(function: str, orders: str) -> Question:
    reading = subject(function, functions=("g",))
    return ask(reading, tuple(variable_of(name, reading) for name in orders.split(",")))


def typed(answer: str) -> Expression:
    return read(answer, functions=("g",)).expression


@pytest.mark.parametrize(("function", "orders", "answer", "mistake"), ROWS)
def test_the_mistake_is_named_first(function: str, orders: str, answer: str, mistake: str) -> None:
    found = find_whole(typed(answer), question_for(function, orders))
    assert [one.misconception for one in found][:1] == [mistake]


@pytest.mark.parametrize(("function", "orders", "answer", "mistake"), ROWS)
def test_what_is_said_does_not_give_the_answer_away(function: str, orders: str, answer: str, mistake: str) -> None:
    question = question_for(function, orders)
    right = text(question.answer)
    for one in find_whole(typed(answer), question):
        for sentence in (say(part, text) for part in one.says):
            assert right not in sentence or len(right) < 3
            assert "{" not in sentence


def test_every_mistake_has_a_sentence_and_a_reason() -> None:
    for mistake in LIKELIHOODS:
        assert f"check-whole-why-{mistake}" in SENTENCES
        starts = f"check-whole-{mistake}"
        assert any(key.startswith(starts) for key in SENTENCES) or mistake == "sign-of-term"


@pytest.mark.parametrize(
    ("function", "orders", "answer"),
    [
        (RUNNING, "x", "y (2x + cos(x y))"),
        (RUNNING, "x", "2x y + y sin(pi/2 - x y)"),
        ("x^3 y^2", "x,y", "6 y x^2"),
        (LINE, "s", "sum(i, (s a_i + b - h_i) a_i)"),
        (SQUARED, "w", "2/n sum(i, (w x_i + b - y_i) x_i)"),
        ("ln(x^2)", "x", "2/x"),
        ("e^x", "x", "e^x"),
        ("5", "x", "0"),
        ("x^2", "x,x", "2"),
        ("|x|", "x", "x/|x|"),
    ],
)
def test_a_right_answer_has_no_mistake(function: str, orders: str, answer: str) -> None:
    reading = subject(function, ["x"] if function == "5" else None)
    question = ask(reading, tuple(variable_of(name, reading) for name in orders.split(",")))
    assert find_whole(typed(answer), question) == ()


@pytest.mark.parametrize(
    ("function", "orders", "answer"),
    [
        (RUNNING, "x", "x^7 - ln(y) + e^x"),
        (RUNNING, "x", "0"),
        (RUNNING, "x", "17"),
        ("x^2", "x", "3x - 1"),
        ("3x", "x", "5"),
        ("sqrt(-1 - x^2)", "x", "2"),
        (LINE, "s", "sum(i, a_i^3)"),
    ],
)
def test_an_answer_that_nothing_explains_is_left_alone(function: str, orders: str, answer: str) -> None:
    assert find_whole(typed(answer), question_for(function, orders)) == ()


def test_the_sentence_of_a_missing_term_names_where_it_comes_from() -> None:
    found = find_whole(typed("2x y"), question_for(RUNNING, "x"))
    assert say(found[0].says[0], text) == (
        "It looks as if a term is missing: the one that comes from differentiating sin(xy)."
    )


def test_a_wrong_sign_is_told_of_the_term_that_was_typed() -> None:
    found = find_whole(typed("2x y - y cos(x y)"), question_for(RUNNING, "x"))
    assert say(found[0].says[0], text) == "It looks as if one sign is wrong: that of y·cos(xy)."
    assert [text(place) for place in found[0].places] == ["sin(xy)"]


def test_the_questions_for_the_other_variables_may_be_given() -> None:
    one, other = question_for("x^2 y", "x"), question_for("x^2 y", "y")
    found = find_whole(typed("x^2"), one, [other])
    assert found[0].misconception == "other-variable"
