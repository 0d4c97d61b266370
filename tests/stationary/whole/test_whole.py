"""The whole picture: global extrema and unboundedness, against what is known by hand or from the literature."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from flint import arb

from tutor import parse
from tutor.derivation.lesson import Lines, Phrase
from tutor.derivation.place import put_in
from tutor.derivation.results import hessian
from tutor.expression.numbers import whole as whole_number
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.render.phrases import sentence
from tutor.stationary.clock import Clock
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import (
    Completeness,
    EdgePoint,
    StationaryFamily,
    StationaryPoint,
    Verdict,
    Whole,
)
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Scope
from tutor.stationary.whole.picture import picture

SHORT = {"min": "minimum", "max": "maximum", "saddle": "saddle", "?": "undecided"}
Row = tuple[str, ...]


def whole(
    function: str,
    points: Sequence[Row] = (),
    *,
    letters: str = "xy",
    families: Sequence[Row] = (),
    edges: Sequence[Row] = (),
    scope: Scope = Scope.EVERYWHERE,
) -> Whole:
    """The picture of a function whose points are given by hand: coordinates, then the kind."""
    expression = parse(function)
    variables = tuple(map(Symbol, letters))

    def spot(row: Row) -> Spot:
        return Spot({one: coordinate(parse(value)) for one, value in zip(variables, row[:-1], strict=True)})

    def verdict(row: Row) -> Verdict:
        return Verdict(SHORT[row[-1]], ())

    def height(row: Row) -> Coordinate:
        if not symbols(expression) <= set(variables):
            return coordinate(put_in(expression, {one: at.shown for one, at in spot(row).coordinates.items()}))
        return spot(row).value(expression)

    listed = [StationaryPoint(spot(row), height(row), verdict(row)) for row in points]
    repeated = []
    for row in families:
        integers = (Symbol("k"), Symbol("m"))
        coordinates = dict(zip(variables, map(parse, row[:-2]), strict=True))
        repeated.append(StationaryFamily(Family(coordinates, integers), parse(row[-2]), verdict(row)))
    apart = [EdgePoint("kink", parse("x = 0"), spot(row), spot(row).value(expression), verdict(row)) for row in edges]
    second = hessian(function, [one.label for one in variables]).answer
    box = dict.fromkeys(variables, (Fraction(-1), Fraction(1)))
    completeness = Completeness(scope, (), None if scope is Scope.EVERYWHERE else box)
    return picture(expression, variables, second, listed, repeated, apart, completeness, Clock.of(5))


def coordinate(formula: Expression) -> Coordinate:
    """A number, or a formula in letters, for which there is no ball."""
    return Coordinate(formula, arb.nan()) if symbols(formula) else number_of(formula)


HIMMELBLAU = "(x^2+y-11)^2 + (x+y^2-7)^2"
STYBLINSKI_TANG = "1/2*(x^4 - 16x^2 + 5x) + 1/2*(y^4 - 16y^2 + 5y)"
GOLDSTEIN_PRICE = (
    "(1 + (x+y+1)^2*(19 - 14x + 3x^2 - 14y + 6x*y + 3y^2))*(30 + (2x-3y)^2*(18 - 32x + 12x^2 + 48y - 36x*y + 27y^2))"
)
BEALE = "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2"

# (function, points, minimum, maximum, numbers of the global ones)
KNOWN: list[tuple[str, list[Row], str, str, dict[int, str]]] = [
    ("3x^2 + y^2 - x*y + x", [("-2/11", "-1/11", "min")], "proved", "none", {0: "minimum"}),
    ("(x + 2y - 7)^2 + (2x + y - 5)^2", [("1", "3", "min")], "proved", "none", {0: "minimum"}),
    ("0.26(x^2 + y^2) - 0.48x*y", [("0", "0", "min")], "proved", "none", {0: "minimum"}),
    ("4 - x^2 - 2y^2", [("0", "0", "max")], "none", "proved", {0: "maximum"}),
    ("x^2 - y^2", [("0", "0", "saddle")], "none", "none", {}),
    ("x*y", [("0", "0", "saddle")], "none", "none", {}),
    ("x^3 + y^3 - 3x*y", [("0", "0", "saddle"), ("1", "1", "min")], "none", "none", {}),
    ("x^3 - 3x*y^2", [("0", "0", "saddle")], "none", "none", {}),
    (
        "x^4 + y^4 - 4x*y + 1",
        [("0", "0", "saddle"), ("1", "1", "min"), ("-1", "-1", "min")],
        "proved",
        "none",
        {1: "minimum", 2: "minimum"},
    ),
    ("100(y - x^2)^2 + (1 - x)^2", [("1", "1", "min")], "proved", "none", {0: "minimum"}),
    (BEALE, [("3", "1/2", "min"), ("0", "1", "saddle")], "proved", "none", {0: "minimum"}),
    (HIMMELBLAU, [("3", "2", "min")], "proved", "none", {0: "minimum"}),
    (GOLDSTEIN_PRICE, [("0", "-1", "min"), ("6/5", "4/5", "min")], "proved", "none", {0: "minimum"}),
    ("(x^2 + y^2) e^(-x)", [("0", "0", "min"), ("2", "0", "saddle")], "proved", "none", {0: "minimum"}),
    ("x ln(x) + y ln(y)", [("1/e", "1/e", "min")], "proved", "none", {0: "minimum"}),
    ("x^2 y + sin(x y)", [("0", "0", "saddle"), ("-1", "0", "saddle")], "none", "none", {}),
    ("e^(-x^2 - y^2)", [("0", "0", "max")], "none", "proved", {0: "maximum"}),
    ("1/(1 + x^2 + y^2)", [("0", "0", "max")], "none", "proved", {0: "maximum"}),
    ("x/(1 + x^2 + y^2)", [("1", "0", "max"), ("-1", "0", "min")], "proved", "proved", {0: "maximum", 1: "minimum"}),
    (
        "x*y*e^(-x^2-y^2)",
        [
            ("0", "0", "saddle"),
            ("sqrt(2)/2", "sqrt(2)/2", "max"),
            ("-sqrt(2)/2", "-sqrt(2)/2", "max"),
            ("sqrt(2)/2", "-sqrt(2)/2", "min"),
            ("-sqrt(2)/2", "sqrt(2)/2", "min"),
        ],
        "proved",
        "proved",
        {1: "maximum", 2: "maximum", 3: "minimum", 4: "minimum"},
    ),
    ("ln(1 + e^x) - x/2 + y^2", [("0", "0", "min")], "proved", "none", {0: "minimum"}),
    ("x^2 + y^3", [("0", "0", "saddle")], "none", "none", {}),
    ("sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1", [], "none", "none", {}),
    ("e^x + y", [], "none", "none", {}),
    ("sqrt(1 + x^2 + y^2)", [("0", "0", "min")], "proved", "none", {0: "minimum"}),
    ("x^4 + y^2*x^2 + y^2", [("0", "0", "min")], "proved", "none", {0: "minimum"}),
]


@pytest.mark.parametrize(("function", "points", "minimum", "maximum", "marked"), KNOWN, ids=[row[0] for row in KNOWN])
def test_known_functions(function: str, points: list[Row], minimum: str, maximum: str, marked: dict[int, str]) -> None:
    found = whole(function, points)
    assert (found.minimum, found.maximum) == (minimum, maximum)
    assert dict(found.points) == marked


def test_three_variables() -> None:
    found = whole("x^4 + y^4 + z^4 - x*y*z", [("0", "0", "0", "?"), ("1/4", "1/4", "1/4", "min")], letters="xyz")
    assert (found.minimum, found.maximum, dict(found.points)) == ("proved", "none", {1: "minimum"})


def test_one_variable() -> None:
    found = whole("x^4 - 2x^2", [("0", "max"), ("1", "min"), ("-1", "min")], letters="x")
    assert (found.minimum, found.maximum, dict(found.points)) == ("proved", "none", {1: "minimum", 2: "minimum"})


# What is not proved must not be claimed.
OPEN: list[tuple[str, list[Row], Scope]] = [
    (HIMMELBLAU + " + x", [("3", "2", "min")], Scope.PARTIAL),  # the list may lack the lowest one
    (STYBLINSKI_TANG, [("0", "0", "?")], Scope.BOX),
    ("x^4 + y^4 - 4x*y + 1", [("1", "1", "min")], Scope.BOX),
    ("x*y*e^(-x^2-y^2)", [("0", "0", "saddle")], Scope.BOX),
    ("(x^2 + y^2)^2 - 2x^2*y + (1 - x*y)^2", [("1", "1", "?")], Scope.PARTIAL),
]


@pytest.mark.parametrize(("function", "points", "scope"), OPEN, ids=[row[0] for row in OPEN])
def test_an_incomplete_list_proves_no_minimum(function: str, points: list[Row], scope: Scope) -> None:
    found = whole(function, points, scope=scope)
    assert found.minimum == ""
    assert not found.points
    assert any(note.key.startswith("whole-open") for note in found.notes)


def test_a_bound_needs_no_complete_list() -> None:
    found = whole(HIMMELBLAU, [("3", "2", "min")], scope=Scope.PARTIAL)
    assert (found.minimum, dict(found.points)) == ("proved", {0: "minimum"})


def test_a_bound_that_is_not_reached_is_no_minimum() -> None:
    # (1 − xy)² + x² is never negative and comes near 0, but has no smallest value (x = 1/y).
    found = whole("(1 - x*y)^2 + x^2", [("0", "0", "saddle")])
    assert (found.minimum, found.maximum) == ("none", "none")
    assert not found.points


def test_the_only_local_minimum_need_not_be_global() -> None:
    # Rosenholtz and Smylie (1985): one stationary point, a local minimum, yet no global one.
    found = whole("x^2*(1 + y)^3 + y^2", [("0", "0", "min")])
    assert (found.minimum, found.maximum) == ("none", "none")


def test_families_of_a_periodic_function() -> None:
    found = whole(
        "sin(x) + sin(y) + sin(x+y)",
        families=[
            ("pi/3 + 2*k*pi", "pi/3 + 2*m*pi", "3*sqrt(3)/2", "max"),
            ("-pi/3 + 2*k*pi", "-pi/3 + 2*m*pi", "-3*sqrt(3)/2", "min"),
            ("pi + 2*k*pi", "pi + 2*m*pi", "0", "saddle"),
        ],
    )
    assert (found.minimum, found.maximum) == ("proved", "proved")
    assert dict(found.families) == {0: "maximum", 1: "minimum"}


def test_a_sum_of_periods_that_do_not_fit_is_left_open() -> None:
    found = whole("sin(x) + sin(sqrt(2)*x)", [("0", "?")], letters="x")
    assert (found.minimum, found.maximum) == ("", "")


def test_a_kink_can_be_the_global_minimum() -> None:
    found = whole("sqrt(x^2 + y^2) + 1", edges=[("0", "0", "min")])
    assert (found.minimum, found.maximum, dict(found.edges)) == ("proved", "none", {0: "minimum"})


def test_equal_values_are_both_global() -> None:
    found = whole("x^4 - 2x^2 + y^2", [("1", "0", "min"), ("-1", "0", "min"), ("0", "0", "saddle")])
    assert dict(found.points) == {0: "minimum", 1: "minimum"}


def test_unboundedness_is_shown() -> None:
    found = whole("x^3 + y^2", [("0", "0", "saddle")])
    (block,) = found.blocks
    assert isinstance(block, Lines)
    shown = [(_said(line.left), text(line.right), [_said(one) for one in line.reason]) for line in block.lines]
    assert shown == [
        ("f(t, 0)", "t³", ["→ ∞ as t → ∞"]),
        ("f(−t, 0)", "−t³", ["→ −∞ as t → ∞"]),
    ]
    assert all(line.check is not None and line.check.points for line in block.lines)


def test_an_edge_where_f_runs_away() -> None:
    found = whole("ln(x) + y^2", [])
    assert (found.minimum, found.maximum) == ("none", "none")


def test_a_pole() -> None:
    found = whole("1/x + y^2", [])
    assert (found.minimum, found.maximum) == ("none", "none")


def test_a_curve_outside_the_domain_shows_nothing() -> None:
    found = whole("x ln(x) + y ln(y)", [("1/e", "1/e", "min")])
    (block,) = found.blocks
    assert isinstance(block, Lines)
    assert [_said(line.left) for line in block.lines] == ["f(t, t)"]  # not f(t, 0), where ln(0) has no value


@pytest.mark.parametrize(
    ("function", "minimum", "maximum"),
    [
        ("max(x, y)", "none", "none"),
        ("relu(x) - y^2", "none", "none"),
        ("tan(x) + y^2", "", "none"),
        ("x - y", "none", "none"),
        ("cosh(x) + y^2", "", "none"),
    ],
)
def test_without_any_point(function: str, minimum: str, maximum: str) -> None:
    found = whole(function, scope=Scope.PARTIAL)
    assert (found.minimum, found.maximum) == (minimum, maximum)


def test_many_variables_are_quick() -> None:
    letters = [f"x_{place}" for place in range(1, 31)]
    function = " + ".join(f"({letter} - 1)^2" for letter in letters)
    expression, variables = parse(function), tuple(Symbol("x", (number,)) for number in map(whole_number, range(1, 31)))
    one = Spot({variable: number_of(parse("1")) for variable in variables})
    point = StationaryPoint(one, one.value(expression), Verdict("minimum", ()))
    second = hessian(function, letters).answer
    done = Completeness(Scope.EVERYWHERE, (), None)
    found = picture(expression, variables, second, [point], [], [], done, Clock.of(5))
    assert (found.minimum, found.maximum, dict(found.points)) == ("proved", "none", {0: "minimum"})


def test_letters_that_are_left_over() -> None:
    found = whole("(x - a)^2 + y^2", [("a", "0", "min")])
    assert (found.minimum, dict(found.points)) == ("proved", {0: "minimum"})


def test_every_note_can_be_said() -> None:
    for function, points, *_ in KNOWN:
        assert all(_said(note) for note in whole(function, points).notes)


def _said(phrase: Expression | Phrase | None) -> str:
    assert isinstance(phrase, Phrase)
    return sentence(phrase, text)
