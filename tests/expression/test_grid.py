"""Values on arrays agree with the exact evaluator, point by point, for every function of the language."""

from __future__ import annotations

from fractions import Fraction

import numpy
import pytest

from tutor import parse
from tutor.errors import Unanswerable
from tutor.expression.functions import FUNCTIONS
from tutor.expression.grid import values_on
from tutor.expression.numbers import whole
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import BigSum, Delta
from tutor.expression.tree import Power, Product, Symbol

X, Y = Symbol("x"), Symbol("y")
ACROSS = numpy.array([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0])
UP = numpy.array([[-1.0], [0.0], [0.5], [2.0]])

FORMULAS = (
    "x^2 y - 1", "x^(1/3)", "x^(2/3)", "x^y", "x^x", "0^x", "x^-2", "1/x", "ln(x)", "sqrt(x y)", "max(x, y, 2)",
    "e^(pi x)", "Piecewise((x**2, x<0), (sqrt(y), x<1))", "{x if x < 0 or y > 1; 1/y otherwise}",
    "sum(i=1..3, x^i/i)", "sum(i=1..2, sum(j=1..2, x^i y^j))", "sum(i=1..0, x)",
)  # fmt: skip


@pytest.mark.parametrize(
    "formula",
    [*FORMULAS, *(f"{name}(x)" if row.arity[0] == 1 else f"{name}(x, y)" for name, row in FUNCTIONS.items())],
)
def test_against_the_evaluator(formula: str) -> None:
    expression = parse(formula)
    found = values_on(expression, {X: ACROSS, Y: UP})
    assert found.shape == (4, 8)
    for row, up in enumerate(UP[:, 0]):
        for column, across in enumerate(ACROSS):
            ball = Evaluator({X: Fraction(across), Y: Fraction(up)}).value(expression)
            expected = float(ball.mid()) if ball.is_finite() else numpy.nan
            assert found[row, column] == pytest.approx(expected, rel=1e-9, abs=1e-12, nan_ok=True), (across, up)


def test_what_overflows_has_no_value_and_what_recovers_has() -> None:
    far = {X: numpy.array([1000.0])}
    assert numpy.isnan(values_on(parse("exp(x)"), far)).all()
    assert values_on(parse("1/(1 + exp(x))"), far) == 0


def test_members_of_a_family_are_looked_up() -> None:
    known = {
        Symbol("n"): Fraction(2),
        Symbol("a", (whole(1),)): Fraction(3),
        Symbol("a", (whole(2),)): Fraction(5),
    }
    assert values_on(parse("sum(i=1..n, a_i x)"), {X: numpy.array([1.0, 2.0])}, known).tolist() == [8, 16]


def test_the_kronecker_delta_picks_its_term() -> None:
    index = Symbol("i")
    body = Product((Delta(index, whole(2)), Power(X, index)))
    assert values_on(BigSum(body, index, whole(1), whole(3)), {X: numpy.array([3.0])}).tolist() == [9]


@pytest.mark.parametrize("formula", ["a x", "sum(i=1..n, x)", "sum(i=1..10^9, x^i)", "a_1 x"])
def test_what_has_no_number_is_refused(formula: str) -> None:
    with pytest.raises(Unanswerable) as caught:
        values_on(parse(formula), {X: ACROSS})
    assert caught.value.mend


def test_a_long_formula_does_not_fill_the_memory() -> None:
    import tracemalloc

    expression = parse("+".join(f"sin({number} x)" for number in range(1, 400)))
    grid = {X: numpy.linspace(0, 1, 20_000)}
    tracemalloc.start()
    values_on(expression, grid)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 450 * 20_000 * 8  # a single array is 160 kB; the 400 terms of the sum wait together
