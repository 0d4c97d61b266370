"""Walks near a minimum keep their digits: against the same walk in fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.expression.reading import read
from tutor.learning.centred import centred, stationary_point
from tutor.learning.objective import Quadratic, objective_of
from tutor.learning.walk import walk

A = ((20, 6), (6, 3))
G = (280, 120)


def of(function: str) -> Quadratic:
    found = objective_of(read(function))
    assert isinstance(found, Quadratic)
    return found


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("x^2 - 4x + 1", (2,)),
        ("(x - 1)^2 + 3(y + 2)^2", (1, -2)),
        ("(x + y - 3)^2", (3, 0)),
        ("(x + y)^2 + x", None),
        ("2x + 3y", None),
    ],
)
def test_stationary_points(function: str, expected: tuple[int, ...] | None) -> None:
    assert stationary_point(of(function)) == expected


def test_the_function_is_the_same() -> None:
    bowl = of("3a^2 + b^2 - ab + a")
    found = centred(bowl)
    assert found is not None
    point = (Fraction(1, 3), Fraction(-5, 7))
    way = tuple(one - start for one, start in zip(point, found.origin, strict=True))
    assert found.objective.value(way) == bowl.value(point)
    assert found.objective.gradient(way) == bowl.gradient(point)


def by_hand(count: int) -> list[tuple[Fraction, list[Fraction], Fraction]]:
    """Exact line search on the lecture's loss ½(θ − θ*)ᵀA(θ − θ*), rounded to 400 binary digits a step."""
    point, found = [Fraction(1), Fraction(0)], []
    for _ in range(count):
        slope = [
            sum((a * x for a, x in zip(row, point, strict=True)), Fraction(-g)) for row, g in zip(A, G, strict=True)
        ]
        s, b = point[0] - 5, point[1] - 30
        bent = [sum(a * x for a, x in zip(row, slope, strict=True)) for row in A]
        rate = Fraction(sum(x * x for x in slope)) / sum(x * y for x, y in zip(slope, bent, strict=True))
        found.append((10 * s * s + 6 * s * b + Fraction(3, 2) * b * b, slope, rate))
        moved = (x - rate * up for x, up in zip(point, slope, strict=True))
        point = [Fraction(round(x * 2**400), 2**400) for x in moved]
    return found


def test_line_search_keeps_its_digits_near_the_minimum() -> None:
    loss = Quadratic(
        objective_of(read("s^2 + b^2")).variables,
        tuple(tuple(map(Fraction, row)) for row in A),
        tuple(map(Fraction, G)),
        Fraction(2500),
    )
    found, expected = walk(loss, (Fraction(1), Fraction(0)), rate="line", steps=40), by_hand(41)
    for step in found.steps:
        value, slope, rate = expected[step.number]
        assert float(step.value) == pytest.approx(float(value), rel=1e-9)
        assert tuple(map(float, step.gradient)) == pytest.approx(tuple(map(float, slope)), rel=1e-9)
        if step.rate is not None:
            assert float(step.rate) == pytest.approx(float(rate), rel=1e-9)


def test_a_point_much_nearer_to_zero_than_to_the_minimum_keeps_its_digits() -> None:
    # One step of 10⁻¹⁸ from 0.25 on (x − 10⁹)² leads to 0.25 + 2·10⁻¹⁸·(10⁹ − 0.25).
    found = walk(of("(x - 10^9)^2"), (Fraction(1, 4),), rate=Fraction(1, 10**18), steps=2)
    assert float(found.end.point[0]) == pytest.approx(0.25 + 4e-9, rel=1e-15)
