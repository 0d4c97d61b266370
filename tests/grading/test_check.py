"""`tutor.check`: every verdict of the closed union, on answers worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import tutor
from tutor.errors import StudentError, SyntaxProblem, Unanswerable
from tutor.grading.lesson import verdict_lesson
from tutor.grading.task import task_of

F = "x^2*y + sin(xy)"

RIGHT: list[tuple[str, object, dict[str, Any]]] = [
    (F, "2xy + y cos(xy)", {"wrt": "x"}),
    (F, "y(2x + cos(xy))", {"wrt": "x"}),
    (F, "f_x = 2xy + y cos(xy)", {"wrt": "x"}),
    (F, r"2xy + y\cos(xy)", {"wrt": "x"}),
    (F, "(2xy + y cos(xy), x^2 + x cos(xy))", {}),
    (F, "[2xy + y cos(xy), x^2 + x cos(xy)]", {}),
    (F, "(2xy + y cos(xy)) i + (x^2 + x cos(xy)) j", {}),
    (F, ["2xy + y cos(xy)", "x^2 + x cos(xy)"], {}),
    ("x^2", "2x", {}),
    ("x^2", "-(-2x)", {}),
    ("x^2", tutor.parse("2x"), {}),
    ("x^3 y^2", "6x^2 y", {"wrt": "x,y"}),
    ("x^3 y^2", "6x^2 y", {"wrt": ["y", "x"]}),
    ("x^4", "12x^2", {"wrt": ("x", "x")}),
    ("3x", "3", {}),
    ("5y", "0", {"wrt": "x", "variables": "x,y"}),
    ("a x^2 + b", "2 a x", {"wrt": "x"}),
    ("a x^2 + b", "2 a x", {"variables": ["x"]}),
    ("1/2 sum(i, (s a_i + b - h_i)^2)", "sum(i, (s a_i + b - h_i) a_i)", {"wrt": "s"}),
    ("g(x, y)^2", "2 g(x, y) ∂/∂x [g(x, y)]", {"wrt": "x", "functions": ("g",)}),
    ("ln x", "1/x", {}),
    ("ln x", "1/|x|", {}),
    (F, "1/2", {"wrt": "x", "at": "x=0, y=1/2"}),
    ("x^2 y", "4", {"wrt": "x", "at": "x=1, y=2"}),
    ("x^2 y", 4, {"wrt": "x", "at": "x=1, y=2"}),
    ("x^2 y", Fraction(1, 2), {"wrt": "x", "at": "x=1/2, y=1/2"}),
    ("x^2 y", "(4, 1)", {"at": "(1, 2)"}),
    ("x^2 y", "2y", {"wrt": "x", "at": "x=1"}),
    ("sqrt(x)", "1/(2√2)", {"at": "x=2"}),
    ("sqrt(x)", "√2/4", {"at": "x=2"}),
    ("sqrt(x)", "0.3536", {"at": "x=2", "tolerance": "0.1%"}),
    ("sqrt(x)", 0.3536, {"at": "x=2", "tolerance": 0.001}),
    ("(x + 1)^3", "3x^2 + 6x + 3", {"form": "expanded"}),
    ("x^3/3 - x", "(x - 1)(x + 1)", {"form": "factored"}),
    ("x^2/3", "2x/3", {"form": "exact"}),
    ("2x + y", "2x + y", {"expression": True}),
    ("ln(x^2)", "2 ln x", {"expression": True, "domain": "x > 0"}),
    ("{1, -1}", "x = 1 or x = -1", {"expression": True}),
    ("{1, -1}", "±1", {"expression": True}),
    ("{1, -1}", {1, -1}, {"expression": True}),
    ("[0, 1)", "0 <= x < 1", {"expression": True}),
    ("y = 2x + 1", "2x - y + 1 = 0", {"expression": True}),
    ("(1, 2, 3)", "(1, 2, 3)", {"expression": True}),
]


@pytest.mark.parametrize(("f", "answer", "asked"), RIGHT)
def test_right(f: str, answer: object, asked: dict[str, Any]) -> None:
    verdict = tutor.check(f, answer, **asked)
    assert verdict.kind == "right", str(verdict)
    assert (verdict.code, verdict.right) == (0, True)
    assert str(verdict).startswith("Right.")


OTHER: list[tuple[str, object, dict[str, Any], str]] = [
    (F, "2xy + cos(xy)", {"wrt": "x"}, "wrong"),
    (F, "(x^2 + x cos(xy), 2xy + y cos(xy))", {}, "wrong"),
    (F, "(2xy + y cos(xy), x^2)", {}, "wrong"),
    (F, "2xy + y cos(xy)", {}, "wrong"),
    (F, "(2xy + y cos(xy), x^2 + x cos(xy))", {"wrt": "x"}, "wrong"),
    (F, "(2xy, x^2, 1)", {}, "wrong"),
    ("x^2", "2x + 10^-30", {}, "wrong"),
    ("x^2 y", "5", {"wrt": "x", "at": "x=1, y=2"}, "wrong"),
    ("x^2 y", "(4, 2)", {"at": "x=1, y=2"}, "wrong"),
    ("|x|", "1", {}, "wrong"),
    ("x^2 y", "x^2", {"expression": True}, "wrong"),
    ("{1, -1}", "1", {"expression": True}, "wrong"),
    ("{1, -1}", "{1, 2}", {"expression": True}, "wrong"),
    ("[0, 1)", "[0, 1]", {"expression": True}, "wrong"),
    ("y = 2x + 1", "y = 2x", {"expression": True}, "wrong"),
    ("ln(x^2)", "2 ln x", {"expression": True}, "narrower-domain"),
    ("x^3", "3x sqrt(x^2)", {}, "wrong"),
    ("x^2", "2 sqrt(x)^2", {}, "narrower-domain"),
    ("(x + 1)^3", "3(x + 1)^2", {"form": "expanded"}, "wrong-form"),
    ("(x + 1)^3", "3x^2 + 6x + 3", {"form": "factored"}, "wrong-form"),
    ("x^2", "x + x", {"form": "simplified"}, "wrong-form"),
    ("x^2/2", "1.0x", {"form": "exact"}, "wrong-form"),
    ("x^2 y", "(2 x y, x x)", {"form": "simplified"}, "wrong-form"),
    ("sqrt(x)", "0.3536", {"at": "x=2"}, "rounded"),
    ("x^3/3", "93.33", {"at": "x=√(280/3)"}, "rounded"),
    ("x^2 y", "(0.667, 0.111)", {"at": "x=1/3, y=1"}, "rounded"),
    ("sqrt(x)", "0.3536", {"at": "x=2", "tolerance": "1e-9"}, "wrong"),
    ("x^2", "d/dx(x^2)", {}, "not-worked-out"),
    ("x^2", "diff(x^2, x)", {}, "not-worked-out"),
    (F, "∂/∂x [x^2 y] + y cos(xy)", {"wrt": "x"}, "not-worked-out"),
    ("x^2", "f'(x)", {}, "not-worked-out"),
    ("x^2", "2x +", {}, "unreadable"),
    ("x^2", "", {}, "unreadable"),
    ("x^2", "__import__('os').system('id')", {}, "unreadable"),
]


@pytest.mark.parametrize(("f", "answer", "asked", "kind"), OTHER)
def test_not_right(f: str, answer: object, asked: dict[str, Any], kind: str) -> None:
    verdict = tutor.check(f, answer, **asked)
    assert verdict.kind == kind, str(verdict)
    assert not verdict.right
    assert verdict.code == (2 if kind in ("unreadable", "not-worked-out") else 1)
    assert str(verdict).strip()
    assert not str(verdict).startswith("Right.")


@pytest.mark.parametrize(
    ("f", "asked", "says"),
    [
        ("x +", {}, "x +"),
        ("7", {}, "no variables"),
        ("x^2", {"form": "pretty"}, "There is no form pretty."),
        ("x^2", {"tolerance": "often"}, ""),
        ("x^2", {"at": "z=1"}, "z does not stand in f."),
        ("|x|", {"at": "x=0"}, "kink"),
        ("ln x", {"at": "x=-1"}, ""),
        ("x^2", {"wrt": ""}, "No variable is named."),
        ("x^2", {"wrt": "x", "expression": True}, "nothing is differentiated"),
        ("x^2", {"domain": "x + 1"}, "this is no condition"),
        ("x^2", {"wrt": "x" + ",x" * 12}, "of order 13"),
    ],
)
def test_a_question_that_cannot_be_asked(f: str, asked: dict[str, Any], says: str) -> None:
    with pytest.raises(StudentError) as caught:
        tutor.check(f, "2x", **asked)
    assert caught.value.mend
    if isinstance(caught.value, Unanswerable) or not isinstance(caught.value, SyntaxProblem):
        assert says in str(caught.value)


def test_a_wrong_component_is_named() -> None:
    verdict = tutor.check(F, "(2xy + y cos(xy), x^2 + cos(xy))")
    assert [part.kind for part in verdict.components] == ["right", "wrong"]
    assert verdict.components[1].explanations[0].misconception == "chain-inner-dropped"


def test_the_likelier_explanation_comes_first() -> None:
    verdict = tutor.check(F, "2xy + cos(xy)", wrt="x")
    assert verdict.explanations[0].misconception == "chain-inner-dropped"
    assert "It looks as if" in str(verdict)


def test_a_wrong_answer_without_diagnosis_still_has_a_witness() -> None:
    verdict = tutor.check(F, "2xy + cos(xy)", wrt="x", diagnose=False)
    assert verdict.explanations == ()
    assert verdict.witness is not None


def test_the_right_answer_is_not_given_away() -> None:
    for answer in ("2xy + cos(xy)", "x^2", "7"):
        verdict = tutor.check(F, answer, wrt="x")
        assert "y·cos(xy)" not in str(verdict)
        assert "right_answer" not in verdict.lesson.facts
        assert "y*cos(x*y)" in str(verdict_lesson(verdict, reveal=True).facts["right_answer"])


def test_a_value_that_is_the_answer_is_not_shown() -> None:
    verdict = tutor.check("x^2 y", "5", wrt="x", at="x=1, y=2")
    assert "4" not in str(verdict)
    assert "smaller" in str(verdict)


def test_a_rounded_value_is_told_the_exact_one() -> None:
    verdict = tutor.check("x^3/3", "93.33", at="x=√(280/3)")
    assert str(verdict) == "Nearly: it is right to 4 digits; the exact value is 280/3."


def test_a_question_is_worked_out_once() -> None:
    assert task_of("x^2 y + y", "x") is task_of("x^2 y + y", ["x"])


def test_a_verdict_is_no_truth_value() -> None:
    with pytest.raises(TypeError):
        bool(tutor.check("x^2", "2x"))


def test_a_verdict_shows_itself_in_a_notebook() -> None:
    html = tutor.check("x^2", "3x")._repr_html_()
    assert html is not None
    assert "Not yet." in html
