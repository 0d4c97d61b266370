"""Compiled expressions: balls that surely hold every value, on thin and on wide balls."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from flint import arb, ctx, fmpq

from tutor import parse
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import Comparison
from tutor.expression.tree import Call, Expression, Sum, Symbol
from tutor.stationary.box.intervals import can_vanish
from tutor.stationary.box.program import Program, enclose

X, Y = Symbol("x"), Symbol("y")
ONE_LETTER = [name for name, row in FUNCTIONS.items() if row.arity == (1, 1)]
FORMULAS = [
    "x^2", "x^3", "x^-1", "x^-2", "x x x", "x^2 y^4", "x^(1/3)", "x^(2/3)", "x^(3/2)", "x^y", "2^x", "e^(x y)",
    "x^pi", "x - (y - x)", "-x^2 + 3x/7 - y", "(x + y)/(x - y)", "max(x, y, 1)", "min(x, y^2)", "atan2(y, x)",
    "Piecewise((x, x < 1), (1 + y, True))", "sum(i, 1, 4, x^i/i)", "x^0", "root(x, 3)", "logb(x, y)", "pi x + e",
    "abs(x - y)^3", "sqrt(x^2 + y^2)",
]  # fmt: skip


def fraction_ball(low: Fraction, high: Fraction) -> arb:
    return arb(fmpq(low.numerator, low.denominator)).union(arb(fmpq(high.numerator, high.denominator)))


@pytest.mark.parametrize(
    "expression",
    [*(Call(name, (X,)) for name in ONE_LETTER), *map(parse, FORMULAS)],
    ids=[*ONE_LETTER, *FORMULAS],
)
def test_a_wide_ball_holds_the_value_at_every_point_in_it(expression: Expression) -> None:
    dice = random.Random(str(expression))
    program = Program([expression], [X, Y])
    for _ in range(25):
        ends = [sorted(Fraction(dice.randint(-60, 60), 16) for _ in range(2)) for _ in range(2)]
        with ctx.workprec(64):
            found = program.run([fraction_ball(low, high) for low, high in ends])[0]
        if not found.is_finite():
            continue
        for _ in range(6):
            point = [low + (high - low) * Fraction(dice.randint(0, 8), 8) for low, high in ends]
            value = Evaluator(dict(zip((X, Y), point, strict=True)), 128).value(expression)
            assert value.is_finite(), f"{expression} at {point}: a jump or a gap was overlooked"
            assert found.overlaps(value), f"{expression} at {point}"


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("point", [(Fraction(1, 2), Fraction(3)), (Fraction(2), Fraction(1, 3))])
def test_at_a_point_the_value_is_that_of_the_evaluator(formula: str, point: tuple[Fraction, Fraction]) -> None:
    expression = parse(formula)
    place = dict(zip((X, Y), point, strict=True))
    with ctx.workprec(320):
        balls = {letter: arb(fmpq(value.numerator, value.denominator)) for letter, value in place.items()}
    found = enclose(expression, balls)
    wanted = Evaluator(place, 300).value(expression)
    assert found.overlaps(wanted)
    assert found.rel_accuracy_bits() > 240


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [
        ("x^2", 0, 4), ("x x", 0, 4), ("x^3", -1, 8), ("x^4", 0, 16), ("abs(x)", 0, 2), ("cosh(x)", 1, 3.7622),
        ("sinh(x)", -1.17521, 3.62687), ("tanh(x)", -0.761595, 0.964028), ("x^(2/3)", 0, 1.5875),
        ("exp(x)", 0.3678, 7.3891),
    ],
)  # fmt: skip
def test_a_wide_ball_is_tight(formula: str, low: float, high: float) -> None:
    found = Program([parse(formula)], [X]).run([arb(-1).union(arb(2))])[0]
    assert abs(float(found.lower()) - low) < 1e-3
    assert abs(float(found.upper()) - high) < 1e-3


@pytest.mark.parametrize("formula", ["ln(x)", "1/x", "sqrt(x)", "sign(x)", "x^-3", "x^y", "acot(x)", "tan(20x)"])
def test_where_there_may_be_no_value_or_a_jump_the_ball_is_not_finite(formula: str) -> None:
    assert not Program([parse(formula)], [X, Y]).run([arb(0, 0.5), arb(1, 0.25)])[0].is_finite()


@pytest.mark.parametrize("formula", ["z + x", "a_i x", "sum(i, 1, n, x)", "g(x)"])
def test_unknown_letters_and_functions_have_no_value(formula: str) -> None:
    expression = parse(formula, functions=["g"]) if "g(" in formula else parse(formula)
    assert not Program([expression], [X]).run([arb(1)])[0].is_finite()


@pytest.mark.parametrize(
    ("relation", "ball", "truth"),
    [("<", arb(0, 1), 1), ("<", arb(5, 1), 0), ("<", arb(2, 1), None), (">=", arb(3), 1), ("!=", arb(2), 0)],
)
def test_conditions_are_one_zero_or_undecided(relation: str, ball: arb, truth: int | None) -> None:
    condition = Comparison(relation, X, parse("2"))
    value = Program([condition], [X]).run([ball])[0]
    assert (value == truth) if truth is not None else not value.is_finite()


def test_shared_parts_are_worked_out_once() -> None:
    deep = parse("sin(x)")
    for _ in range(300):
        deep = Sum((deep, deep))
    assert Program([deep], [X]).run([arb(0)])[0] == 0


def test_sums_within_sums_do_not_run_for_ever() -> None:
    expression = parse("sum(i, 1, 900, sum(j, 1, 900, sum(k, 1, 900, x^i y^j k)))")
    assert not enclose(expression, {X: arb(1), Y: arb(1)}).is_finite()


@pytest.mark.parametrize(
    ("formula", "ball", "may"),
    [
        ("ln(x) + 1", arb(0, 0.25), False),
        ("ln(x) + 1", arb(0, 0.5), True),
        ("1/x - 1", arb(0.25, 0.375), True),
        ("1/x^2 - 1", arb(0.25, 0.375), False),
        ("sqrt(x) + 1", arb(0, 3), False),
        ("x^(-1/2) - 1", arb(0, 0.5), False),
        ("exp(1/x^2) - 1/2", arb(0, 0.5), False),
        ("exp(-1/x^2)", arb(0, 0.5), True),
        ("ln(x)", arb(-2, 1), False),
        ("sin(1/x) + 2", arb(0, 1), False),
        ("1/x", arb(0, 1), True),
        ("tanh(1/x) x", arb(0, 1), True),
    ],
)
def test_ends_prove_that_something_is_not_zero_where_balls_cannot(formula: str, ball: arb, may: bool) -> None:
    assert can_vanish(parse(formula), [X], [ball]) is may


@pytest.mark.parametrize("formula", ["x ln(x) - 1", "x + 1/x", "exp(1/x) - 1/2", "1/x - 1"])
@pytest.mark.parametrize("condition", ["x > 0", "0 < x", "x >= 0"])
def test_a_condition_cuts_the_box_at_its_edge(formula: str, condition: str) -> None:
    relation = condition.split()[1]
    left, right = (parse(side) for side in condition.split(relation))
    assert not can_vanish(parse(formula), [X], [arb(0.25, 0.375)], [Comparison(relation, left, right)])
