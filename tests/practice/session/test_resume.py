"""A session that was cut off goes on where it stopped, whatever the last event was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session, exercise
from tutor.practice.event import Event, Kind
from tutor.practice.session.scene import Mode
from tutor.practice.session.tried import Done
from tutor.practice.wish import Wish

THINK = exercise("think", "kind: discussion, prompt: Why?, model_answer: Because., look_for: [one, two]", skill="t")
LINES = ("2x", "hint", "2 x", "2xy*", "2xy", "note hm", "back", "2xy", "3", "skip", "I think so", "1", "6", "7", "")


def _places(events: Sequence[Event]) -> tuple[object, ...]:
    session = Session(TWO_PARTS, THINK, NUMBER, events=events, session="b" * 32)
    sheet = session.sheet
    return session.at, sheet.seed, sheet.tried, session.scene.begun, session.scene.session


def test_after_every_line_the_session_stands_where_it_stood() -> None:
    session = Session(TWO_PARTS, THINK, NUMBER)
    for line in LINES:
        session.type(line)
        if session.mode in (Mode.LAST, Mode.OVER):
            continue
        if line == "back":
            continue  # going back is no event: who was cut off there is asked the part that is open
        sheet = session.sheet
        there = (session.at, sheet.seed, sheet.tried, session.scene.begun, session.scene.session)
        assert _places(session.events) == there, line
    assert session.reply.over


@pytest.mark.parametrize("count", range(2, 16))
def test_after_every_event_a_session_goes_on(count: int) -> None:
    session = Session(TWO_PARTS, THINK, NUMBER)
    session.type(*LINES)
    events = session.events[:count]
    again = Session(TWO_PARTS, THINK, NUMBER, events=events, session="b" * 32)
    assert again.scene.session == "a" * 32
    assert again.text
    assert sum(one.kind is Kind.STARTED for one in again.events) == 1


def test_attempts_and_hints_are_remembered() -> None:
    session = Session()
    session.type("2x", "hint", "3x")
    again = Session(events=session.events, session="b" * 32)
    assert "goes on where you stopped" in again.text
    assert again.sheet.here.hints == 1
    assert "Hint 2 of" in again.type("hint")
    again.type("4x")
    assert again.sheet.of("a").done is Done.SHOWN
    assert again.new[0].attempt == 3


def test_a_session_that_was_ended_does_not_go_on() -> None:
    session = Session()
    session.type("quit")
    again = Session(events=session.events, session="b" * 32)
    assert again.scene.session == "b" * 32


def test_another_wish_begins_anew_and_the_same_one_goes_on() -> None:
    session = Session(wish=Wish(scope=("two",)))
    other = Session(wish=Wish(scope=("one",)), events=session.events, session="b" * 32)
    assert other.scene.session == "b" * 32
    same = Session(wish=Wish(scope=("two",)), events=session.events, session="b" * 32)
    assert same.scene.session == "a" * 32
    bare = Session(events=session.events, session="b" * 32)
    assert bare.scene.session == "a" * 32
    assert bare.scene.wish.scope == ("two",)


def test_where_the_bank_was_taken_away_a_new_session_begins() -> None:
    session = Session(wish=Wish(scope=("two",)))
    again = Session(NUMBER, events=session.events, session="b" * 32)
    assert again.scene.session == "b" * 32
    assert again.at == ("one", "a")


def test_what_another_version_wrote_is_no_obstacle() -> None:
    session = Session()
    for text in ("", "{", "[]", '{"scope": 3}', '{"later": true}', '{"minutes": "x"}'):
        events = [replace(session.events[0], text=text), *session.events[1:]]
        assert Session(events=events, session="b" * 32).text


def test_time_that_passed_between_does_not_count() -> None:
    events = Session(wish=Wish(minutes=5)).events
    for _ in range(3):
        session = Session(wish=Wish(minutes=5), events=events, session="b" * 32)
        session.time += 3 * 86_400
        session.type("2x")
        events = session.events
    again = Session(wish=Wish(minutes=5), events=events, session="b" * 32)
    assert again.scene.session == "a" * 32
    assert again.time - again.scene.began < 300


def test_an_exercise_that_changed_is_not_gone_on_with() -> None:
    session = Session()
    session.type("2x")
    again = Session(TWO_PARTS.replace("version: 1", "version: 2"), NUMBER, events=session.events, session="b" * 32)
    assert again.at == ("one", "a")
