"""The picture of a function with Σ over data."""

from __future__ import annotations

from fractions import Fraction

import pytest

import tutor
from tests.learning.test_pictures import HEIGHTS, layers
from tutor.derivation.picture import Arrows, Contour, Level
from tutor.derivation.results import Gradient
from tutor.expression.reading import read_point
from tutor.expression.tree import Symbol
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.loss_data import LossData, data_letters
from tutor.learning.pictures.loss import loss_picture


def test_a_loss_over_data() -> None:
    found = tutor.gradient("1/2*sum(i, (s*a_i + b - h_i)^2)", ["s", "b"])
    columns = tuple(tuple(map(Fraction, column)) for column in HEIGHTS.values())
    made = loss_picture(found, _rows(found, columns), read_point("s=1, b=0"))
    (level,) = layers(made, Level)
    assert level.level == 2230
    (arrows,) = layers(made, Arrows)
    across, up = arrows.vectors[arrows.starts.index((1.0, 0.0))]
    assert across * -114 == pytest.approx(up * -260)  # along (−260, −114)
    assert dict(made.title.values)["formula"] == found.reading.expression


def test_a_loss_over_data_that_is_no_quadratic() -> None:
    found = tutor.gradient("sum(i, |s*a_i + b - h_i|)", ["s", "b"])
    made = loss_picture(found, _rows(found, ((Fraction(1), Fraction(2)), (Fraction(1), Fraction(5)))))
    at = layers(made, Contour)[0].heights
    s, b = at.across[3], at.up[5]
    assert at.values[5][3] == pytest.approx(abs(s + b - 1) + abs(2 * s + b - 5))


def _rows(found: Gradient, columns: tuple[tuple[Fraction, ...], ...]) -> LossData:
    headings = (Heading("a"), Heading("h"))
    letters = data_letters(found.reading.expression, found.variables)
    return LossData(Dataset("rows", headings, columns), letters, frozenset({Symbol("n")}), False)
