"""What is typed at a prompt without being an answer or a command costs nothing, and names what can be typed."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session, exercise, right_at_once
from tests.practice.session.test_resume import THINK
from tests.practice.session.test_stepping import CHAIN, GRADIENT, VARIED
from tutor.practice.session.scene import Mode
from tutor.practice.wish import Wish

FLAT = exercise("flat", "kind: stationary, f: 'f(x, y) = x^2 + y^2', prompt: Where is it flat?")
MENU = exercise(
    "menu",
    "kind: choice, prompt: Is it so?, options: [{text: 'Yes, always', right: true}, {text: 'No, never'}]",
)
LETTERS = exercise("letters", "kind: partial, f: 'f(o, k, h, s) = o^2 k/2 + h s', wrt: o, prompt: By o?")
BLANKS = exercise(
    "blanks",
    "kind: partial, f: 'f(x) = {k}x^{n}', wrt: x, prompt: By x?",
    skill="power-rule",
    params="{k: {integer: [2, 9]}, n: {integer: [3, 9]}}",
    variants="5",
    prompt="Take $f(x) = {k}x^{n}$.",
)
TALK = ("ok", "OK!", "yes", "no", "thanks", "what?", "huh", "idk", "I don't know", "i don’t know", "dunno")
ASKED = {"next": "skip", "exit": "quit", "q": "quit", ":q": "quit", "?": "help", "hint?": "hint", "sol": "solution"}


@pytest.mark.parametrize("typed", TALK)
@pytest.mark.parametrize("exercise", [GRADIENT, TWO_PARTS, NUMBER, FLAT])
def test_talk_costs_nothing_at_a_question(exercise: str, typed: str) -> None:
    session = Session(exercise)
    said = " ".join(session.type(typed).split())
    assert "costs nothing" in said
    assert session.reply.problem is None
    assert not session.new
    assert session.mode == Mode.ANSWER


def test_who_is_lost_hears_what_helps() -> None:
    said = " ".join(Session(GRADIENT).type("idk").split())
    assert all(f"`{name}`" in said for name in ("hint", "step", "solution", "skip"))


@pytest.mark.parametrize(("typed", "command"), ASKED.items())
def test_other_names_of_commands_are_asked_about(typed: str, command: str) -> None:
    session = Session(GRADIENT)
    assert f"Do you mean `{command}`?" in session.type(typed)
    assert not session.new


@pytest.mark.parametrize(
    ("typed", "names"), [("h", "`hint`, `help`"), ("s", "`step`, `solution`, `skip`"), ("b", "`back`")]
)
def test_a_letter_that_begins_a_command_is_told_which(typed: str, names: str) -> None:
    session = Session(GRADIENT)
    said = " ".join(session.type(typed).split())
    assert f"{typed} is no letter of this question" in said
    assert names in said
    assert not session.new


@pytest.mark.parametrize("typed", TALK)
def test_talk_at_the_line_of_an_example(typed: str) -> None:
    session = Session(VARIED)
    said = " ".join(session.type(typed).split())
    assert "Enter shows it" in said
    assert session.mode == Mode.EXAMPLE
    assert not session.new
    assert session.scene.tries == 0


@pytest.mark.parametrize("typed", TALK)
def test_talk_at_a_step_and_in_a_working(typed: str) -> None:
    session = Session(CHAIN)
    assert "the name of its rule" in session.type("step", typed)
    assert session.mode == Mode.STEP
    assert "an empty line at the end" in session.type("work", typed)
    assert session.mode == Mode.WORK
    assert not session.new


def test_in_an_exam_talk_is_no_answer() -> None:
    session = Session(GRADIENT, wish=Wish(exam=True))
    for typed in ("ok", "no", "idk"):
        assert "not taken" in session.type(typed)
        assert not session.new
    assert "`skip`" in session.type("s")
    assert "`step`" not in session.text


def test_a_no_that_may_mean_none_is_asked_for_in_full() -> None:
    for wish in (Wish(), Wish(exam=True)):
        session = Session(FLAT, wish=wish)
        assert "type `none`" in session.type("no")
        assert not session.new
    assert "I read your answer as: there is none." in Session(FLAT).type("none")


def test_words_and_letters_of_options_are_answers() -> None:
    assert "Right." in Session(MENU).type("yes")
    for typed in ("no", "b"):
        session = Session(MENU)
        session.type(typed)
        assert session.kinds()[0] == "answered"


def test_products_of_letters_of_the_question_are_answers() -> None:
    assert "Right." in Session(LETTERS).type("ok")
    for typed in ("h", "s"):
        session = Session(LETTERS)
        session.type(typed)
        assert session.kinds() == ["answered"]


def test_the_name_of_a_blank_is_no_letter_of_the_question() -> None:
    session = Session(BLANKS, events=right_at_once(3, "power-rule"))
    assert "costs nothing" in session.type("n")
    assert "k is no letter" in session.type("k x")
    assert not session.sheet.here.wrong


def test_talk_is_no_thought_about_a_question_for_discussion() -> None:
    session = Session(THINK)
    assert "in a sentence or two" in session.type("ok")
    assert session.mode == Mode.DISCUSS
    assert not session.new
    session.type("no")
    assert session.mode == Mode.MARK
