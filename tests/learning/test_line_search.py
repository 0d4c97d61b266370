"""The best rate along −∇f: exact where it is plain, at kinks, and none where f falls for ever."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.expression.reading import read
from tutor.learning.descent import Ending, Flight
from tutor.learning.line_search import best_rate, is_kink
from tutor.learning.objective import objective_of
from tutor.learning.walk import walk


def found_for(function: str, start: tuple[int, ...]) -> Fraction | float | None:
    made, point = objective_of(read(function)), tuple(map(Fraction, start))
    return best_rate(made, point, made.value(point), made.gradient(point))


@pytest.mark.parametrize("function", ["e^(-x)", "ln(1 + e^(-x))", "1/x", "e^(-x^2)", "-x", "1/(1 + x^2)"])
def test_falling_for_ever_has_no_best_rate(function: str) -> None:
    assert found_for(function, (1,)) is None
    walked = walk(objective_of(read(function)), (Fraction(1),), rate="line", steps=3)
    assert (walked.ending, walked.flight, walked.count) == (Ending.DIVERGED, Flight.ALONG, 0)


@pytest.mark.parametrize(
    ("function", "start", "expected"),
    [
        ("|x|", (1,), Fraction(1)),
        ("|x| + |y|", (1, 2), Fraction(1)),
        ("x^4", (1,), Fraction(1, 4)),
        ("(x - 2)^2 + |x - 1|", (5,), Fraction(1, 2)),  # f′(5) = 7, and f′ = 0 at 3/2: 5 − 7η = 3/2
        ("max(3 - x, 0)", (0,), Fraction(3)),
    ],
)
def test_plain_rates_are_exact(function: str, start: tuple[int, ...], expected: Fraction) -> None:
    found = found_for(function, start)
    assert isinstance(found, Fraction)
    assert found == expected


def test_other_rates_are_not() -> None:
    # x⁴ − x is lowest at 4^(−1/3), and f′(1) = 3.
    found = found_for("x^4 - x", (1,))
    assert isinstance(found, float)
    assert found == pytest.approx((1 - 4 ** (-1 / 3)) / 3, rel=1e-7)


@pytest.mark.parametrize(("function", "kink"), [("|x|", True), ("x^4", False), ("max(1 - x, 0)", True)])
def test_kinks(function: str, kink: bool) -> None:
    made, point = objective_of(read(function)), (Fraction(1),)
    if function.startswith("max"):
        point = (Fraction(0),)
    rate = best_rate(made, point, made.value(point), made.gradient(point))
    assert rate is not None
    assert is_kink(made, point, made.gradient(point), float(rate)) is kink
