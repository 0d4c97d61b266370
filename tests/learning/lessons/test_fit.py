"""The fit: R², the residuals, and the sentence on slope and intercept for headings with and without units."""

from __future__ import annotations

import math
import re
import tempfile
from collections.abc import Sequence
from fractions import Fraction

import pytest

from tests.learning.lessons.fitted import HEIGHTS, Number, fitted, told, unchecked
from tutor.expression.text import text
from tutor.learning.lessons.fit import fit_facts, fit_sections, percent
from tutor.learning.lessons.units import per
from tutor.learning.model import LossKind
from tutor.learning.regression import Regression, regress
from tutor.stationary.ledger import Ledger


def said_of(found: Regression) -> str:
    return told(fit_sections(found, Ledger()))


def test_the_lecture() -> None:
    said = said_of(fitted(HEIGHTS))
    for line in (
        "prediction = 5a + 30",
        "height ≈ 5 · age + 30",
        "R² = 1 − 0/200 = 1",
        "Every point lies on the line",
        "height grows by 5 cm per month of age; where age is 0, it is 30 cm.",
        "The residuals of all rows add up to 0.",
    ):
        assert line in said


@pytest.mark.parametrize(
    ("age", "height", "ages", "heights", "expected"),
    [
        ("age", "height", [0, 2, 4], [30, 40, 50], "height grows by 5 per unit of age; where age is 0, it is 30."),
        (
            "age (years)",
            "height",
            [0, 2, 4],
            [30, 40, 50],
            "height grows by 5 per year of age; where age is 0, it is 30.",
        ),
        ("age (h)", "height (kg)", [0, 2], [3, 1], "height falls by 1 kg per h of age; where age is 0, it is 3 kg."),
        (
            "age (fortnights)",
            "height (cm)",
            [0, 2, 4],
            [30, 40, 50],
            "height grows by 5 cm per unit of age (age is given in fortnights); where age is 0, it is 30 cm.",
        ),
        ("age", "height (cm)", [1, 2], [4, 4], "height does not change with age: it is 4 cm everywhere."),
        (
            "age",
            "height",
            [0, 1, 2],
            [0, 1, 1],
            "height grows by 0.5 per unit of age; where age is 0, it is ≈ 0.166667.",
        ),
    ],
)
def test_slope_and_intercept_in_words(
    age: str, height: str, ages: Sequence[Number], heights: Sequence[Number], expected: str
) -> None:
    assert expected in said_of(fitted({f"a: {age}": ages, f"h: {height}": heights}))


@pytest.mark.parametrize(
    ("ages", "warned"),
    [
        ([50, 60, 70], True),
        ([-3, 0, 4], False),
        ([1, 2, 3], False),
        ([2, 3, 4], True),
        ([-9, -5], True),
        ([0, 9], False),
    ],
)
def test_extrapolation_is_named(ages: list[Number], warned: bool) -> None:
    heights = list(range(len(ages)))
    assert ("0 is far outside" in said_of(fitted({"a: age": ages, "h: height": heights}))) is warned


def test_r_squared_of_a_fit_that_is_not_perfect() -> None:
    # By hand: a = 0, 1, 2; h = 0, 1, 1: s = ½, b = 1/6; residuals 1/6, −1/3, 1/6, SSE = 1/6; SST = 2/3.
    said = said_of(fitted({"a: age": [0, 1, 2], "h: height": [0, 1, 1]}))
    assert "b = ⅙ ≈ 0.166667" in said
    assert "sum of residual² = ⅙ ≈ 0.166667" in said
    assert "loss at the minimum = 1/12 ≈ 0.0833333" in said
    assert "R² = 1 − (1/6)/(2/3) = 0.75" in said
    assert "The line explains 75 % of the spread of height" in said
    assert "height ≈ 0.5 · age + 0.166667." in said  # in words: decimals
    assert "2 1 1 0.666667" not in said  # short fractions stay fractions


def test_a_column_has_one_notation() -> None:
    said = said_of(fitted({"a: age": [1, 2, 4], "h: height": [1, 3, "4.7"]}))
    # Σ(a − 7/3)² = 14/3, Σ(a − 7/3)(h − 2.9) = 5.5: s = 33/28, b = 3/20; predictions 1.32857…, 2.50714…, 4.86428….
    assert "s = 33/28 ≈ 1.17857" in said
    assert "prediction ≈ 1.17857a + 0.15" in said
    assert "1 1 1 1.32857 0.328571 2 2 3 2.50714 −0.492857 3 4 4.7 4.86429 0.164286" in said
    assert "Where a number in the table has more than 6 digits, it is rounded to 6." in said


def test_exact_columns_are_not_said_to_be_rounded() -> None:
    assert "rounded" not in said_of(fitted(HEIGHTS))


def test_outputs_that_are_all_equal_have_no_r_squared() -> None:
    found = fitted({"a: age": [1, 2, 3], "h: height": [4, 4, 4]})
    assert "no R²" in said_of(found)
    assert fit_facts(found)["r_squared"] is None


def test_without_an_intercept_r_squared_may_be_negative() -> None:
    found = fitted({"a: age": [1, 2, 3], "h: height": [9, 8, 7]}, "k*a", "k", ("a",))
    said = said_of(found)
    assert "predicts height worse than its mean would" in said
    assert "add up to 0" not in said


@pytest.mark.parametrize(
    ("kind", "sign", "residual"),
    [(LossKind.SSE, "prediction − output", "−⅓"), (LossKind.MSE, "output − prediction", "⅓")],
)
def test_residuals_have_the_sign_of_the_loss(kind: LossKind, sign: str, residual: str) -> None:
    said = said_of(fitted({"a: age": [0, 1, 2], "h: height": [0, 1, 1]}, kind=kind))
    assert sign in said
    assert f"2 1 1 ⅔ {residual}" in said


@pytest.mark.parametrize(
    ("age", "height", "expected"),
    [
        ("age", "height", "per unit of age, height changes by 0.35 + 0.5a."),
        ("age (years)", "height (cm)", "per year of age, height changes by 0.35 + 0.5a (in cm)."),
        ("age (fortnights)", "height", "per unit of age, height changes by 0.35 + 0.5a (age is given in fortnights)."),
    ],
)
def test_a_polynomial_has_no_one_slope(age: str, height: str, expected: str) -> None:
    columns = {f"a: {age}": [0, 1, 2, 3], f"h: {height}": [1, 3, 2, 5]}
    found = fitted(columns, "p+q*a+r*a^2", "p q r", ("1", "a", "a^2"))
    assert f"The slope is no fixed number: {expected} Where age is 0, it is 1.35" in said_of(found)


def test_tiny_coefficients_stay_decimals() -> None:
    # h = (a/10⁶)²/3: the derivative is 2a/(3·10¹²), and no line has a fraction with twelve digits.
    ages = [0, 10**6, 2 * 10**6, 3 * 10**6]
    heights = [Fraction(age**2, 3 * 10**12) for age in ages]
    found = fitted({"a: age": ages, "h: height": heights}, "p+q*a+r*a^2", "p q r", ("1", "a", "a^2"))
    said = said_of(found)
    assert "prediction ≈ 3.33333e-13·a²" in said
    assert "changes by about 6.66667e-13·a" in said


def test_an_offset_is_where_the_line_starts() -> None:
    # h = k·a + 70: k = Σa(h − 70)/Σa² = (−60 − 80)/20.
    found = fitted(HEIGHTS, "k*a + 70", "k", ("a",), offset="70")
    assert "height falls by 7 cm per month of age; where age is 0, it is 70 cm." in said_of(found)


def test_one_row_has_one_value() -> None:
    found = fitted({"a: age": [3], "h: height": [30]})
    assert "There is only one value of height" in said_of(found)


def test_several_inputs_are_held_fixed() -> None:
    # h = 1 + 2a − 3w exactly.
    found = fitted(
        {"a: age": [0, 1, 0, 2], "w: weight (kg)": [0, 0, 1, 1], "h: height (cm)": [1, 3, -2, 2]},
        "p+q*a+r*w",
        "p q r",
        ("1", "a", "w"),
    )
    said = said_of(found)
    assert "With weight held fixed, height grows by 2 cm per unit of age." in said
    assert "With age held fixed, height falls by 3 cm per kg of weight." in said
    assert "Where every input is 0, it is 1 cm." in said


def test_long_tables_are_folded() -> None:
    said = said_of(fitted({"a: age": list(range(40)), "h: height": [one % 7 for one in range(40)]}))
    assert "… … … … …" in said
    assert "add up to 0" in said


def test_of_a_file_that_is_not_kept_the_ends_are_shown() -> None:
    # 10,001 rows of h = 2a + 1, and nothing else.
    rows = "".join(f"{age},{2 * age + 1}\n" for age in range(10_001))
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write("age,height\n" + rows)
        file.flush()
        found = regress(file.name)
    assert found.statistics is not None
    assert not found.statistics.exact
    said = said_of(found)
    assert "prediction ≈ 2a + 1" in said
    assert re.search(r" 5 4 9 9 \S+ … … … … … 9999 9998 19997 19997 \S+ 10000 9999 19999 19999 ", said)
    assert "add up to 0" not in said


def test_a_model_that_is_not_linear_shows_the_end_of_the_walk() -> None:
    found = regress({"t": [0, 1, 2], "y": [1, 2, 4]}, model="A*exp(k*t)", at="A=1, k=0.5", rate="0.01", steps=3)
    a, k = map(float, found.descent.steps[-1].point)
    said = said_of(found)
    assert "no formula gives the best ones" in said
    assert "The model after 3 steps of gradient descent" in said
    assert "This is not the minimum: ∇loss is not 0 here." in said
    assert f"A ≈ {a:.6g} k ≈ {k:.6g}" in said
    # Independently of the program: the three predictions and residuals in floating point.
    for time, output in ((0, 1), (1, 2), (2, 4)):
        assert f"{time + 1} {time} {output} {a * math.exp(k * time):.6g}" in said
    assert fit_facts(found) == {}


def test_a_walk_that_diverges_says_nothing_about_the_data() -> None:
    found = regress({"t": [0, 1, 2], "y": [1, 2, 4]}, model="A*A*t", at="A=10", rate="1", steps=50)
    said = said_of(found)
    assert "diverges" in said
    assert "residual" not in said


def test_a_walk_that_starts_where_the_gradient_is_zero() -> None:
    found = regress({"t": [0, 1, 2], "y": [1, 1, 1]}, model="A*exp(k*t)", at="A=1, k=0")
    said = said_of(found)
    assert "The model at the start: no step was made" in said
    assert "∇loss is 0 here, or almost" in said


def test_every_line_is_checked() -> None:
    assert unchecked(fit_sections(fitted(HEIGHTS), Ledger())) == []


def test_facts() -> None:
    facts = fit_facts(fitted({"a: age": [0, 1, 2], "h: height": [0, 1, 1]}))
    assert [text(one) for one in facts["residuals"]] == ["⅙", "−⅓", "⅙"]  # type: ignore[attr-defined]
    assert facts["unique"] is True


@pytest.mark.parametrize(
    ("share", "said"),
    [(Fraction(9712, 10000), "97"), (Fraction(9999, 10000), "99.99"), (Fraction(1, 200), "0.5"), (Fraction(1, 2), "50"),
     (1 - Fraction(1, 10**12), "almost 100"), (Fraction(1, 10**12), "almost 0")],
)  # fmt: skip
def test_percent_is_never_all_or_nothing(share: Fraction, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(
    ("unit", "one"), [("months", "month"), ("Years", "year"), ("cm", "cm"), ("m/s", "m/s"), ("xyz", ""), ("", "")]
)
def test_one_of_a_unit(unit: str, one: str) -> None:
    assert per(unit) == one
