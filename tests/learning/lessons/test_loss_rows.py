"""The rows of a loss at a point: each term, and the sums; and which rows have a kink."""

from __future__ import annotations

from fractions import Fraction
from math import exp, log

import pytest

from tests.learning.test_loss_gradients import over
from tutor.derivation.lesson import Table
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol
from tutor.learning.lessons.loss_rows import rows_table
from tutor.learning.over_data import Columns
from tutor.learning.slopes import Kink, confirm_slope

LOGISTIC = "-sum(i, y_i ln(σ(w x_i)) + (1 - y_i) ln(1 - σ(w x_i)))"


def cells(typed: str, columns: list[list[Fraction]], place: dict[str, Fraction]) -> list[list[str]]:
    blocks = rows_table(over(typed, columns, *place), {Symbol(name): value for name, value in place.items()})
    tables = [block for block in blocks if isinstance(block, Table)]
    if not tables:
        return []
    return [[text(one) if isinstance(one, Expression) else str(one) for one in row] for row in tables[0].rows]


def test_terms_of_the_logistic_loss() -> None:
    hours, passed = [Fraction(1), Fraction(2), Fraction(4)], [Fraction(0), Fraction(1), Fraction(1)]
    found = cells(LOGISTIC, [hours, passed], {"w": Fraction(1)})
    predictions = [1 / (1 + exp(-float(x))) for x in hours]
    losses = [-log(p if y else 1 - p) for p, y in zip(predictions, passed, strict=True)]
    slopes = [(p - float(y)) * float(x) for p, x, y in zip(predictions, hours, passed, strict=True)]
    assert [row[:3] for row in found[:3]] == [["1", "1", "0"], ["2", "2", "1"], ["3", "4", "1"]]
    for row, loss, slope in zip(found, [*losses, sum(losses)], [*slopes, sum(slopes)], strict=True):
        assert float(row[3].replace("−", "-")) == pytest.approx(loss, rel=1e-5)
        assert float(row[4].replace("−", "-")) == pytest.approx(slope, rel=1e-5)


def test_the_factor_before_the_sum_stands_in_the_terms() -> None:
    # ½·|s·x − y| at s = 2: ½·|2 − 5| = 1.5 and ½·|6 − 1| = 2.5, together 4.
    columns = [[Fraction(1), Fraction(3)], [Fraction(5), Fraction(1)]]
    found = cells("1/2*sum(i, |s x_i - y_i|)", columns, {"s": Fraction(2)})
    assert [row[3] for row in found] == ["1.5", "2.5", "4"]
    assert [row[4] for row in found] == ["−0.5", "1.5", "1"]


def test_long_data_are_folded() -> None:
    columns = [[Fraction(row) for row in range(40)], [Fraction(row % 3) for row in range(40)]]
    found = cells("sum(i, |s x_i - y_i|)", columns, {"s": Fraction(2)})
    assert [row[0] for row in found[:-1]] == ["1", "2", "3", "4", "5", "…", "38", "39", "40"]
    assert found[-1][3] == str(sum(abs(2 * row - row % 3) for row in range(40)))


def test_a_loss_of_several_sums_has_no_table() -> None:
    columns = [[Fraction(1), Fraction(3)], [Fraction(5), Fraction(1)]]
    assert cells("sum(i, |s x_i|) + sum(i, |s - y_i|)", columns, {"s": Fraction(2)}) == []


@pytest.mark.parametrize(
    ("typed", "columns", "said"),
    [
        ("sum(i, |s x_i - y_i|)", ([1, 2, 3], [2, 0, 6]), "in rows 1 and 3"),
        ("sum(i, max(s x_i, y_i))", ([1, 2, 3], [0, 4, 0]), "in row 2"),
        ("sum(i, relu(s x_i - y_i))", ([1] * 9, [2] * 9), "in rows 1, 2, 3, 4, 5 and 4 more"),
    ],
)
def test_the_rows_of_a_kink(typed: str, columns: tuple[list[int], ...], said: str) -> None:
    asked = over(typed, [[Fraction(one) for one in column] for column in columns], "s")
    data: Columns = asked.rows.columns
    place = {Symbol("s"): Fraction(2), **asked.rows.place}
    from flint import arb

    with pytest.raises(Kink) as refusal:
        confirm_slope(asked.reading.expression, Symbol("s"), arb(0), data, place, "∂f/∂s")
    assert f"a term is exactly 0 {said}." in refusal.value.message
