"""Functions to walk down: quadratics as exact matrices, everything else as a program over floats."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from tutor.errors import Unanswerable
from tutor.expression.reading import read
from tutor.learning.objective import Formula, Quadratic, objective_of

LOSS = "loss(s, b) = 1/2*sum(i, (s*a_i + b - h_i)^2)"
AGES, HEIGHTS = (Fraction(0), Fraction(2), Fraction(4)), (Fraction(30), Fraction(40), Fraction(50))
DATA = {"a": AGES, "h": HEIGHTS}


def quadratic(text: str, *variables: str) -> Quadratic:
    found = objective_of(read(text, variables or None))
    assert isinstance(found, Quadratic)
    return found


@pytest.mark.parametrize(
    ("text", "matrix", "linear", "constant"),
    [
        ("3a^2 + b^2 - ab + a", ((6, -1), (-1, 2)), (-1, 0), 0),
        ("x^2 + 10y^2", ((2, 0), (0, 20)), (0, 0), 0),
        ("(x - 1)(x + 2)/2 + 7", ((1,),), (Fraction(-1, 2),), 6),
        ("(x + 1)^3 - x^3 - 3x^2", ((0,),), (-3,), 1),
        ("x + sum(k=1..2, x^k/k)", ((1,),), (-2,), 0),
        ("0.1x^2", ((Fraction(1, 5),),), (0,), 0),
    ],
)
def test_quadratic(text: str, matrix: object, linear: object, constant: int) -> None:
    found = quadratic(text)
    expected: object = (matrix, linear, constant)
    assert (found.matrix, found.linear, found.constant) == expected


def test_the_lectures_loss_over_its_data() -> None:
    found = objective_of(read(LOSS), DATA)
    assert isinstance(found, Quadratic)
    assert [list(map(int, row)) for row in found.matrix] == [[20, 6], [6, 3]]
    assert list(map(int, found.linear)) == [280, 120]
    assert found.constant == Fraction(900 + 1600 + 2500, 2)
    assert found.value((Fraction(1), Fraction(0))) == 2230
    assert found.gradient((Fraction(1), Fraction(0))) == (-260, -114)
    assert found.gradient((1.0, 0.0)) == (-260.0, -114.0)


def test_near_its_minimum_a_sum_of_squares_is_not_negative() -> None:
    found = objective_of(read(LOSS), DATA)
    near = (5 + 1e-9, 30 - 1e-9)
    exact = sum((Fraction(near[0]) * a + Fraction(near[1]) - h) ** 2 for a, h in zip(AGES, HEIGHTS, strict=True)) / 2
    assert found.value(near) == pytest.approx(float(exact), rel=1e-12)


def test_formula_is_exact_where_it_can_be() -> None:
    found = objective_of(read("(1 - x)^2 + 100(y - x^2)^2"))
    assert isinstance(found, Formula)
    assert found.value((Fraction(-1), Fraction(1))) == 4
    assert found.gradient((Fraction(-1), Fraction(1))) == (-4, 0)
    assert isinstance(found.value((Fraction(-1), Fraction(1))), Fraction)


def test_logistic_loss_over_data() -> None:
    x, y = (Fraction(0), Fraction(2), Fraction(4)), (Fraction(-1), Fraction(1), Fraction(-1))
    found = objective_of(read("L(w, b) = sum(i, ln(1 + exp(-y_i (w x_i + b))))"), {"x": x, "y": y})
    margins = [(float(xi), float(yi)) for xi, yi in zip(x, y, strict=True)]
    value = math.fsum(math.log1p(math.exp(-yi * xi)) for xi, yi in margins)
    slope = math.fsum(-yi * xi / (1 + math.exp(yi * xi)) for xi, yi in margins)
    assert found.value((1.0, 0.0)) == pytest.approx(value, rel=1e-14)
    assert found.gradient((1.0, 0.0))[0] == pytest.approx(slope, rel=1e-14)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x^2 + g(x)", "nobody knows g"),
        ("sum(i, a_i x)", "needs the data"),
        ("3", "has no variables"),
        ("x^2 + a_i", "needs the data"),
    ],
)
def test_refused(text: str, said: str) -> None:
    with pytest.raises(Unanswerable, match=said):
        objective_of(read(text, ["x"] if "x" in text else None, ["g"]))


def test_a_letter_without_a_value() -> None:
    with pytest.raises(Unanswerable, match="k has no value"):
        objective_of(read("k x^2", ["x"]))


@pytest.mark.parametrize(
    ("typed", "at", "value", "slope"),
    [("mean(i=1..3, (x - i)^2)", 0, Fraction(14, 3), -4), ("mean(i=1..3, (x - i)^4)", 0, Fraction(98, 3), -48)],
    ids=["quadratic", "formula"],
)
def test_a_mean_is_a_sum_over_its_number_of_terms(typed: str, at: int, value: Fraction, slope: int) -> None:
    """(1 + 4 + 9)/3 and −2·(1 + 2 + 3)/3; (1 + 16 + 81)/3 and −4·(1 + 8 + 27)/3."""
    found = objective_of(read(typed))
    assert found.value((Fraction(at),)) == value
    assert found.gradient((Fraction(at),)) == (slope,)


def test_a_mean_over_data_is_the_sum_by_n() -> None:
    mean, total = (objective_of(read(f"{how}(i, (s*a_i + b - h_i)^2)", ("s", "b")), DATA) for how in ("mean", "sum"))
    assert mean.value((Fraction(1), Fraction(0))) == Fraction(4460, 3)
    assert total.value((Fraction(1), Fraction(0))) == 4460
