"""What students' own letters, marks and signs of sums mean in a working, and what is said of equations behind one."""

from __future__ import annotations

import pytest

from tests.grading.test_working_notations import judged
from tutor.expression.parser import parse
from tutor.expression.reading import read
from tutor.expression.tree import Symbol
from tutor.grading.scope import wider, with_whole_sums
from tutor.grading.working.line_verdicts import Follows, Restates, Solves, UndecidedLine
from tutor.grading.working.own import Own
from tutor.grading.working.reading import read_working
from tutor.grading.working.sides import sides

LOSS = "1/2 sum_i (w x_i - y_i)^2"


@pytest.mark.parametrize(
    ("function", "working", "meant"),
    [
        ("x^2 y", "u = xy\nu_x = y", "∂/∂x[x y]"),
        (LOSS, "r_i = w x_i - y_i\n1 + r_j = 1", "1 + (w x_j - y_j)"),
        (LOSS, "r_i = w x_i - y_i\n1 + r_1 = 1", "1 + (w x_1 - y_1)"),
        ("p = e^a", "1 - p = 1", "1 - e^a"),
        ("sin(x^2)", "g(x) = x^2\nf(u) = sin u\nf(g(x)) = 1", "sin(x^2)"),
        ("e^a/(e^a + e^b)", "s = e^a + e^b\np = e^a/s\n∂p/∂s = 1", "-e^a/(e^a + e^b)^2"),
    ],
)
def test_what_a_letter_stands_for(function: str, working: str, meant: str) -> None:
    found = read_working(working, read(function), (Symbol("x"),)).steps[-2].expression
    assert found is not None
    if "∂p" in working:  # worked out already, in some form
        from tutor.grading.equivalence import equivalent

        assert equivalent(found, meant).kind == "equal"
    else:
        assert found == parse(meant)


def test_the_index_of_a_sum_inside_makes_room() -> None:
    own = Own(frozenset())
    own.define(parse("p_i"), parse("a_i/Σ_j a_j"))
    found = own.meant(parse("p_j"))
    assert found == parse("a_j/Σ_k a_k") or "j_inner" in str(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("u = x^2   v = sin x", ["u", "x^2", "v", "sin x"]),
        ("u = x^2 v = sin x", ["u", "x^2", "v", "sin x"]),
        ("u' = 2x v' = cos x", ["u'", "2x", "v'", "cos x"]),
        ("f_x = u' v = 2x v", ["f_x", "u' v", "2x v"]),
        ("f_x = 2 x = 2x", ["f_x", "2 x", "2x"]),
        ("outer: sin u, inner: u = x^2", ["u", "x^2"]),
        ("f' = 2x. Done!", ["f'", "2x"]),
        ("set to 0: x = 2", ["x", "2"]),
    ],
)
def test_what_stands_beside_what(text: str, said: list[str]) -> None:
    assert [side.said for side in sides(text, (), "x^2 sin x")] == said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sum_i a_i + b_i", "sum_i (a_i + b_i)"),
        ("c - sum_i a_i + b_i + d", "c - sum_i a_i + b_i + d"),
        ("c + sum_i a_i - b_i + d", "c + sum_i (a_i - b_i) + d"),
        ("sum_i a_i + b_j", "sum_i a_i + b_j"),
        ("sum_i a_i + sum_i b_i", "(sum_i a_i) + (sum_i b_i)"),
        ("sum_i a_i^2 + 2 sum_i a_i + n", "(sum_i a_i^2) + 2 (sum_i a_i) + n"),
        ("sum(i, a_i) + b_i", "(sum_i a_i) + b_i"),
    ],
)
def test_a_sum_reaches_as_far_as_its_index(typed: str, meant: str) -> None:
    assert with_whole_sums(parse(typed), typed) == parse(meant)


def test_a_derivative_with_a_sign_behind_it_reaches_no_farther() -> None:
    assert not list(wider(parse("d/dx (x+1)*(x+2)"), "d/dx (x+1)*(x+2)"))


@pytest.mark.parametrize(
    ("function", "by", "working", "solved"),
    [
        ("(x-3)^2", "x", "f' = 2(x-3) = 0\nx = 3", 2),
        ("x^2 - 4x", "x", "f' = 2x - 4\n2x = 4\nx = 2", 4),
        ("x^3 - 3x", "x", "f' = 3x^2 - 3\nx^2 = 1", 2),
        ("x^2", "x", "f' = 0\n2x = 0\nx = 0", 2),
        ("x^2", "x", "f' = 2x\nx^2 = 3x", 0),
    ],
)
def test_equations_behind_the_derivative_are_not_judged(function: str, by: str, working: str, solved: int) -> None:
    assert sum(isinstance(line.verdict, Solves) for line in judged(function, by, working).lines) == solved


def test_a_derivative_that_is_not_zero_is_not_set_to_zero() -> None:
    assert judged("5x", "x", "f' = 5 = 0").first_wrong is not None


def test_the_question_written_out_is_the_question() -> None:
    line = judged("x^2 + y^2", "x", "f_x = d/dx(x^2 + y^2)\n= 2x").lines[1].verdict
    assert isinstance(line, Restates)
    assert line.what == "written-out"


def test_a_letter_that_is_put_back_is_said() -> None:
    line = judged("sqrt(x^2+y^2)", "x", "g = x^2+y^2\nf_x = 2x/(2 sqrt g)\n= x/sqrt(x^2+y^2)").lines[-1].verdict
    assert isinstance(line, Follows)
    assert "check-working-put-back" in [reason.key for reason in line.reasons]


def test_how_far_a_sum_was_taken_is_said() -> None:
    verdict = judged("sum_i (y_i ln p + (1-y_i) ln(1-p))", "p", "f_p = Σ_i y_i/p - (1-y_i)/(1-p)")
    line = verdict.lines[-1].verdict
    assert isinstance(line, Follows)
    assert [remark.key for remark in line.remarks] == ["check-working-sum-reach"]


def test_a_letter_that_nobody_explained_is_asked_about() -> None:
    verdict = judged("sin(x^2)", "x", "du/dx = 2x\ndy/du = cos u\ndy/dx = 2x cos(x^2)")
    assert str(verdict.kind) == "undecided"
    assert any(isinstance(line.verdict, UndecidedLine) for line in verdict.lines)
