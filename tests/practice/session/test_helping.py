"""Hints, the solution and why: what they say where they have said all, and what they leave behind."""

from __future__ import annotations

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session
from tutor.practice.session.commands import COMMANDS
from tutor.practice.wish import Wish


def test_behind_the_last_hint_only_what_is_there_is_offered() -> None:
    session = Session(NUMBER)
    said = session.type("hint", "hint", "hint", "hint")
    assert "`solution` shows" in said
    assert "`step`" not in said
    session = Session(TWO_PARTS)
    assert "`step` does one line together" in session.type("hint", "hint", "hint", "hint")


def test_the_solution_of_what_is_right_already_is_shown_and_costs_nothing() -> None:
    session = Session(TWO_PARTS)
    session.type("2xy", "back")
    assert "y · ∂/∂x [x²]" in session.type("solution")
    assert "shown" not in session.kinds()


def test_behind_a_solution_why_speaks_of_the_question_on_the_screen() -> None:
    session = Session()
    assert "Not yet" in session.type("2x")
    assert "The next one of the bank." in session.type("solution", "why")


def test_why_shows_the_derivation_of_what_was_shown_before() -> None:
    session = Session()
    session.type("solution", "back")
    assert "y · ∂/∂x [x²]" in session.type("why")
    assert not session.new


def test_in_an_exam_help_names_what_is_there_and_nothing_else() -> None:
    said = Session(wish=Wish(exam=True)).type("help")
    assert {name for name in COMMANDS if f"\n{name} " in f"\n{said}"} == {
        "skip", "back", "note", "progress", "help", "quit"
    }  # fmt: skip
    assert "? grad" not in said
    assert "? grad" in Session().type("help")
