"""Values, slopes, exact fractions, decimals and sample points."""

from __future__ import annotations

import math
import subprocess
import sys
from fractions import Fraction

import flint
import pytest
from flint import arb

from tests.hanging import ends
from tutor.expression.exact import Point, exact
from tutor.expression.figures import approximate, decimal, finite_difference
from tutor.expression.numbers import whole
from tutor.expression.numeric import Evaluator
from tutor.expression.obstacles import why_not
from tutor.expression.parser import parse
from tutor.expression.sampling import sample_points
from tutor.expression.structures import Applied, BigSum, Comparison, Delta, Partial, Piecewise
from tutor.expression.tree import Call, Expression, Number, Power, Product, Sum, Symbol

X, Y, INDEX, J, K, N = (Symbol(name) for name in "xyijkn")


def at(**values: str) -> dict[Symbol, Fraction]:
    """A point from decimals."""
    return {Symbol(name): Fraction(value) for name, value in values.items()}


POINT = at(x="0.7", y="1.3", n="3")


def family(name: str, index: Expression) -> Symbol:
    """A member of a family: a with the subscript i."""
    return Symbol(name, (index,))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x^2*y + sin(x*y)", 0.7**2 * 1.3 + math.sin(0.7 * 1.3)),
        ("(-8)^(1/3)", -2),
        ("(-8)^(2/3)", 4),
        ("(-8)^(1/3 - 1)", 0.25),
        ("(-x)^n", -(0.7**3)),
        ("(-32)^0.2", -2),
        ("x^0 + 0^0", 2),
        ("0^y", 0),
        ("2^-3", 0.125),
        ("root(-27, 3)", -3),
        ("pi + e", math.pi + math.e),
        ("sum(i=1..4, i^2 x)", 21),
        ("sum(i=3..2, x)", 0),
        ("sum(i=1..2, sum(j=1..i, i*j))", 7),
        ("max(x, y, 1) - min(x, y)", 0.6),
        ("Piecewise((x, x < y), (y, True))", 0.7),
        ("sum(i=-2..2, (-1)^i)", 1),
    ],
)
def test_value(source: str, expected: float) -> None:
    assert approximate(parse(source), POINT) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize(
    "source",
    [
        "ln(-x)", "sqrt(-1 - x^2)", "1/(x - x)", "(-x)^(1/2)", "(-x)^y", "0^(-1)", "asin(y)", "x*z",
        "(-1)^(1/3 + z - z)", "Piecewise((x, x > y))", "sqrt(-1)^0", "0*ln(-1)", "9^9^9^9",
        "sum(i=1..oo, 1/i^2)", "sum(i=1..5000, x)", "sum(i=1..y, x)", "0/ln(-1)",
    ],
)  # fmt: skip
def test_no_value(source: str) -> None:
    evaluator = Evaluator(POINT)
    assert not evaluator.value(parse(source)).is_finite()
    assert why_not(evaluator, parse(source)) is not None
    assert exact(parse(source), POINT) is None
    assert approximate(parse(source), POINT) is None


@pytest.mark.parametrize(
    ("source", "key", "part"),
    [
        ("1 + sqrt(-1 - x^2)", "not-real", "sqrt(-1 - x^2)"),
        ("x*z", "no-value", "z"),
        ("x + sum(i=1..oo, 1/i^2)", "infinite-sum", "sum(i=1..oo, 1/i^2)"),
        ("2*sum(i=1..5000, x)", "long-sum", "sum(i=1..5000, x)"),
        ("sum(i=1..m, x)", "no-value", "sum(i=1..m, x)"),
    ],
)
def test_why_not(source: str, key: str, part: str) -> None:
    obstacle = why_not(Evaluator(POINT), parse(source))
    assert obstacle is not None
    assert (obstacle.key, obstacle.part) == (key, parse(part))
    assert why_not(Evaluator(POINT), parse("x + y")) is None


def test_why_not_slope() -> None:
    kink = Partial(Call("abs", (Sum((X, parse("-0.7"))),)), X)
    obstacle = why_not(Evaluator(POINT), kink)
    assert obstacle is not None
    assert obstacle.key == "no-slope"


SLOPES = [
    "x^2*y + sin(x*y)", "x^y", "y^x", "x/(y + x)", "exp(-x^2)/x", "ln(x)/ln(y)", "atan2(y, x)", "abs(x - y)",
    "Piecewise((x^2, x < 0), (-x, x < 1), (0, True))", "max(x, y)*min(x, 2y)", "sum(i=1..4, x^i/i)", "(x - y)^(1/3)",
    "sum(i, (x*a_i + y - h_i)^2)", "g(x*y, x)", "sqrt(x)^3", "(x - 1)^(-3)", "sum(i=1..3, i*x*sum(j=1..i, y^j))",
]  # fmt: skip


@pytest.mark.parametrize("source", SLOPES)
@pytest.mark.parametrize("variable", [X, Y])
def test_slope_against_difference(source: str, variable: Symbol) -> None:
    body = parse(source)
    slope = Evaluator(POINT, 128).slope(body, variable)
    assert slope.is_finite()
    assert decimal(finite_difference(body, variable, POINT), 12) == decimal(slope, 12)
    assert Evaluator(POINT).value(Partial(body, variable)).overlaps(slope)


@pytest.mark.parametrize(
    ("source", "point"),
    [
        ("abs(x)", at(x="0")),
        ("2*Piecewise((x, x < 0), (x, True))", at(x="0")),
        ("max(x, y)", at(x="1", y="1")),
        ("sqrt(x)", at(x="0")),
        ("x^(1/3)", at(x="0")),
        ("x/x", at(x="0")),
        ("sin(x)/x", at(x="0")),
        ("x + ln(-1)", at(x="1")),
        ("sum(i=1..x, y)", at(x="2", y="1")),
        ("(x - x)*ln(-x)", at(x="1")),
        ("(-2)^x", at(x="3")),
    ],
)
def test_no_slope(source: str, point: Point) -> None:
    assert not Evaluator(point).slope(parse(source), X).is_finite()


@pytest.mark.parametrize(("source", "expected"), [("x^(4/3)", 0), ("x*abs(y)", 0), ("x^2", 0), ("x^3/y^2", None)])
def test_slope_at_zero(source: str, expected: int | None) -> None:
    slope = Evaluator(at(x="0", y="0")).slope(parse(source), X)
    assert (slope == expected) if expected is not None else not slope.is_finite()


def test_slope_by_an_expression() -> None:
    inner = parse("x + y")
    evaluator = Evaluator(POINT)
    assert evaluator.slope(Product((Power(inner, whole(2)), X)), inner).overlaps(2 * arb(2) * evaluator.value(X))
    member = parse("a_i + x")
    in_sum = BigSum(Partial(Power(member, whole(2)), member), INDEX, whole(1), whole(3))
    assert evaluator.value(in_sum).overlaps(evaluator.value(parse("sum(i=1..3, 2(a_i + x))")))


def test_slope_by_a_member_of_a_family() -> None:
    total = BigSum(Power(family("x", K), whole(2)), K, whole(1), N)
    for place in (1, 2, 3):
        evaluator = Evaluator({N: Fraction(3), J: Fraction(place)})
        assert evaluator.slope(total, family("x", J)).overlaps(2 * evaluator.value(family("x", whole(place))))
    assert Evaluator({N: Fraction(3), J: Fraction(4)}).slope(total, family("x", J)) == 0
    second = family("x", whole(2))
    assert Evaluator({N: Fraction(3)}).slope(total, second).overlaps(2 * Evaluator({}).value(second))


def test_second_derivatives() -> None:
    body = parse("x^2*y^3 + sin(x*y) + g(x, x*y)")
    evaluator = Evaluator(POINT)
    mixed = evaluator.value(Partial(Partial(body, X), Y))
    assert mixed.rel_accuracy_bits() > 40
    assert mixed.overlaps(evaluator.value(Partial(Partial(body, Y), X)))
    assert evaluator.value(Partial(Product((X, Partial(parse("x^3"), X))), X)).overlaps(
        9 * evaluator.value(parse("x^2"))
    )
    third = Partial(Partial(Partial(body, X), X), X)
    assert not evaluator.value(third).is_finite()


def test_unknown_function() -> None:
    evaluator = Evaluator(POINT)
    inner = Product((X, Y))
    chained = Sum((Product((Applied("g", (inner, X), (1, 0)), Y)), Applied("g", (inner, X), (0, 1))))
    assert evaluator.slope(Applied("g", (inner, X)), X).overlaps(evaluator.value(chained))
    assert not evaluator.value(Applied("g", (X, Y))).overlaps(evaluator.value(Applied("h", (X, Y))))
    assert evaluator.slope(Applied("g", (X, Y), (1, 2)), Y).overlaps(evaluator.value(Applied("g", (X, Y), (1, 3))))


def test_indices() -> None:
    evaluator = Evaluator({INDEX: Fraction(2), K: Fraction(2), J: Fraction(3), family("b", whole(2)): Fraction(5)})
    assert evaluator.value(Delta(INDEX, K)) == 1
    assert evaluator.value(Delta(INDEX, J)) == 0
    assert evaluator.value(family("b", INDEX)) == 5
    assert evaluator.value(family("b", Sum((J, parse("-1"))))) == 5
    assert evaluator.value(family("a", INDEX)).overlaps(evaluator.value(family("a", whole(2))))
    assert not evaluator.value(family("a", INDEX)).overlaps(evaluator.value(family("a", J)))
    assert not Evaluator({}, seed=1).value(family("a", INDEX)).overlaps(Evaluator({}, seed=3).value(family("a", INDEX)))
    assert Evaluator({family("x", J): Fraction(9)}).value(family("x", whole(2))) == 9


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("x < y", True), ("x >= y", False), ("x <= 0.7", True), ("x = 7/10", True), ("x != 0.7", False),
        ("x < y and y < 1", False), ("x > y or y > 1", True), ("sqrt(2)^2 = 2", None), ("ln(-x) > 0", None),
        ("x > y and ln(-x) > 0", False),
    ],
)  # fmt: skip
def test_holds(condition: str, expected: bool | None) -> None:
    wrapped = parse(f"Piecewise((1, {condition}), (0, True))")
    assert isinstance(wrapped, Piecewise)
    assert Evaluator(POINT).holds(wrapped.conditions[0]) is expected


def test_depth_and_shared_parts() -> None:
    chain: Expression = X
    doubled: Expression = X
    for _ in range(600):
        chain = Call("sin", (chain,))
        doubled = Sum((doubled, doubled))
    assert Evaluator(POINT).slope(chain, X).is_finite()
    assert Evaluator(POINT).slope(doubled, X) == 2**600
    assert exact(doubled, at(x="1")) == 2**600
    nested: Expression = X
    for place in range(200):
        nested = BigSum(Product((nested, family("i", whole(place)))), family("i", whole(place)), whole(1), whole(9))
    assert not Evaluator(POINT).value(nested).overlaps(arb(0))
    ladder: Expression = X
    for _ in range(200):
        ladder = Partial(Product((ladder, X)), X)
    assert not Evaluator(POINT).value(ladder).is_finite()


@pytest.mark.parametrize(
    "source", ["9^9^9^9", "(x + y + 1)^2000", "x^(10^90)", "(-x)^(10^90 + 1)", "(-2)^(9^9^9)", "2^-9^9^9"]
)
def test_huge_powers_do_not_hang(source: str) -> None:
    with ends():
        expression = parse(source)
        Evaluator(POINT).value(expression)
        Evaluator(POINT).slope(expression, X)
        exact(expression, POINT)
        approximate(expression, POINT)


def test_sums_within_sums_do_not_hang() -> None:
    body: Expression = Product(tuple(Symbol(letter) for letter in "abcdf"))
    for letter in "abcdf":
        body = BigSum(body, Symbol(letter), whole(1), whole(1000))
    with ends():
        assert not Evaluator(POINT).value(body).is_finite()
        assert exact(body, POINT) is None
        assert sample_points([body], []) == ()


def test_settings_of_arb_are_put_back() -> None:
    before = flint.ctx.prec, flint.ctx.cap
    Evaluator(POINT, 300).slope(parse("x^y + sum(i, x^i) + ln(-1)"), X)
    finite_difference(parse("x"), X, POINT)
    exact(parse("sin(0)"), {})
    assert (flint.ctx.prec, flint.ctx.cap) == before


def test_numbers_are_imported_when_they_are_needed() -> None:
    program = "import sys, tutor.expression.functions, tutor.expression.exact; print('flint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_comparison_of_decimals_is_exact() -> None:
    assert Evaluator({X: Fraction(1, 3)}).holds(Comparison("<=", X, Number(Fraction(1, 3), spelling="0.3"))) is True
