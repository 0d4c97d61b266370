"""Equations as answers: the same solutions, or a proof that they are not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.grading.answers import judged
from tutor import parse
from tutor.expression.structures import Comparison
from tutor.expression.tree import Symbol
from tutor.grading.answer import Equation
from tutor.grading.compare import compare, keys_of
from tutor.grading.equality import Kind
from tutor.grading.over_box import over_box
from tutor.grading.solutions import solves_only

SAME = [
    ("2x - y + 1 = 0", "y = 2x + 1"),
    ("y - 1 = 2x", "y = 2x + 1"),
    ("y - 3 = 2(x - 1)", "y = 2x + 1"),
    ("4x - 2y = -2", "y = 2x + 1"),
    ("x = y/2 - 1/2", "y = 2x + 1"),
    ("sqrt(2) y = 2 sqrt(2) x + sqrt(2)", "y = 2x + 1"),
    ("pi y = pi x", "y = x"),
    ("y/(x^2 + 1) = (2x + 1)/(x^2 + 1)", "y = 2x + 1"),
    ("z - 2 = 2(x - 1) + 2(y - 1)", "z = 2x + 2y - 2"),
    ("x^2/4 + y^2 = 1", "x^2 + 4y^2 = 4"),
    ("(x - 1)^2 = 0", "x = 1"),
    ("(x + y)^20 = 0", "x + y = 0"),
    ("x y = 1", "y = 1/x"),
    ("1/y = x", "y = 1/x"),
    ("1/(x - 1) = 1/2", "x = 3"),
    ("(x^2 - 1)/(x - 1) = 0", "x = -1"),
    ("ln(y) = 2x", "y = e^(2x)"),
    ("e^y = x", "y = ln(x)"),
    ("y^3 = x", "y = cbrt(x)"),
    ("x e^x = y e^x", "x = y"),
    ("y = |x|", "y = sqrt(x^2)"),
    ("0 = 0", "x = x"),
]
OTHER = [
    ("y = 2x + 2", "y = 2x + 1"),
    ("y = 2x + 1.0001", "y = 2x + 1"),
    ("x^2 + y^2 = 2", "x^2 + y^2 = 1"),
    ("y^2 = (2x + 1)^2", "y = 2x + 1"),
    ("(y - 2x - 1)(x + y) = 0", "y = 2x + 1"),
    ("x = sqrt(y)", "y = x^2"),
    ("x^2 + y^2 = 0", "x = 0"),
    ("x^2 = 4", "x = 2"),
    ("x = 2", "x^2 = 4"),
    ("sin(x) = 0", "x = 0"),
    ("(x - 1)^2 = 0", "(x - 2)^2 = 0"),
    ("(x^2 - 1)/(x - 1) = 0", "x^2 = 1"),
    ("0 = 0", "y = x"),
    ("1 = 0", "y = x"),
    ("t = 3", "y = 3"),
    ("a y = a x", "y = x"),
    ("y = pi x + sqrt(2)", "y = pi x + sqrt(3)"),
    ("e^(x + y) = 2", "e^(x - y) = 2"),
]


@pytest.mark.parametrize(("answer", "model"), SAME)
def test_the_same_solutions_agree(answer: str, model: str) -> None:
    assert judged(answer, model).agrees
    assert judged(model, answer).agrees


@pytest.mark.parametrize(("answer", "model"), OTHER)
def test_other_solutions_differ(answer: str, model: str) -> None:
    assert judged(answer, model).kind is Kind.DIFFERENT
    assert judged(model, answer).kind is Kind.DIFFERENT


@pytest.mark.parametrize(
    ("answer", "model", "kind"),
    [
        ("y/x = 2", "y = 2x", Kind.NARROWER),
        ("y = 2x", "y/x = 2", Kind.WIDER),
        ("ln(y) = 2 ln(x)", "y = x^2", Kind.NARROWER),
        ("y = 9**9**9**9 x", "y = 9**9**9**9 x + x - x", Kind.UNDECIDED),
    ],
)
def test_a_domain_may_be_narrower_or_wider(answer: str, model: str, kind: Kind) -> None:
    assert judged(answer, model).kind is kind


def test_a_point_shows_the_difference() -> None:
    (said,) = judged("y = 2x + 2", "y = 2x + 1").says
    assert (said.key, dict(said.values)) == ("check-answer-solves-model", {"point": "x = 0, y = 1"})


def test_only_the_domain_counts() -> None:
    model = Equation(parse("x"), parse("1"))
    keys = keys_of(model, (Comparison(">", parse("x"), parse("0")),))
    assert compare(Equation(parse("x^2"), parse("1")), model).kind is Kind.DIFFERENT
    assert compare(Equation(parse("x^2"), parse("1")), model, keys).kind is not Kind.DIFFERENT


def test_a_stretch_proves_a_solution_of_one_only() -> None:
    assert solves_only(parse("y - e^x - sqrt(2)"), parse("y - e^x"))
    assert solves_only(parse("sign(x)"), parse("x + 100")) is None
    assert solves_only(parse("1/x"), parse("x + 100")) is None


def test_a_ball_over_a_box_holds_all_values() -> None:
    x = Symbol("x")
    ball = over_box(parse("x^2 - x"), {x: (Fraction(0), Fraction(2))})
    assert all(ball.contains(value) for value in (0, 2))
    assert not over_box(parse("1/x"), {x: (Fraction(-1), Fraction(1))}).is_finite()
