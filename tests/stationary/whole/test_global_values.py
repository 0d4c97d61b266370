"""Global minima and maxima of whole functions, from the typed text on, against what is worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor import parse, stationary_points
from tutor.expression.structures import Comparison
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.render.phrases import sentence
from tutor.stationary.results import Stationary
from tutor.stationary.system import Family
from tutor.stationary.whole.members import inhabited, line, member

X, Y, K = Symbol("x"), Symbol("y"), Symbol("k")


def said(found: Stationary) -> str:
    return " ".join(sentence(note, text) for note in found.whole.notes)


# One variable, f continuous on an interval: monotone beyond the outermost points of the list.
MONOTONE = [
    ("x*exp(-x)", "none", "proved", "The global maximum is 1/e ≈ 0.367879, at x = 1."),
    ("ln(x) + 1/x", "proved", "none", "The global minimum is 1, at x = 1."),
    ("x^x", "proved", "none", "The global minimum is e^(−1/e) ≈ 0.692201, at x = 1/e."),
    ("-x^2 ln(x)", "none", "proved", "The global maximum is 1/(2e) ≈ 0.18394, at x = 1/√e."),
    ("x e^x", "proved", "none", "The global minimum is −1/e ≈ −0.367879, at x = −1."),
    ("ln(x)/x", "none", "proved", "The global maximum is 1/e ≈ 0.367879, at x = e."),
    ("x^3 e^(-x)", "none", "proved", "The global maximum is 27/e³ ≈ 1.34425, at x = 3."),
    ("abs(x) - x^2", "none", "proved", "The global maximum is ¼"),
    ("sqrt(x) e^(-x)", "proved", "proved", "The global minimum is 0, at x = 0."),
    ("x sqrt(1 - x^2)", "proved", "proved", "The global minimum is −½, at x = −√2/2."),
    # To the right f falls to 0 and stays above it; the minimum lies below.
    ("(x^2 - 1) e^(-x)", "proved", "none", "Right of x = 1 + √2, f comes nearer and nearer to 0"),
]
BOUNDS = [
    ("ln(x^2 + y^2 + 1)", "proved", "none", "The global minimum is 0, at (x, y) = (0, 0)."),
    ("exp(sin(x))", "proved", "proved", "The global minimum is 1/e ≈ 0.367879, at x = −π/2 + 2kπ."),
    ("abs(sin(x))", "proved", "proved", "The global minimum is 0, where sin(x) = 0."),
    ("sqrt(x*y)", "proved", "none", "The global minimum is 0, where x = 0 or y = 0."),
    ("abs(x*y)", "proved", "none", "The global minimum is 0, where x = 0 or y = 0."),
    ("abs(x^2 + y^2 - 1)", "proved", "none", "The global minimum is 0, where x² + y² − 1 = 0."),
    ("(x^2 + y^2 - 1)^2", "proved", "none", "The global minimum is 0, where x² + y² − 1 = 0."),
    ("relu(x - 1)^2", "proved", "none", "The global minimum is 0, where x ≤ 1."),
    ("cos(x^2 + y^2)", "proved", "proved", "The global minimum is −1"),
]
SQUARES = [
    ("x^4 + y^4 - 2x^2*y^2", "(x + y)²(x − y)² is never negative", "The global minimum is 0, where y = −x or y = x."),
    ("x^2 + x*y^2 + y^4/4", "is never negative", "The global minimum is 0, where x = −y²/2."),
    ("x^4 - 2x^2 + 5", "x⁴ − 2x² + 1 = (x + 1)²(x − 1)² is never negative", "f never falls below 4"),
    ("ln(e^x + e^y) - x/2 - y/2", "f is convex", "The global minimum is ln(2) ≈ 0.693147, where y = x."),
]
OUTWEIGHED = [
    ("x^2 + 10sin(x)", "The global minimum is about −7.94582, at x = −1.30644."),
    ("x^2 + y^2 + x*sin(y)", "The global minimum is 0, at (x, y) = (0, 0)."),
    ("atan(x^4 - x + y^2)", "The global minimum is −atan(3∛2/8) ≈ −0.441382, at (x, y) = (∛2/2, 0)."),
]


@pytest.mark.parametrize(("function", "minimum", "maximum", "sentence_part"), MONOTONE + BOUNDS)
def test_global_values(function: str, minimum: str, maximum: str, sentence_part: str) -> None:
    found = stationary_points(function)
    assert (found.whole.minimum, found.whole.maximum) == (minimum, maximum)
    assert sentence_part in said(found)


@pytest.mark.parametrize(("function", "reason", "claim"), SQUARES)
def test_squares_and_convexity(function: str, reason: str, claim: str) -> None:
    found = stationary_points(function)
    assert found.whole.minimum == "proved"
    assert reason in said(found)
    assert claim in said(found)


@pytest.mark.parametrize(("function", "claim"), OUTWEIGHED)
def test_a_polynomial_outweighs_what_is_bounded(function: str, claim: str) -> None:
    assert claim in said(stationary_points(function))


def test_an_empty_family_proves_nothing() -> None:
    # cos x cos y > x² + y² fails at all (±π/2, ±π/2), and max(…) ≥ x² + y² > 0 there.
    found = stationary_points("max(cos(x)*cos(y), x^2 + y^2)")
    assert found.whole.minimum != "proved"


def test_a_domain_within_the_box_needs_no_more() -> None:
    # sin(x)·√(1 − x²) lives on [−1, 1] and is odd; its extrema solve tan x = (1 − x²)/x, x ≈ ±0.6763.
    found = stationary_points("sin(x)*sqrt(1 - x^2)")
    assert (found.whole.minimum, found.whole.maximum) == ("proved", "proved")


@pytest.mark.parametrize(
    ("function", "minimum", "maximum"),
    [("x^2 + x^2 e^(-x^2)", "proved", "none"), ("x - x^2 - x^2 e^(-x^2)", "none", "")],
)
def test_terms_that_may_cancel_outside_a_box(function: str, minimum: str, maximum: str) -> None:
    # x² − c·x² with 0 ≤ c ≤ 1 may leave nothing over, so the polynomial shows nothing.
    found = stationary_points(function)
    assert (found.whole.minimum, found.whole.maximum) == (minimum, maximum)


def test_a_domain_that_leaves_single_members_out() -> None:
    # On [−1, 1] sin x has no stationary point; its smallest value is at the left end.
    found = stationary_points("sin(x) + 0*sqrt(1 - x^2)")
    assert "The global minimum is −sin(1) ≈ −0.841471, at x = −1." in said(found)


@pytest.mark.parametrize("function", ["1/(1 + e^(-w))", "2^w"])
def test_no_stationary_point_at_all(function: str) -> None:
    assert "At a global minimum f′ would be zero, but it is zero nowhere" in said(stationary_points(function))


@pytest.mark.parametrize(("function", "value"), [("0*x", "0"), ("0*x + 0*y + 3", "3"), ("ln(2x) - ln(x)", "ln(2)")])
def test_constant_functions(function: str, value: str) -> None:
    found = stationary_points(function)
    assert said(found) == f"f is constant: its value everywhere is {value}."


def test_one_variable_has_no_matrix() -> None:
    words = said(stationary_points("x^2 + x"))
    assert "f″ is nowhere negative" in words
    assert "at x = −½" in words


def test_a_box_that_was_asked_for_leaves_others_out() -> None:
    # The minimum −1 is also at x = −1, outside the box.
    found = stationary_points("x^4 - 2x^2", box={"x": (Fraction(1, 2), 2)})
    assert "The global minimum is −1, for example at x = 1." in said(found)


def test_a_curve_into_a_logarithm() -> None:
    found = stationary_points("x^2 + 1/2 y^2 + ln(x + y)")
    (block,) = found.whole.blocks
    assert [text(line.right) for line in block.lines] == ["t² + ln(t)", "1/t² − ln(t)"]  # type: ignore[union-attr]


def test_time_is_up() -> None:
    found = stationary_points("x^3 + y^3 - 3x*y", limit=1e-6)
    assert "The time was up" in said(found)


def test_members() -> None:
    circle = Family({X: X, Y: Y}, (), (parse("x^2 + y^2 - 1"),))
    found = member(circle)
    assert found is not None
    assert [text(one.shown) for one in found.coordinates.values()] == ["0", "1"]
    assert member(Family({X: parse("pi/2 + 2k*pi")}, (K,), (), (parse("x^2 < 1"),))) is None
    assert member(Family({X: parse("2k*pi")}, (K,), (), (parse("x > 7"),))) is not None


def test_a_set_is_inhabited() -> None:
    assert inhabited(Family({X: X, Y: Y}, (), (parse("x^2 + y^2 - pi"),)))  # 0 lies inside, (2, 2) outside
    assert not inhabited(Family({X: X, Y: Y}, (), (parse("x^2 + y^2 + pi"),)))
    # Another sign for another whole number is no way through zero.
    assert not inhabited(Family({X: X}, (K,), (parse("k*pi - 1 + x - x"),)))
    assert line(Comparison("<", X, Y), (X, Y)) is None
