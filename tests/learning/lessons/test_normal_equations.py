"""The normal equations: derived, in numbers, solved; and the residuals orthogonal to every column, exactly."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy
import pytest

from tests.learning.lessons.fitted import fitted, told, unchecked
from tutor.learning.lessons.closed_form import closed_form_sections
from tutor.learning.lessons.factor_rows import rows_of
from tutor.learning.model import LossKind
from tutor.learning.regression import Regression
from tutor.stationary.ledger import Ledger

QUADRATIC = ("beta_0+beta_1*a+beta_2*a^2", "beta_0 beta_1 beta_2", ("1", "a", "a^2"))
PLANE = ("beta_0+beta_1*a+beta_2*w", "beta_0 beta_1 beta_2", ("1", "a", "w"))


def parabola(kind: LossKind = LossKind.HALF_SSE) -> Regression:
    return fitted({"a: age": [0, 1, 2, 3], "h: height": [1, 3, 2, 5]}, *QUADRATIC, kind=kind)


def said_of(found: Regression) -> str:
    return told(closed_form_sections(found, Ledger()))


def test_a_parabola() -> None:
    # By hand: n = 4, Σa = 6, Σa² = 14, Σa³ = 36, Σa⁴ = 98; Σh = 11, Σah = 3 + 4 + 15, Σa²h = 3 + 8 + 45.
    said = said_of(parabola())
    for line in (
        "Σᵢ Xᵢⱼ·(Σ(k=1..p) βₖXᵢₖ − yᵢ) = 0 ∂loss/∂βⱼ = 0",
        "Σ(k=1..p) βₖ·Σᵢ XᵢⱼXᵢₖ = Σᵢ Xᵢⱼyᵢ",
        "(1, aᵢ, aᵢ²)",
        "(1) β₀n + β₁·Σᵢ aᵢ + β₂·Σᵢ aᵢ² = Σᵢ hᵢ ∂loss/∂β₀ = 0",
        "(3) β₀·Σᵢ aᵢ² + β₁·Σᵢ aᵢ³ + β₂·Σᵢ aᵢ⁴ = Σᵢ aᵢ²hᵢ",
        "(2) 6β₀ + 14β₁ + 36β₂ − 22 = 0",
        "(3) 14β₀ + 36β₁ + 98β₂ − 56 = 0",
        "β₀ = 27/20",
        "β₁ = 7/20",
        "β₂ = ¼",
        "0·0.35 + 1·(−1.05) + 2·1.05 + 3(−0.35) = 0 column of a",
    ):
        assert line in said, line


@pytest.mark.parametrize("kind", LossKind)
def test_every_line_is_checked(kind: LossKind) -> None:
    # The equations in numbers restate XᵀXβ = Xᵀy; each of their numbers is compared with the data.
    assert unchecked(closed_form_sections(parabola(kind), Ledger())) == ["0"] * 3


@pytest.mark.parametrize(
    ("prediction", "factors", "expected"),
    [
        ("m", ("1",), ["mn = Σᵢ hᵢ", "m = (Σᵢ hᵢ)/n", "m = 15/3 = 5"]),
        ("m*a", ("a",), ["m·Σᵢ aᵢ² = Σᵢ aᵢhᵢ", "if Σᵢ aᵢ² ≠ 0", "m = 35/14 = 2.5"]),
    ],
)
def test_one_parameter(prediction: str, factors: tuple[str, ...], expected: list[str]) -> None:
    # Σh = 3 + 4 + 8 = 15; Σah = 3 + 8 + 24 = 35; Σa² = 14.
    said = said_of(fitted({"a: age": [1, 2, 3], "h: height": [3, 4, 8]}, prediction, "m", factors))
    for line in expected:
        assert line in said


def test_an_offset_goes_to_the_other_side() -> None:
    # h = 5 + k·a: k = Σa(h − 5)/Σa² = (−2 − 2 + 9)/14.
    found = fitted({"a: age": [1, 2, 3], "h: height": [3, 4, 8]}, "5 + k*a", "k", ("a",), offset="5")
    assert "k = 5/14" in said_of(found)


def test_large_systems_show_the_solution_only() -> None:
    powers = ("1", "a", "a^2", "a^3", "a^4", "a^5")
    names = " ".join(f"beta_{power}" for power in range(6))
    prediction = "+".join(f"beta_{power}*a^{power}" for power in range(6)).replace("*a^0", "")
    outputs = [1, 3, 2, 5, 9, 8, 7, 3]
    found = fitted({"a: age": list(range(8)), "h: height": outputs}, prediction, names, powers)
    said = said_of(found)
    assert "row steps are too long" in said
    assert "worked out exactly" in said
    assert found.fit is not None
    design = numpy.vander(numpy.arange(8.0), 6, increasing=True)
    expected = numpy.linalg.lstsq(design, numpy.array(outputs, dtype=float), rcond=None)[0]
    assert [float(value) for value in found.fit.values] == pytest.approx(list(expected), rel=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_residuals_of_random_data_are_orthogonal(seed: int) -> None:
    dice = random.Random(seed)
    size = dice.randint(3, 9)
    columns = {
        name: [Fraction(dice.randint(-99, 99), dice.randint(1, 9)) for _ in range(size)]
        for name in ("a: age", "w: weight", "h: height")
    }
    found = fitted(columns, *PLANE)
    rows = rows_of(found)
    assert rows is not None
    assert found.fit is not None
    residuals = rows.residuals(found.fit.values)
    ones, ages, weights = [Fraction(1)] * size, columns["a: age"], columns["w: weight"]
    for column in (ones, ages, weights):
        assert sum(one * other for one, other in zip(column, residuals, strict=True)) == 0
    assert "worked out exactly" in said_of(found)


def test_dependent_columns_show_the_equation_that_says_nothing() -> None:
    found = fitted({"a: age": [1, 2, 3, 4], "w: weight": [3, 5, 7, 9], "h: height": [30, 41, 50, 52]}, *PLANE)
    said = said_of(found)
    assert "0 = 0 always true: it says nothing new" in said
    assert "Nothing fixes β₂" in said
