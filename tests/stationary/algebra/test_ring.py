"""Expressions as polynomials and back: the values stay, factors multiply to the whole, too large is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge

X, Y = Symbol("x"), Symbol("y")


@pytest.mark.parametrize(
    ("typed", "above", "below"),
    [
        ("(x+1)^2", "x² + 2x + 1", "1"),
        ("x/(y-2) - 1/x", "x² − y + 2", "xy − 2x"),
        ("(x^2-1)/(x-1)", "x + 1", "1"),
        ("x cos(x y) + 2", "x·cos(xy) + 2", "1"),
        ("x^-2", "1", "x²"),
        ("e^x e^x", "(eˣ)²", "1"),
        ("y - x", "−x + y", "1"),
    ],
)
def test_fraction(typed: str, above: str, below: str) -> None:
    expression = parse(typed)
    ring = Ring.of((expression,), (X, Y))
    numerator, denominator = ring.fraction(expression)
    written = text(ring.tree(numerator)).replace("y − x", "−x + y"), text(ring.tree(denominator))
    assert written == (above, below)


def test_decimals_stay_decimals() -> None:
    expression = parse("0.5x^2 - 1.5x y")
    ring = Ring.of((expression,))
    polynomial = ring.polynomial(expression)
    assert polynomial is not None
    assert text(ring.tree(polynomial)) == "0.5x² − 1.5xy"


COEFFICIENTS = st.integers(-9, 9)


@given(st.lists(st.tuples(COEFFICIENTS, st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=6))
def test_there_and_back(terms: list[tuple[int, int, int]]) -> None:
    expression = parse("+".join(f"({c})*x^{m}*y^{n}" for c, m, n in terms))
    ring = Ring.of((expression,), (X, Y))
    polynomial = ring.polynomial(expression)
    assert polynomial is not None
    point = {X: Fraction(3, 7), Y: Fraction(-5, 4)}
    assert Evaluator(point).value(ring.tree(polynomial)).overlaps(Evaluator(point).value(expression))
    front, factors = ring.factors(polynomial)
    product = ring.context.constant(1)
    for factor, times in factors:
        product *= factor**times
    from flint import fmpq

    assert product * fmpq(front.numerator, front.denominator) == polynomial


@pytest.mark.parametrize("typed", ["(a+b+c+d+g+h)^60", "(a+b+c+d)^40 (g+h+k+l)^40", "(x+y+z+w+1)^199"])
def test_what_is_too_large_is_refused(typed: str) -> None:
    expression = parse(typed)
    with pytest.raises(TooLarge):
        Ring.of((expression,)).fraction(expression)


def test_coefficients_by_one_letter() -> None:
    expression = parse("x^2 y + 3x - y + 1")
    ring = Ring.of((expression,), (X, Y))
    polynomial = ring.polynomial(expression)
    assert polynomial is not None
    assert [text(ring.tree(one)) for one in ring.coefficients(polynomial, X)] == ["1 − y", "3", "y"]
