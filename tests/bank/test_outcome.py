"""Answers to parts of every sort: verdict, credit, words, exit code. The numbers are those of the lecture."""

from __future__ import annotations

import pytest

from tests.bank.asked import DATA, answered, exercise, plain

LOSS = exercise(f"kind: loss, {DATA}, at: 's=1, b=0'")
GRADIENT = exercise(f"kind: loss-gradient, {DATA}, at: 's=1, b=0'")
STEP = exercise(f"kind: descent-step, {DATA}, start: 's=1, b=0', rate: 0.01")
FIT = exercise(f"kind: fit, {DATA}")
CHAIN = exercise("kind: partial, f: (x + y + z)^2, wrt: y")
POINT = exercise("kind: stationary, f: 3a^2 + b^2 - ab + a")
ONE = exercise(
    "kind: choice, fixed_order: true, options: [{text: A}, {text: B, right: true, say: Well!}, {text: C, say: No!}]"
)
SEVERAL = exercise(
    "kind: choice, fixed_order: true, options: [{text: A, right: true}, {text: B, right: true}, "
    "{text: C, say: Never!}, {text: D}]"
)
TALK = exercise(
    "kind: discussion, prompt: Why square?, model_answer: Long., look_for: [Cancel., Large., Smooth., Gauss.]"
)


@pytest.mark.parametrize(
    ("located", "answer", "kind", "code", "mistake"),
    [
        (LOSS, "2230", "right", 0, None),
        (LOSS, "4460", "wrong", 1, "loss-half-forgotten"),
        (GRADIENT, "(-260, -114)", "right", 0, None),
        (GRADIENT, "(260, 114)", "wrong", 1, "all-signs"),
        (GRADIENT, "(-260, ", "unreadable", 2, None),
        (STEP, "(3.6, 1.14)", "right", 0, None),
        (STEP, "(-1.6, -1.14)", "wrong", 1, "descent-uphill"),
        (FIT, "s = 5, b = 30", "right", 0, None),
        (CHAIN, "2(x + y + z)", "right", 0, None),
        (CHAIN, "2x + 2y + 2z", "right", 0, None),
        (CHAIN, "d/dy((x + y + z)^2)", "not-worked-out", 2, None),
        (POINT, "(-2/11, -1/11)", "right", 0, None),
        (POINT, "", "unreadable", 2, None),
    ],
)  # fmt: skip
def test_the_lectures_questions(located: object, answer: str, kind: str, code: int, mistake: str | None) -> None:
    found = answered(located, answer)  # type: ignore[arg-type]
    assert (found.kind, found.code, found.right) == (kind, code, code == 0)
    assert found.credit == (1 if code == 0 else 0)
    assert mistake is None or mistake in found.misconceptions
    assert not found.carried
    assert plain(found.says)


def test_a_form_that_is_asked_for_must_be_there() -> None:
    located = exercise("kind: partial, f: (x + 1)^2, wrt: x, form: expanded")
    assert (answered(located, "2x + 2").kind, answered(located, "2(x + 1)").kind) == ("right", "wrong-form")
    assert answered(located, "2(x + 1)").credit == 0


def test_a_working_must_end_in_the_form_that_is_asked_for() -> None:
    located = exercise("kind: steps, f: (x + 1)^3, wrt: x, form: expanded")
    found = answered(located, "3(x + 1)^2")
    assert (found.kind, found.credit) == ("wrong-form", 0)
    assert answered(located, "3(x + 1)^2\n= 3x^2 + 6x + 3").kind == "right"
    assert answered(located, "2(x + 1)^2").kind == "wrong-line"


def test_a_matrix_is_read_back_row_by_row() -> None:
    located = exercise("kind: hessian, f: x^3 + x y^2, feedback: [{when: 'equals: [[6x, 0], [0, 2x]]', say: Mixed?}]")
    for answer in ("[[6x, 2y], [2y, 2x]]", "H = [6x, 2y; 2y, 2x]", r"\begin{pmatrix} 6x & 2y \\ 2y & 2x \end{pmatrix}"):
        assert plain(answered(located, answer).says).startswith("I read your answer as [[6x, 2y], [2y, 2x]]. Right.")
    assert plain(answered(located, "[[6x, 0], [0, 2x]]").says) == (
        "I read your answer as [[6x, 0], [0, 2x]]. Not yet. Mixed?"
    )
    assert plain(answered(located, "[[6x, 2y]]").says).startswith("I read your answer as [[6x, 2y]]. Not yet.")
    assert plain(answered(located, "(6x, 2y, 2y, 2x)").says).startswith("I read your answer as (6x, 2y, 2y, 2x).")


def test_a_tolerance_is_kept() -> None:
    located = exercise("kind: number, value: 20/3, tolerance: 1%")
    assert [answered(located, text).kind for text in ("6.67", "6.7", "6.5")] == ["right", "right", "wrong"]


@pytest.mark.parametrize(
    ("answer", "kind", "credit"),
    [("1, 2", "right", 1), ("1", "wrong", 0.5), ("1 2 3", "wrong", 0.5), ("1 3", "wrong", 0), ("1 2 3 4", "wrong", 0),
     ("3", "wrong", 0), ("9", "unreadable", 0), ("", "unreadable", 0)],
)  # fmt: skip
def test_of_several_options_each_wrong_one_costs_a_right_one(answer: str, kind: str, credit: float) -> None:
    found = answered(SEVERAL, answer)
    assert (found.kind, found.credit) == (kind, credit)


def test_what_the_author_says_to_an_option_is_said_to_who_chose_it() -> None:
    assert plain(answered(ONE, "2").says) == "Right. Well!"
    assert plain(answered(ONE, "3").says) == "Not yet. No!"
    assert plain(answered(ONE, "1").says) == "Not yet."
    assert plain(answered(SEVERAL, "1 3").says) == (
        "Not yet. 1 of your 2 choices is right. Something that is right is still missing. Option 3: Never!"
    )


def test_of_one_option_only_one_can_be_chosen() -> None:
    assert answered(ONE, "1, 2").kind == "unreadable"


@pytest.mark.parametrize(
    ("answer", "kind", "code", "credit"),
    [("1 3", "marked", 1, 0.5), ("1, 2, 3, 4", "right", 0, 1), ("none", "marked", 1, 0), ("0", "marked", 1, 0),
     ("", "unreadable", 2, 0), (" ", "unreadable", 2, 0), ("errors cancel", "unreadable", 2, 0)],
)  # fmt: skip
def test_the_student_marks_the_points_of_a_discussion(answer: str, kind: str, code: int, credit: float) -> None:
    found = answered(TALK, answer)
    assert (found.kind, found.code, found.credit) == (kind, code, credit)
    if kind == "marked" and answer == "1 3":
        assert plain(found.says) == "You reached 2 of 4 points. Look again at what is missing: Large. Gauss."


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        ("2(x+y+z)*d/dy(x+y+z)\n= 2(x+y+z)", "right", 0),
        ("2(x+y+z)*d/dy(x+y+z)\n= 2x", "wrong-line", 1),
        ("2(x+y+z)*d/dy(x+y+z)", "unfinished", 1),
        ("2(x+", "unreadable", 2),
    ],
)
def test_a_working_is_judged_line_by_line(answer: str, kind: str, code: int) -> None:
    found = answered(exercise("kind: steps, f: (x+y+z)^2, wrt: y"), answer)
    assert (found.kind, found.code, found.credit) == (kind, code, float(code == 0))
    assert plain(found.says)
