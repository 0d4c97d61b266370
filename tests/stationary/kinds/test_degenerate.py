"""Degenerate stationary points: the textbook's traps, and a random search for a wrong claim."""

from __future__ import annotations

import random
from fractions import Fraction
from math import prod

import pytest

from tests.stationary.kinds.test_kinds import ORIGIN, ORIGIN_3, lines, spoken, verdict
from tutor import parse
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.stationary.kinds.field import Field
from tutor.stationary.kinds.forms import between, branches, simplest
from tutor.stationary.kinds.lowest import even_sum, near
from tutor.stationary.kinds.taylor import is_smooth, taylor
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.spot import Spot


@pytest.mark.parametrize(
    ("function", "place", "kind", "strict"),
    [
        # One variable: the first derivative that is not zero.
        ("x^3", {"x": "0"}, "saddle", True),
        ("x^4", {"x": "0"}, "minimum", True),
        ("-x^6 + x^7", {"x": "0"}, "maximum", True),
        ("x - sin(x)", {"x": "0"}, "saddle", True),
        ("cos(x) + x^2/2", {"x": "0"}, "minimum", True),
        ("x^2 - 2cosh(x)", {"x": "0"}, "maximum", True),
        ("(x - 1)^3 ln(x)", {"x": "1"}, "minimum", True),
        # Sums and products of one sign.
        ("x^4 + y^4", ORIGIN, "minimum", True),
        ("-x^4 - y^4", ORIGIN, "maximum", True),
        ("x^2 + y^4", ORIGIN, "minimum", True),
        ("x^2 y^2", ORIGIN, "minimum", False),
        ("(x - y)^2", {"x": "1", "y": "1"}, "minimum", False),
        ("(x^2 + y^2 - 1)^2", {"x": "1", "y": "0"}, "minimum", False),
        ("x^2 + 2x y^2 + y^4", ORIGIN, "minimum", False),
        ("(x^2 - 2y^2)^2 + x^6", ORIGIN, "minimum", True),
        ("(x - 1)^4 + (y + 2)^6 + 3", {"x": "1", "y": "-2"}, "minimum", True),
        ("x^2 (y^2 + 1)", {"x": "0", "y": "5"}, "minimum", False),
        ("x^2 y", {"x": "0", "y": "3"}, "minimum", False),
        ("x^2 y", {"x": "0", "y": "-2"}, "maximum", False),
        ("x^2 y", ORIGIN, "saddle", True),
        # Lines and curves.
        ("x^2 + y^3", ORIGIN, "saddle", True),
        ("x^3 - 3x y^2", ORIGIN, "saddle", True),
        ("(y - x^2)(y - 2x^2)", ORIGIN, "saddle", True),
        ("(y - x^2)^2 + x^5", ORIGIN, "saddle", True),
        ("(y - x^2)^2 - x^6", ORIGIN, "saddle", True),
        ("(y - x^2)^2 + x^6", ORIGIN, "minimum", True),
        ("x^2 + 3x y^2 + y^4", ORIGIN, "saddle", True),
        ("sin(x) + sin(y) + sin(x + y)", {"x": "pi", "y": "pi"}, "saddle", True),
        ("tan(x) - x + y^2", ORIGIN, "saddle", True),
        ("ln(1 + x^2) - x^2 + y^2", ORIGIN, "saddle", True),
        ("x^2 - 2x y + y^2 + x^3", ORIGIN, "saddle", True),
        ("x^6 + y^6 - 3x^3 y^3", ORIGIN, "saddle", True),
        ("(x^2 - 2y^2)(x^2 - 3y^2)", ORIGIN, "saddle", True),
        # Lowest forms, valleys, Newton polygons.
        ("x^4 + x^2 y^2 + y^4 - x^5", ORIGIN, "minimum", True),
        ("(x^2 + y^2)^2 - x^5", ORIGIN, "minimum", True),
        ("x^4 - x^3 y + y^4", ORIGIN, "minimum", True),
        ("x^2 + x y^2 + y^4", ORIGIN, "minimum", True),
        ("x^4 + x^2 y^2 + y^6", ORIGIN, "minimum", True),
        ("x^4 + x^2 y^3 + y^6", ORIGIN, "minimum", True),
        ("x^4 + 3x^2 y^3 + y^6", ORIGIN, "saddle", True),
        ("x^4 - 2x^2 y^2 + y^4 + x^6", ORIGIN, "minimum", True),
        ("x^6 + y^6 - 2x^3 y^3", ORIGIN, "minimum", False),
        ("x^2 - 2x y + y^2 + x^4 + y^4", ORIGIN, "minimum", True),
        ("x^2 - 2x y + y^2 - x^4 - y^4", ORIGIN, "saddle", True),
        ("cosh(x) - x^2/2 + y^2", ORIGIN, "minimum", True),
        ("x^4 - 2x^6 y - x^2 y^6 + x^3 y^3", ORIGIN, "saddle", True),
        # Three and more variables.
        ("x^2 + y^2 + z^4", ORIGIN_3, "minimum", True),
        ("x^2 + y^2 + z^3", ORIGIN_3, "saddle", True),
        ("x^2 + (y - z^2)^2 + z^6", ORIGIN_3, "minimum", True),
        ("x^2 + 2x y z + y^4 + z^4", ORIGIN_3, "minimum", True),
        ("x^2 + 4x y z + y^4 + z^4", ORIGIN_3, "saddle", True),
        ("x y z", ORIGIN_3, "saddle", True),
        ("(x + y + z)^2 + (x - y)^4 + (y - z)^4", ORIGIN_3, "minimum", True),
        ("(x + y + z)^2", {"x": "1", "y": "-1", "z": "0"}, "minimum", False),
        # Coefficients that are no fractions, and high degrees.
        ("e^(e^(x^4)) + y^4", ORIGIN, "minimum", True),
        ("(x^2 - 2)^4 + (y^2 - 3)^6 x", {"x": "sqrt(2)", "y": "sqrt(3)"}, "minimum", True),
        ("(e^x - 1 - x)^2 + (cos(y) - 1)^3 e^(x y)", ORIGIN, "saddle", True),
        ("x^20 + x^7 y^9 + y^30", ORIGIN, "saddle", True),
        ("x^200 + y^2", ORIGIN, "minimum", True),
        # Through one expression alone.
        ("e^(x y) - x y", ORIGIN, "minimum", False),
        ("1 - cos(x y)", ORIGIN, "minimum", False),
        ("cos(x^2 + y^2)", ORIGIN, "maximum", True),
        ("cos(x^3 + y^2)", ORIGIN, "maximum", False),
        ("-e^(-x^4 - y^4)", ORIGIN, "minimum", True),
        ("1/(1 + x^2 + y^4)", ORIGIN, "maximum", True),
        ("(x y)^3", ORIGIN, "saddle", True),
    ],
)
def test_degenerate_points(function: str, place: dict[str, str], kind: str, strict: bool) -> None:
    found = verdict(function, place)
    assert (found.kind, found.strict) == (kind, strict)
    assert all(line.check is not None and line.check.points for line in lines(found))
    assert "does not decide here" in spoken(found) or kind == "saddle" or "> 0" in spoken(found)


def test_the_trap_is_shown_along_a_parabola() -> None:
    # (y − x²)(y − 2x²) on y = c·x² is (c − 1)(c − 2)x⁴: positive but for 1 < c < 2.
    found = verdict("(y - x^2)(y - 2x^2)", ORIGIN)
    shown = [text(line.right) for line in lines(found)]
    assert "−t⁴/4" in shown


def test_what_stays_open_says_what_was_tried() -> None:
    found = verdict("x^4 + y^4 + z^4 + w^8 + x y z w^2", {**ORIGIN_3, "w": "0"})
    assert found.kind == "undecided"
    assert "does not decide here" in spoken(found)
    assert "Tried" in spoken(found)


@pytest.mark.parametrize(
    ("terms", "signs"),
    [
        ({(2, 0): 1, (0, 4): 1}, {1}),
        ({(2, 0): 1, (0, 3): 1}, {-1, 1}),
        ({(0, 2): 1, (2, 1): -2, (4, 0): 1}, {0, 1}),
        ({(0, 2): 1, (2, 1): -2, (4, 0): 1, (6, 0): 1}, {1}),
        ({(0, 4): 1, (2, 2): -2, (4, 0): 1}, {0, 1}),
        ({(1, 1): -1, (3, 0): 1}, {-1, 1}),
    ],
)
def test_signs_near_the_origin(terms: dict[tuple[int, int], int], signs: set[int]) -> None:
    found = near({key: Fraction(value) for key, value in terms.items()}, None)
    assert found.complete or signs == {-1, 1}
    assert found.signs - ({0} if signs == {-1, 1} else set()) == signs


def test_unknown_terms_may_matter() -> None:
    # Known up to degree 5, (y − x²)² may still be followed by −x⁶.
    assert not near({(0, 2): Fraction(1), (2, 1): Fraction(-2), (4, 0): Fraction(1)}, 5).complete


def test_branches_are_what_they_say() -> None:
    terms = {(0, 2): Fraction(1), (2, 1): Fraction(-3), (4, 0): Fraction(2)}
    small = Fraction(1, 1000)
    for branch in branches(terms, None):
        x, y = (sum(value * small**power for power, value in path.items()) for path in (branch.x, branch.y))
        value = (y - x**2) * (y - 2 * x**2)
        assert (value > 0) - (value < 0) == branch.sign


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [((0, 1), (1, 1), (1, 2)), ((1, 3), (1, 2), (2, 5)), ((-2, 1), (-1, 1), (-3, 2)), ((-1, 1), (1, 1), (0, 1))],
)
def test_simplest_fraction(low: tuple[int, int], high: tuple[int, int], found: tuple[int, int]) -> None:
    assert simplest(Fraction(*low), Fraction(*high)) == Fraction(*found)


def test_between_keeps_clear_of_roots() -> None:
    below, left, right, above = between([Fraction(-1), Fraction(1, 2)])
    assert below < -1 < left < 0 < right < Fraction(1, 2) < above


@pytest.mark.parametrize(
    ("terms", "sign"),
    [
        ({(2, 0): 1, (0, 4): 2, (1, 3): -5}, 1),
        ({(2, 0): -1, (0, 4): -2}, -1),
        ({(2, 0): 1, (0, 4): 1, (1, 2): 3}, 0),
        ({(2, 0): 1, (0, 3): 1}, 0),
        ({(2, 0): 1, (0, 4): -1}, 0),
    ],
)
def test_even_sums(terms: dict[tuple[int, int], int], sign: int) -> None:
    assert even_sum({key: Fraction(value) for key, value in terms.items()}) == sign


@pytest.mark.parametrize(
    ("function", "order", "terms"),
    [
        ("tan(x)", 5, {1: (1, 1), 3: (1, 3), 5: (2, 15)}),
        ("ln(1 + x)", 3, {1: (1, 1), 2: (-1, 2), 3: (1, 3)}),
        ("sqrt(1 + x)", 3, {0: (1, 1), 1: (1, 2), 2: (-1, 8), 3: (1, 16)}),
        ("(1 + x)^x", 3, {0: (1, 1), 2: (1, 1), 3: (-1, 2)}),
        ("tanh(x)/(1 - x)", 3, {1: (1, 1), 2: (1, 1), 3: (2, 3)}),
        ("atan(x)", 5, {1: (1, 1), 3: (-1, 3), 5: (1, 5)}),
        ("2^x - x ln(2)", 1, {0: (1, 1)}),
    ],
)
def test_taylor_coefficients(function: str, order: int, terms: dict[int, tuple[int, int]]) -> None:
    spot = Spot({Symbol("x"): number_of(parse("0"))})
    found = taylor(parse(function), (Symbol("x"),), Field(spot), order)
    assert found == {(power,): Fraction(*value) for power, value in terms.items()}


@pytest.mark.parametrize(
    ("function", "smooth"),
    [
        ("abs(x)", False),
        ("abs(x + 1)", True),
        ("sqrt(x^2)", False),
        ("x^(4/3)", False),
        ("(x + 1)^(4/3)", True),
        ("1/x", False),
    ],
)
def test_smoothness(function: str, smooth: bool) -> None:
    assert is_smooth(parse(function), Spot({Symbol("x"): number_of(parse("0"))})) is smooth


@pytest.mark.parametrize("seed", range(60))
def test_no_claim_is_contradicted(seed: int) -> None:
    """Random polynomials with a degenerate point: exact values close to it must agree with what is claimed."""
    dice = random.Random(seed)
    curve, power = dice.choice((1, -1, 2)), dice.choice((2, 3))
    terms = [(dice.choice((1, 2, -1)), (dice.randint(0, 6), dice.randint(0, 4))) for _ in range(3)]
    terms = [(value, key) for value, key in terms if sum(key) > 2]
    rest = "".join(f" + ({value})*x^{key[0]}*y^{key[1]}" for value, key in terms)
    found = verdict(f"(y - ({curve})*x^{power})^2{rest}", ORIGIN)

    def value_at(x: Fraction, y: Fraction) -> Fraction:
        square = (y - curve * x**power) ** 2
        return square + sum(value * prod((x ** key[0], y ** key[1])) for value, key in terms)

    sign = {"minimum": 1, "maximum": -1}.get(found.kind)
    if sign is None:
        return
    for _ in range(60):
        x = dice.choice((-1, 0, 1)) * Fraction(dice.randint(1, 9), 10 ** dice.choice((6, 8)))
        y = dice.choice((curve * x**power, Fraction(0), x**2, x)) + dice.choice((-1, 0, 1)) * abs(x) ** dice.randint(
            1, 5
        )
        if x or y:
            value = sign * value_at(x, y)
            assert value > 0 or (value == 0 and not found.strict)
