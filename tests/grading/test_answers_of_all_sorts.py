"""Every row of tests/data/answers_of_all_sorts.txt: what students type beside a right answer, and the verdict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tutor
from tutor.grading.verdict import Unreadable

TABLE = Path(__file__).parent.parent / "data" / "answers_of_all_sorts.txt"


def rows() -> list[tuple[str, str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = []
    for line in lines:
        kind, model, answer = re.split(r"\s{2,}", line.strip())
        found.append((model, answer.replace("⏎", "\n"), kind))
    return found


def test_no_row_stands_twice() -> None:
    assert len({row[:2] for row in rows()}) == len(rows()) > 300


@pytest.mark.parametrize(("model", "answer", "kind"), rows())
def test_the_verdict_is_the_one_worked_out_by_hand(model: str, answer: str, kind: str) -> None:
    verdict = tutor.check(model, answer, expression=True)
    assert verdict.kind == kind
    if isinstance(verdict, Unreadable):
        assert verdict.problem.mend, "what cannot be read has a mend"
    else:
        assert "check-" not in str(verdict), "every verdict can be said"


@pytest.mark.parametrize("answer", ["x/2 + 2c", "x + 2c", "x + c + 1", "x + C"])
def test_a_letter_of_a_derivative_is_no_constant_of_integration(answer: str) -> None:
    assert tutor.check("x^2/2 + c x", answer, wrt="x").kind == "wrong"
    assert tutor.check("x^2/2 + C x", answer.replace("C", "D"), wrt="x").kind == "wrong"


@pytest.mark.parametrize(
    ("model", "answer", "domain", "kind"),
    [
        ("x", "0", "x=0", "right"),
        ("x", "1", "x=0", "wrong"),
        ("x y", "y^2", "x=y", "right"),
        ("x y", "2y", "y=x", "wrong"),
        ("sqrt(x^2)", "x", "x=3", "right"),
        ("sqrt(x^2)", "x", "x=-3", "wrong"),
        ("x + y", "5", "x=2, y=3", "right"),
        ("x + y", "6", "x=2, y=3", "wrong"),
        ("x", "0", "x=0 and y=1", "right"),
        ("1/x", "5", "x=0", "undecided"),
    ],
)
def test_a_condition_may_give_a_letter_its_value(model: str, answer: str, domain: str, kind: str) -> None:
    assert tutor.check(model, answer, expression=True, domain=domain).kind == kind


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("∇f(x,y) = (2xy + y cos(xy), x² + x cos(xy))", "right"),
        ("fx = 2xy + y cos(xy), fy = x^2 + x cos(xy)", "right"),
        ("f_x = 2xy + y cos(xy)\nf_y = x^2 + x cos(xy)", "right"),
        ("{2xy + y cos(xy), x^2 + x cos(xy)}", "right"),
        ("[2xy+y*cos(xy)  x^2+x*cos(xy)]", "unreadable"),
        ("[2xy+ycos(xy) x^2+xcos(xy)]", "unreadable"),
        ("[2xy + y cos(xy), x^2 - x cos(xy)]", "wrong"),
        ("2xy + y cos(xy) + x^2 + x cos(xy)", "wrong"),
    ],
)
def test_gradients_as_students_type_them(answer: str, kind: str) -> None:
    assert tutor.check("x^2*y + sin(xy)", answer).kind == kind


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        *(("10x", "right"), ("(5x^2)' = 10x", "right"), ("d/dx(5x²) = 10x", "right"), ("10x or 5x + 5x", "right")),
        *(("10x or 5x", "wrong"), ("10x, 0", "wrong"), ("f'(x) = 5*2x = 10x", "unreadable")),
    ],
)
def test_derivatives_as_students_type_them(answer: str, kind: str) -> None:
    assert tutor.check("5x^2", answer, wrt="x").kind == kind
