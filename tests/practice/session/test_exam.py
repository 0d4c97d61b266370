"""An exam: nothing is told before the end."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import ANYTHING, NUMBER, TWO_PARTS, Session, exercise
from tests.practice.session.test_resume import THINK
from tests.practice.session.test_talk import MENU
from tutor.practice.session.commands import COMMANDS
from tutor.practice.wish import Wish

EXAM = Wish(exam=True)


def test_an_answer_is_read_back_and_nothing_is_said_of_it() -> None:
    session = Session(wish=EXAM)
    said = session.type("2x")
    assert "I read your answer as 2x." in said
    assert "Not yet" not in said
    assert "factor" not in said
    assert session.at == ("two", "b")
    assert session.new[0].exam
    assert session.new[0].code == 1


def test_the_time_is_shown_with_every_question() -> None:
    session = Session(wish=Wish(exam=True, minutes=30))
    assert "Less than a minute of 30 is used." in session.text
    session.time += 120
    assert "Minute 2 of 30." in session.type("2x")


@pytest.mark.parametrize("name", [name for name, row in COMMANDS.items() if not row.exam])
def test_what_helps_is_not_there(name: str) -> None:
    session = Session(wish=EXAM)
    assert "not there in an exam" in session.type(name)
    assert not session.new


def test_nothing_can_be_looked_up() -> None:
    assert "not there in an exam" in Session(wish=EXAM).type("? grad x^2 y")


def test_the_report_has_every_part_with_its_verdict_and_explains_the_mistakes() -> None:
    session = Session(TWO_PARTS, NUMBER, wish=EXAM)
    session.type("2x", "x^2")
    said = session.type("quit")
    assert "Points: 1 of 3." in said
    assert "the factor y" in said
    assert "2xy" in said
    assert "no answer" in said


def test_what_is_right_in_part_is_named_so_and_earns_its_part() -> None:
    feedback = "points: 3, feedback: [{when: {equals: '8'}, credit: 0.5, say: One less.}]"
    half = NUMBER.replace("prompt:", f"{feedback}, prompt:")
    said = Session(half, wish=EXAM).type("8", "")
    assert "partly right" in said
    assert "Points: 1.5 of 3." in said


def test_a_long_answer_is_cut_in_the_table() -> None:
    said = Session(NUMBER, wish=EXAM).type(" + ".join("1" * 12), "")
    # Of 45 characters 39 stand before the dots.
    assert f"  {'1 + ' * 9}1 +…  " in said


def test_going_back_replaces_the_answer() -> None:
    session = Session(TWO_PARTS, wish=EXAM)
    session.type("2x", "back", "2xy", "x^2")
    assert "Points: 2 of 2." in session.type("")
    assert session.reply.over


def test_what_cannot_be_read_costs_nothing_in_an_exam_too() -> None:
    session = Session(wish=EXAM)
    assert "^" in session.type("2x*")
    assert session.at == ("two", "a")


def test_a_discussion_is_left_for_the_student_to_compare() -> None:
    session = Session(THINK, wish=EXAM)
    said = session.type("I think so", "")
    assert session.reply.over
    assert "I think so" in said
    assert "Because." in said
    assert "Points: 0 of 0." not in said
    assert "Points to look for" in said


def test_of_a_discussion_is_not_said_that_points_are_marked() -> None:
    assert "mark the points" in Session(THINK).text
    session = Session(THINK, wish=EXAM)
    assert "Answer in your own words. At the end a model answer is shown" in session.text
    assert "mark the points" not in session.text + session.type("I think so", "")


CARRIED = exercise(
    "follows",
    "kind: number, value: 3 + 4, prompt: How much is 3 + 4?",
    "kind: number, prompt: Three times that?, value: '3*{part.a}'",
)


@pytest.mark.parametrize(("answer", "points"), [("24", "1 of 2"), ("25", "0 of 2")])
def test_the_report_tells_what_an_earlier_mistake_leads_to_and_what_is_right(answer: str, points: str) -> None:
    session = Session(CARRIED, wish=EXAM)
    said = " ".join(session.type("8", answer, "").split())
    assert f"Points: {points}." in said
    assert ("The mistake counts only there." in said) == (answer == "24")
    own, true = "The right answer is 24.", "The right answer is 21."
    assert f"With your own answer to part a: {own} With the right one: {true}" in said


@pytest.mark.parametrize(
    ("part", "wish", "told"),
    [
        ("points: 2", EXAM, " · 2 points"),
        ("points: 2, attempts: 1", EXAM, " · 2 points"),
        ("attempts: 1", EXAM, ""),
        ("points: 2, attempts: 1", ANYTHING, " · 2 points · only one attempt"),
        ("attempts: 3", ANYTHING, ""),
    ],
)
def test_what_a_question_earns_and_how_often_it_is_answered_is_said_before(part: str, wish: Wish, told: str) -> None:
    session = Session(NUMBER.replace("value: 7", f"value: 7, {part}"), wish=wish)
    assert f"one · level 1 of 5{told}\n" in session.text


def test_without_an_end_an_exam_has_ten_exercises_or_all_there_are() -> None:
    assert Session(wish=EXAM).scene.wish.count == 2


def test_an_exam_goes_on_at_the_first_part_that_was_not_answered() -> None:
    session = Session(wish=EXAM)
    session.type("2x")
    again = Session(wish=EXAM, events=session.events, session="b" * 32)
    assert again.at == ("two", "b")
    assert again.scene.exam


def test_the_report_tells_which_questions_were_changed_meanwhile() -> None:
    session = Session(TWO_PARTS, NUMBER, wish=EXAM)
    session.type("2xy", "x^2", "7")
    said = Session(TWO_PARTS, NUMBER.replace("version: 1", "version: 2"), events=session.events, session="b" * 32).type(
        "quit"
    )
    assert "Question 2 was changed or taken out since it was asked: it is not counted." in said
    assert "Points: 2 of 2." in said
    other = tuple(bank.replace("version: 1", "version: 2") for bank in (TWO_PARTS, NUMBER))
    said = Session(*other, events=session.events, session="b" * 32).type("quit")
    assert "The questions 1, 2 were changed" in " ".join(said.split())
    assert "Points" not in said


def test_the_report_says_which_option_was_chosen() -> None:
    session = Session(MENU, wish=EXAM)
    wrong = next(line for line in session.text.splitlines() if "No, never" in line).strip().partition(".")[0]
    said = session.type(wrong, "quit")
    behind = said[said.rindex("Is it so?") :]
    assert f"I read your choice as {wrong}." in behind


def test_why_says_which_wrong_option_was_chosen() -> None:
    session = Session(MENU, NUMBER)
    wrong = next(line for line in session.text.splitlines() if "No, never" in line).strip().partition(".")[0]
    session.type(wrong)
    assert f"I read your choice as {wrong}." in session.type("why")
