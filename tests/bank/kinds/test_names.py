"""The question's own names in hints, options and solutions; and one notation where there is one variable."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bank.kinds.parts import judged, made
from tutor.bank.hinting import answer_blocks
from tutor.bank.posed import Made, Menu
from tutor.bank.words import said
from tutor.derivation.lesson import Block, Lesson, Note, Section, phrase
from tutor.grading.verdict import Unreadable
from tutor.render.formats import render

_DATA = {"x": ["1", "2"], "y": ["3", "4"]}
_LINE: dict[str, Any] = {"data": _DATA, "model": "s*x", "parameters": ["s"], "target": "y"}


def _printed(*blocks: Block) -> str:
    """The blocks as a page; short lines are joined."""
    page = render(Lesson(phrase("plain", text=""), (Section(None, None, blocks),), {}), "text", 1000)
    return " ".join(page.split())


def _hints(asked: Made) -> list[str]:
    return [_printed(*hint.says) for hint in asked.hints()]


def _solution(asked: Made) -> str:
    return render(asked.lesson(), "text", 100)


def test_a_point_is_classified_in_the_names_of_the_question() -> None:
    asked = made("classify", f="L(v, w) = (v w - 1)^2", at="v=0, w=0")
    menu = asked.subject
    assert isinstance(menu, Menu)
    pages = [*_hints(asked), *(_printed(*one) for one in (*menu.options, *menu.says))]
    assert not any("∇f" in page or " f " in page or "f_" in page for page in pages)
    assert "L_vv > 0" in pages[1]
    assert _printed(*menu.options[3]) == "none of these: ∇L is not zero there"
    assert _printed(*menu.says[0]) == "At a minimum L is at least as large at all points nearby."


def test_the_point_is_not_told_again_as_it_may_be_the_answer_to_another_part() -> None:
    asked = made("classify", f="3a^2 + b^2 - a b + a", at="a=-2/11, b=-1/11")
    loss = made("loss", data={"a": ["0", "2"], "h": ["30", "40"]}, at="s=3.6, b=1.14")
    for page in (*_hints(asked), *_hints(loss)):
        assert "11" not in page
        assert "1.14" not in page
        assert "57/50" not in page


def test_with_three_variables_the_determinant_is_no_test() -> None:
    second = _hints(made("classify", f="x^2 + y^2 + z^2", at="x=0, y=0, z=0"))[1]
    assert "D " not in second
    assert "eigenvalues" in second


@pytest.mark.parametrize(("loss", "last"), [("sum", "add."), ("half-sum", "half of it."), ("mean", "number of rows.")])
def test_a_loss_is_worked_out_in_its_own_order(loss: str, last: str) -> None:
    hints = _hints(made("loss", **_LINE, loss=loss, at="s=1"))
    assert hints[1].endswith(last)
    assert "s·1" in hints[2]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("descent-step", {"f": "f(x) = x^4 - 2x^2", "start": "x=0.5", "rate": "0.01"}),
        ("classify", {"f": "f(x) = x^2", "at": "x=1"}),
        ("tangent", {"f": "f(x) = x^3", "at": "x=2"}),
        ("hessian", {"f": "f(x) = x^3", "at": "x=2"}),
        ("partial", {"f": "f(x) = x^3", "wrt": "x", "at": "x=2"}),
        ("second-partial", {"f": "f(x) = x^3", "wrt": ["x", "x"]}),
        ("gradient", {"f": "f(x) = x^3"}),
        ("steps", {"f": "f(x) = x^3 + x", "wrt": "x"}),
    ],
)
def test_with_one_variable_there_is_one_notation_and_no_vector(kind: str, fields: dict[str, Any]) -> None:
    asked = made(kind, **fields)
    page = _solution(asked) + "".join(_hints(asked)) + _printed(*map(Note, asked.question))
    assert "∇" not in page
    assert "∂f" not in page
    assert "⎡" not in page
    assert "[ " not in page
    assert "f′" in page or "f″" in page


def test_with_two_variables_the_gradient_stays() -> None:
    assert "∇f" in _solution(made("tangent", f="x^2 + y", at="x=1, y=1"))


def test_a_tangent_is_shown_as_it_is_asked_for() -> None:
    plane = made("tangent", f="x^2 + y^2", at="x=1, y=2")
    assert "z = 2x + 4y − 5" in _printed(*answer_blocks(plane))
    line = made("tangent", f="x^2", at="x=3")
    assert "y = 6x − 9" in _printed(*answer_blocks(line))
    assert "z" not in _solution(line)


def test_no_point_at_all_is_said_in_words() -> None:
    nothing = made("stationary", f="x + y")
    assert "∅" not in _printed(*answer_blocks(nothing))
    assert "∅" not in _printed(*said(judged(made("stationary", f="x^2"), "none")))


def test_an_answer_with_filled_signs_is_shown_tidily() -> None:
    assert "(16, −20)" in _printed(*answer_blocks(made("expression", answer="(-(-16), -20)")))


def test_a_rounded_number_does_not_get_the_exact_value() -> None:
    page = _printed(*said(judged(made("isolate", equation="11b + 1 = 0", **{"for": "b"}), "-0.0909")))
    assert "right to 3 digits" in page
    assert "1/11" not in page


@pytest.mark.parametrize("typed", ["6 -1; -1 2", "[6 -1; -1 2]", "[[6 -1], [-1 2]]", "6 -1\n-1 2"])
def test_a_matrix_with_blanks_is_told_how_it_is_typed(typed: str) -> None:
    verdict = judged(made("hessian", f="3a^2 + b^2 - a b"), typed)
    assert isinstance(verdict, Unreadable)
    assert "[[1, 2], [3, 4]]" in verdict.problem.mend


def test_columns_named_by_a_letter_are_no_words() -> None:
    short = made("fit", data={"a": ["0", "2", "4"], "h": ["30", "40", "50"]})
    assert not any("words" in str(block) for section in short.lesson().sections for block in section.blocks)
    assert not any(
        isinstance(block, Note) and block.phrase.key.startswith("fit-line")
        for section in short.lesson().sections
        for block in section.blocks
    )


def test_a_value_of_the_derivative_names_its_place() -> None:
    page = _solution(made("partial", f="f(x) = x^3", wrt="x", at="x=2"))
    assert "f′(2) = 12" in page
    assert "f′(x) = 12" not in page
