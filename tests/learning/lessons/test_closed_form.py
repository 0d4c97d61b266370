"""The closed form of a line as the lecture's questions 7 and 8 have it, its numbers, and where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from tests.learning.lessons.fitted import HEIGHTS, Number, fitted, page, told, unchecked
from tutor import parse
from tutor.derivation.lesson import Lines
from tutor.errors import CheckFailed
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.learning.lessons.closed_form import closed_form_facts, closed_form_sections
from tutor.learning.lessons.not_linear import obstacles
from tutor.learning.lessons.sums import worth
from tutor.learning.model import LossKind
from tutor.stationary.ledger import Ledger


def shown(columns: Mapping[str, Sequence[Number]], kind: LossKind = LossKind.HALF_SSE, long: bool = False) -> str:
    return told(closed_form_sections(fitted(columns, kind=kind, long=long), Ledger()))


QUESTION_7 = [
    "(1) s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ = 0 ∂loss/∂s = 0",
    "(2) s·Σᵢ aᵢ + bn − Σᵢ hᵢ = 0 ∂loss/∂b = 0",
    "(1) s·mean(a²) + b·ā − mean(ah) = 0 both sides divided by n",
    "(2) s·ā + b − h̄ = 0 both sides divided by n",
    "From (2): b = h̄ − s·ā",
    "Put into (1): s·mean(a²) + (h̄ − s·ā)·ā − mean(ah) = 0",
    "s·(mean(a²) − ā²) = mean(ah) − ā·h̄",
    "s = (mean(ah) − ā·h̄)/(mean(a²) − ā²) if mean(a²) − ā² ≠ 0",
    "mean(a²) − ā² = 1/n·Σᵢ (aᵢ − ā)²",
]
QUESTION_8 = [
    "ā = 6/3 = 2",
    "h̄ = 120/3 = 40",
    "mean(a²) = 20/3",
    "mean(ah) = 280/3",
    "s = (280/3 − 2·40)/(20/3 − 2²) = (40/3)/(8/3) = 5",
    "b = 40 − 5·2 = 30",
    "Check in (1): 5·20 + 30·6 − 280 = 0",
    "Check in (2): 5·6 + 30·3 − 120 = 0",
]


def test_the_lecture_line_by_line() -> None:
    said = shown(HEIGHTS)
    places = [said.find(line) for line in (*QUESTION_7, *QUESTION_8)]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("kind", "first", "divided"),
    [
        (LossKind.SSE, "(1) 2(s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ) = 0", "both sides divided by 2"),
        (LossKind.MSE, "(1) −2/n·Σᵢ (hᵢ − s·aᵢ − b)·aᵢ = 0", "times n/2, as plain sums"),
    ],
)
def test_other_losses_lead_to_the_same_equations(kind: LossKind, first: str, divided: str) -> None:
    said = shown(HEIGHTS, kind)
    assert first in said
    assert divided in said
    assert QUESTION_7[2] in said
    assert QUESTION_8[4] in said


def test_every_line_but_the_question_is_checked() -> None:
    for kind in LossKind:
        sections = closed_form_sections(fitted(HEIGHTS, kind=kind), Ledger())
        assert unchecked(sections) == ["0", "0"]  # (1) and (2), which restate ∇loss = 0


def test_long_numbers_are_rounded_only_where_they_are_shown() -> None:
    # Near 10⁹ the formula with rounded means would give 0/0. By hand: spread 1 about the mean, slope 2.
    said = shown({"a: t": [10**9, 10**9 + 1, 10**9 + 2], "h: y": ["0.1", "2.1", "4.1"]})
    assert "s = 2" in said or "s ≈ 2" in said
    assert "b ≈ −2000000000" in said or "b = −1999999999.9" in said


def test_a_long_file_is_said_to_be_rounded() -> None:
    said = shown(HEIGHTS, long=True)
    assert "s ≈ 5 b ≈ 30" in said
    assert "the numbers are rounded" in said
    assert "Check in" not in said


@pytest.mark.parametrize(
    ("ages", "heights", "expected"),
    [
        ([2, 2, 2], [30, 40, 50], ["mean(a²) − ā² = 4 − 2² = 0", "From (2): b = 40 − 2s", "leaves s open"]),
        ([3], [30], ["There is one row only", "mean(a²) − ā² = 9 − 3² = 0", "From (2): b = 30 − 3s"]),
        ([0, 0], [1, 2], ["From (2): b = 3/2", "leaves s open"]),
    ],
)
def test_equal_inputs_leave_the_slope_open(ages: list[int], heights: list[int], expected: list[str]) -> None:
    said = shown({"a: age": ages, "h: height": heights})
    for line in expected:
        assert line in said


@pytest.mark.parametrize(
    ("prediction", "parameters", "expected"),
    [
        ("A*exp(k*t)", "A k", ["k stands inside exp(k·t).", "A and k are multiplied with each other, in A·exp(k·t)."]),
        ("(A*t + 1)^2", "A", ["A stands in the power (A·t + 1)²."]),
        ("1/(k + t)", "k", ["k stands below the line in 1/(k + t)."]),
        ("b*2^(k*t)", "b k", ["k stands in the exponent of 2^(k·t).", "b and k are multiplied"]),
        ("sin(A*t + p)", "A p", ["A and p stand inside sin(A·t + p)."]),
    ],
)
def test_no_closed_form(prediction: str, parameters: str, expected: list[str]) -> None:
    found = fitted({"t: time": [0, 1, 2], "y: y": [1, 2, 4]}, prediction, parameters, None)
    said = told(closed_form_sections(found, Ledger()))
    assert "No closed form" in said
    assert "--steps" in said
    for line in expected:
        assert line in said
    assert closed_form_facts(found) == {"linear": False}


def test_a_linear_parameter_is_no_obstacle() -> None:
    assert list(obstacles(parse("A*t^2 + sin(t)*B"), (Symbol("A"), Symbol("B")))) == []


def test_facts() -> None:
    facts = closed_form_facts(fitted(HEIGHTS))
    assert facts["n"] == 3
    assert [[text(entry) for entry in row] for row in facts["gram"]] == [["20", "6"], ["6", "3"]]  # type: ignore[attr-defined]
    assert {name: text(value) for name, value in facts["solution"].items()} == {"s": "5", "b": "30"}  # type: ignore[attr-defined]


def test_a_wrong_sum_is_found() -> None:
    found = fitted(HEIGHTS)
    mean = parse("sum(i, a_i)")
    with pytest.raises(CheckFailed):
        worth(found, Ledger(), mean, Fraction(7), parse("7"), exact=True)
    assert worth(found, Ledger(), mean, Fraction(6), parse("6"), exact=True).points


@pytest.mark.parametrize("width", [40, 80, 100])
def test_widths(width: int) -> None:
    sections = closed_form_sections(fitted(HEIGHTS), Ledger())
    assert all(isinstance(block, Lines) or block for section in sections for block in section.blocks)
    assert page(sections, width)


@pytest.mark.parametrize("notation", ["markdown", "latex", "html", "json"])
def test_notations(notation: str) -> None:
    assert page(closed_form_sections(fitted(HEIGHTS), Ledger()), notation=notation)
