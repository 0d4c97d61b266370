"""Which second explanation a page tells, and which mistake is named where several descriptions fit."""

from __future__ import annotations

import pytest

import tutor
from tutor.expression.parser import parse
from tutor.grading.alternative import alternative
from tutor.grading.verdict import Explanation, Wrong

ANOTHER = "Another slip leads to the same"


def told(function: str, answer: str, variable: str | None = None, at: str | None = None) -> str:
    """What is said of a wrong answer."""
    verdict = tutor.check(function, answer, variable, at=at)
    assert isinstance(verdict, Wrong)
    return str(verdict)


def made(mistake: str, place: str | None, rule: str | None, likelihood: float) -> Explanation:
    """An explanation made up for a test."""
    from tutor.derivation.lesson import phrase

    places = () if place is None else (parse(place),)
    return Explanation(mistake, (phrase(mistake),), places, () if rule is None else (rule,), likelihood)


FIRST = made("first", "sin(x y)", "chain", 0.7)


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (made("other", "cos(x)", "chain", 0.7), True),  # another place
        (made("other", "x y", "product", 0.7), True),  # another rule at a part of the same place
        (made("other", "sin(x y)", "chain", 0.7), False),  # the same place and rule
        (made("other", "x y", "chain", 0.7), False),
        (made("other", "cos(x)", "chain", 0.5), False),  # far less likely
        (made("other + another", "cos(x)", "chain", 0.7), False),  # two slips at once
        (made("factor-missing", None, None, 0.7), False),  # says only what is seen
        (made("other-variable", None, None, 0.7), False),  # about the whole answer
        (made("first", "cos(x)", "chain", 0.7), False),  # the same words
    ],
)
def test_a_second_explanation_is_told_only_when_it_tells_more(other: Explanation, shown: bool) -> None:
    assert (alternative((FIRST, other)) is other) == shown


def test_there_may_be_no_second_explanation() -> None:
    assert alternative((FIRST,)) is None
    last = made("last", "cos(x)", "chain", 0.7)
    assert alternative((FIRST, made("near", "sin(x y)", "chain", 0.7), last)) is last


@pytest.mark.parametrize(
    ("function", "answer", "variable"),
    [
        ("x^2*y + sin(xy)", "2xy + cos(xy)", "x"),
        ("1/2 sum(i, (s a_i + b - h_i)^2)", "sum(i, s a_i + b - h_i)", "s"),
        ("eta x^2", "2x", "x"),
        ("sin(omega t + phi)", "cos(omega t + phi)", "t"),
        ("x^2 + x y", "2x", "x"),
        ("x^2", "2x", "y"),
    ],
)
def test_one_slip_is_told_once(function: str, answer: str, variable: str) -> None:
    assert ANOTHER not in told(function, answer, variable)


def test_for_a_value_another_idea_is_told() -> None:
    assert ANOTHER in told("x^2 y", "2", "y", at="x=1, y=2")


@pytest.mark.parametrize(
    ("function", "answer", "variable", "letter"),
    [
        ("eta/2 (w x - y)^2", "(w x - y) x", "w", "η"),
        ("eta x^2", "2x", "x", "η"),
        ("lambda w^2/2", "w", "w", "λ"),
        ("theta_1 x^2", "2x", "x", "θ₁"),
        ("sin(k x)/k", "cos(k x)/k", "x", "k"),
        ("eta sum(i, (w x_i - y_i)^2)", "2 sum(i, (w x_i - y_i) x_i)", "w", "η"),
    ],
)
def test_a_letter_that_is_missing_as_a_factor_is_named(function: str, answer: str, variable: str, letter: str) -> None:
    verdict = tutor.check(function, answer, variable)
    first = verdict.explanations[0]
    assert first.misconception in ("factor-missing", "held-factor-lost", "chain-inner-dropped")
    assert letter in str(verdict)


@pytest.mark.parametrize(
    ("function", "answer", "number"),
    [("(x+1)^2 + x^3", "2x + 1 + 3x^2", "1"), ("x^2 - 5x + 3x^4", "2x - 4 + 12x^3", "−4")],
)
def test_a_wrong_number_that_stands_alone(function: str, answer: str, number: str) -> None:
    said = told(function, answer)
    assert f"only a number that is added is wrong: {number}." in said
    assert "letters" not in said


def test_a_mistake_that_explains_a_whole_vector_is_told_alone() -> None:
    assert "None of" not in told("x^2 y + sin(xy)", "(x^2 + x cos(xy), 2xy + y cos(xy))")
    assert "asked for, and this" not in told("x^2 + y^2", "2x + 2y")


def test_a_vector_within_a_tolerance_is_not_called_equal() -> None:
    said = str(tutor.check("x^2 y", "(6.001, 1)", at="x=1, y=3", tolerance="0.1%"))
    assert said == "Right. It is within the tolerance."


def test_values_of_data_that_were_made_up_are_not_shown_as_a_point() -> None:
    assert "made-up values for a" in told("eta a_i x^2", "2 a_i x", "x")
