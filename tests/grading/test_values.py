"""Values by columns agree with the evaluator that works point by point, and with numbers known otherwise."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb, ctx

from tutor import parse
from tutor.expression.dice import Dice
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import ZERO, whole
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import Comparison, Partial
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.grading.columns import Columns
from tutor.grading.pair import Pair
from tutor.grading.values import values

X, Y = Symbol("x"), Symbol("y")
PLACES = [Fraction(text) for text in "0 1 -1 1/2 -1/2 2 -2 0.3 -0.7 1.5 -3.2 40 -40".split()]
ONE_LETTER = [{X: place, Y: Fraction(2)} for place in PLACES]
TWO_LETTERS = [{X: one, Y: other} for one in PLACES[::2] for other in PLACES[1::3]]


def assert_agrees(expression: Expression, points: list[dict[Symbol, Fraction]], precision: int = 64) -> None:
    for point, found in zip(points, values(expression, points, precision), strict=True):
        known = Evaluator(point, precision).value(expression)
        assert found.is_finite() == known.is_finite(), (str(expression), point, found, known)
        assert not known.is_finite() or found.overlaps(known), (str(expression), point, found, known)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_agrees_with_the_evaluator(name: str) -> None:
    least, most = FUNCTIONS[name].arity
    if least == 1:
        assert_agrees(Call(name, (X,)), ONE_LETTER)
        assert_agrees(Call(name, (X,)), ONE_LETTER, 300)
    if most > 1:
        assert_agrees(Call(name, (X, Y)), TWO_LETTERS)


@pytest.mark.parametrize(
    "typed",
    [
        "x^3", "x^(-2)", "x^0", "x^(1/3)", "x^(2/3)", "x^(-1/3)", "x^(1/2)", "x^(-3/2)", "x^0.5", "x^y", "2^x", "e^x",
        "x^(y-y)",
        "(x-x)^3", "(sin(x)-sin(x))^4", "(-8)^(1/3)", "0^x", "x/(y-2)", "x/(x-x)", "1/sin(x-x)", "pi x + e", "-(x - y)",
        "Piecewise((ln(x), x > 0), (x^2, x < -1), (3, True))",
        "Piecewise((x, x >= 0 and y > 0), (-x, x = -2 or y != 2))",
        "Piecewise((1/x, x != 0))", "max(x, y, 1/2)", "|x - y|", "sum(i, i x)", "sum(i=1..4, x^i/i)", "sum(i=1..0, x)",
        "sum(i=1..3, sum(j=1..i, x j))", "sum(i=1..3, a_i x + b_i)", "mean(a) x", "sum(i, (a_i - mean(a)) x)",
        "x_1 + x_i", "g(x, y)",
        "sum(i=1..2000, x)", "sum(i=1..100, sum(j=1..100, x))", "sum(i=1..oo, x)",
    ],
)  # fmt: skip
def test_each_kind_of_node_agrees_with_the_evaluator(typed: str) -> None:
    expression = parse(typed)
    points = [{**point, Symbol("n"): Fraction(3)} for point in TWO_LETTERS]
    assert_agrees(expression, points)
    assert_agrees(expression, points[::5], 640)


@pytest.mark.parametrize("relation", ["<", "<=", ">", ">=", "=", "!="])
def test_conditions_are_decided_exactly(relation: str) -> None:
    tenth = {X: Fraction(1, 10), Y: Fraction(1, 5)}
    condition = Comparison(relation, parse("2 x"), Y)
    assert values(condition, [tenth])[0] == (1 if relation in ("<=", ">=", "=") else 0)


def test_a_derivative_that_is_still_to_be_worked_out() -> None:
    (found,) = values(Sum((Partial(parse("x^3 y"), X), Y)), [{X: Fraction(2), Y: Fraction(5)}])
    assert found.contains(3 * 4 * 5 + 5)


def _random_tree(dice: Dice, levels: int) -> Expression:
    if levels == 0:
        return dice.choice((X, Y, whole(dice.randrange(-3, 4)), parse("0.25"), parse("pi")))
    one = _random_tree(dice, levels - 1)
    kind = dice.randrange(0, 7)
    if kind == 0:
        return Negation(one)
    if kind == 1:
        return Power(one, dice.choice((whole(2), whole(3), whole(-1), parse("1/3"), parse("1/2"), Y)))
    if kind == 2:
        names = [name for name, row in FUNCTIONS.items() if row.arity[0] == 1]
        return Call(dice.choice(names), (one,))
    other = _random_tree(dice, levels - dice.randrange(1, levels + 1))
    if kind == 3:
        return Quotient(one, other)
    return Sum((one, other, one)) if kind < 5 else Product((other, one))


@pytest.mark.parametrize("seed", range(150))
def test_random_trees_agree_with_the_evaluator(seed: int) -> None:
    expression = _random_tree(Dice(seed), 4)
    for point, found in zip(TWO_LETTERS, values(expression, TWO_LETTERS), strict=True):
        known = Evaluator(point).value(expression)
        if found.is_finite() and known.is_finite():  # the one may see where the other's balls are too wide
            assert found.overlaps(known), (str(expression), point, found, known)


def test_precision_is_put_back() -> None:
    before = ctx.prec, ctx.cap
    values(parse("sin(x)/0"), ONE_LETTER, 500)
    assert (ctx.prec, ctx.cap) == before


def test_what_is_shared_is_the_same_and_stays_as_it_was() -> None:
    model, answer = parse("sin(x y) + x"), parse("x - sin(x y)")
    base = Columns(TWO_LETTERS, 64)
    base.of(model)
    mine = Columns(base.points, 64, base).of(answer)
    alone = Columns(TWO_LETTERS, 64).of(answer)
    assert all(one.overlaps(other) for one, other in zip(mine, alone, strict=True))
    assert base.of(model) is base.of(model)


def test_a_ball_in_place_of_a_number() -> None:
    around = arb(3).union(arb(4))
    (found,) = Columns([{}], 64, around={X: around}).of(parse("x^2"))
    assert found.contains(9)
    assert found.contains(16)
    assert found < 17


@pytest.mark.parametrize(
    ("typed", "least"),
    [
        ("x + 1", 0),
        ("x^20 + e^x + tanh(x)", 0),
        ("x + 10^200", 664),
        ("x + 10^(-200)", 664),
        ("10^200 x", 0),
        ("(x + 10^(-200))^2*10^50", 664),
        ("tanh(400 + x)", 1150),
        ("cos(10^(-200) x)", 2 * 663),
        ("e^(10^(-200) x)", 663),
        ("sin(10^200 x)", 664),
        ("erf(20 + x)", 660),
        ("x + e^(-1000)", 1442),
        ("sum(i=1..3, x + 10^(-100 i))", 996),
    ],
)
def test_the_digits_that_show_all_parts(typed: str, least: int) -> None:
    expression = parse(typed)
    pair = Pair(expression, ZERO, [{X: Fraction(3, 2)}], None)
    pair.values(64)
    needed, wished = pair.digits(0)
    assert needed >= least - 3
    assert needed <= wished
    assert wished <= 4 * least + 20


@pytest.mark.parametrize("typed", ["e^e^e^e^e + x", "tanh(e^(e^(20 + x)))", "e^(10^9) + x", "sin(9**9**9) + x"])
def test_what_is_out_of_reach_is_known_to_be(typed: str) -> None:
    pair = Pair(parse(typed), ZERO, [{X: Fraction(3, 2)}], None)
    pair.values(64)
    assert pair.digits(0)[0] > 10**6
