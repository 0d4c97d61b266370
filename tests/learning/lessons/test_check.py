"""The check: ∇loss is 0, the Hessian by the rules, why it is the minimum; and every kind of singular data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import cast

import pytest

from tests.learning.lessons.fitted import HEIGHTS, Fitted, Number, fitted, page, told, unchecked
from tutor.errors import CheckFailed
from tutor.expression.text import text
from tutor.learning.lessons.check import check_facts, check_sections
from tutor.learning.lessons.closed_form import closed_form_sections
from tutor.learning.lessons.convex import determinant
from tutor.learning.lessons.family import family_of
from tutor.learning.lessons.fit import fit_sections
from tutor.learning.model import LossKind
from tutor.learning.regression import Regression
from tutor.stationary.ledger import Ledger

LINE = ("s*a + b", "s b", ("a", "1"))
PARABOLA = ("p + q*a + r*a^2", "p q r", ("1", "a", "a^2"))
PLANE = ("p + q*a + r*w", "p q r", ("1", "a", "w"))
Model = tuple[str, str, tuple[str, ...]]


def said_of(found: Regression) -> str:
    return told(check_sections(found, Ledger()))


def test_the_lecture() -> None:
    said = said_of(fitted(HEIGHTS))
    for line in (
        "∂loss/∂s = 5·20 + 30·6 − 280 = 0",
        "∂loss/∂b = 5·6 + 30·3 − 120 = 0",
        "D = det H = (Σᵢ aᵢ²)·n − (Σᵢ aᵢ)² = n·Σᵢ (aᵢ − ā)² = 20·3 − 6² = 24",
        "D = 24 > 0 and ∂²loss/∂s² = 20 > 0: a minimum.",
        "the global minimum of loss, and the only one",
    ):
        assert line in said


@pytest.mark.parametrize(
    ("kind", "rows", "flat"),
    [
        (LossKind.HALF_SSE, [["20", "6"], ["6", "3"]], "∂loss/∂s = 5·20 + 30·6 − 280 = 0"),
        (LossKind.SSE, [["40", "12"], ["12", "6"]], "∂loss/∂s = 2(5·20 + 30·6 − 280) = 0"),
        (LossKind.MSE, [["40/3", "4"], ["4", "2"]], "∂loss/∂s = ⅔·(5·20 + 30·6 − 280) = 0"),
    ],
)
def test_the_hessian_of_each_loss(kind: LossKind, rows: list[list[str]], flat: str) -> None:
    found = fitted(HEIGHTS, kind=kind)
    hessian = cast(Sequence[Sequence[object]], check_facts(found)["hessian"])
    assert [[str(entry) for entry in row] for row in hessian] == rows
    assert flat.replace("·(", "(") in said_of(found).replace("·(", "(")


def test_three_parameters_have_their_minors() -> None:
    # XᵀX = (4 6 14; 6 14 36; 14 36 98): 4, 4·14 − 36 = 20, and 4·76 − 6·84 + 14·20 = 80.
    said = said_of(fitted({"a: age": [0, 1, 2, 3], "h: height": [1, 3, 2, 5]}, *PARABOLA))
    assert "D₁ is its first entry, D₂ the determinant of its top left 2×2 block, and so on up to D₃ = det H:" in said
    assert "D₁ = 4 D₂ = 20 D₃ = 80" in said
    assert "Sylvester" in said


SINGULAR: list[tuple[Model, Mapping[str, Sequence[Number]], str, list[str]]] = [
    (LINE, {"a: age": [2, 2, 2], "h: h": [30, 40, 50]}, "equal-inputs",
     ["All values of age are equal: a = 2 in every row.", "b = 40 − 2s s may be any number",
      "D = det H = 12·3 − 6² = 0",
      "s b loss ─ ── ──── 0 40 100 1 38 100", "Rows with other values of age"]),
    (("s*a + b + c", "s b c", ("a", "1", "1")), {"a: age": [0, 2, 4], "h: h": [30, 40, 51]}, "same-factor",
     ["b and c stand in the prediction only together, as b + c: no row can tell them apart",
      "c may be any number", "Keep only one of b and c: leave c out of the model."]),
    (("s*a + 2*k*a + b", "s k b", ("a", "2*a", "1")), {"a: age": [0, 2, 4], "h: h": [30, 40, 51]}, "same-factor",
     ["s and k stand in the prediction only together, as s + 2k", "leave k out"]),
    (LINE, {"a: age": [3], "h: h": [30]}, "one-row", ["There is one row only", "b = 30 − 3s s may be any number"]),
    (PARABOLA, {"a: age": [0, 1], "h: h": [1, 3]}, "few-rows",
     ["There are 2 rows for 3 parameters", "p = 1 q = 2 − r r may be any number"]),
    (PARABOLA, {"a: age": [0, 1, 1, 0], "h: h": [1, 3, 5, 1]}, "few-values",
     ["age has only 2 different values, but the model has 3 parameters", "p = 1 q = 3 − r r may be any number"]),
    (PLANE, {"a: age": [1, 2, 3, 4], "w: weight": [3, 5, 7, 9], "h: h": [3, 5, 7, 9]}, "dependent",
     ["w (weight) can be worked out from the other columns", "w = 2a + 1 in every row",
      "Leave w and its parameter r out", "p = 1 − r q = 2 − 2r r may be any number"]),
    (PLANE, {"a: age": [1, 2, 3], "w: weight": [3, 3, 3], "h: h": [1, 2, 3]}, "dependent",
     ["w (weight) has the same value in every row", "w = 3 in every row"]),
    (PLANE, {"a: age": [1, 2, 3], "w: weight": [0, 0, 0], "h: h": [1, 2, 3]}, "dependent",
     ["w (weight) is 0 in every row", "w = 0 in every row", "r may be any number"]),
    (("k*a", "k", ("a",)), {"a: age": [0, 0], "h: h": [1, 2]}, "dependent",
     ["a (age) is 0 in every row", "k may be any number"]),
    (PLANE, {"a: age": [1, 1, 1], "w: weight": [2, 2, 2], "h: h": [1, 2, 3]}, "dependent",
     ["a = 1 in every row", "w = 2 in every row", "q and r may be any numbers"]),
]  # fmt: skip
"""The model, the data, the reason, and what must be said."""


@pytest.mark.parametrize(("model", "columns", "kind", "expected"), SINGULAR)
def test_singular_data(model: Model, columns: Mapping[str, Sequence[Number]], kind: str, expected: list[str]) -> None:
    found = fitted(columns, *model)
    said = said_of(found)
    for line in expected:
        assert line in said, line
    facts = check_facts(found)
    assert facts["minimum"] == "many"
    assert {one["kind"] for one in cast(list[dict[str, object]], facts["reason"])} == {kind}


@pytest.mark.parametrize(("model", "columns", "kind", "expected"), SINGULAR)
def test_every_member_of_the_family_has_the_same_loss(
    model: Model, columns: Mapping[str, Sequence[Number]], kind: str, expected: list[str]
) -> None:
    found = fitted(columns, *model)
    family = family_of(found)
    names = [heading[0] for heading in columns]
    powers = {"1": ("a", 0, 1), "a": ("a", 1, 1), "2*a": ("a", 1, 2), "a^2": ("a", 2, 1), "w": ("w", 1, 1)}

    def sse(values: Sequence[Fraction]) -> Fraction:
        rows = [dict(zip(names, map(Fraction, row), strict=True)) for row in zip(*columns.values(), strict=True)]
        residuals = (
            sum(
                value * powers[one][2] * row[powers[one][0]] ** powers[one][1]
                for value, one in zip(values, model[2], strict=True)
            )
            - row["h"]
            for row in rows
        )
        return sum((one**2 for one in residuals), Fraction(0))

    assert found.fit is not None
    for place in (Fraction(0), Fraction(1), Fraction(-7, 3)):
        assert sse(family.at([place] * len(family.free))) == found.fit.minimum


@pytest.mark.parametrize(("model", "columns", "kind", "expected"), SINGULAR)
def test_every_part_can_be_written(
    model: Model, columns: Mapping[str, Sequence[Number]], kind: str, expected: list[str]
) -> None:
    for long in (False, True):
        found = fitted(columns, *model, long=long)
        for sections_of in (closed_form_sections, fit_sections, check_sections):
            sections = sections_of(found, Ledger())
            for notation in ("text", "latex", "markdown"):
                written = page(sections, notation=notation)
                assert "{" not in written if notation == "text" else written.count("{") == written.count("}")
                # Every note of the lesson has a sentence, and stands on the page with its first word.
                assert len(written.split()) > 4 * len(sections)


def test_large_families_are_described() -> None:
    names = " ".join(f"beta_{power}" for power in range(13))
    factors = ("1", "a", *(f"a^{power}" for power in range(2, 13)))
    prediction = "+".join(f"beta_{power}*({factor})" for power, factor in enumerate(factors))
    said = said_of(fitted({"a: age": [0, 1, 2], "h: h": [1, 2, 5]}, prediction, names, factors))
    assert "There are 3 rows for 13 parameters" in said
    assert "The other 3 parameters follow from these" in said


def test_rounded_sums_say_so() -> None:
    said = said_of(fitted(HEIGHTS, long=True))
    assert "up to rounding" in said
    assert "as far as rounded sums can tell" in said


def test_a_false_minimum_is_found() -> None:
    found = fitted(HEIGHTS)
    assert found.fit is not None
    false = replace(found.fit, values=(Fraction(5), Fraction(31)))
    with pytest.raises(CheckFailed):
        check_sections(cast(Regression, replace(cast(Fitted, found), fit=false)), Ledger())


def test_every_line_is_checked() -> None:
    for columns in (HEIGHTS, {"a: age": [2, 2, 2], "h: h": [30, 40, 50]}):
        assert unchecked(check_sections(fitted(columns), Ledger())) == []


def test_a_model_that_is_not_linear() -> None:
    found = fitted({"t: t": [0, 1, 2], "y: y": [1, 2, 4]}, "A*exp(k*t)", "A k", None)
    assert "No check of a minimum" in said_of(found)
    assert check_facts(found) == {}


def test_the_family_as_data() -> None:
    facts = check_facts(fitted({"a: age": [2, 2, 2], "h: h": [30, 40, 50]}))
    family = cast(Mapping[str, object], facts["family"])
    assert {name: text(form) for name, form in family.items()} == {"s": "s", "b": "40 − 2s"}  # type: ignore[arg-type]
    assert facts["free"] == ["s"]


@pytest.mark.parametrize(
    ("rows", "value"),
    [([[2]], 2), ([[0, 1], [1, 0]], -1), ([[1, 2], [2, 4]], 0), ([[4, 6, 14], [6, 14, 36], [14, 36, 98]], 80)],
)
def test_determinant(rows: list[list[int]], value: int) -> None:
    assert determinant([[Fraction(entry) for entry in row] for row in rows]) == value
