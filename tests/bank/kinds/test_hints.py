"""Hints in three grades, none of which gives the answer away; and the lessons, in every format."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import ROWS, Row, kind_of, made
from tutor.bank.hinting import answer_blocks
from tutor.bank.kinds.giveaway import reveals, shown
from tutor.bank.posed import Made
from tutor.derivation.lesson import Lesson, Note, Section, phrase
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Partial
from tutor.expression.text import text
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression
from tutor.grading.task import Task
from tutor.render.formats import render
from tutor.render.words import say

EACH = pytest.mark.parametrize("row", ROWS, ids=[f"{row.kind}-{place}" for place, row in enumerate(ROWS)])
FEWER = frozenset(("number", "expression", "choice", "discussion"))
"""The author wrote the answer, and there is no derivation to take hints from: not every grade has something to say."""


@EACH
def test_hints_come_in_grades_and_none_is_the_key(row: Row) -> None:
    asked = made(row.kind, **row.fields)
    grades = [hint.grade for hint in asked.hints()]
    assert grades == sorted(set(grades))
    assert row.kind in FEWER or grades[:2] == [1, 2]
    if isinstance(asked.subject, Task):
        for hint in asked.hints():
            for one in shown(hint.says):
                assert not _is_right(asked, one), text(one)


def _is_right(asked: Made, one: Expression) -> bool:
    open_one = any(isinstance(node, Partial) for node in postorder(one))
    # A calculation is still to be worked out.
    open_one = open_one or (not symbols(one) and rational_value(one) is None)
    return not open_one and kind_of(asked, text(one, ascii=True)) == "right"


def test_the_third_hint_is_the_line_of_the_first_rule() -> None:
    *_, third = made("partial", f="x^2 y", wrt="x").hints()
    assert [text(one) for one in shown(third.says)] == ["y · ∂/∂x [x²]", "y"]


def test_where_the_reason_is_the_key_it_is_left_out() -> None:
    *_, third = made("partial", f="x y", wrt="x").hints()
    assert [text(one) for one in shown(third.says)] == ["y · ∂/∂x [x]"]


def test_where_one_rule_is_enough_its_letters_are_told() -> None:
    *_, third = made("partial", f="x^5", wrt="x").hints()
    assert [text(one) for one in shown(third.says)] == ["5"]


def test_the_rule_is_in_the_letter_that_is_asked_about() -> None:
    second = made("partial", f="3t + 5", wrt="t").hints()[1]
    assert [text(one) for one in shown(second.says)] == ["∂/∂t [u + v] = ∂/∂t [u] + ∂/∂t [v]"]


def test_what_is_still_to_be_worked_out_gives_nothing_away() -> None:
    asked = made("partial", f="x^2 y", wrt="x").subject
    assert isinstance(asked, Task)
    assert reveals(asked.keys[0].expression, asked.keys)


@EACH
def test_every_page_can_be_written(row: Row) -> None:
    asked = made(row.kind, **row.fields)
    hints = [block for hint in asked.hints() for block in hint.says]
    blocks = (*map(Note, asked.question), *asked.tables, *hints)
    page = Lesson(phrase("plain", text=""), (Section(None, None, tuple(blocks)),), asked.facts)
    for lesson in (page, asked.lesson()):
        for form in ("text", "markdown", "latex", "html", "json"):
            assert render(lesson, form, 100, form == "text", False)


def said(asked: Made) -> list[str]:
    """The hints in words."""
    return [
        " ".join(say(block.phrase, text) for block in hint.says if isinstance(block, Note)) for hint in asked.hints()
    ]


def test_a_calculation_is_told_from_the_outside_and_shown_at_last() -> None:
    first, second, third = said(made("number", value="1 - 0.01*(-244)", prompt="Where?"))
    assert first == "The number is a sum or a difference of 2 terms: work out each of them before you add."
    assert second.startswith("Brackets and functions come first")
    assert third == "Work out 1 − 0.01·(−244)."


def test_where_the_question_shows_the_calculation_the_first_of_it_is_worked_out() -> None:
    """2·3 and 4² are all that has nothing but numbers in it: 6 + 16 is left."""
    *_, third = said(made("number", value="2*3 + 4^2"))
    assert third == "After the first round of this there is left to work out: 6 + 16."


@pytest.mark.parametrize(
    ("value", "first"),
    [
        ("37 - 85", "Nothing is needed but adding and subtracting: which 2 numbers?"),
        ("1/4*61", "Nothing is needed but multiplying: which 2 numbers?"),
        ("40/2", "One number is divided by another: which ones?"),
        ("-(3^2*2)", "The number is a product of 2 factors: work out each of them before you multiply."),
        ("sqrt(3^2 + 4^2)", "The last thing to work out is the square root: find what stands inside it first."),
    ],
)
def test_where_to_look_in_a_calculation(value: str, first: str) -> None:
    assert said(made("number", value=value, prompt="How much?"))[0] == first


@pytest.mark.parametrize("value", ["7", "-1/2", "5/1", "3 + 0"])
def test_of_a_number_there_is_nothing_to_say(value: str) -> None:
    assert said(made("number", value=value, prompt="How many?")) == []


def test_the_last_operation_is_not_the_last_hint() -> None:
    """40/2 is one operation: shown, it is the question, and worked out the answer."""
    assert len(said(made("number", value="40/2"))) == 1
    assert said(made("number", value="40/2", prompt="Half?"))[-1] == "Work out 40/2."


def test_the_form_that_is_asked_for_is_a_hint() -> None:
    first, second = said(made("expression", answer="x^2 + x", given="x (x + 1)", form="expanded"))
    assert first == "No brackets are to be left: look for every product with a sum in it."
    assert second.startswith("Multiply each term")
    assert said(made("expression", answer="x^2")) == []


def test_one_option_less() -> None:
    options = [
        {"text": "uphill", "right": True},
        {"text": "downhill", "say": "That is where it falls."},
        {"text": "level", "say": "Along a level line nothing changes."},
    ]
    assert said(made("choice", options=options)) == ["It is not option 2. That is where it falls."]
    assert said(made("choice", options=options[:2])) == []


def test_what_is_said_against_an_option_may_not_name_the_right_one() -> None:
    options = [
        {"text": "The gradient points uphill.", "right": True},
        {"text": "Down.", "say": "No, the gradient points uphill."},
        {"text": "Level.", "say": "Nothing changes there."},
    ]
    assert said(made("choice", options=options)) == ["It is not option 3. Nothing changes there."]


def test_where_several_are_right_nothing_is_said_against_one() -> None:
    options = [{"text": "a2", "right": True}, {"text": "b2", "right": True}, {"text": "c2", "say": "No."}]
    assert said(made("choice", options=options)) == []


def test_the_numbers_are_put_in_for_a_value() -> None:
    *_, third = made("value", f="x^2 y + 1", at="x=3, y=2").hints()
    assert [text(one) for one in shown(third.says)] == ["3²·2 + 1"]


def test_which_rule_says_at_last_what_stands_outermost() -> None:
    assert said(made("which-rule", f="x^2 sin(x)", wrt="x"))[-1].startswith("As a whole it is a product")


def test_the_points_of_a_discussion_are_counted() -> None:
    assert said(made("discussion", model_answer="A.", look_for=["B.", "C."])) == [
        "A good answer here has 2 points. Which are yours?"
    ]


def test_of_one_variable_there_is_a_derivative_and_no_gradient() -> None:
    first, second, _ = said(made("descent-step", f="x^2", start="x=3", rate="0.1"))
    assert first == "What is the derivative of f at x = 3?"
    assert "∇" not in second


def test_of_several_steps_the_first_is_told() -> None:
    """x − 0.1·2x = 0.8x: from 3 to 2.4, and then to 1.92."""
    assert (
        said(made("descent-step", f="x^2", start="x=3", rate="0.1", steps=2))[-1] == "The first step leads to x = 2.4."
    )


def test_over_data_nothing_is_said_twice() -> None:
    data = {"a": ["0", "2"], "h": ["27", "33"]}
    first = said(made("loss-gradient", data=data, at="s=1, b=0"))[0]
    assert first.count("in letters") == 1


def test_a_matrix_is_revealed_with_minus_signs() -> None:
    # f_xx = 6, f_xy = 9, f_yy = -4
    shown = answer_blocks(made("hessian", f="3x^2 - 2y^2 + 9xy"))
    assert [say(block.phrase, text) for block in shown if isinstance(block, Note)] == [
        "The right answer is [[6, 9], [9, −4]]."
    ]
