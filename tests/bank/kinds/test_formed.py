"""Keys in the form that is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bank.kinds.parts import DATA, made
from tutor.bank.judge import judge
from tutor.bank.kinds.formed import formed
from tutor.grading.answer import expressions_of
from tutor.grading.form import Form
from tutor.grading.grade import Asking
from tutor.grading.task import Task


@pytest.mark.parametrize(
    ("kind", "fields", "form", "key"),
    [
        ("partial", {"f": "(x + 1)^3", "wrt": "x"}, Form.EXPANDED, "3*x^2 + 6*x + 3"),
        ("second-partial", {"f": "(x + y)^3", "wrt": ["x", "y"]}, Form.EXPANDED, "6*x + 6*y"),
        ("gradient", {"f": "(x + y)^2"}, Form.EXPANDED, "(2*x + 2*y, 2*x + 2*y)"),
        ("hessian", {"f": "x^2 (x + y)"}, Form.EXPANDED, "[[6*x + 2*y, 2*x], [2*x, 0]]"),
        ("partial", {"f": "x^3 - 3x", "wrt": "x"}, Form.FACTORED, "3*(x - 1)*(x + 1)"),
        ("loss", {"data": {"a": ["0"], "h": ["0.1"]}, "at": "s=0, b=0"}, Form.EXACT, "1/200"),
        ("descent-step", {"f": "x^2 + y^2", "start": "x=1, y=1", "rate": "0.3"}, Form.EXACT, "(2/5, 2/5)"),
        ("loss-gradient", {"data": DATA, "wrt": "b"}, Form.EXPANDED, "6*s + 3*b - 120"),
        ("number", {"value": "6/4"}, Form.EXACT, "3/2"),
    ],
)
def test_a_derived_key_takes_the_form(kind: str, fields: dict[str, Any], form: Form, key: str) -> None:
    asked = formed(made(kind, **fields), Asking(form))
    assert asked.key == key
    assert judge(asked, asked.key, Asking(form)).kind == "right"


def test_what_is_revealed_has_the_form_too() -> None:
    task = formed(made("partial", f="(x + 1)^3", wrt="x"), Asking(Form.EXPANDED)).subject
    assert isinstance(task, Task)
    assert [str(one) for one in expressions_of(task.model)] == ["3*x**2 + 6*x + 3"]


def test_the_last_line_of_a_working_takes_the_form() -> None:
    asked = formed(made("steps", f="(x + 1)^3", wrt="x", form="expanded"), Asking(Form.EXPANDED))
    assert asked.key.splitlines()[-2:] == ["= 3*(x + 1)^2", "= 3*x^2 + 6*x + 3"]


def test_where_no_way_is_found_the_written_answer_is_taken_if_it_has_the_form() -> None:
    asked, asking = made("partial", f="(x + 1)^100", wrt="x"), Asking(Form.EXPANDED)
    assert formed(asked, asking).key == "100*(x + 1)^99"
    assert formed(asked, asking, "100(x + 1)^99").key == "100*(x + 1)^99"
    longer = made("partial", f="(x + y + z)^12", wrt="x")
    assert formed(longer, Asking(Form.FACTORED), "12(x + y + z)^11").key == longer.key


@pytest.mark.parametrize("form", [Form.ANY, Form.FACTORED])
def test_a_key_that_has_the_form_stays_as_it_is(form: Form) -> None:
    asked = made("partial", f="(x + 1)^3", wrt="x")
    assert formed(asked, Asking(form)) is asked
