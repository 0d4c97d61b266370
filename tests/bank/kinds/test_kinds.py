"""Every kind of part: right, wrong with the mistake named, unreadable, blank, and the question repeated."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import ROWS, Row, judged, kind_of, made, misconceptions
from tutor.bank.kinds.table import KINDS
from tutor.bank.posed import Menu, Points
from tutor.bank.schema.parts import Asked
from tutor.grading.verdict import Unreadable

EACH = pytest.mark.parametrize("row", ROWS, ids=[f"{row.kind}-{place}" for place, row in enumerate(ROWS)])


def _names(model: type[Asked]) -> set[str]:
    own = {model.model_fields["kind"].annotation.__args__[0]} if "kind" in model.model_fields else set()  # type: ignore[union-attr]
    return own.union(*(_names(one) for one in model.__subclasses__()))


def test_every_kind_of_the_schema_is_made_and_tested() -> None:
    assert set(KINDS) == _names(Asked) == {row.kind for row in ROWS} | {"discussion"}
    assert len(KINDS) == 21


@EACH
def test_right_answers_are_right(row: Row) -> None:
    asked = made(row.kind, **row.fields)
    assert [kind_of(asked, answer) for answer in (asked.key, *row.right)] == ["right"] * (1 + len(row.right))


@EACH
def test_wrong_answers_are_wrong_and_the_mistake_is_named(row: Row) -> None:
    asked = made(row.kind, **row.fields)
    for answer, mistake in row.wrong.items():
        assert kind_of(asked, answer) == "wrong", answer
        if mistake:
            assert misconceptions(asked, answer)[0] == mistake, answer


@EACH
def test_other_verdicts(row: Row) -> None:
    asked = made(row.kind, **row.fields)
    assert {answer: kind_of(asked, answer) for answer in row.other} == row.other


@EACH
def test_a_blank_and_the_question_repeated_are_never_right(row: Row) -> None:
    asked = made(row.kind, **row.fields)
    if isinstance(asked.subject, Menu):
        assert asked.unchanged == ()
        return
    assert isinstance(judged(asked, " "), Unreadable)
    assert "right" not in [kind_of(asked, text) for text in asked.unchanged]
    assert asked.unchanged or row.kind == "expression"


def test_a_discussion_is_marked_by_the_student() -> None:
    asked = made("discussion", model_answer="Errors of $+100$ and $-100$ cancel.", look_for=["they cancel", "a kink"])
    assert isinstance(asked.subject, Points)
    assert len(asked.subject.look_for) == 2
    assert asked.key == "1, 2"


def test_what_is_asked_is_told_as_data() -> None:
    assert made("partial", f="x^2", wrt="x").facts["wrt"] == ["x"]
    assert made("fit", data={"a": ["0", "1"], "h": ["1", "3"]}).tables


def test_a_walk_that_comes_back_to_its_start_may_be_asked_for() -> None:
    away = made("descent-step", f="x^2", start="x=8", rate="1")
    back = made("descent-step", f="x^2", start="x=8", rate="1", steps=2)
    assert ["(8)" in one.unchanged for one in (away, back)] == [True, False]
    assert [kind_of(one, "(8)") for one in (away, back)] == ["wrong", "right"]
