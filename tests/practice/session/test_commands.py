"""The commands, and what is taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session
from tutor.derivation.lesson import Section
from tutor.practice.session.commands import COMMANDS, called, is_command, meant
from tutor.practice.session.scene import Mode
from tutor.practice.wish import Wish
from tutor.render.sentences.practice_session import SENTENCES


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_line_of_help_and_answers_everywhere(name: str) -> None:
    assert SENTENCES[f"practice-help-{name}"]
    session = Session()
    session.type(name)
    assert session.text
    assert session.reply.problem is None


def test_help_names_every_command_and_in_an_exam_only_those_that_are_there() -> None:
    said = Session().type("help")
    assert all(f"\n{name}" in said for name in COMMANDS)


@pytest.mark.parametrize(
    ("typed", "command"),
    [("hnt", "hint"), ("exit", "quit"), ("?", "help"), (":q", "quit"), ("Hlep", "help"),
     ("hint please", "hint"), ("/solution", "solution"), ("skp", "skip"), ("next", "skip")],
)  # fmt: skip
def test_what_looks_like_a_command_is_asked_about(typed: str, command: str) -> None:
    session = Session()
    said = session.type(typed)
    assert f"`{command}`" in said
    assert session.mode == Mode.CONFIRM
    assert not session.new
    session.type("yes")
    assert session.mode != Mode.CONFIRM


@pytest.mark.parametrize("typed", ["2xy", "x", "e", "none", "x = 2", "sin(x)", "1, 3", "(2, 1)", "hint*x", "q", ""])
def test_an_answer_is_no_command(typed: str) -> None:
    assert called(typed) is None
    assert not meant(typed, ("x", "q", "none"))


def test_no_leaves_all_as_it_was_and_the_same_line_is_then_an_answer() -> None:
    session = Session()
    assert "nothing is done" in session.type("hnt", "no")
    assert session.mode == Mode.ANSWER
    session.type("hnt")
    assert session.mode == Mode.ANSWER
    assert session.kinds() == ["unread"]


def test_an_answer_may_be_typed_in_place_of_yes_or_no() -> None:
    session = Session()
    assert "Right." in session.type("hnt", "2xy")


def test_hints_go_from_where_to_look_to_the_next_line_and_never_hold_the_answer() -> None:
    session = Session()
    first = session.type("hint")
    assert "Hint 1 of" in first
    assert session.kinds() == ["hinted"]
    assert session.new[0].text == "1"
    said = session.type("hint", "hint")
    assert "∂/∂x [x²]" in said
    assert "2xy" not in said
    said = session.type("hint", "hint")
    assert "last hint" in said
    session.type("2xy")
    assert session.new[0].hints == 3


def test_the_solution_is_shown_before_the_next_part() -> None:
    session = Session()
    said = session.type("solution")
    assert session.kinds() == ["shown"]
    assert said.index("2xy") < said.index("By y?")


def test_skip_leaves_the_part_and_skip_exercise_all_of_it() -> None:
    session = Session()
    session.type("skip")
    assert session.at == ("two", "b")
    assert session.kinds() == ["skipped"]
    session = Session()
    session.type("skip exercise")
    assert session.at == ("one", "a")
    assert session.kinds() == ["skipped", "skipped", "asked"]


def test_an_only_part_that_is_left_is_the_exercise() -> None:
    assert "Exercise left." in Session(NUMBER, TWO_PARTS).type("skip")
    assert "Part left." in Session(TWO_PARTS).type("skip")


def test_why_says_nothing_of_a_part_that_was_left() -> None:
    session = Session()
    session.type("2x", "skip")
    assert "The next one of the bank." in session.type("why")


def test_the_time_of_a_part_begins_anew_when_it_is_gone_back_to() -> None:
    session = Session()
    session.type("skip")
    session.time += 500
    session.type("back", "2xy")
    assert session.new[0].seconds < 100


def test_back_goes_to_the_part_before_and_to_the_exercise_before() -> None:
    session = Session()
    assert "nothing before" in session.type("back")
    session.type("2xy", "back")
    assert session.at == ("two", "a")
    session.type("2xy")
    assert session.at == ("two", "b")
    session.type("x^2")
    assert session.at == ("one", "a")
    session.type("back")
    assert session.at == ("two", "b")
    session.type("x^2")
    assert session.at == ("one", "a")
    session.type("7", "")
    assert session.kinds() == ["ended"]


def test_a_note_is_kept() -> None:
    session = Session()
    session.type("note ask about the factor")
    assert (session.new[0].kind, session.new[0].text) == ("noted", "ask about the factor")
    session.type("note", "and about this")
    assert (session.new[0].kind, session.new[0].text) == ("noted", "and about this")
    session.type("note", "")
    assert not session.new
    assert session.mode == Mode.ANSWER


def test_behind_a_note_all_goes_on_where_it_was() -> None:
    session = Session()
    session.type("step", "note")
    assert session.mode == Mode.NOTE
    session.type("ask about the factor")
    assert session.mode == Mode.STEP


def test_why_shows_the_derivation_of_the_last_right_answer() -> None:
    session = Session()
    assert "The next one of the bank." in session.type("why")
    assert "y · ∂/∂x [x²]" in session.type("2xy", "why")
    assert session.at == ("two", "b")


def test_rules_and_lookups_are_there_in_a_session() -> None:
    session = Session()
    assert "chain rule" in session.type("rules")
    assert "∂/∂x [sin(x²)]" in session.type("rules chain")
    assert "Did you mean `chain`?" in session.type("rules chian")
    assert "looked up: grad x^2 y" in session.type("? grad x^2 y")
    assert is_command("? grad x^2 y")


def test_after_going_back_what_is_done_is_not_asked_again() -> None:
    session = Session(wish=Wish(exam=True))
    session.type("2xy", "x^2", "back", "back", "2xy")
    assert session.at == ("one", "a")


def test_a_command_is_no_note() -> None:
    session = Session()
    session.type("note", "hint")
    assert session.kinds() == ["hinted"]


def test_a_lookup_that_fails_leaves_the_question_as_it_is() -> None:
    def failing(text: str) -> tuple[Section, ...]:
        raise ZeroDivisionError

    session = Session()
    session.desk = replace(session.desk, lookup=failing)
    assert "The question stands" in session.type("? grad x")
    assert session.at == ("two", "a")
    assert [one.verdict for one in session.new] == ["fault"]


def test_an_interruption_asks_once_and_the_second_one_ends() -> None:
    session = Session()
    assert "Stop here?" in session.interrupt()
    assert "Right." in session.type("2xy")
    session.interrupt()
    session.interrupt()
    assert session.reply.over
    assert session.kinds() == ["ended"]
    assert not session.type("2xy")


def test_lines_of_a_working_that_is_broken_off_are_a_note_once() -> None:
    session = Session()
    session.type("work")
    assert "The lines of your working are kept as a note." in session.interrupt("2x*y\n= 3")
    assert [(str(one.kind), one.text) for one in session.new] == [("noted", "2x*y\n= 3")]
    session.type("no")
    assert "kept as a note" in session.interrupt("2x*y\n= 3")
    assert not session.new


def test_interrupted_while_a_question_is_open_the_first_place_is_found_again() -> None:
    session = Session()
    session.type("hnt")
    session.interrupt()
    session.type("no")
    assert session.mode == Mode.ANSWER
