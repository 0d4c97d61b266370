"""The points at which a function is looked at."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.hanging import ends
from tutor.expression.numbers import whole
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.sampling import sample_points
from tutor.expression.structures import Delta, Partial
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Power, Product, Sum, Symbol

X, Y, INDEX, J, K, N = (Symbol(name) for name in "xyijkn")


SAMPLED = [
    "x^2*y + sin(x*y)", "acosh(x)", "ln(x - 100)", "asin(x/50)", "sqrt(1 - x^2 - y^2)", "ln(-x*y)", "1/x - sqrt(-y)",
    "sqrt(x - 1000) + sqrt(1001 - x)", "exp(exp(x))", "x^y", "abs(x)", "x^n", "sum(i, (x*a_i + y - h_i)^2)",
    "sum(i, p_i*ln(p_i))*x", "sum(i, ln(x*a_i))", "1/n*sum(i=1..n, i*x^2)", "sum(i, sum(j, w_{i,j}*x))",
]  # fmt: skip


@pytest.mark.parametrize("source", SAMPLED)
def test_sample_points(source: str) -> None:
    function = parse(source)
    variables = [symbol for symbol in (X, Y) if symbol in symbols(function)]
    expressions = [function, *(Partial(function, variable) for variable in variables)]
    points = sample_points(expressions, variables)
    assert len(points) == 6
    assert points == sample_points(expressions, variables)
    for point in points:
        assert list(point)[: len(variables)] == variables
        assert all(Evaluator(point).value(expression).is_finite() for expression in expressions)
    for variable in variables:
        assert len({point[variable] for point in points}) == 6


def test_first_sample_point_is_easy() -> None:
    points = sample_points([parse("x^2*y")], [X, Y])
    assert points[0] == {X: Fraction(7, 10), Y: Fraction(13, 10)}
    assert {point[X] > 0 for point in points} == {True, False}


@pytest.mark.parametrize("source", ["sqrt(-1 - x^2)", "sum(i=1..oo, x^i)", "ln(x - x)"])
def test_no_sample_point(source: str) -> None:
    assert sample_points([parse(source)], [X]) == ()


def test_sample_points_without_symbols() -> None:
    assert sample_points([parse("3 + 4")], []) == ({},)


def test_sample_points_give_counts_and_indices_whole_numbers() -> None:
    for point in sample_points([parse("sum(i, (x - a_i)^2)/n"), Delta(J, K)], [X]):
        assert point[N] in (3, 4)
        assert all(point[index].denominator == 1 for index in (INDEX,))


def test_points_of_a_large_hopeless_function_are_given_up_soon() -> None:
    hopeless = Call("sqrt", (Sum((parse("-1"), *(Power(Symbol("x", (whole(k),)), whole(2)) for k in range(3000)))),))
    negated = Call("ln", (Product((parse("-1"), Power(Sum((hopeless, whole(1))), whole(2)))),))
    with ends():
        assert sample_points([negated], []) == ()
