"""Floating-point programs agree with Arb, function by function, and never raise."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from tutor.expression.exact import exact
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.tree import Call, Symbol
from tutor.learning.program import Program

X, Y = Symbol("x"), Symbol("y")
POINTS = ((0.3, 0.7), (-0.4, 2.5), (1.75, 3.0), (-3.0, -2.0))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function(name: str) -> None:
    least, most = FUNCTIONS[name].arity
    call = Call(name, (X, Y)[: max(least, min(most, 2))])
    program = Program([call], (X, Y))
    for point in POINTS:
        place = {X: Fraction(point[0]), Y: Fraction(point[1])}
        ball = Evaluator(place).value(call)
        found = program.run(point)[0]
        if ball.is_finite():
            assert found == pytest.approx(float(ball), rel=1e-13, abs=1e-15)
        elif exact(call, place) is None:
            assert math.isnan(found)


@pytest.mark.parametrize(
    ("text", "point", "value"),
    [
        ("x^(1/3)", (-8.0, 0.0), -2.0),
        ("x^(2/3)", (-8.0, 0.0), 4.0),
        ("x^(-1/3)", (0.0, 0.0), math.nan),
        ("x^y", (2.0, 0.5), math.sqrt(2)),
        ("x^y", (-2.0, 0.5), math.nan),
        ("x^0", (0.0, 0.0), 1.0),
        ("1/x", (0.0, 0.0), math.nan),
        ("x^2", (1e200, 0.0), math.inf),
        ("x^3", (-1e200, 0.0), -math.inf),
        ("e^x", (1000.0, 0.0), math.inf),
        ("sigmoid(x)", (-1000.0, 0.0), 0.0),
        ("softplus(x)", (1000.0, 0.0), 1000.0),
        ("ln(x)", (-1.0, 0.0), math.nan),
        ("max(x, y)", (math.nan, 1.0), math.nan),
        ("Piecewise((x, x<0), (x*y, True))", (2.0, 3.0), 6.0),
        ("Piecewise((1, x<0 and y<0), (2, x<0 or y<0), (3, True))", (1.0, -1.0), 2.0),
        ("sum(k=1..3, x^k) + sum(k=1..2, sum(j=1..k, j y))", (2.0, 1.0), 18.0),
        ("pi x", (2.0, 0.0), 2 * math.pi),
    ],
)
def test_value(text: str, point: tuple[float, float], value: float) -> None:
    assert Program([parse(text)], (X, Y)).run(point)[0] == pytest.approx(value, rel=1e-14, nan_ok=True)


def test_shared_parts_are_worked_out_once() -> None:
    shared = parse("sin(x)^2 + cos(x)^2")
    program = Program([shared, shared], (X, Y))
    assert program.run((0.5, 0.0)) == pytest.approx([1.0, 1.0])


def test_a_sum_over_rows_and_its_outside() -> None:
    data = {"a": [Fraction(1), Fraction(3)], "h": [Fraction(2), Fraction(5)]}
    known = {Symbol("n"): Fraction(2)}
    program = Program([parse("1/n*sum(i, exp(x) a_i + i h_i) + n")], (X,), data, known)
    assert program.run((0.0,)) == [(1 + 2 + 3 + 10) / 2 + 2]
