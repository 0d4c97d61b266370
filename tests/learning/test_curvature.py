"""Eigenvalues and the rates that follow from them, worked out by hand."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from tutor.expression.reading import read
from tutor.expression.text import text
from tutor.learning.curvature import curvature, curvature_of
from tutor.learning.objective import Quadratic, objective_of


def of(function: str) -> Quadratic:
    found = objective_of(read(function))
    assert isinstance(found, Quadratic)
    return found


def test_the_textbooks_ellipse() -> None:
    found = curvature(of("x^2 + 10y^2"))
    assert (float(found.smallest), float(found.largest)) == (2, 20)
    assert (found.condition, found.largest_rate, found.best_rate) == (10, Fraction(1, 10), Fraction(1, 11))
    assert found.factor == Fraction(9, 11)


def test_roots_of_a_quadratic_equation() -> None:
    # λ² − 8λ + 11 = 0 for 3a² + b² − ab + a: λ = 4 ± √5, and their sum is the trace.
    found = curvature(of("3a^2 + b^2 - ab + a"))
    assert found.smallest.exact is not None
    assert found.largest.exact is not None
    assert (text(found.smallest.exact), text(found.largest.exact)) == ("4 − √5", "4 + √5")
    assert found.best_rate == Fraction(1, 4)
    assert found.largest_rate == pytest.approx(2 / (4 + math.sqrt(5)), rel=1e-15)
    assert found.condition == pytest.approx((4 + math.sqrt(5)) / (4 - math.sqrt(5)), rel=1e-15)


@pytest.mark.parametrize(
    ("function", "smallest", "largest"),
    [("x^2 - y^2", -2, 2), ("(x + y)^2", 0, 4), ("x^2 + y^2 + z^2", 2, 2), ("3x", 0, 0), ("-x^2", -2, -2)],
)
def test_flat_and_falling(function: str, smallest: int, largest: int) -> None:
    found = curvature(of(function))
    assert (found.smallest.rational, found.largest.rational) == (Fraction(smallest), Fraction(largest))
    assert (found.best_rate is None) == (smallest <= 0)
    assert (found.condition is None) == (smallest <= 0)
    assert (found.largest_rate is None) == (largest <= 0)


def test_three_variables_against_numpy() -> None:
    import numpy

    rows = (
        (Fraction(4), Fraction(1), Fraction(2)),
        (Fraction(1), Fraction(3), Fraction(0)),
        (Fraction(2), Fraction(0), Fraction(5)),
    )
    values = numpy.linalg.eigvalsh(numpy.array(rows, dtype=float))
    found = curvature_of(rows)
    assert float(found.smallest) == pytest.approx(values[0], rel=1e-13)
    assert float(found.largest) == pytest.approx(values[-1], rel=1e-13)
    assert found.best_rate == pytest.approx(2 / (values[0] + values[-1]), rel=1e-13)


def test_too_many() -> None:
    with pytest.raises(ValueError, match="too many"):
        curvature_of([[Fraction(0)] * 61] * 61)
