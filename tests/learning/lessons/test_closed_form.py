"""The closed form of a line as the lecture's questions 7 and 8 have it, its numbers, and where there is none."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy
import pytest

from tests.learning.lessons.fitted import HEIGHTS, Number, fitted, page, told, unchecked
from tutor import parse
from tutor.errors import CheckFailed
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.learning.lessons.closed_form import closed_form_facts, closed_form_sections
from tutor.learning.lessons.not_linear import obstacles
from tutor.learning.lessons.sums import worth
from tutor.learning.model import LossKind
from tutor.render.fold import measure
from tutor.stationary.ledger import Ledger


def shown(columns: Mapping[str, Sequence[Number]], kind: LossKind = LossKind.HALF_SSE, long: bool = False) -> str:
    return told(closed_form_sections(fitted(columns, kind=kind, long=long), Ledger()))


QUESTION_7 = [
    # The lecture's answer to question 7, line by line in its own LaTeX (where it divides by the mean square it leaves
    # the bar out), and how the lesson prints that line.
    (r"s \sum_i a_i + b n - \sum_i h_i = 0", "s·Σᵢ aᵢ + b·n − Σᵢ hᵢ = 0"),
    (r"b n = \sum_i h_i - s \sum_i a_i", "b·n = Σᵢ hᵢ − s·Σᵢ aᵢ"),
    (r"b = \bar{h} - s \bar{a}", "b = h̄ − s·ā"),
    (
        r"s = -b \frac{\bar{a}}{\overline{a^2}} + \frac{\overline{ah}}{\overline{a^2}}",
        "s = −b·ā/mean(a²) + mean(ah)/mean(a²)",
    ),
    (
        r"s = -(\bar{h} - s\bar{a}) \frac{\bar{a}}{\overline{a^2}} + \frac{\overline{ah}}{\overline{a^2}}",
        "s = −(h̄ − s·ā)·ā/mean(a²) + mean(ah)/mean(a²)",
    ),
    (
        r"s = -\frac{\bar{h}\bar{a}}{\overline{a^2}} + s \frac{\bar{a}^2}{\overline{a^2}}"
        r" + \frac{\overline{ah}}{\overline{a^2}}",
        "s = −h̄·ā/mean(a²) + s·ā²/mean(a²) + mean(ah)/mean(a²)",
    ),
    (
        r"s (1 - \frac{\bar{a}^2}{\overline{a^2}}) = \frac{\overline{ah} - \bar{a}\bar{h}}{\overline{a^2}}",
        "s·(1 − ā²/mean(a²)) = (mean(ah) − ā·h̄)/mean(a²)",
    ),
    (
        r"s = \frac{\overline{ah} - \bar{a}\bar{h}}{\overline{a^2} - \bar{a}^2}",
        "s = (mean(ah) − ā·h̄)/(mean(a²) − ā²)",
    ),
]
QUESTION_8 = [
    "ā = (0 + 2 + 4)/3 = 2",
    "h̄ = (30 + 40 + 50)/3 = 40",
    "mean(a²) = (0² + 2² + 4²)/3 = 20/3",
    "mean(ah) = (0·30 + 2·40 + 4·50)/3 = 280/3",
    "s = (280/3 − 2·40)/(20/3 − 2²) = (40/3)/(8/3) = 5",
    "b = 40 − 5·2 = 30",
    "Check in (1): 5·20 + 30·6 − 280 = 0",
    "Check in (2): 5·6 + 30·3 − 120 = 0",
]


def test_the_lecture_line_by_line() -> None:
    said = shown(HEIGHTS)
    places = [said.find(line) for line in (*(printed for _, printed in QUESTION_7), *QUESTION_8)]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(("lecture", "printed"), QUESTION_7)
def test_the_lines_say_what_the_lecture_says(lecture: str, printed: str) -> None:
    for theirs, ours in zip(lecture.split("="), printed.split(" = "), strict=True):
        assert Ledger().same(parse(theirs), parse(ours)).points


def test_a_condition_stands_where_something_is_divided_by() -> None:
    said = shown(HEIGHTS)
    assert "mean(a²); if mean(a²) ≠ 0" in said
    assert "if mean(a²) − ā² ≠ 0" in said
    assert "mean(a²) − ā² = 1/n·Σᵢ (aᵢ − ā)²" in said
    assert "Where it is not 0, mean(a²) is not 0 either." in said


def test_means_of_more_than_six_rows_come_from_the_sums() -> None:
    # Σa = 0 + 1 + … + 6 = 21, Σh = 2·21 + 7 = 49.
    said = shown({"a: age": list(range(7)), "h: height": [2 * age + 1 for age in range(7)]})
    assert "ā = 21/7 = 3" in said
    assert "h̄ = 49/7 = 7" in said


def test_negative_numbers_stand_in_brackets() -> None:
    said = shown({"a: age": [-1, 2], "h: height": [3, -5]})
    assert "mean(a²) = ((−1)²" in said
    assert "mean(ah) = ((−1)·3 + 2·(−5))/2" in said


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
    assert all(printed in said for _, printed in QUESTION_7[1:])
    assert QUESTION_8[4] in said


def test_every_line_but_the_question_is_checked() -> None:
    for kind in LossKind:
        sections = closed_form_sections(fitted(HEIGHTS, kind=kind), Ledger())
        assert unchecked(sections) == ["0", "0"]  # (1) and (2), which restate ∇loss = 0


def test_long_numbers_are_rounded_only_where_they_are_shown() -> None:
    # Near 10⁹ the formula with rounded means would give 0/0. By hand: spread 1 about the mean, slope 2.
    said = shown({"a: t": [10**9, 10**9 + 1, 10**9 + 2], "h: y": ["0.1", "2.1", "4.1"]})
    assert "s = (4/3)/(2/3) = 2" in said
    assert "b = 2.1 − 2·1000000001 ≈ −2e9" in said  # −1999999999.9


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_the_arithmetic_that_is_shown_is_right_to_the_digits_shown(seed: int, long: bool) -> None:
    dice = random.Random(seed)
    ages = [Fraction(dice.randint(10**7, 10**8), 10**6) for _ in range(30)]
    heights = [50 + Fraction(129, 100) * age + Fraction(dice.randint(-(10**6), 10**6), 10**6) for age in ages]
    said = shown({"a: age": ages, "h: height": heights}, long=long)
    slope = re.search(r"s ≈ ([\d.]+)/([\d.]+) ≈ ([\d.]+)", said)
    intercept = re.search(r"b ≈ ([\d.]+) − ([\d.]+)·([\d.]+) ≈ ([\d.]+)", said)
    assert slope is not None
    assert intercept is not None
    above, below, quotient = map(Fraction, slope.groups())
    first, second, third, difference = map(Fraction, intercept.groups())
    assert f"{float(above / below):.6g}" == f"{float(quotient):.6g}"
    assert f"{float(first - second * third):.6g}" == f"{float(difference):.6g}"
    expected = numpy.polyfit([float(age) for age in ages], [float(height) for height in heights], 1)
    assert [float(quotient), float(difference)] == pytest.approx(list(expected), rel=1e-5)


def test_a_long_file_is_said_to_be_rounded() -> None:
    said = shown(HEIGHTS, long=True)
    assert "s ≈ 13.33333/2.666667 ≈ 5" in said  # 13.3333/2.66667 is 4.99998
    assert "b ≈ 40 − 5·2 ≈ 30" in said
    assert "the numbers are rounded" in said
    assert "Check in" not in said


@pytest.mark.parametrize(
    ("ages", "heights", "expected"),
    [
        ([2, 2, 2], [30, 40, 50], ["mean(a²) − ā² = 4 − 2² = 0", "From (2): b = 40 − 2s", "leaves s open"]),
        ([3], [30], ["There is one row only", "mean(a²) − ā² = 9 − 3² = 0", "From (2): b = 30 − 3s"]),
        ([0, 0], [1, 2], ["From (2): b = 1.5", "leaves s open"]),
    ],
)
def test_equal_inputs_leave_the_slope_open(ages: list[int], heights: list[int], expected: list[str]) -> None:
    said = shown({"a: age": ages, "h: height": heights})
    for line in expected:
        assert line in said


@pytest.mark.parametrize(
    ("prediction", "parameters", "expected"),
    [
        # For a fixed k, A·exp(k·t) is linear in A: A is no obstacle, and the product with k none of its own.
        (
            "A*exp(k*t)",
            "A k",
            ["k stands inside exp(k·t). A is no obstacle: with k held fixed"],
        ),
        (
            "A*t*k + b",
            "A k b",
            ["A and k are multiplied with each other, in A·t·k. b is no obstacle: with A and k"],
        ),
        ("k*k*t", "k", ["k is multiplied with itself, in k·k·t. So"]),
        (
            "(p + q*t)*r",
            "p q r",
            ["Factors that contain p, q and r are multiplied with each other, in (p + q·t)·r. So"],
        ),
        ("(A*t + 1)^2", "A", ["A stands in the power (A·t + 1)²."]),
        ("1/(k + t)", "k", ["k stands below the line in 1/(k + t)."]),
        ("b*2^(k*t)", "b k", ["k stands in the exponent of 2^(k·t). b is no obstacle"]),
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
    assert "exp" not in prediction or "multiplied with" not in said
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


@pytest.mark.parametrize("width", [50, 80, 100])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    lines = page(closed_form_sections(fitted(HEIGHTS), Ledger()), width).splitlines()
    assert max(map(measure, lines)) <= width
    assert any("s = 5" in line or "= 5" in line for line in lines)


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("markdown", r"\bar{h} - s \bar{a}"),
        ("latex", r"\bar{h} - s \bar{a}"),
        ("html", "both sides divided by"),
    ],
)
def test_notations(notation: str, expected: str) -> None:
    assert expected in page(closed_form_sections(fitted(HEIGHTS), Ledger()), notation=notation)
