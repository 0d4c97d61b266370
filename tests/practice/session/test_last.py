"""The last question of a session, notes that come again, what is due and why, and several lines at once."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session, the_first
from tests.practice.session.test_stepping import GRADIENT
from tutor.practice.event import Event, Kind
from tutor.practice.session.scene import Mode
from tutor.practice.wish import Wish

LATER = "b" * 32
DAY = 86_400.0


def test_behind_the_last_right_answer_why_can_be_asked() -> None:
    session = Session(TWO_PARTS)
    said = session.type("2xy", "x^2")
    assert "That was the last one. `why` shows how it is derived; Enter ends." in " ".join(said.split())
    assert session.mode == Mode.LAST
    assert "x²" in session.type("why")
    assert "Enter ends" in session.type("2x")
    assert not session.new
    assert "This session" in session.type("")
    assert session.kinds() == ["ended"]


@pytest.mark.parametrize("line", ["hint", "step", "work", "solution", "skip"])
def test_there_is_nothing_else_to_do_there(line: str) -> None:
    session = Session(NUMBER)
    assert "Enter ends" in session.type("7", line)
    assert not session.new


def test_a_session_that_was_cut_off_there_is_ended_and_another_begins() -> None:
    session = Session(NUMBER, wish=Wish(count=1))
    session.type("7")
    again = Session(NUMBER, events=session.events, session=LATER)
    assert "your answer was right" in again.text
    assert [str(one.kind) for one in again.new][:2] == ["ended", "started"]
    assert {one.session for one in again.new} == {"a" * 32, LATER}


def test_after_a_last_wrong_answer_the_session_ends() -> None:
    session = Session(NUMBER)
    session.type("solution")
    assert session.reply.over


def test_a_note_comes_again_with_its_exercise() -> None:
    session = Session(NUMBER)
    session.type("note add before you shout", "quit")
    again = Session(NUMBER, TWO_PARTS, events=session.events, session=LATER, choose=the_first)
    assert "Your note: add before you shout" in again.text
    assert "add before" not in Session(
        NUMBER, TWO_PARTS, events=session.events, session=LATER, choose=the_first, wish=Wish(exam=True, count=1)
    ).text  # fmt: skip


def test_what_is_due_is_told_with_its_reason() -> None:
    done = Event(
        Kind.ANSWERED, 1_600_000_000.0, "c" * 32, "b/other", 1, 0, "a", ("s",), 1, verdict="right", code=0, credit=1.0
    )
    ended = Event(Kind.ENDED, 1_600_000_000.0 + 30 * DAY, "c" * 32)
    said = Session(events=[done, ended]).text
    assert "Skill S: you last practised it 30 days ago." in said
    assert "Due today" not in said


def test_two_lines_are_no_answer_and_cost_nothing() -> None:
    session = Session(TWO_PARTS)
    assert "2 lines" in session.type("2x\n3y")
    assert session.kinds() == ["unread"]
    assert session.sheet.here.answers == 0


def test_the_components_of_a_vector_may_come_one_a_line() -> None:
    session = Session(GRADIENT)
    assert "Right." in session.type("2xy\nx^2")
