"""The normal equations: derived, in numbers, solved; and the residuals orthogonal to every column, exactly."""

from __future__ import annotations

import random
import re
from fractions import Fraction

import numpy
import pytest

from tests.learning.lessons.fitted import Number, fitted, told, unchecked
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
        # The sources' form, from j = 0: ∂/∂βⱼ of ½Σᵢ(Σₖ aᵢᵏβₖ − hᵢ)², by the chain rule, and δₖⱼ picks one term.
        "loss = ½·Σᵢ (Σ(k=0..m) aᵢᵏ·βₖ − hᵢ)²",
        "½·Σᵢ 2(Σ(k=0..m) aᵢᵏ·βₖ − hᵢ) · ∂/∂βⱼ [Σ(k=0..m) aᵢᵏ·βₖ − hᵢ] chain rule",
        "(Σ(k=0..m) aᵢᵏ·δₖⱼ − 0)",
        "Σᵢ aᵢʲ·(Σ(k=0..m) aᵢᵏ·βₖ − hᵢ) = 0 ∂loss/∂βⱼ = 0",
        "Σ(k=0..m) βₖ·Σᵢ aᵢʲ·aᵢᵏ = Σᵢ aᵢʲ·hᵢ",
        "for each j from 0 to m = 2, the degree; aᵢ⁰ is 1.",
        "(1, aᵢ, aᵢ²)",
        "(1) β₀·n + β₁·Σᵢ aᵢ + β₂·Σᵢ aᵢ² = Σᵢ hᵢ ∂loss/∂β₀ = 0",
        "(3) β₀·Σᵢ aᵢ² + β₁·Σᵢ aᵢ³ + β₂·Σᵢ aᵢ⁴ = Σᵢ aᵢ²hᵢ",
        "(2) 6β₀ + 14β₁ + 36β₂ − 22 = 0",
        "(3) 14β₀ + 36β₁ + 98β₂ − 56 = 0",
        "β₀ = 1.35",
        "β₁ = 0.35",
        "β₂ = 0.25",
        "Check in (1): 1.35·4 + 0.35·6 + 0.25·14 − 11 = 0",
        "Xᵀ(Xβ − y) = 0",
        "column of a",
    ):
        assert line in said, line


@pytest.mark.parametrize("kind", LossKind)
def test_every_line_is_checked(kind: LossKind) -> None:
    # The loss in the letters of X, ∂loss/∂βⱼ = 0, and the equations in numbers, which restate XᵀXβ = Xᵀy: each of
    # their numbers is compared with the data.
    loss, *others = unchecked(closed_form_sections(parabola(kind), Ledger()))
    assert "Indexed(a, i)**k*Indexed(beta, k)" in loss
    assert others == ["0"] * 4


@pytest.mark.parametrize(
    ("prediction", "factors", "expected"),
    [
        ("m", ("1",), ["m·n = Σᵢ hᵢ", "m = (Σᵢ hᵢ)/n", "m = 15/3 = 5"]),
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
    assert "Put into all 6 equations, the exact values make every one of them true." in said
    assert "gives exactly 0" in said
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
    assert "gives exactly 0" in said_of(found)


def test_parameters_with_names_of_their_own_are_numbered_from_one() -> None:
    found = fitted({"a: age": [0, 1, 2], "h: height": [1, 3, 2]}, "u*a^2 + v", "u v", ("a^2", "1"))
    said = said_of(found)
    assert "β₁, β₂ … for the parameters (u, v) in this order" in said
    assert "loss = ½·Σᵢ (Σ(k=1..m) βₖXᵢₖ − hᵢ)²" in said
    assert "Σ(k=1..m) βₖ·Σᵢ XᵢⱼXᵢₖ = Σᵢ Xᵢⱼhᵢ" in said
    assert "for each j from 1 to m = 2." in said


def test_a_letter_of_the_data_counts_nothing() -> None:
    found = fitted({"j: age": [0, 1, 2, 4], "m: height": [1, 3, 2, 2]}, "u*j^2 + v", "u v", ("j^2", "1"))
    said = said_of(found)
    assert "for each k from 1 to q = 2." in said  # j and m are columns, and p counts here


def test_decimals_stay_decimals() -> None:
    # Σa = 3, Σa² = 3.5, Σa³ = 4.5, Σa⁴ = 49/8; Σh = 4.1, Σah = 0.6 + 2.2 + 0.3·1.5, Σa²h = 0.3 + 2.2 + 0.675.
    columns: dict[str, list[Number]] = {"a: age": [0, "0.5", 1, "1.5"], "h: height": ["0.4", "1.2", "2.2", "0.3"]}
    said = said_of(fitted(columns, *QUADRATIC))
    assert "(1) 4β₀ + 3β₁ + 3.5β₂ − 4.1 = 0" in said
    assert "(2) 3β₀ + 3.5β₁ + 4.5β₂ − 3.25 = 0" in said
    assert "41/10" not in said


@pytest.mark.parametrize("size", [4, 5])
def test_five_and_six_parameters_with_short_numbers_are_eliminated(size: int) -> None:
    powers = ("1", "a", "a^2", "a^3", "a^4", "a^5")[: size + 1]
    names = " ".join(f"beta_{power}" for power in range(size + 1))
    prediction = "+".join(f"beta_{power}*{factor}" for power, factor in enumerate(powers))
    found = fitted({"a: age": [-3, -2, -1, 0, 1, 2, 3], "h: height": [2, 1, 3, 2, 5, 1, 0]}, prediction, names, powers)
    said = said_of(found)
    assert "R₃ → R₃ − 14R₁" in said
    assert found.fit is not None
    design = numpy.vander(numpy.arange(-3.0, 4.0), size + 1, increasing=True)
    expected = numpy.linalg.lstsq(design, numpy.array([2, 1, 3, 2, 5, 1, 0.0]), rcond=None)[0]
    assert [float(value) for value in found.fit.values] == pytest.approx(list(expected), rel=1e-9)


def test_the_sign_of_the_residual_is_that_of_the_loss() -> None:
    assert "The residuals, prediction − output, are the column Xβ − y." in said_of(parabola())
    assert "output − prediction, are the column y − Xβ" in said_of(parabola(LossKind.MSE))


@pytest.mark.parametrize(
    ("weights", "expected"),
    [([3, 5, 7, 9], "(3) is 2·(2) + (1), so it says nothing new."), ([2, 4, 6, 8], "(3) is 2·(2), so it says nothing")],
)
def test_an_equation_made_of_others_is_named(weights: list[Number], expected: str) -> None:
    said = said_of(fitted({"a: age": [1, 2, 3, 4], "w: weight": weights, "h: height": [30, 41, 50, 52]}, *PLANE))
    assert expected in said
    # The unknowns keep their order in every line.
    assert not re.search(r"β₂[^=]*β₀[^=]*= 0", said)


def test_dependent_columns_show_the_equation_that_says_nothing() -> None:
    found = fitted({"a: age": [1, 2, 3, 4], "w: weight": [3, 5, 7, 9], "h: height": [30, 41, 50, 52]}, *PLANE)
    said = said_of(found)
    assert "0 = 0 always true: it says nothing new" in said
    assert "Nothing fixes β₂" in said
