"""What the report says went well: only what the student did without being shown how."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session, the_first
from tests.practice.session.test_answering import FORM
from tests.practice.session.test_stepping import CHAIN
from tutor.practice.wish import Wish

AT_ONCE = "right at once"
MENDED = "You mended"


def report(*lines: str, bank: tuple[str, ...] = (TWO_PARTS,)) -> str:
    session = Session(*bank)
    session.type(*lines)
    if not session.reply.over:
        session.type("quit")
    return " ".join(session.text.split())


def test_right_at_once_went_well() -> None:
    assert AT_ONCE in report("2xy", "x^2")


@pytest.mark.parametrize(
    "lines",
    [
        ("solution", "back", "2xy", "x^2"),
        ("hint", "2xy", "x^2"),
        ("2x", "2xy", "x^2"),
        ("solution", "x^2"),
    ],
)
def test_what_was_shown_or_wrong_was_not_right_at_once(lines: tuple[str, ...]) -> None:
    assert AT_ONCE not in report(*lines)


def test_lines_that_tutor_did_are_no_merit_of_the_answer_behind_them() -> None:
    session = Session(CHAIN)
    session.type("step")
    for _ in range(12):
        if session.mode != "step":
            break
        session.type("quotient rule")
    assert session.mode == "answer"
    session.type("6xy(x^2+1)^2", "quit")
    assert AT_ONCE not in session.text


def test_mended_is_what_was_wrong_and_then_right() -> None:
    assert MENDED in report("2x", "2xy", "quit")


@pytest.mark.parametrize(
    "lines",
    [
        ("2x", "solution", "back", "2xy"),
        ("2x", "skip", "solution", "back", "back", "2xy"),
        ("2x", "hint", "2xy"),
    ],
)
def test_with_help_nothing_is_mended_by_oneself(lines: tuple[str, ...]) -> None:
    said = report(*lines, bank=(TWO_PARTS, NUMBER))
    assert "right in the end" in said
    assert MENDED not in said


@pytest.mark.parametrize(
    ("lines", "helped"),
    [
        (("hint", "2xy"), "One hint helped."),
        (("hint", "hint", "2xy", "hint"), "2 hints helped."),
        (("2x", "hint"), ""),
        (("2x", "hint", "solution", "back", "2xy"), ""),
    ],
)
def test_hints_helped_only_where_the_answer_was_right(lines: tuple[str, ...], helped: str) -> None:
    said = report(*lines)
    assert "right in the end" in said
    assert helped in said
    assert bool(helped) is ("helped" in said)


def test_a_wrong_form_is_no_wrong_answer() -> None:
    assert MENDED not in report("3(x+1)^2", "3x^2 + 6x + 3", bank=(FORM,))


def test_one_variant_asked_twice_is_two_exercises() -> None:
    session = Session(NUMBER, wish=Wish(count=2), choose=the_first)
    session.type("8", "7", "8", "7", "progress")
    assert "questions answered so far: 2." in session.text
    said = " ".join(session.type("").split())
    assert "2 exercises; 2 of 2 answers were right in the end." in said
    assert "You mended 2 wrong answers by yourself." in said


def test_what_was_shown_when_a_variant_was_asked_before_still_helps() -> None:
    session = Session(NUMBER, wish=Wish(count=2), choose=the_first)
    said = " ".join(session.type("solution", "", "7", "").split())
    assert "right in the end" in said
    assert AT_ONCE not in said


def test_what_a_working_got_wrong_first_is_not_right_at_once() -> None:
    session = Session(NUMBER.replace("kind: number, value: 7", "kind: partial, f: 'f(x) = x^2 + 3x', wrt: x"))
    said = " ".join(session.type("work", "2x + 4", "2x + 3", "").split())
    assert "right in the end" in said
    assert AT_ONCE not in said


@pytest.mark.parametrize("again", [("work", "2x"), ("step", "2x")])
def test_a_mistake_that_comes_again_in_a_line_is_told_as_it_was_of_the_answer(again: tuple[str, ...]) -> None:
    assert "to look at: It looks as if the factor y was lost" in report("2x", "quit")
    said = report("2x", *again, "quit")
    assert "It looks as if the factor y was lost" in said.partition("This session")[2]
