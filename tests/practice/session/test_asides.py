"""What stands beside the questions: notes, menus, interruptions, and faults of commands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.practice.session.acting import NUMBER, Choice, Session, exercise, in_order
from tests.practice.session.test_resume import THINK
from tests.practice.session.test_stepping import CHAIN
from tutor.practice.event import Kind
from tutor.practice.session import close, obey, respond
from tutor.practice.session.reply import Reply
from tutor.practice.session.scene import Mode

XY = exercise("product", "kind: partial, f: 'f(x, y) = x y', wrt: x, prompt: By x?")
CHAINS = exercise(
    "chains",
    *(f"kind: partial, f: 'f(x, y) = y (x^2 + {number})^3', wrt: x, prompt: By x?" for number in range(1, 13)),
)
"""Twelve parts, so that a rule is asked for behind some of them."""


@pytest.mark.parametrize("answer", ["no", "2xy", ""])
def test_a_note_that_is_interrupted_is_none(answer: str) -> None:
    session = Session()
    session.type("note")
    session.interrupt()
    session.type(answer)
    assert session.mode == Mode.ANSWER
    assert not [one for one in session.new if one.kind is Kind.NOTED]
    session.type("note", "", "2x")
    assert Kind.ANSWERED in [one.kind for one in session.new]


def test_y_is_an_answer_where_a_letter_is_called_so() -> None:
    session = Session(XY)
    session.interrupt()
    assert "Right." in session.type("y")
    assert session.kinds()[0] == "answered"
    session = Session(NUMBER)
    session.interrupt()
    session.type("y")
    assert session.kinds() == ["ended"]
    session = Session(XY)
    session.interrupt()
    session.type("yes")
    assert session.kinds() == ["ended"]


def at_a_menu() -> Session:
    """A session in which a rule is asked for."""
    session = Session(CHAINS)
    for number in range(1, 13):
        session.type(f"6xy(x^2+{number})^2")
        if session.mode == Mode.MENU:
            return session
    raise AssertionError


@pytest.mark.parametrize("name", ["hint", "step", "work", "solution"])
def test_nothing_helps_with_a_rule_that_is_asked_for(name: str) -> None:
    session = at_a_menu()
    before = session.scene
    assert "only about the rule" in session.type(name)
    assert session.scene == before
    assert not session.new
    session.type("1")
    assert session.kinds()[0] == "stepped"


def test_a_rule_that_is_asked_for_can_be_left() -> None:
    session = at_a_menu()
    solved = session.sheet.place
    session.type("skip")
    assert session.mode == Mode.ANSWER
    assert session.sheet.place == solved + 1
    assert not session.new
    session = at_a_menu()
    session.type("back")
    assert (session.mode, session.sheet.place) == (Mode.ANSWER, solved)


def failing(*about: object) -> Reply:
    raise KeyError("gone")


@pytest.mark.parametrize("name", ["progress", "hint", "solution", "rules", "why"])
def test_a_command_that_fails_is_no_fault_of_the_exercise(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session()
    before = session.scene
    monkeypatch.setattr(obey, name, failing)
    said = session.type(name)
    assert "The question stands" in said
    assert [(one.kind, one.verdict) for one in session.new] == [(Kind.UNREAD, "fault")]
    assert session.scene == before


@pytest.mark.parametrize("mode", [Mode.STEP, Mode.WORK, Mode.EXAMPLE])
def test_a_fault_beside_the_answer_is_no_fault_of_the_exercise(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(CHAIN)
    session.reply = replace(session.reply, scene=replace(session.scene, mode=mode))
    monkeypatch.setitem(respond._TAKEN, mode, failing)
    assert "The question stands" in session.type("2x")
    assert session.kinds() == ["unread"]
    assert session.mode == mode


def test_a_report_that_fails_does_not_keep_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session()
    monkeypatch.setattr(close, "_report", failing)
    said = session.type("quit")
    assert "not your mistake" in said
    assert session.reply.over
    assert session.kinds() == ["ended"]


def test_progress_is_there_without_the_bank_that_declared_a_skill() -> None:
    events = [replace(one, skills=("vanished",)) if one.exercise else one for one in Session().events]
    session = Session(events=events, session="b" * 32)
    assert "Vanished" in session.type("progress")
    assert not session.new


def test_a_fault_in_choosing_loses_no_right_answer_and_is_not_put_down_to_the_exercise_before() -> None:
    def choose(*about: object) -> Choice | None:
        found = in_order(*about)  # type: ignore[arg-type]
        if found is not None and found.entry.id == "one":
            raise ZeroDivisionError
        return found

    session = Session(choose=choose)
    session.type("2xy")
    assert "Right." in session.type("x^2")
    assert session.kinds() == ["answered", "ended"]


@pytest.mark.parametrize("typed", ["tutor grad x^2 y", "? tutor grad x^2 y"])
def test_a_command_as_it_is_typed_outside_is_looked_up(typed: str) -> None:
    session = Session(NUMBER)
    assert "looked up: grad x^2 y" in session.type(typed)
    assert not session.new


def test_tutor_before_a_word_of_the_session_does_it() -> None:
    session = Session(NUMBER)
    assert session.type("tutor progress") == Session(NUMBER).type("progress")


def test_a_discussion_may_begin_with_tutor() -> None:
    session = Session(THINK)
    session.type("tutor grad shows that errors cancel")
    assert session.new[0].text == "tutor grad shows that errors cancel"
