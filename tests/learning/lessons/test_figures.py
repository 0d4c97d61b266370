"""How numbers from data are shown: no zeros that nobody worked out, and one notation in a column."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from tutor.expression.text import text
from tutor.learning.lessons.figures import LONGEST_TYPED, column, figure


@pytest.mark.parametrize(
    ("value", "shown", "exact"),
    [
        (Fraction(186868123457, 7), "2.66954e10", False),
        (Fraction(10**20, 3), "3.33333e19", False),
        (Fraction(5999999999, 3), "2e9", False),
        (12345678.5, "1.23457e7", False),
        (4e7, "40000000", False),
        (Fraction(186868000000), "186868000000", True),
        (Fraction(999999999999999), "999999999999999", True),
        (Fraction(200000003, 300), "666667", False),
        (Fraction(-1, 3), "−⅓", True),
        (Fraction(1, 8), "0.125", True),
    ],
)
def test_a_number(value: Fraction | float, shown: str, exact: bool) -> None:
    found = figure(value)
    assert (text(found.shown), found.exact) == (shown, exact)


@pytest.mark.parametrize(
    ("values", "cells", "exact"),
    [
        ([Fraction(7, 2), Fraction(3)], ["3.5", "3"], True),
        ([Fraction(2, 3), Fraction(-1, 2)], ["⅔", "−½"], True),
        ([Fraction(2, 35), Fraction(123, 175)], ["0.0571429", "0.702857"], False),
        ([Fraction(33, 28), Fraction(3, 20)], ["1.17857", "0.15"], False),
        ([0.5, Fraction(1, 3)], ["0.5", "0.333333"], False),
        ([], [], True),
    ],
)
def test_a_column(values: Sequence[Fraction | float], cells: list[str], exact: bool) -> None:
    found = column(values)
    assert ([text(one) for one in found.shown], found.exact) == (cells, exact)


def test_numbers_of_a_file_stand_as_they_are_typed() -> None:
    values = [Fraction("1000000004.77777"), Fraction(1)]
    assert not column(values).exact
    assert [text(one) for one in column(values, longest=LONGEST_TYPED).shown] == ["1000000004.77777", "1"]


def test_rounded_sums_are_never_exact() -> None:
    assert not column([Fraction(1, 2)], exact=False).exact
