"""Nothing in an exam tells what is right before it is handed in, and its report is about what was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.practice.session.acting import NUMBER, START, TWO_PARTS, Choice, Session
from tests.practice.session.test_answering import FOLLOWS
from tests.practice.session.test_resume import THINK
from tests.practice.session.test_stepping import STEPS, VARIED
from tutor.bank.entry import Entry, SkillEntry
from tutor.derivation.lesson import phrase
from tutor.expression.dice import Dice
from tutor.practice.event import Event, Kind
from tutor.practice.session.scene import Mode
from tutor.practice.wish import Wish

EXAM = Wish(exam=True)
UNFINISHED = "∂ that is not worked out"


def once_more(
    entries: Sequence[Entry], skills: Mapping[str, SkillEntry], events: Sequence[Event], now: float, dice: Dice
) -> Choice | None:
    """The first exercise again and again, each time another variant while there is one."""
    if not entries:
        return None
    asked = {one.seed for one in events if one.kind is Kind.ASKED}
    seed = next((seed for seed in range(entries[0].variants) if seed not in asked), 0)
    return Choice(entries[0], seed, phrase("plain", text=""))


@pytest.mark.parametrize("line", ["= y ∂/∂x(x^2)", "= 3y ∂/∂x(x^2)"], ids=["right", "wrong"])
def test_of_a_working_without_an_end_no_line_is_judged(line: str) -> None:
    session = Session(STEPS, wish=EXAM)
    said = session.type(line)
    assert UNFINISHED in said
    assert "follow" not in said
    assert "Right" not in said
    assert "rule" not in said
    assert session.at == ("steps", "a")
    (kept,) = session.new
    assert (kept.kind, kept.code, kept.credit, kept.misconceptions) == (Kind.WORKED, None, 0.0, ())
    assert "Noted." in session.type("= y ∂/∂x(x^2)\n= 2xy")


def test_of_a_working_with_an_unreadable_line_only_that_line_is_shown() -> None:
    session = Session(STEPS, wish=EXAM)
    said = session.type("= y ∂/∂x(x^2)\n= 2(*")
    assert "a closing ) is missing" in said
    assert "follow" not in said
    assert "y ∂/∂x" not in said
    assert session.kinds() == ["unread"]


def test_going_back_to_a_discussion_shows_no_points_and_keeps_the_words() -> None:
    session = Session(THINK, NUMBER, wish=EXAM)
    session.type("Because of the sign")
    said = session.type("back")
    assert session.mode == Mode.DISCUSS
    assert "Because." not in said
    assert "one" not in said
    session.type("skip", "skip")
    said = session.type("")
    assert session.reply.over
    assert "Because of the sign" in said
    assert "for you to compare" in said


def test_the_same_variant_is_asked_once() -> None:
    session = Session(NUMBER, wish=Wish(exam=True, count=3), choose=once_more)
    assert "An exam with one exercise." in session.text
    session.type("7")
    assert session.mode == Mode.HAND_IN
    assert "Points: 1 of 1." in session.type("")


def test_without_a_count_no_variant_comes_twice_either() -> None:
    session = Session(NUMBER, wish=Wish(exam=True, minutes=30), choose=once_more)
    session.type("7")
    assert session.mode == Mode.HAND_IN


def test_the_variants_of_an_exercise_are_reported_each_with_its_own_answer() -> None:
    session = Session(VARIED, wish=Wish(exam=True, count=3), choose=once_more)
    for answer in ("1", "2", "3"):
        session.type(answer)
    said = session.type("")
    rows = [line.split() for line in said.splitlines() if "0 / 1" in line]
    assert [(row[0], row[1]) for row in rows] == [("1", "1"), ("2", "2"), ("3", "3")]


def test_an_answer_that_was_mended_is_not_carried_on() -> None:
    session = Session(FOLLOWS, wish=EXAM)
    session.type("3x", "back", "2x", "9x")
    said = session.type("")
    assert "Points: 1 of 2." in said
    session = Session(FOLLOWS, wish=EXAM)
    session.type("3x", "9x")
    assert "Points: 1 of 2." in session.type("")


def test_what_was_carried_on_is_graded_by_the_last_answer_before_it() -> None:
    session = Session(FOLLOWS, wish=EXAM)
    session.type("3x", "9x", "back", "back", "2x")
    said = session.type("")
    assert "Points: 1 of 2." in said  # three times 2x is 6x
    assert "The right answer is 3(2x)." in said


def test_before_handing_in_it_is_asked() -> None:
    session = Session(TWO_PARTS, wish=EXAM)
    said = session.type("2x", "skip")
    assert "Enter hands in" in said
    assert session.reply.prompt == "hand in> "
    assert "Enter hands in" in session.type("well")
    assert "By y?" in session.type("back")
    assert session.at == ("two", "b")
    assert "Enter hands in" in session.type("x^2")
    session.type("back", "back", "2xy")
    assert "Points: 2 of 2." in session.type("yes")
    assert session.reply.over


@pytest.mark.parametrize("name", ["skip", "skip exercise", "hint", "step", "solution", "why", "note hm", "progress"])
def test_every_command_is_answered_before_handing_in(name: str) -> None:
    session = Session(NUMBER, wish=EXAM)
    session.type("7", name)
    assert session.text
    assert session.mode == Mode.HAND_IN
    assert all(one.kind is Kind.NOTED for one in session.new)


def test_an_exam_that_was_cut_off_before_handing_in_asks_again() -> None:
    session = Session(NUMBER, wish=EXAM)
    session.type("8")
    again = Session(NUMBER, wish=EXAM, events=session.events, session="b" * 32)
    assert "It is an exam" in again.text
    assert again.mode == Mode.HAND_IN
    again.type("back", "7")
    assert "Points: 1 of 1." in again.type("")


def test_nothing_is_offered_that_is_not_there() -> None:
    session = Session(wish=EXAM)
    assert "`hint`" not in session.type("")
    assert "`step`" not in session.type("chain rule")


def test_a_clock_that_was_set_back_leaves_an_exam_an_exam() -> None:
    session = Session(wish=EXAM)
    events = [*session.events[1:], session.events[0]]
    again = Session(wish=EXAM, events=events, session="b" * 32)
    assert again.scene.exam
    assert again.scene.session == "a" * 32


def test_what_comes_next_does_not_depend_on_what_was_right() -> None:
    seen: list[list[Kind]] = []

    def telling(
        entries: Sequence[Entry], skills: Mapping[str, SkillEntry], events: Sequence[Event], now: float, dice: Dice
    ) -> Choice | None:
        seen.append([one.kind for one in events])
        again = any(one.code == 1 for one in events)
        return Choice(entries[0 if again else -1], 0, phrase("plain", text="")) if entries else None

    for answer in ("7", "8"):
        session = Session(TWO_PARTS, FOLLOWS, NUMBER, wish=EXAM, choose=telling)
        assert session.at == ("one", "a")
        session.type(answer)
        assert session.at == ("follows", "a")
    assert seen == [[], [Kind.ASKED]] * 2


def test_what_was_done_before_the_exam_decides() -> None:
    before = [Event(Kind.ANSWERED, START - 60, "c" * 32, "b/one", 1, part="a", verdict="wrong", code=1)]
    seen: list[int] = []

    def counting(
        entries: Sequence[Entry], skills: Mapping[str, SkillEntry], events: Sequence[Event], now: float, dice: Dice
    ) -> Choice | None:
        seen.append(len(events))
        return once_more(entries, skills, events, now, dice)

    Session(NUMBER, wish=EXAM, choose=counting, events=before)
    assert seen == [1]
