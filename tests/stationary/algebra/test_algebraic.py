"""Polynomial systems solved exactly: literature, hand work, planted roots, and what must be refused."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

import pytest
import sympy
from flint import arb, ctx, fmpz_poly

from tests.stationary.algebra.classics import (
    BEALE,
    CAMEL_3,
    CAMEL_6,
    GOLDSTEIN,
    HIMMELBLAU,
    ROSENBROCK_4,
    TANG_2,
    TANG_3,
)
from tutor import gradient, parse
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.structures import Comparison, Logic
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.algebra.solve import solve
from tutor.stationary.clock import Clock
from tutor.stationary.numbers.coordinate import PRECISION
from tutor.stationary.system import Scope, Solution, System

X, Y = Symbol("x"), Symbol("y")


def system(unknowns: str, *equations: str, conditions: Sequence[Expression] = ()) -> System:
    """A system from text."""
    letters = tuple(Symbol(name) for name in unknowns.split(","))
    return System(letters, tuple(parse(one) for one in equations), tuple(conditions))


def solved(asked: System, seconds: float = 20) -> Solution:
    """The solution, which there must be."""
    found = solve(asked, Clock.of(seconds))
    assert found is not None
    return found


def stationary(function: str) -> Solution:
    """The points where ∇f = 0."""
    found = gradient(function)
    return solved(System(tuple(found.variables), tuple(found.answer)))


def exact_points(found: Solution) -> list[tuple[str, ...]]:
    """The closed forms, or "?"."""
    return [
        tuple(text(one.exact) if one.exact is not None else "?" for one in spot.coordinates.values())
        for spot in found.spots
    ]


def decimals(found: Solution) -> list[tuple[str, ...]]:
    """Six digits."""
    return [tuple(one.decimal for one in spot.coordinates.values()) for spot in found.spots]


COUNTS = {
    # function: complex with multiplicity (Bézout, or by hand), real (literature or by hand)
    HIMMELBLAU: (9, 9),
    CAMEL_6: (15, 15),
    CAMEL_3: (5, 5),
    TANG_2: (9, 9),
    TANG_3: (27, 27),
    "(1-x)^2 + 100(y-x^2)^2": (1, 1),
    "(x + 2y - 7)^2 + (2x + y - 5)^2": (1, 1),
    "0.26(x^2 + y^2) - 0.48x*y": (1, 1),
    "x^3 + y^3 - 3x*y": (4, 2),
    "x^4 + y^4 - 4x*y + 1": (9, 3),
    "x^4 + y^4": (9, 1),
    "x^3 - 3x*y^2": (4, 1),
    "(y - x^2)*(y - 2x^2)": (3, 1),
    "x^2 + y^3": (2, 1),
    "x^3/3 + x + y^2": (2, 0),
}


@pytest.mark.parametrize(("function", "counts"), COUNTS.items(), ids=[*COUNTS])
def test_complex_and_real_solutions_are_counted(function: str, counts: tuple[int, int]) -> None:
    found = stationary(function)
    assert (found.facts["complex_solutions"], found.facts["real_solutions"]) == counts
    assert len(found.spots) == counts[1]
    assert found.scope is Scope.EVERYWHERE


def test_himmelblau() -> None:
    """Minima: D. M. Himmelblau, Applied Nonlinear Programming, 1972; the maximum and the saddles: Wikipedia."""
    found = decimals(stationary(HIMMELBLAU))
    assert found[0] == ("-3.77931", "-3.28319")
    assert ("-2.80512", "3.13131") in found
    assert ("3.58443", "-1.84813") in found
    assert ("3", "2") in found
    assert ("-0.270845", "-0.923039") in found
    assert found == sorted(found, key=lambda point: float(point[0]))


def test_six_hump_camel() -> None:
    """The two global minima: A. Törn and A. Žilinskas, Global Optimization, 1989."""
    found = decimals(stationary(CAMEL_6))
    assert ("-0.089842", "0.712656") in found
    assert ("0.089842", "-0.712656") in found


def test_beale() -> None:
    """The minimum (3, 1/2), and the saddle (0, 1): there every bracket is a constant, and f_x = f_y = 0 by hand."""
    found = stationary(BEALE)
    assert {("3", "0.5"), ("0", "1")} <= set(exact_points(found))
    assert found.facts["complex_solutions"] == 7


def test_goldstein_price() -> None:
    """The minima of L. C. W. Dixon and G. P. Szegö, 1978: (0, −1), (−3/5, −2/5), (9/5, 1/5), (6/5, 4/5)."""
    found = set(exact_points(stationary(GOLDSTEIN)))
    assert {("0", "−1"), ("−⅗", "−⅖"), ("9/5", "⅕"), ("6/5", "⅘")} <= found
    assert len(found) == 9


def test_rosenbrock_in_four_variables() -> None:
    """Y.-W. Shang and Y.-H. Qiu, A note on the extended Rosenbrock function, 2006."""
    found = stationary(ROSENBROCK_4)
    assert found.facts["distinct_complex_solutions"] == 9
    assert decimals(found)[0] == ("-0.775659", "0.613093", "0.382063", "0.145972")
    assert exact_points(found)[2] == ("1", "1", "1", "1")
    assert len(found.spots) == 3


def test_three_hump_camel_in_closed_form() -> None:
    """y = −x/2 and x·(x⁴ − 4.2x² + 3.5) = 0, so x² = (21 ± √91)/10."""
    found = stationary(CAMEL_3)
    squares = [spot.value(parse("x^2")) for spot in found.spots]
    for at, sign in ((0, 1), (1, -1), (3, -1), (4, 1)):
        assert squares[at].polynomial == fmpz_poly([35, -42, 10])
        with ctx.workprec(PRECISION):
            assert squares[at].ball.overlaps((21 + sign * arb(91).sqrt()) / 10)
        assert squares[at].exact is not None
        assert found.spots[at].sign(parse("(x^2 - 2.1)^2 - 0.91")) == 0
        assert found.spots[at].sign(parse("x + 2y")) == 0
    assert exact_points(found)[2] == ("0", "0")


def test_closed_forms() -> None:
    found = solved(system("x,y", "x^4 - 10x^2 + 1", "y^2 - 2"))
    assert len(found.spots) == 8
    assert all(one.exact is not None for spot in found.spots for one in spot.coordinates.values())


def test_every_ball_is_narrow() -> None:
    for spot in stationary(HIMMELBLAU).spots:
        for one in spot.coordinates.values():
            assert one.ball.is_exact() or one.ball.rel_accuracy_bits() > 190
            assert one.polynomial is not None
            with ctx.workprec(PRECISION):
                assert one.polynomial(one.ball).contains(0)


@pytest.mark.parametrize("seed", range(10))
def test_planted_rational_roots_are_found_exactly(seed: int) -> None:
    """Products of lines through the planted points, mixed: all of them and nothing false."""
    chance = random.Random(seed)
    xs = [Fraction(value, chance.randint(1, 4)) for value in chance.sample(range(-9, 10), 3)]
    ys = [Fraction(value, chance.randint(1, 4)) for value in chance.sample(range(-9, 10), 2)]
    xs = list(dict.fromkeys(xs))
    ys = list(dict.fromkeys(ys))
    first = "*".join(f"(x - ({root}))" for root in xs)
    second = "*".join(f"(y - ({root}))" for root in ys)
    found = solved(system("x,y", f"{first} + 3*({second})", f"{second} - 2*({first})"))
    points = {tuple(map(rational_value, (one.shown for one in spot.coordinates.values()))) for spot in found.spots}
    assert points == {(a, b) for a in xs for b in ys}


@pytest.mark.parametrize("seed", range(6))
def test_the_number_of_real_roots_is_that_of_sympy(seed: int) -> None:
    """x is a root of a random polynomial, y = x² − x: the real ones counted by SymPy's Sturm sequences."""
    chance = random.Random(100 + seed)
    values = [chance.randint(-9, 9) for _ in range(6)] + [chance.randint(1, 9)]
    equation = " + ".join(f"({value})*x^{power}" for power, value in enumerate(values))
    found = solved(system("x,y", f"{equation} + y - x^2 + x", "y - x^2 + x"))
    expected = sympy.Poly(values[::-1], sympy.Symbol("x")).count_roots()
    assert len(found.spots) == expected


@pytest.mark.parametrize("equations", [("x^2 + 1", "y"), ("x^2 + y^2 + 1", "x - y"), ("x^4 + x^2 + 1", "y")])
def test_solutions_that_are_not_real_are_no_points(equations: Sequence[str]) -> None:
    found = solved(system("x,y", *equations))
    assert not found.spots
    assert found.scope is Scope.EVERYWHERE
    assert found.facts["complex_solutions"] != 0


@pytest.mark.parametrize("equations", [("x", "x - 1"), ("x*y - 1", "x"), ("5", "x"), ("x + y", "x + y - 1")])
def test_contradictions(equations: Sequence[str]) -> None:
    found = solved(system("x,y", *equations))
    assert not found.spots
    assert found.facts["complex_solutions"] == 0
    assert [one.key for one in found.argument] == ["algebraic-contradiction"]


@pytest.mark.parametrize(
    ("unknowns", "equations"),
    [
        ("x,y", ("x*y", "x")),  # a line
        ("x,y", ("x^2 + y^2",)),  # one real point, but a curve of complex ones
        ("x,y", ("0", "0")),
        ("x,y", ()),
        ("x,y", ("a*x", "y")),  # a letter left over
        ("x,y", ("sin(x)", "y")),
        ("x,y", ("sqrt(2)*x", "y")),
        ("x,y", ("x + pi", "y")),
        ("x,y", ("x^(1/2) - 1", "y")),
        ("x,y", ("1/(x - x)", "y")),
        ("x,y", ("x^150 - y", "y^150 - x")),  # too many solutions
    ],
)
def test_other_systems_are_left_to_others(unknowns: str, equations: Sequence[str]) -> None:
    assert solve(system(unknowns, *equations), Clock.of(5)) is None


def test_out_of_time_is_no_answer() -> None:
    found = gradient(GOLDSTEIN)
    assert solve(System(tuple(found.variables), tuple(found.answer)), Clock(0.0)) is None


def test_a_dense_system_that_is_too_hard_is_given_up_soon() -> None:
    """Two dense polynomials of degree 14: 196 solutions and numbers of 200 digits; minutes of work."""
    chance = random.Random(1)
    powers = [(a, b) for a in range(15) for b in range(15 - a)]
    equations = [" + ".join(f"({chance.randint(-9, 9)})*x^{a}*y^{b}" for a, b in powers) for _ in range(2)]
    clock = Clock.of(30)
    assert solve(system("x,y", *equations), clock) is None
    assert clock.left > 20


def test_denominators_are_cleared_and_their_zeros_left_out() -> None:
    """x/(1 + x² + y²): f_x = 0 where x² = 1 + y², f_y = 0 where xy = 0, so (±1, 0)."""
    assert exact_points(stationary("x/(1 + x^2 + y^2)")) == [("−1", "0"), ("1", "0")]


def test_xy_with_reciprocals() -> None:
    """xy + 1/x + 8/y: y = 1/x² and x = 8/y² give x = 1/2, y = 4."""
    assert exact_points(stationary("x*y + 1/x + 8/y")) == [("½", "4")]


def test_a_candidate_where_a_denominator_is_zero_falls_away() -> None:
    found = solved(system("x,y", "x^2*(y - 1)/x/y", "x*y*(x - y - 1)/x"))
    assert exact_points(found) == [("2", "1")]
    assert any(one.key == "algebraic-counted-away" for one in found.argument)


def test_the_only_solution_that_falls_away_is_not_called_one_of_several() -> None:
    found = solved(system("x", "1/x + 1", conditions=[parse("x > 0")]))  # x = −1
    assert not found.spots
    assert [one.key for one in found.argument] == ["algebraic-counted-one", "algebraic-counted-away-only"]


def test_a_cancelled_denominator_still_counts() -> None:
    assert not solved(system("x", "(x - 1)^2/(x - 1)")).spots


def test_zeros_of_a_denominator_that_are_a_whole_line_do_not_hide_the_rest() -> None:
    """Cleared, both equations hold on all of x = 0; there they have no value, and only (1, ±1) is left."""
    found = solved(system("x,y", "(x - y^2)*x/x^2*x", "(x*y - y)*x^2/x"))
    assert exact_points(found) == [("1", "−1"), ("1", "1")]


def test_conditions_are_decided_exactly() -> None:
    positive = Comparison(">", X, ZERO)
    either = Logic("or", (Comparison("<", Y, ZERO), Comparison("=", parse("x^2"), parse("3"))))
    found = solved(system("x,y", "x^2 - 2", "y^2 - 1", conditions=[positive, either]))
    assert exact_points(found) == [("√2", "−1")]
    equal = Comparison("!=", parse("x^2"), parse("2"))
    assert not solved(system("x,y", "x^2 - 2", "y^2 - 1", conditions=[equal])).spots


def test_decimals_stay_decimals() -> None:
    found = solved(system("x,y", "0.5x - y", "y^2 - 0.0625"))
    assert exact_points(found) == [("−0.5", "−0.25"), ("0.5", "0.25")]


def test_long_names_and_greek_letters() -> None:
    letters = (Symbol("rate"), Symbol("alpha"))
    equations = (parse("rate^2 - alpha", variables=("rate",)), parse("alpha^2 - rate", variables=("rate",)))
    assert exact_points(solved(System(letters, equations))) == [("0", "0"), ("1", "1")]


def test_coefficients_of_hostile_length() -> None:
    huge = "9" * 99
    found = solved(system("x,y", f"x^2 - {huge}", f"y - {huge}x"))
    assert len(found.spots) == 2
    assert found.spots[1].coordinates[Y].ball > arb(10) ** 148
