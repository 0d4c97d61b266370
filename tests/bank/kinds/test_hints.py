"""Hints in three grades, none of which gives the answer away; and the lessons, in every format."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import ROWS, Row, kind_of, made
from tutor.bank.kinds.giveaway import reveals, shown
from tutor.bank.posed import Made
from tutor.derivation.lesson import Lesson, Note, Section, phrase
from tutor.expression.structures import Partial
from tutor.expression.text import text
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.task import Task
from tutor.render.formats import render

EACH = pytest.mark.parametrize("row", ROWS, ids=[f"{row.kind}-{place}" for place, row in enumerate(ROWS)])
UNHINTED = frozenset(("number", "expression", "choice"))
"""The author wrote the answer, and there is no derivation to take hints from."""


@EACH
def test_hints_come_in_grades_and_none_is_the_key(row: Row) -> None:
    asked = made(row.kind, **row.fields)
    grades = [hint.grade for hint in asked.hints()]
    if row.kind in UNHINTED:
        assert grades == []
        return
    assert grades == sorted(set(grades))
    assert grades[:2] == [1, 2]
    if isinstance(asked.subject, Task):
        for hint in asked.hints():
            for one in shown(hint.says):
                assert not _is_right(asked, one), text(one)


def _is_right(asked: Made, one: Expression) -> bool:
    open_one = any(isinstance(node, Partial) for node in postorder(one))
    return not open_one and kind_of(asked, text(one, ascii=True)) == "right"


def test_the_third_hint_is_the_line_of_the_first_rule() -> None:
    *_, third = made("partial", f="x^2 y", wrt="x").hints()
    assert [text(one) for one in shown(third.says)] == ["y · ∂/∂x [x²]", "y"]


def test_where_the_reason_is_the_key_it_is_left_out() -> None:
    *_, third = made("partial", f="x y", wrt="x").hints()
    assert [text(one) for one in shown(third.says)] == ["y · ∂/∂x [x]"]


def test_where_one_rule_is_enough_its_letters_are_told() -> None:
    *_, third = made("partial", f="x^5", wrt="x").hints()
    assert [text(one) for one in shown(third.says)] == ["5"]


def test_the_rule_is_in_the_letter_that_is_asked_about() -> None:
    second = made("partial", f="3t + 5", wrt="t").hints()[1]
    assert [text(one) for one in shown(second.says)] == ["∂/∂t [u + v] = ∂/∂t [u] + ∂/∂t [v]"]


def test_what_is_still_to_be_worked_out_gives_nothing_away() -> None:
    asked = made("partial", f="x^2 y", wrt="x").subject
    assert isinstance(asked, Task)
    assert reveals(asked.keys[0].expression, asked.keys)


@EACH
def test_every_page_can_be_written(row: Row) -> None:
    asked = made(row.kind, **row.fields)
    hints = [block for hint in asked.hints() for block in hint.says]
    blocks = (*map(Note, asked.question), *asked.tables, *hints)
    page = Lesson(phrase("plain", text=""), (Section(None, None, tuple(blocks)),), asked.facts)
    for lesson in (page, asked.lesson()):
        for form in ("text", "markdown", "latex", "html", "json"):
            assert render(lesson, form, 100, form == "text", False)
