"""The fit: R², the residuals, and the sentence on slope and intercept for headings with and without units."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from tests.learning.lessons.fitted import HEIGHTS, Number, fitted, told, unchecked
from tutor.expression.text import text
from tutor.learning.lessons.fit import fit_facts, fit_sections, percent
from tutor.learning.lessons.units import per
from tutor.learning.model import LossKind
from tutor.learning.regression import Regression
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
        "height grows by 5 cm per month of age; at age 0 it is 30 cm.",
        "The residuals of all rows add up to 0.",
    ):
        assert line in said


@pytest.mark.parametrize(
    ("age", "height", "ages", "heights", "expected"),
    [
        ("age", "height", [0, 2, 4], [30, 40, 50], "height grows by 5 per unit of age; at age 0 it is 30."),
        ("age (years)", "height", [0, 2, 4], [30, 40, 50], "height grows by 5 per year of age; at age 0 it is 30."),
        ("age (h)", "height (kg)", [0, 2], [3, 1], "height falls by 1 kg per h of age; at age 0 it is 3 kg."),
        (
            "age (fortnights)",
            "height (cm)",
            [0, 2, 4],
            [30, 40, 50],
            "height grows by 5 cm per unit of age (age is given in fortnights); at age 0 it is 30 cm.",
        ),
        ("age", "height (cm)", [1, 2], [4, 4], "height does not change with age: it is 4 cm everywhere."),
        ("age", "height", [0, 1, 2], [0, 1, 1], "height grows by 0.5 per unit of age; at age 0 it is ≈ 0.166667."),
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
    assert "sum of residual² = ⅙" in said
    assert "loss at the minimum = 1/12" in said
    assert "R² = 1 − ⅙/⅔ = 0.75" in said
    assert "The line explains 75 % of the spread of height" in said
    assert "2 1 1 0.666667" not in said  # short fractions stay fractions


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


def test_a_polynomial_has_no_one_slope() -> None:
    found = fitted({"a: age": [0, 1, 2, 3], "h: height": [1, 3, 2, 5]}, "p+q*a+r*a^2", "p q r", ("1", "a", "a^2"))
    assert "The slope is no fixed number: per unit of age, height changes by 0.35 + 0.5a." in said_of(found)


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


def test_a_file_that_is_not_kept_has_no_table() -> None:
    said = said_of(fitted(HEIGHTS, long=True))
    assert "prediction ≈ 5a + 30" in said
    assert "residuals of the fit" not in said


def test_a_model_that_is_not_linear() -> None:
    found = fitted({"t: t": [0, 1, 2], "y: y": [1, 2, 4]}, "A*exp(k*t)", "A k", None)
    assert "no formula gives the best ones" in said_of(found)
    assert fit_facts(found) == {}


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
