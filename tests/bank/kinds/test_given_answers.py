"""Numbers and expressions that the author gives: what only repeats the question, and what their solution shows."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import kind_of, made
from tutor.bank.hinting import answer_blocks
from tutor.bank.kinds.table import make
from tutor.bank.schema.parts import Number
from tutor.derivation.lesson import Lines, Note
from tutor.errors import AuthorError
from tutor.expression.text import text
from tutor.render.phrases import sentence


def lines_of(value: str) -> list[str]:
    """The right sides of the solution of a calculation."""
    lesson = made("number", value=value).lesson()
    return [
        text(line.right) for section in lesson.sections for block in section.blocks if isinstance(block, Lines)
        for line in block.lines
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("-12 - 2*2*(-12)", ["−12 − (−48)", "36"]),
        ("3 - 0.1*4", ["3 − 0.4", "2.6"]),
        ("(0 + 4 + 16)/3", ["6⅔"]),
        ("2*(1 + 2)^2", ["2·3²", "2·9", "18"]),
        ("5", []),
    ],
)
def test_a_calculation_is_worked_out_line_by_line(value: str, lines: list[str]) -> None:
    shown = lines_of(value)
    assert shown[:-1] == lines[:-1]
    assert len(shown) == len(lines)


@pytest.mark.parametrize(
    ("prompt", "answer", "kind"),
    [
        (None, "2 - 0.05*5", "not-worked-out"),
        ("Work out $2 - 0.05*5$.", "2 - 0.05*5", "not-worked-out"),
        ("What is $s = 2 - 0.05*5$ worth?", "2 - 0.05*5", "not-worked-out"),
        ("Where are you after one step?", "2 - 0.05*5", "right"),
        ("Where are you after one step?", "2 - 5*0.05", "right"),
        ("Where are you after one step?", "1.75", "right"),
        ("Where are you after one step?", "2 + 0.05*5", "wrong"),
    ],
)
def test_a_calculation_repeats_the_question_only_if_it_stands_there(prompt: str | None, answer: str, kind: str) -> None:
    fields = {} if prompt is None else {"prompt": prompt}
    assert kind_of(made("number", value="2 - 0.05*5", **fields), answer) == kind


def test_what_is_only_given_is_said_once() -> None:
    assert made("number", value="-13").lesson().sections == ()
    assert made("expression", answer="9x^7 + 17").lesson().sections == ()
    assert len(made("expression", answer="x^2 + x", given="x(x + 1)").lesson().sections) == 1


def test_an_interval_that_was_asked_for_as_a_condition_is_shown_as_one() -> None:
    (block,) = answer_blocks(made("expression", answer="0 < r <= 1/5"))
    assert isinstance(block, Note)
    assert sentence(block.phrase, text) == "The right answer is 0 < r ≤ ⅕."


def test_a_number_that_is_too_large() -> None:
    with pytest.raises(AuthorError, match="too many digits") as caught:
        make(Number(kind="number", value="9^9^9"))
    assert caught.value.field == ("value",)
