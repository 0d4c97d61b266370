"""What is said is true of what was asked, and can be done where it is said."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session, exercise, right_at_once
from tests.practice.session.test_resume import THINK
from tests.practice.session.test_stepping import CHAIN, STEPS
from tests.practice.session.test_teaching import RULE_FIRST
from tutor.derivation.lesson import Note, Section, phrase
from tutor.practice.session.at_hand import all_at_hand
from tutor.practice.session.scene import Mode
from tutor.practice.wish import Wish

PARABOLA = exercise(
    "parabola",
    "kind: partial, f: 'f(x) = x^2 - {a}x', wrt: x, prompt: By x?",
    skill="power-rule",
    params="{a: {integer: [2, 3]}}",
    variants="2",
)
POINTS = exercise("points", "kind: stationary, f: 'f(x, y) = x^3 - 3x + y^2', prompt: Where is it flat?")
DOMAIN = exercise("domain", "kind: expression, answer: '0 < r < 1', prompt: For which r?")
TANGENT = exercise("tangent", "kind: tangent, f: 'f(x, y) = x^2 + y', at: 'x=1, y=2', prompt: The plane?")
MATRIX = exercise("matrix", "kind: hessian, f: 'f(x, y) = x^2 + x y', prompt: The matrix?")


@pytest.mark.parametrize("way", [(), ("", "step")])
def test_a_line_with_one_term_of_two_is_not_right_but_for_a_number(way: tuple[str, ...]) -> None:
    session = Session(PARABOLA)
    assert session.mode == Mode.EXAMPLE
    said = " ".join(session.type(*way, "3x").split())
    assert "That does not follow." in said
    assert "right but for" not in said
    assert "and more terms than that" in said


def test_words_at_the_prompt_of_a_line_are_no_empty_working() -> None:
    session = Session(CHAIN)
    said = session.type("step", "bring the power down")
    assert "there is no mathematics in this" in said
    assert "or the name of its rule" in said
    assert session.kinds() == ["unread"]


def test_a_letter_of_nowhere_in_a_line_is_named_and_no_other_line_is_asked_for() -> None:
    said = Session(CHAIN).type("step", "y 3(x^2+1)^2 k")
    assert "k is no letter of this question." in said
    assert "such as u = x" not in said


def test_what_is_named_can_be_typed_in_a_session() -> None:
    session = Session()
    assert "`rules table`" in session.type("rules")
    assert "`tutor rules" not in session.text
    assert "`tutor rules" not in session.type("rules table")
    said = all_at_hand((Section(None, None, (Note(phrase("bank-hint-look-up", rule="chain")),)),))
    assert said[0].blocks == (Note(phrase("practice-hint-look-up", rule="chain")),)


def test_the_last_question_is_called_the_last_once() -> None:
    session = Session(NUMBER)
    said = session.type("7")
    assert "That was the last one." in said
    assert "No exercise is left" not in said
    exam = Session(NUMBER, wish=Wish(exam=True))
    assert "That was the last question." in exam.type("7")
    assert "No exercise is left" not in exam.text
    assert "No exercise is left" in Session(NUMBER).type("skip")


@pytest.mark.parametrize(
    "typed",
    ["(1,0)\n(-1,0)", "(1,0),\n(-1,0)", "1. (1, 0)\n2. (-1, 0)", "x = 1, y = 0\nx = -1, y = 0", "{(1,0), (-1,0)}"],
)
def test_points_may_come_one_a_line(typed: str) -> None:
    assert "Right." in Session(POINTS).type(typed)


def test_conditions_may_come_one_a_line() -> None:
    assert "Right." in Session(DOMAIN).type("r > 0\nr < 1")


def test_the_letters_of_a_plane_belong_to_it() -> None:
    said = Session(TANGENT).type("z = x + y")
    assert "Not yet." in said
    assert "do not stand in the right answer" not in said


def test_a_vector_where_a_matrix_is_asked_for_is_no_try() -> None:
    session = Session(MATRIX)
    assert "That costs nothing" in session.type("(2, 1)")
    assert session.kinds() == ["unread"]


def test_a_session_in_another_window_is_told_of() -> None:
    first = Session(TWO_PARTS)
    second = Session(TWO_PARTS, events=first.events, session="b" * 32, hold=lambda session: session == "b" * 32)
    assert second.scene.session == "b" * 32
    assert second.text.startswith("A session is going on in another window; this is a new one.")
    assert "another window" not in first.text


def test_a_line_that_cannot_be_read_names_no_option_of_a_command() -> None:
    said = " ".join(Session(STEPS).type("= banana\n= 2xy").split())
    assert "`banana` at column 3 is not a known name" in said
    assert "the letters of this question are x, y" in said
    assert "--" not in said


def test_a_hint_at_the_points_of_a_discussion_promises_no_solution() -> None:
    session = Session(THINK)
    session.type("I think so")
    said = session.type("hint")
    assert "Which of these points did you have?" in said
    assert "solution" not in said


def test_a_mistake_in_a_menu_is_told_with_its_exercise() -> None:
    session = Session(RULE_FIRST)
    wrong = next(line for line in session.text.splitlines() if "sum rule" in line).strip().partition(".")[0]
    session.type(wrong)
    assert "As a whole it is no sum" in session.text
    report = " ".join(session.type("quit").split())
    assert "That was at “Which, then what”." in report


def test_a_mistake_is_told_in_the_words_of_the_author_where_these_were_said() -> None:
    slope = "kind: partial, f: 'f(x) = x^3', wrt: x, feedback: [{when: 'equals: x^2', say: Where is the 3?}]"
    session = Session(NUMBER.replace("kind: number, value: 7", slope))
    assert "Where is the 3?" in session.type("x^2")
    report = " ".join(session.type("quit").split())
    assert "A mistake to look at: Where is the 3? That was at “A number”." in report


def test_skills_that_are_due_now_are_listed() -> None:
    session = Session(NUMBER, events=right_at_once(1, "t"))
    session.time += 90 * 86_400.0
    assert "Due now: Skill T." in " ".join(session.type("quit").split())


def test_who_goes_on_from_what_is_answered_leaves_nothing() -> None:
    session = Session(TWO_PARTS, NUMBER)
    session.type("2xy", "back")
    said = session.type("skip")
    assert "left" not in said
    assert "By y?" in said


def test_the_last_part_is_left_and_not_the_whole_exercise() -> None:
    session = Session(TWO_PARTS, NUMBER)
    session.type("2xy")
    said = session.type("skip")
    assert "Part left." in said
    assert "Exercise left." not in said


def test_a_working_is_offered_only_where_there_is_one() -> None:
    assert "`work` takes the steps" in Session(TWO_PARTS).type("x + y = 0")
    assert "`work`" not in Session(TWO_PARTS, wish=Wish(exam=True)).type("x + y = 0")
    said = Session(NUMBER).type("3 + 4 = 7 = 8")
    assert "type the last side only" in said
    assert "`work`" not in said


def test_the_inner_function_is_called_as_in_the_solution() -> None:
    session = Session(CHAIN)
    session.type("step", "constant factor")
    assert "inner u = x² + 1" in session.type("chain rule")
    assert "inner u = x² + 1" in session.type("solution")


def test_a_question_mark_behind_an_answer_is_to_be_taken_away() -> None:
    assert "take the ? away" in Session(NUMBER).type("7?")
