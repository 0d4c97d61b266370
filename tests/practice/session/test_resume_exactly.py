"""What a session that goes on shows and grades is what it would have been without the break."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import NUMBER, START, TWO_PARTS, Session
from tests.practice.session.test_answering import FOLLOWS
from tests.practice.session.test_exam_kept_secret import once_more
from tests.practice.session.test_resume import THINK
from tutor.practice.event import Event, Kind
from tutor.practice.session.scene import Mode
from tutor.practice.session.tried import Done
from tutor.practice.wish import Wish

LATER = "b" * 32


def test_the_same_variant_asked_twice_is_two_questions() -> None:
    wish = Wish(scope=("one",), count=3)
    session = Session(NUMBER, wish=wish, choose=once_more)
    session.type("7")
    assert "2 of 3" in session.text
    again = Session(NUMBER, wish=wish, choose=once_more, events=session.events, session=LATER)
    assert "2 of 3" in again.text
    assert again.sheet.here.done is Done.OPEN
    assert again.sheet.here.answers == 0
    assert "3 of 3" in again.type("7")


@pytest.mark.parametrize("wish", [Wish(), Wish(scope=("two",), count=2)])
def test_without_its_bank_a_session_is_not_gone_on_with(wish: Wish) -> None:
    session = Session(TWO_PARTS, wish=Wish(scope=("two",), count=2))
    session.type("2x")
    if wish.scope:
        with pytest.raises(Exception, match="two"):
            Session(NUMBER, wish=wish, events=session.events, session=LATER)
        return
    again = Session(NUMBER, wish=wish, events=session.events, session=LATER)
    assert again.scene.session == LATER
    assert again.at == ("one", "a")
    assert not again.reply.over


def test_at_the_points_of_a_discussion_they_are_shown_again() -> None:
    session = Session(THINK)
    session.type("I think so")
    again = Session(THINK, events=session.events, session=LATER)
    assert again.mode == Mode.MARK
    assert again.text.index("Because.") < again.text.index("1. one") < again.text.index("2. two")
    again.type("2")
    assert again.new[0].credit == 0.5


def test_a_discussion_whose_points_were_all_reached_counts_before_and_after_a_break() -> None:
    session = Session(THINK, NUMBER)
    session.type("I think so", "1, 2")
    assert session.scene.right == 1
    assert Session(THINK, NUMBER, events=session.events, session=LATER).scene.right == 1


def test_one_can_go_back_to_exercises_from_before_the_break() -> None:
    session = Session(TWO_PARTS, THINK, NUMBER)
    session.type("2xy", "x", "skip", "I think so", "1")
    assert session.at == ("one", "a")
    again = Session(TWO_PARTS, THINK, NUMBER, events=session.events, session=LATER)
    assert "2. T" in again.type("back")
    assert again.at == ("think", "a")
    assert "1. Two parts" in again.type("back")
    assert again.at == ("two", "b")
    assert again.sheet.here.wrong
    again.type("x^2")
    assert again.at == ("think", "a")
    again.type("2")
    assert again.at == ("one", "a")
    assert "3. A number" in again.text
    again.type("7", "")
    assert again.reply.over


def test_the_first_question_is_still_the_first() -> None:
    session = Session(TWO_PARTS, NUMBER)
    session.type("2xy", "x^2")
    again = Session(TWO_PARTS, NUMBER, events=session.events, session=LATER)
    again.type("back", "back")
    assert again.at == ("two", "a")
    assert "nothing before" in again.type("back")


def test_an_exercise_that_changed_cannot_be_gone_back_to() -> None:
    session = Session(TWO_PARTS, NUMBER)
    session.type("2xy", "x^2")
    changed = TWO_PARTS.replace("version: 1", "version: 2")
    again = Session(changed, NUMBER, events=session.events, session=LATER)
    assert "has changed" in again.type("back")
    assert again.at == ("one", "a")


def test_an_exam_that_goes_on_says_that_it_is_one() -> None:
    session = Session(wish=Wish(exam=True))
    again = Session(wish=Wish(exam=True), events=session.events, session=LATER)
    assert "It is an exam: there are no hints" in " ".join(again.text.split())
    session = Session()
    assert "exam" not in Session(events=session.events, session=LATER).text


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (("3x", "skip"), "9x"),  # wrong and left: it is gone on from that
        (("3x", "skip", "back", "2x"), "6x"),  # mended: three times 2x
        (("2x", "back", "3x", "skip"), "6x"),  # it was right once, so that is known
        (("3x", "solution"), "6x"),
    ],
)
def test_what_is_carried_on_is_the_same_before_and_after_a_break(lines: tuple[str, ...], answer: str) -> None:
    session = Session(FOLLOWS)
    session.type(*lines)
    assert session.at == ("follows", "b")
    again = Session(FOLLOWS, events=session.events, session=LATER)
    assert again.at == ("follows", "b")
    for one in (session, again):
        other = "9x" if answer == "6x" else "18x"
        one.type(other)
        assert one.new[0].code == 1
        assert "which was wrong" not in one.text
        one.type(answer)
        assert one.new[0].code == 0


def test_a_session_that_another_process_is_in_is_left_to_it() -> None:
    session = Session()
    session.type("2xy")
    held: list[str] = []

    def hold(one: str) -> bool:
        held.append(one)
        return one != "a" * 32

    other = Session(events=session.events, session=LATER, hold=hold)
    assert other.scene.session == LATER
    assert held == ["a" * 32, LATER]
    assert "where you stopped" not in other.text
    named = Session(wish=Wish(count=2), session="c" * 32, hold=hold)
    assert held[-1] == named.scene.session


def test_the_first_event_need_not_be_the_start() -> None:
    note = Event(Kind.NOTED, START - 60, "a" * 32, text="from before the clock was set back")
    session = Session(wish=Wish(exam=True))
    again = Session(wish=Wish(exam=True), events=[note, *session.events], session=LATER)
    assert again.scene.exam
