"""Standardised columns: means and standard deviations, a rounder bowl, and the way back, against NumPy and by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tutor.derivation.lesson import Lines, Table
from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol
from tutor.learning.descend import Walked, descend
from tutor.learning.descent import Ending

LOSS = "loss(s, b) = 1/2*sum(i, (s*a_i + b - h_i)^2)"
HEIGHTS = {"age": [0, 2, 4], "height": [30, 40, 50]}


def standardized(loss: str, at: str, data: dict[str, list[int]], **more: object) -> Walked:
    return descend(loss, at, rate="0.01", steps=1, standardize=True, data=data, **more)  # type: ignore[arg-type]


def test_the_lectures_data() -> None:
    found = standardized(LOSS, "s=1, b=0", HEIGHTS).standardized
    assert found is not None
    (column,) = found.columns
    assert column.mean == 2
    assert float(column.deviation) == pytest.approx((8 / 3) ** 0.5, rel=1e-15)
    # Σz = 0 and Σz² = n: the second derivatives are 3 and 3, the bowl is round.
    assert found.before.condition == pytest.approx(19.9916457723698)
    assert found.after.condition == pytest.approx(1)
    assert found.walk_after.count <= 2 < found.walk_before.count
    assert found.back(found.walk_after.end.point) == pytest.approx((5, 30), rel=1e-6)


def test_two_inputs_and_a_mean_squared_error_against_numpy() -> None:
    import numpy

    data = {"u": [1, 4, 2, 8, 5], "v": [100, 250, 50, 400, 360], "y": [3, 5, 4, 9, 8]}
    loss = "J(p, q, r) = 1/n*sum(i, (y_i - p - q*u_i - r*v_i)^2)"
    found = standardized(loss, "p=0, q=0, r=0", data).standardized
    assert found is not None
    columns = numpy.array([data["u"], data["v"]], dtype=float)
    scaled = (columns - columns.mean(axis=1, keepdims=True)) / columns.std(axis=1, keepdims=True)
    design = numpy.vstack([numpy.ones(5), scaled])
    assert numpy.array(found.objective.matrix, dtype=float) == pytest.approx(2 / 5 * design @ design.T, abs=1e-12)
    best = numpy.linalg.lstsq(numpy.vstack([numpy.ones(5), columns]).T, numpy.array(data["y"], dtype=float))[0]
    assert found.walk_after.ending is Ending.TOLERANCE
    assert found.back(found.walk_after.end.point) == pytest.approx(tuple(best), rel=1e-5)


def test_a_polynomial() -> None:
    data = {"x": [0, 1, 2, 3], "y": [1, 2, 5, 10]}
    loss = "sum(i, (c + d*x_i + k*x_i^2 - y_i)^2)"
    found = standardized(loss, "c=0, d=0, k=0", data, variables=["c", "d", "k"]).standardized
    assert found is not None
    # c + d·(x̄ + sd·z) + k·(x̄ + sd·z)²: the new k is sd²·k, and sd² = 5/4.
    assert float(found.transform[2][2]) == pytest.approx(1.25)
    assert found.transform[0] == (Fraction(1), Fraction(3, 2), Fraction(9, 4))
    assert found.back(found.walk_after.end.point) == pytest.approx((1, 0, 1), abs=1e-5)


@pytest.mark.parametrize(
    ("loss", "said"),
    [
        ("sum(i, (s*a_i - h_i)^2)", "brings in"),
        ("sum(i, (s*a_i + b - h_i)^4)", "sum of squares"),
        ("sum(i, (s^2*a_i + b - h_i)^2)", "sum of squares"),
        ("sum(i, |s*a_i + b - h_i|)", "sum of squares"),
    ],
)
def test_losses_that_do_not_fit(loss: str, said: str) -> None:
    names = [name for name in ("s", "b") if f"{name}" in loss.replace("sum", "")]
    with pytest.raises(Unanswerable, match=said):
        standardized(loss, ", ".join(f"{name}=1" for name in names), HEIGHTS, variables=names)


def test_a_constant_column() -> None:
    with pytest.raises(Unanswerable, match="are equal"):
        standardized(LOSS, "s=1, b=0", {"age": [2, 2], "height": [30, 40]})


def test_needs_data() -> None:
    with pytest.raises(Unanswerable, match="there are none") as error:
        descend("x^2", "x=1", standardize=True)
    assert "--data" in error.value.mend


def test_years_far_from_zero_are_exact() -> None:
    # x̄ = 1000000002.5 and Σ(x − x̄)(y − ȳ)/Σ(x − x̄)² = 10.5/5: the minimum is at s = 2.1, b = 6.25 − 2.1·x̄.
    data = {"x": [1000000001, 1000000002, 1000000003, 1000000004], "y": [3, 5, 8, 9]}
    walked = standardized("1/2*sum(i, (s*x_i + b - y_i)^2)", "s=0, b=0", data, variables=["s", "b"])
    found = walked.standardized
    assert found is not None
    assert found.columns[0].variance == Fraction(5, 4)
    assert (found.after.condition, found.after.best_rate) == (1, Fraction(1, 4))
    assert isinstance(found.columns[0].deviation, float)
    tables = [block for section in walked.lesson.sections for block in section.blocks if isinstance(block, Table)]
    assert [[text(cell) for cell in row if isinstance(cell, Expression)] for row in tables[-1].rows] == [
        ["s", "2.1", "2.1"],
        ["b", "−2099999999", "−2099999999"],
    ]


def test_formulas_there_and_back() -> None:
    walked = standardized(LOSS, "s=1, b=0", HEIGHTS)
    shown = [
        f"{text(line.left)} = {text(line.right)}"
        for section in walked.lesson.sections
        for block in section.blocks
        if isinstance(block, Lines)
        for line in block.lines
        if isinstance(line.left, Symbol)
    ]
    assert shown[:4] == ["S = s·σₐ", "B = b + s·ā", "s = S/σₐ", "b = B − S·ā/σₐ"]


def test_a_change_of_the_loss_is_found() -> None:
    walked = standardized(LOSS, "s=1, b=0", HEIGHTS)
    assert walked.standardized is not None
    wrong = replace(walked.standardized, objective=replace(walked.standardized.objective, constant=Fraction(1)))
    with pytest.raises(CheckFailed):
        _ = replace(walked, standardized=wrong).lesson
