"""Every row of the table of functions against SymPy, Arb's power series, and itself as it is printed.

A new row is tested as soon as it stands in the table.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
import sympy
from flint import arb

from tutor.expression.cas import from_sympy, to_sympy
from tutor.expression.exact import Point, exact
from tutor.expression.functions import FUNCTIONS, SPELLINGS, Function
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Call, Expression, Number, Symbol

U, V = Symbol("u"), Symbol("v")
LETTERS = (U, V)
ROWS = tuple(FUNCTIONS.values())
VALUES = tuple(map(Fraction, "-30 -3 -2 -1.5 -1 -0.9 -0.3 0 0.01 0.2 0.5 0.7 0.9 1 1.1 2 2.5 7 30".split()))


def places(row: Function) -> int:
    """How many letters the row is tested with."""
    least, most = row.arity
    return max(least, min(2, most))


def call(row: Function) -> Expression:
    """The function of the row at u, v; a root takes a number for its degree."""
    if row.name == "root":
        return Call("root", (U, Number(Fraction(5))))
    return Call(row.name, LETTERS[: places(row)])


def points(row: Function) -> list[Point]:
    """Points inside and outside the domain, on its edge, and at kinks."""
    return [dict(zip(LETTERS, values, strict=False)) for values in product(VALUES, repeat=places(row))]


def holds(condition: str, evaluator: Evaluator) -> bool:
    """Whether a condition of the table is true at a point; an empty one always is."""
    if not condition:
        return True
    truth = evaluator.holds(parse(condition, variables=("u", "v")))
    assert truth is not None
    return truth


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_domain(row: Function) -> None:
    for point in points(row):
        evaluator = Evaluator(point)
        assert evaluator.value(call(row)).is_finite() == holds(row.domain, evaluator), point


@pytest.mark.parametrize("row", [row for row in ROWS if row.derivatives], ids=lambda row: row.name)
def test_smooth(row: Function) -> None:
    for point in points(row):
        evaluator = Evaluator(point)
        expected = holds(row.domain, evaluator) and holds(row.smooth, evaluator)
        finite = all(evaluator.slope(call(row), letter).is_finite() for letter in LETTERS[: places(row)])
        assert finite == expected, point


@pytest.mark.parametrize("row", [row for row in ROWS if row.derivatives], ids=lambda row: row.name)
def test_derivatives_against_power_series(row: Function) -> None:
    compared = 0
    assert len(row.derivatives) == row.arity[0]
    for point in points(row):
        evaluator = Evaluator(point, 256)
        for letter, template in zip(LETTERS, row.derivatives, strict=False):
            slope = evaluator.slope(call(row), letter)
            if slope.is_finite():
                value = evaluator.value(parse(template, variables=("u", "v")))
                assert value.overlaps(slope), (point, template)
                assert value.rel_accuracy_bits() > 60 or abs(value) < 1e-30
                compared += 1
    assert compared >= 5


def number(given: sympy.Basic) -> float:
    """A SymPy number as it is for real letters, else nan."""
    value = complex(sympy.N(given.doit(), 30))
    return value.real if abs(value.imag) < 1e-20 else float("nan")


def real(expression: Expression, point: Point) -> tuple[sympy.Basic, dict[sympy.Symbol, sympy.Rational]]:
    """The expression in real SymPy letters, and the values of these letters."""
    letters = {name: sympy.Symbol(name, real=True) for name in "uv"}
    given = to_sympy(expression).xreplace({sympy.Symbol(name): letter for name, letter in letters.items()})
    values = {
        letters[symbol.name]: sympy.Rational(value.numerator, value.denominator) for symbol, value in point.items()
    }
    return given, values


def some_inside(row: Function) -> list[Point]:
    """A few points where value and derivative exist."""
    inside = [
        point
        for point in points(row)
        if all(Evaluator(point).slope(call(row), letter).is_finite() for letter in LETTERS[: places(row)])
    ]
    return inside[:: max(1, len(inside) // 5)][:6]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_value_and_slope_against_sympy(row: Function) -> None:
    chosen = some_inside(row)
    assert len(chosen) >= 3
    for point in chosen:
        given, values = real(call(row), point)
        evaluator = Evaluator(point)
        assert number(given.subs(values)) == pytest.approx(
            float(evaluator.value(call(row)).mid()), rel=1e-12, abs=1e-300
        )
        for letter, variable in zip(LETTERS[: places(row)], values, strict=False):
            derivative = number(given.diff(variable).subs(values))
            assert derivative == pytest.approx(float(evaluator.slope(call(row), letter).mid()), rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_exact_agrees_with_the_ball(row: Function) -> None:
    for point in points(row):
        fraction = exact(call(row), point)
        value = Evaluator(point).value(call(row))
        if fraction is not None:
            assert value.overlaps(arb(fraction.numerator) / fraction.denominator), point


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_sympy_reads_the_row(row: Function) -> None:
    point = some_inside(row)[-1]
    written = sympy.sympify(str(call(row)))
    values = {
        sympy.Symbol(symbol.name): sympy.Rational(value.numerator, value.denominator) for symbol, value in point.items()
    }
    assert number(written.subs(values)) == pytest.approx(float(Evaluator(point).value(call(row)).mid()), rel=1e-12)
    back = from_sympy(to_sympy(call(row)))
    assert Evaluator(point).value(back).overlaps(Evaluator(point).value(call(row)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_notation_reads_back(row: Function) -> None:
    expression = call(row)
    for written in (text(expression), text(expression, ascii=True), expression.latex()):
        assert parse(written, variables=("u", "v")) == expression, written


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_spelling_is_its_own(row: Function) -> None:
    for spelling in (row.name, *row.spellings, *([row.text] if row.text else [])):
        assert SPELLINGS[spelling] == row.name
        inside = "(u, 5)" if row.name == "root" else "(u, v)" if places(row) == 2 else "(u)"
        assert parse(spelling + inside, variables=("u", "v")) == call(row)
