"""Closed forms of roots, and all real roots of a polynomial."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from flint import fmpq_poly, fmpz_poly
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.expression.numbers import rational_value
from tutor.expression.text import text
from tutor.stationary.numbers.closed import real_roots


@pytest.mark.parametrize(
    ("coefficients", "shown"),
    [
        ([-1, 2], ["½"]),
        ([-1, -1, 1], ["(1 − √5)/2", "(1 + √5)/2"]),
        ([1, 1, 1], []),
        ([-2, 0, 0, 1], ["∛2"]),
        ([2, 0, 0, 1], ["−∛2"]),
        ([1, 0, -10, 0, 1], ["−√2 − √3", "√2 − √3", "√3 − √2", "√2 + √3"]),
        ([-1, 0, -4, 0, 1], ["−√(2 + √5)", "√(2 + √5)"]),
        ([1, 0, -16, 0, 16], ["−(√2 + √6)/4", "(√2 − √6)/4", "(√6 − √2)/4", "(√2 + √6)/4"]),
        ([-2, 0, 0, -4, 0, 0, 1], ["−∛(√6 − 2)", "∛(2 + √6)"]),
        ([-7, -4, 2, 4, 1], ["−1 − √(2 + 2√2)", "√(2 + 2√2) − 1"]),
        ([-1, -6, 0, 8], ["cos(7π/9)", "cos(5π/9)", "cos(π/9)"]),
        ([-1, -1, 0, 1], ["1.32472"]),
        ([5], []),
    ],
)
def test_real_roots(coefficients: list[int], shown: list[str]) -> None:
    assert [text(root.shown) for root, _ in real_roots(fmpz_poly(coefficients))] == shown


def test_multiplicities_and_order() -> None:
    x = fmpz_poly([0, 1])
    found = real_roots((x - 3) ** 2 * (x * x - 2) ** 3 * (x + 1) * (x * x + 1))
    assert [(text(root.shown), times) for root, times in found] == [("−√2", 3), ("−1", 1), ("√2", 3), ("3", 2)]


def test_fractions_as_coefficients() -> None:
    assert [text(root.shown) for root, _ in real_roots(fmpq_poly([-1, 0, 3]) / 7)] == ["−√3/3", "√3/3"]


def test_zero_has_no_list_of_roots() -> None:
    with pytest.raises(ValueError, match="zero"):
        real_roots(fmpz_poly([]))


def test_degree_sixty() -> None:
    """Π (x − i) for i up to 60, then shaken by 1: Wilkinson's polynomial keeps 60 real roots far below 10^−20."""
    polynomial = fmpz_poly([1])
    for root in range(60):
        polynomial *= fmpz_poly([-root, 1])
    assert [rational_value(root.shown) for root, _ in real_roots(polynomial)] == list(range(60))
    shaken = real_roots(polynomial + 1)
    assert len(shaken) == 60
    assert all(root.ball.rel_accuracy_bits() >= 190 and root.polynomial is not None for root, _ in shaken)


def test_neighbouring_roots_of_different_factors_are_parted() -> None:
    """10^100·x − 1 and 10^100·x − 2: 100 digits apart from 0 and from each other."""
    far = 10**100
    found = real_roots(fmpz_poly([-1, far]) * fmpz_poly([-2, far]) * fmpz_poly([0, 1]))
    assert len(found) == 3
    assert all(one.ball < other.ball for (one, _), (other, _) in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fractions(-20, 20, max_denominator=12), min_size=1, max_size=6))
def test_planted_roots_are_found(planted: list[Fraction]) -> None:
    polynomial = fmpz_poly([1])
    for root in planted:
        polynomial *= fmpz_poly([-root.numerator, root.denominator])
    found = real_roots(polynomial * fmpz_poly([1, 0, 1]))
    assert [(rational_value(root.shown), times) for root, times in found] == [
        (root, planted.count(root)) for root in sorted(set(planted))
    ]
