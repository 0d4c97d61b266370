"""Functions with means in them: they are solved, not mistaken for something else."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.expression.exact import exact
from tutor.expression.figures import approximate
from tutor.expression.text import text
from tutor.stationary.solve import stationary_points


def test_least_squares_in_means() -> None:
    """The lecture's question 7: s = (mean(ah) − ā·h̄)/(mean(a²) − ā²)."""
    (point,) = stationary_points("mean(i, (s*a_i + b - h_i)^2)", ["s", "b"]).points
    assert text(point.coordinates["s"]) == "(mean(ah) − ā·h\u0304)/(mean(a²) − ā²)"


@pytest.mark.parametrize(
    ("typed", "where", "value"),
    [
        ("mean(i=1..3, (x - i)^2)", Fraction(2), Fraction(2, 3)),
        ("mean(i=1..3, (x*i - 1)^2)", Fraction(3, 7), Fraction(1, 7)),
    ],
)
def test_a_parabola(typed: str, where: Fraction, value: Fraction) -> None:
    """Σ(x − i)²/3 has its minimum 2/3 at 2; Σ(ix − 1)²/3 = (14x² − 12x + 3)/3 has 1/7 at 3/7."""
    (point,) = stationary_points(typed).points
    assert exact(point.coordinates["x"], {}) == where
    assert exact(point.value, {}) == value
    assert (point.kind, point.whole) == ("minimum", "minimum")


def test_a_mean_with_kinks_is_written_out() -> None:
    """The mean of |x − 1|, |x − 2| and |x − 3| is least at the middle one: (1 + 0 + 1)/3."""
    found = stationary_points("mean(i=1..3, |x - i|)")
    heights = {
        exact(edge.spot.coordinates[symbol].shown, {}): exact(edge.height.shown, {})
        for edge in found.edges
        if edge.spot is not None and edge.height is not None
        for symbol in edge.spot.coordinates
    }
    assert heights == {Fraction(1): Fraction(1), Fraction(2): Fraction(2, 3), Fraction(3): Fraction(1)}


def test_a_search_in_a_box() -> None:
    """The mean of e^x − x, e^(2x) − x and e^(3x) − x: u + 2u² + 3u³ = 3 for u = e^x, so that x = −0.308913…"""
    found = stationary_points("mean(i=1..3, exp(x*i) - x)", box={"x": (Fraction(-2), Fraction(2))})
    (point,) = found.points
    assert approximate(point.coordinates["x"], {}) == pytest.approx(-0.308913, abs=1e-5)
