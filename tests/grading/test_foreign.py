"""Letters that have no business in an answer: they are named, and no numbers are put in for them."""

from __future__ import annotations

import pytest

import tutor
from tutor.expression.text import text
from tutor.grading.sentences import sentences
from tutor.grading.verdict import Verdict
from tutor.render.words import say


def words(verdict: Verdict) -> str:
    return " ".join(say(one, text) for one in sentences(verdict))


@pytest.mark.parametrize(
    ("model", "answer", "said"),
    [
        ("-3", "x^2", "Not yet. A number is asked for; x stands in your answer."),
        ("2/3", "f", "Not yet. A number is asked for; f stands in your answer."),
        ("sqrt(2)", "y + x", "Not yet. A number is asked for; x and y stand in your answer."),
        ("6u^5", "6(x + 10y + 5z)^5", "Not yet. x, y and z do not stand in the right answer."),
        ("theta^2", "t^2", "Not yet. t does not stand in the right answer."),
    ],
)
def test_a_letter_that_nobody_spoke_of_is_named(model: str, answer: str, said: str) -> None:
    assert words(tutor.check(model, answer, expression=True)) == said
    bare = tutor.check(model, answer, expression=True, diagnose=False)
    assert words(bare) == said


def test_letters_that_cancel_are_right() -> None:
    assert tutor.check("3", "x - x + 3", expression=True).right
    assert tutor.check("2u", "2u + q - q", expression=True).right


def test_the_letters_of_the_right_answer_are_compared() -> None:
    said = words(tutor.check("u^2 + v", "u^2 - 5v^3", expression=True))
    assert "yours is" in said
    assert "stand" not in said


def test_a_constant_of_integration_may_have_any_name() -> None:
    assert "does not stand" not in words(tutor.check("x^2 + C", "x^3 + K", expression=True))


def test_a_component_is_looked_at_by_itself() -> None:
    verdict = tutor.check("(1, 2u)", "(u, 3q)", expression=True)
    assert [words(part) for part in verdict.components] == [
        "Not yet. A number is asked for; u stands in your answer.",
        "Not yet. q does not stand in the right answer.",
    ]


def test_a_derivative_is_not_compared_at_letters_that_it_cannot_have() -> None:
    said = words(tutor.check("x^2", "2x y", "x"))
    assert said.startswith("Not yet. y does not stand in the function")
    assert "yours is" not in said
    # x stands in f: that the derivative is the same everywhere is for the student to find.
    assert "A number is asked for" not in words(tutor.check("3x", "3x^2", "x"))


@pytest.mark.parametrize(
    ("function", "answer", "at", "mistakes", "said"),
    [
        # f′ = 6x − 7: not put in, and nothing else is wrong.
        ("3x^2 - 7x", "6x - 7", "x=2", ["point-not-put-in"], "It looks as if the point is not put in yet"),
        # Not put in, and a wrong derivative as well.
        ("3x^2 - 7x", "12x - 7", "x=2", ["term-twice"], "x is not put in yet: the value at the point is asked for."),
        ("x^2 y^3", "2x y^2", "x=2, y=1", [], "x and y are not put in yet: the value at the point is asked for."),
        # 6·2 − 7 = 5 = 2 + 3: with x put in it is right, whatever it was meant to be.
        ("3x^2 - 7x", "x + 3", "x=2", [], "x is not put in yet: the value at the point is asked for."),
        ("3x^2 - 7x", "q + 3", "x=2", [], "A number is asked for; q stands in your answer."),
    ],
)
def test_of_a_point_that_is_not_put_in(function: str, answer: str, at: str, mistakes: list[str], said: str) -> None:
    verdict = tutor.check(function, answer, "x", at=at)
    assert verdict.kind == "wrong"
    assert [one.misconception for one in verdict.explanations][:1] == mistakes
    assert words(verdict).startswith(f"Not yet. {said}")
    assert "yours is" not in words(verdict)


def test_only_the_letters_with_a_value_are_put_in() -> None:
    assert tutor.check("x^2 y^3", "4y^3", "x", at="x=2").right
    said = words(tutor.check("x^2 y^3", "4y^2", "x", at="x=2"))
    assert "put in" not in said


def test_the_same_number_is_no_expression() -> None:
    assert words(tutor.check("3", "3", expression=True)) == "Right. It is the same number."
    assert words(tutor.check("(1, 2)", "(1, 2)", expression=True)) == "Right. They are the same numbers."
    assert words(tutor.check("x", "x", expression=True)) == "Right. It is the same expression."


def test_of_a_plain_number_no_more_is_said_than_a_number_shows() -> None:
    half = words(tutor.check("12", "6", expression=True))
    assert "a factor 2 is missing" in half
    assert "other ways lead to the same number" in half
    assert "All else agrees" not in half
    turned = words(tutor.check("-3/5", "3/5", expression=True))
    assert "the sign is turned" in turned
    assert "whole answer" not in turned


def test_letters_at_a_point_are_no_wrong_factor() -> None:
    """At (3, 2) the vector (2x, 2y) is (6, 4), which is two ninths of the gradient (27, 18): by chance."""
    said = words(tutor.check("2x^2 y + 3x", "(2x, 2y)", at="x=3, y=2"))
    assert "All else agrees" not in said
    assert "None of its 2 components is right." in said
