"""What stationary points are: kinds worked out by hand, for single points, families and formulas with letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from flint import arb

from tutor import hessian, parse
from tutor.derivation.lesson import Line, Lines, Matrix, Phrase
from tutor.expression.numbers import ZERO
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.render.words import say
from tutor.stationary.algebra.solve import solve
from tutor.stationary.clock import Clock
from tutor.stationary.kinds.classify import classify, classify_family, same_everywhere, split_family
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import Verdict
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, System

ORIGIN = {"x": "0", "y": "0"}
ORIGIN_3 = {"x": "0", "y": "0", "z": "0"}


def verdict(function: str, place: Mapping[str, str]) -> Verdict:
    """The verdict on a function at a place, the variables in the order of the place."""
    second = hessian(function, list(place))
    spot = Spot({Symbol(name): number_of(parse(value)) for name, value in place.items()})
    return classify(spot, second.reading.expression, second.answer, Ledger())


def spoken(found: Verdict) -> str:
    """The reason in words."""
    return " ".join(say(one, text) for one in found.reason)


def lines(found: Verdict) -> list[Line]:
    """All lines that a verdict shows."""
    return [line for block in found.blocks if isinstance(block, Lines) for line in block.lines]


@pytest.mark.parametrize(
    ("function", "place", "kind"),
    [
        ("x^2", {"x": "0"}, "minimum"),
        ("-x^2 + x^3", {"x": "0"}, "maximum"),
        ("x ln(x)", {"x": "1/e"}, "minimum"),
        ("x^3 - 3x", {"x": "-1"}, "maximum"),
        ("3a^2 + b^2 - ab + a", {"a": "-2/11", "b": "-1/11"}, "minimum"),
        ("-x^2 - y^2 + x y", ORIGIN, "maximum"),
        ("x y", ORIGIN, "saddle"),
        ("x^2 y + sin(x y)", ORIGIN, "saddle"),
        ("x^2 y + sin(x y)", {"x": "-1", "y": "0"}, "saddle"),
        ("x^4 + y^4 - 4x y + 1", ORIGIN, "saddle"),
        ("x^4 + y^4 - 4x y + 1", {"x": "1", "y": "1"}, "minimum"),
        ("x^3 + y^3 - 3x y", {"x": "1", "y": "1"}, "minimum"),
        ("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", {"x": "3", "y": "2"}, "minimum"),
        ("x y e^(-x^2 - y^2)", {"x": "1/sqrt(2)", "y": "1/sqrt(2)"}, "maximum"),
        ("x y e^(-x^2 - y^2)", {"x": "1/sqrt(2)", "y": "-1/sqrt(2)"}, "minimum"),
        ("(x^2 + y^2) e^(-x)", {"x": "2", "y": "0"}, "saddle"),
        ("x ln(x) + y ln(y)", {"x": "1/e", "y": "1/e"}, "minimum"),
        ("sin(x) + sin(y) + sin(x + y)", {"x": "pi/3", "y": "pi/3"}, "maximum"),
        ("sin(x) + sin(y) + sin(x + y)", {"x": "-pi/3", "y": "-pi/3"}, "minimum"),
        ("x^2 + y^2 + z^2 - x y", ORIGIN_3, "minimum"),
        ("-x^2 - 2y^2 - 3z^2", ORIGIN_3, "maximum"),
        ("x^2 + y^2 - z^2", ORIGIN_3, "saddle"),
        ("x^2 - y^2 + z^4", ORIGIN_3, "saddle"),
        ("x y + y z + z x", ORIGIN_3, "saddle"),
    ],
)
def test_the_second_derivatives_decide(function: str, place: dict[str, str], kind: str) -> None:
    found = verdict(function, place)
    assert found.kind == kind
    assert spoken(found)
    assert all(line.check is not None and line.check.points for line in lines(found))


def test_the_test_is_written_out_for_two_variables() -> None:
    found = verdict("3a^2 + b^2 - ab + a", {"a": "-2/11", "b": "-1/11"})
    assert isinstance(found.blocks[0], Matrix)
    assert [[text(entry) for entry in row] for row in found.blocks[0].rows] == [["6", "−1"], ["−1", "2"]]
    first, last = lines(found)
    assert isinstance(first.left, Phrase)
    assert say(first.left, text) == "D = f_aa·f_bb − f_ab²"
    assert (text(first.right), text(last.right)) == ("6·2 − (−1)²", "11")
    assert spoken(found) == "D = 11 > 0 and f_aa = 6 > 0: a minimum. H is the same everywhere."


def test_minors_are_written_out_for_three() -> None:
    found = verdict("x^2 + y^2 + z^2 - x y", ORIGIN_3)
    assert [(say(line.left, text), text(line.right)) for line in lines(found) if isinstance(line.left, Phrase)] == [
        ("D₁", "2"), ("D₂", "3"), ("D₃", "6"),
    ]  # fmt: skip


def test_irrational_entries_are_decided_exactly() -> None:
    # f = (x² − 2)³/6 + xy² has f_xx = 0 and f_yy = 2√2 at (√2, 0): D is exactly 0, a float would say 1e-16.
    assert verdict("(x^2 - 2)^3/6 + x y^2", {"x": "sqrt(2)", "y": "0"}).kind == "saddle"
    assert verdict("(x^2 - 2)^4/8 + x y^2", {"x": "sqrt(2)", "y": "0"}).kind == "minimum"


@pytest.mark.parametrize(
    ("function", "kinds"),
    [
        # Himmelblau: 4 minima, 1 maximum, 4 saddles (Himmelblau, Applied Nonlinear Programming, 1972).
        ("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", {"minimum": 4, "maximum": 1, "saddle": 4}),
        # Six-hump camel: 6 minima, 2 maxima, 7 saddles (Dixon & Szegö, 1978).
        ("(4 - 2.1x^2 + x^4/3) x^2 + x y + (4y^2 - 4) y^2", {"minimum": 6, "maximum": 2, "saddle": 7}),
    ],
)
def test_points_without_closed_form(function: str, kinds: dict[str, int]) -> None:
    second = hessian(function)
    solution = solve(System(second.variables, second.gradient.answer), Clock.of(20))
    assert solution is not None
    found = [classify(spot, second.reading.expression, second.answer, Ledger()).kind for spot in solution.spots]
    assert {kind: found.count(kind) for kind in kinds} == kinds
    assert len(found) == sum(kinds.values())


@pytest.mark.parametrize(("power", "kind"), [(3, "saddle"), (4, "minimum")])
def test_degenerate_points_without_closed_form(power: int, kind: str) -> None:
    # The one real root of x⁵ − x − 1 has no closed form; there the first factor is 0 to a power.
    second = hessian(f"(x^5 - x - 1)^{power} + y^2")
    solution = solve(System(second.variables, second.gradient.answer), Clock.of(20))
    assert solution is not None
    (spot,) = [one for one in solution.spots if one.sign(parse("x^5 - x - 1")) == 0]
    assert classify(spot, second.reading.expression, second.answer, Ledger()).kind == kind


def test_a_ball_that_may_be_degenerate_stays_open() -> None:
    wide = Coordinate(None, arb(0, 1e-30))
    second = hessian("x^2 + y^4")
    found = classify(Spot({Symbol("x"): wide, Symbol("y"): wide}), second.reading.expression, second.answer, Ledger())
    assert found.kind == "undecided"
    assert spoken(found)


def test_a_ball_that_is_sharp_enough_decides() -> None:
    second = hessian("x^2 + cosh(y)")
    near = Coordinate(None, arb(0, 1e-30))
    found = classify(Spot({Symbol("x"): near, Symbol("y"): near}), second.reading.expression, second.answer, Ledger())
    assert found.kind == "minimum"


def test_fifty_variables() -> None:
    chain = "+".join(f"(x_{place} - x_{place + 1})^2" for place in range(1, 50))
    second = hessian(chain + " + x_1^2")
    spot = Spot({symbol: number_of(ZERO) for symbol in second.variables})
    assert classify(spot, second.reading.expression, second.answer, Ledger()).kind == "minimum"
    second = hessian(chain)
    found = classify(spot, second.reading.expression, second.answer, Ledger())
    assert (found.kind, found.strict) == ("minimum", False)


@pytest.mark.parametrize(("function", "same"), [("x^2 + x y", True), ("x^3", False), ("x y + 3", True)])
def test_same_everywhere(function: str, same: bool) -> None:
    assert same_everywhere(hessian(function).answer) is same


# Letters that nobody gave a number for.


def with_letters(function: str, place: Mapping[str, str]) -> Verdict:
    second = hessian(function, list(place))
    spot = Spot({Symbol(name): Coordinate(parse(value), arb("nan")) for name, value in place.items()})
    return classify(spot, second.reading.expression, second.answer, Ledger())


@pytest.mark.parametrize(
    ("function", "place", "kind", "said"),
    [
        ("1/2*sum(i, (s*a_i + b - h_i)^2)", {"s": "p", "b": "q"}, "minimum", "Cauchy–Schwarz"),
        ("-sum(i, (s*a_i + b - h_i)^2)", {"s": "p", "b": "q"}, "maximum", "Cauchy–Schwarz"),
        ("sum(i, (s*a_i + b*c_i - h_i)^2)", {"s": "p", "b": "q"}, "undecided", "depends"),
        ("(x - a)^2 + (y - b)^2", {"x": "a", "y": "b"}, "minimum", "D = 4"),
        ("(x - a)^4 + (y - b)^2", {"x": "a", "y": "b"}, "minimum", "never negative"),
        ("a x^2 + b y^2", ORIGIN, "undecided", "D = 4ab"),
        ("a x^2 + c", {"x": "0"}, "undecided", "2a"),
        ("a^2 x^2 + y^2", ORIGIN, "minimum", "never negative"),
        # With a = 0 the origin is a saddle point of y² + x³, so "minimum" would be too much.
        ("a^2 x^2 + y^2 + x^3", ORIGIN, "undecided", "where D > 0"),
        ("x y + a", ORIGIN, "saddle", "D = −1"),
    ],
)
def test_letters_left_over(function: str, place: dict[str, str], kind: str, said: str) -> None:
    found = with_letters(function, place)
    assert found.kind == kind
    assert said in spoken(found)


# Families.


def family_of(place: Mapping[str, str], integers: str = "", equations: Sequence[str] = ()) -> Family:
    return Family(
        {Symbol(name): parse(value) for name, value in place.items()},
        tuple(Symbol(letter) for letter in integers),
        tuple(parse(equation) for equation in equations),
    )


@pytest.mark.parametrize(
    ("function", "place", "integers", "equations", "kinds"),
    [
        ("x^2 y^2", {"x": "0", "y": "y"}, "", (), ["minimum"]),
        ("(x - y)^2", {"x": "x", "y": "x"}, "", (), ["minimum"]),
        ("(x - y)^2 + z^2", {"x": "x", "y": "x", "z": "0"}, "", (), ["minimum"]),
        ("(x - y)^2 - z^2", {"x": "x", "y": "x", "z": "0"}, "", (), ["saddle"]),
        ("(x^2 + y^2 - 1)^2", {"x": "x", "y": "y"}, "", ("x^2 + y^2 - 1",), ["minimum"]),
        ("(x^2 + y^2 - 1)^3", {"x": "x", "y": "y"}, "", ("x^2 + y^2 - 1",), ["saddle"]),
        ("3 - (x^2 + y^2 - 1)^2", {"x": "x", "y": "y"}, "", ("x^2 + y^2 - 1",), ["maximum"]),
        ("cos(x^2 + y^2)", {"x": "x", "y": "y"}, "", ("x^2 + y^2 - pi",), ["minimum"]),
        ("e^(x^2 y^2)", {"x": "0", "y": "y"}, "", (), ["minimum"]),
        ("x^2 e^y", {"x": "0", "y": "y"}, "", (), ["minimum"]),
        ("5 - (x + 2y - 3)^4", {"x": "3 - 2y", "y": "y"}, "", (), ["maximum"]),
        ("x^3 y^4", {"x": "0", "y": "y"}, "", (), ["saddle"]),
        ("x^2 y", {"x": "0", "y": "y"}, "", (), ["maximum", "saddle", "minimum"]),
        ("x^2 (y^2 - 1)", {"x": "0", "y": "y"}, "", (), ["minimum", "saddle", "maximum", "saddle", "minimum"]),
        ("x^2 (y^2 - 2)", {"x": "0", "y": "y"}, "", (), ["undecided"]),
        ("sin(x + y)", {"x": "x", "y": "pi/2 - x + 2k pi"}, "k", (), ["maximum"]),
        ("sin(x) + sin(y) + sin(x + y)", {"x": "pi/3 + 2k pi", "y": "pi/3 + 2m pi"}, "km", (), ["maximum"]),
        ("sin(x) + sin(y) + sin(x + y)", {"x": "pi + 2k pi", "y": "pi + 2m pi"}, "km", (), ["saddle"]),
        ("x + sin(x)", {"x": "pi + 2k pi"}, "k", (), ["saddle"]),
        ("sin(x)^2", {"x": "k pi"}, "k", (), ["minimum"]),
        ("cos(x)", {"x": "k pi"}, "k", (), ["undecided"]),
        ("x sin(y)", {"x": "0", "y": "k pi"}, "k", (), ["saddle"]),
    ],
)
def test_families(
    function: str, place: dict[str, str], integers: str, equations: tuple[str, ...], kinds: list[str]
) -> None:
    second = hessian(function, list(place))
    expression, rows = second.reading.expression, second.answer
    parts = split_family(family_of(place, integers, equations), expression, rows)
    found = [classify_family(part, expression, rows, Ledger()) for part in parts]
    assert [one.kind for one in found] == kinds
    assert all(spoken(one) for one in found)


def test_a_line_of_minima_is_not_strict() -> None:
    second = hessian("(x - y)^2")
    found = classify_family(family_of({"x": "x", "y": "x"}), second.reading.expression, second.answer, Ledger())
    assert not found.strict
