"""What the report says went well: only what the student did without being shown how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.practice.session.acting import NUMBER, START, TWO_PARTS, Session, right_at_once, the_first
from tests.practice.session.test_answering import FORM
from tests.practice.session.test_resume import THINK
from tests.practice.session.test_stepping import CHAIN
from tutor.practice.wish import Wish

LOST = """
- id: lost
  version: 1
  title: Factors
  skills: [s]
  difficulty: 1
  parts:
    - {id: a, kind: partial, f: 'f(x, y) = x^2 y', wrt: x, prompt: By x?, attempts: 9}
    - {id: b, kind: partial, f: 'f(x, y) = x^3 y', wrt: x, prompt: By x?, attempts: 9}
"""
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


def test_what_never_was_right_is_not_mended() -> None:
    assert MENDED not in report("2x", "x^2")


def test_the_mistake_seen_most_is_told_with_how_often_it_was_seen() -> None:
    said = report("2x", "2xy", "3x y", "3x^2", "3x^2 y", bank=(LOST,))
    assert "The mistake seen most, 2 times: It looks as if the factor y was lost" in said


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


def test_what_comes_first_is_next() -> None:
    right, wrong, _ = right_at_once(2, "s")
    wrong = replace(wrong, skills=("t",), verdict="wrong", code=1, credit=0.0)
    session = Session(NUMBER, events=[replace(one, at=START) for one in (right, wrong)])
    # Wrong comes back tomorrow, right at once after some days.
    assert "Next, tomorrow: Skill T." in session.type("quit").splitlines()[-1]


def test_who_did_nothing_and_has_something_due_hears_of_that_alone() -> None:
    long_ago, _ = right_at_once(1, "t")
    session = Session(NUMBER, events=[long_ago, replace(long_ago, skills=("s",), at=START)])
    said = session.type("quit")
    assert "Due now: Skill T." in said
    assert "Next" not in said


def test_of_many_skills_four_are_named() -> None:
    many = NUMBER.replace("[t]", "[s, t, power-rule, sum-rule, constant-factor-rule]")
    assert "Skill S; Skill T; P; Q; and 1 more." in report("7", "", bank=(many,))


def test_points_that_the_student_marks_are_no_answers() -> None:
    session = Session(NUMBER, THINK)
    said = " ".join(session.type("7", "I think so", "1").split())
    assert session.reply.over  # there is no derivation of a discussion, so nothing is asked before the end
    assert "One exercise; your answer was right in the end." in said
    assert "You compared your answer to a question for discussion with a model answer." in said
    assert AT_ONCE in said  # a point that is missing takes nothing from what was right


@pytest.mark.parametrize("again", [("work", "2x"), ("step", "2x")])
def test_a_mistake_that_comes_again_in_a_line_is_told_as_it_was_of_the_answer(again: tuple[str, ...]) -> None:
    assert "to look at: It looks as if the factor y was lost" in report("2x", "quit")
    said = report("2x", *again, "quit")
    assert "It looks as if the factor y was lost" in said.partition("This session")[2]
