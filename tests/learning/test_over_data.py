"""Σ over data: the lecture's numbers, sums of fractions and of floating point as oracles, and what is left alone."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor import parse
from tutor.derivation.tidy import tidied
from tutor.expression.numeric import Evaluator
from tutor.expression.text import text
from tutor.expression.tree import Number, Symbol
from tutor.learning.over_data import ball_over, inserted, row_counts, sums_over, value_over

AGES = {"a": [Fraction(0), Fraction(2), Fraction(4)], "h": [Fraction(30), Fraction(40), Fraction(50)]}
START = {Symbol("s"): Fraction(1), Symbol("b"): Fraction(0), Symbol("n"): Fraction(3)}
LOSS = "1/2*sum(i, (s*a_i + b - h_i)^2)"
numbers = st.fractions(min_value=-50, max_value=50, max_denominator=40)
rows = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (LOSS, 2230),  # the lecture's numbers at s = 1, b = 0
        ("sum(i, a_i^2)", 20),
        ("sum(i, a_i)", 6),
        ("sum(i, a_i h_i)", 280),
        ("sum(i, h_i)", 120),
        ("s*sum(i, a_i^2) + b*sum(i, a_i) - sum(i, a_i h_i)", -260),
        ("s*sum(i, a_i) + b n - sum(i, h_i)", -114),
        ("1/n*sum(i, h_i)", 40),
        ("sum(i, i a_i)", 16),
        ("sum(i=2..3, a_i)", 6),
        ("sum(i=1..2, h_i)", 70),
        ("sum(i=3..2, h_i)", 0),
        ("sum(i, a_i*sum(j, h_j))", 720),
        ("sum(i, |a_i - 3|)", 5),
        ("sum(i, 1/(a_i + 1))", Fraction(23, 15)),
        ("sum(i, a_i/4)", Fraction(3, 2)),
        ("sum(i, Piecewise((a_i, a_i < 3), (0, True)))", 2),
        ("max(sum(i, a_i), 7)", 7),
    ],
)
def test_value(typed: str, value: Fraction | int) -> None:
    assert value_over(parse(typed), AGES, START) == value
    assert ball_over(parse(typed), AGES, START).overlaps(Evaluator({}).value(parse(f"({value})")))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("s*sum(i, a_i^2) + b*sum(i, a_i) - sum(i, a_i h_i)", "20s + 6b − 280"),
        ("sum(i, w a_i)", "w·Σᵢ aᵢ"),  # w has no value: this Σ stays
        ("sum(k, w_k)", "Σₖ wₖ"),
        ("sum(i, a_i b_i)", "Σᵢ aᵢbᵢ"),
        ("sum(i=1..9, a_i)", "Σ(i=1..9) aᵢ"),
        ("sum(i, a_{i+1})", "Σᵢ aᵢ₊₁"),
        ("a_i + a_2", "aᵢ + a₂"),
    ],
)
def test_inserted(typed: str, shown: str) -> None:
    assert text(tidied(inserted(parse(typed), AGES))) == shown


@given(rows, numbers, numbers)
@settings(max_examples=40, deadline=None)
def test_sum_of_squares_is_that_of_fractions(pairs: list[tuple[Fraction, Fraction]], s: Fraction, b: Fraction) -> None:
    data = {"a": [a for a, _ in pairs], "h": [h for _, h in pairs]}
    place = {Symbol("s"): s, Symbol("b"): b}
    assert value_over(parse(LOSS), data, place) == sum(((s * a + b - h) ** 2 for a, h in pairs), Fraction(0)) / 2


@given(rows, numbers)
@settings(max_examples=25, deadline=None)
def test_ball_holds_the_floating_point_sum(pairs: list[tuple[Fraction, Fraction]], w: Fraction) -> None:
    data = {"x": [a / 10 for a, _ in pairs], "y": [h for _, h in pairs]}
    ball = ball_over(parse("2 ln(3 + sum(i, y_i^2/(1 + exp(w x_i/50))))"), data, {Symbol("w"): w})
    plain = sum(float(h) ** 2 / (1 + math.exp(float(w * a / 500))) for a, h in pairs)
    assert float(ball.mid()) == pytest.approx(2 * math.log(3 + plain), rel=1e-12)
    assert float(ball.rad()) < 1e-40


def test_the_evaluator_agrees() -> None:
    point = {Symbol(name, (Number(Fraction(row + 1)),)): value for name in "ah" for row, value in enumerate(AGES[name])}
    for typed in (LOSS, "sum(i, exp(a_i/9)*h_i)", "sum(i, (a_i + i)^3)/n"):
        expected = Evaluator({**point, **START}, 192).value(parse(typed))
        assert ball_over(parse(typed), AGES, START).overlaps(expected)


def test_ten_thousand_rows_are_exact() -> None:
    many = [Fraction(row, 100) for row in range(10_000)]
    assert value_over(parse("sum(i, a_i^2)"), {"a": many}, {}) == Fraction(9_999 * 10_000 * 19_999, 6 * 10_000)


def test_no_value() -> None:
    assert value_over(parse("sum(i, 1/a_i)"), AGES, {}) is None
    assert not ball_over(parse("sum(i, ln(a_i))"), AGES, {}).is_finite()
    assert not ball_over(parse("sum(i, w a_i)"), AGES, {}).is_finite()


def test_which_sums_and_which_letters() -> None:
    expression = parse("s*sum(i, a_i^2) + sum(i, s a_i) + sum(j=1..M, w_j) + sum(i, a_i^2)")
    assert [text(node) for node in sums_over(expression, "ah")] == ["Σᵢ aᵢ²"]
    assert {letter.name for letter in row_counts(expression, "ah")} == {"n"}
