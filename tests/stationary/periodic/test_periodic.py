"""Equations in sines and cosines: families by hand, and counts against sign changes."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import cos, pi, sin

import pytest

from tutor import parse
from tutor.derivation.lesson import Lines, Note, Phrase, Table
from tutor.derivation.place import put_in
from tutor.expression.numbers import whole
from tutor.expression.numeric import Evaluator
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol
from tutor.render.phrases import sentence
from tutor.stationary.clock import Clock, OutOfTime
from tutor.stationary.ledger import Ledger
from tutor.stationary.periodic.forms import base_angles, forms_of
from tutor.stationary.periodic.solve import solve
from tutor.stationary.system import Family, Scope, Search, Solution, System

TEN = Fraction(10)


def solved(letters: str, *equations: str, conditions: tuple[str, ...] = (), seconds: float = 10) -> Solution | None:
    unknowns = tuple(map(Symbol, letters))
    system = System(unknowns, tuple(map(parse, equations)), tuple(map(parse, conditions)))
    return solve(system, Search(dict.fromkeys(unknowns, (-TEN, TEN)), False, Clock.of(seconds)), Ledger())


def written(solution: Solution | None) -> set[tuple[str, ...]]:
    assert solution is not None
    return {tuple(map(text, family.coordinates.values())) for family in solution.families}


HALF = {"−π/2 + 2kπ", "π/2 + 2kπ"}
# (unknowns, equations, families)
BY_HAND: list[tuple[str, tuple[str, ...], set[tuple[str, ...]]]] = [
    (
        "xy",
        ("cos(x) + cos(x+y)", "cos(y) + cos(x+y)"),  # sin x + sin y + sin(x + y)
        {
            ("π/3 + 2kπ", "π/3 + 2mπ"),
            ("−π/3 + 2kπ", "−π/3 + 2mπ"),
            ("π + 2kπ", "π + 2mπ"),
        },
    ),
    (
        "xy",
        ("cos(x) sin(y)", "sin(x) cos(y)"),  # sin x · sin y: both sines zero, or both cosines
        {(f"{x}2kπ", f"{y}2mπ") for x in ("", "π + ") for y in ("", "π + ")}
        | {(f"{x}π/2 + 2kπ", f"{y}π/2 + 2mπ") for x in ("", "−") for y in ("", "−")},
    ),
    ("x", ("cos(x)",), {(one,) for one in HALF}),
    ("xy", ("cos(x)", "-2 sin(2y)"), {(x, y) for x in HALF for y in ("mπ", "π/2 + mπ")}),
    (
        "xy",
        ("2*pi*cos(2*pi*x)*cos(pi*y)", "-pi*sin(2*pi*x)*sin(pi*y)"),
        {(x, y) for x in ("k", "½ + k") for y in ("½ + 2m", "−½ + 2m")}
        | {(x, y) for x in ("¼ + k", "−¼ + k") for y in ("2m", "1 + 2m")},
    ),
    ("x", ("cos(x + 1)",), {("π/2 − 1 + 2kπ",), ("−π/2 − 1 + 2kπ",)}),
    ("x", ("cos(x + pi/4)",), {("π/4 + 2kπ",), ("−3π/4 + 2kπ",)}),
    ("x", ("cos(x) + cos(x + pi/3)",), {("π/3 + 2kπ",), ("−2π/3 + 2kπ",)}),
    ("x", ("2cos(x) - sqrt(3)",), {("π/6 + 2kπ",), ("−π/6 + 2kπ",)}),
    ("x", ("4cos(x) - sqrt(6) - sqrt(2)",), {("π/12 + 2kπ",), ("−π/12 + 2kπ",)}),
    ("x", ("4cos(x) - sqrt(5) - 1",), {("π/5 + 2kπ",), ("−π/5 + 2kπ",)}),
    ("x", ("3sin(x) - 1",), {("asin(⅓) + 2kπ",), ("π − asin(⅓) + 2kπ",)}),
    ("x", ("sin(x) - 2cos(x)",), {("atan(2) + 2kπ",), ("atan(2) − π + 2kπ",)}),
    ("x", ("3cos(x) - 4sin(x)",), {("atan(¾) + 2kπ",), ("atan(¾) − π + 2kπ",)}),
    ("x", ("tan(x) - 1",), {("π/4 + 2kπ",), ("−3π/4 + 2kπ",)}),
    ("x", ("sin(x) - 2",), set()),
    ("x", ("tan(x) - 1/cos(x)",), set()),  # sin x = 1 makes cos x = 0
    ("x", ("sin(2x)/cos(x)",), {("2kπ",), ("π + 2kπ",)}),  # 2 sin x where cos x is not 0
    ("xy", ("cos(x+y)", "cos(x+y)"), {("x", "−x + π/2 + 2kπ"), ("x", "−x − π/2 + 2kπ")}),
    ("xy", ("sin(x-y)", "-sin(x-y)"), {("x", "x + 2kπ"), ("x", "x + π + 2kπ")}),
    ("km", ("cos(k)", "sin(m/2)"), {("−π/2 + 2nπ", "4pπ"), ("π/2 + 2nπ", "4pπ"), ("−π/2 + 2nπ", "2π + 4pπ"),
                                    ("π/2 + 2nπ", "2π + 4pπ")}),  # the student's own k and m
    ("c", ("cos(c)",), {("−π/2 + 2kπ",), ("π/2 + 2kπ",)}),
]  # fmt: skip


@pytest.mark.parametrize(("letters", "equations", "families"), BY_HAND, ids=[str(row[1]) for row in BY_HAND])
def test_families_by_hand(letters: str, equations: tuple[str, ...], families: set[tuple[str, ...]]) -> None:
    found = solved(letters, *equations)
    assert written(found) == families
    assert found is not None
    assert found.scope is Scope.EVERYWHERE
    assert found.argument
    assert not found.spots


OTHER_KINDS = [
    ("x", ("x + cos(x)",)),
    ("x", ("cos(x^2)",)),
    ("x", ("cos(x) + cos(sqrt(2) x)",)),  # periods that do not fit together
    ("x", ("cos(x) + cos(x + 1)",)),  # sin 1 is no fraction
    ("x", ("sin(sin(x))",)),
    ("xy", ("sin(x) sin(y)", "sin(x) sin(y)")),  # whole curves on one period
    ("x", ("e^(sin(x)) - 1",)),
    ("x", ("x^2 - 1",)),
    ("x", ("sin(a x)",)),
    ("x", ("cos(x) - pi/4",)),
    ("x", ("sin(1000x) + sin(x)",)),
    ("x", ("0",)),
]


@pytest.mark.parametrize(("letters", "equations"), OTHER_KINDS, ids=[str(row[1]) for row in OTHER_KINDS])
def test_what_is_not_of_this_kind_is_left_to_others(letters: str, equations: tuple[str, ...]) -> None:
    assert solved(letters, *equations) is None


def test_a_condition_chooses_members() -> None:
    assert written(solved("x", "cos(x)", conditions=("sin(x) > 0",))) == {("π/2 + 2kπ",)}


def test_a_condition_on_the_unknown_itself_stays() -> None:
    found = solved("x", "sin(x)", conditions=("x > 0",))
    assert found is not None
    assert {tuple(map(text, family.conditions)) for family in found.families} == {("2kπ > 0",), ("π + 2kπ > 0",)}


@pytest.mark.parametrize(
    ("equations", "period"), [(("cos(x) + 2cos(x+y)", "cos(y) + 3cos(x+y)"), 2 * pi)], ids=["no closed form"]
)
def test_angles_without_a_closed_form_are_listed_in_the_box(equations: tuple[str, ...], period: float) -> None:
    found = solved("xy", *equations)
    assert found is not None
    assert found.scope is Scope.BOX
    assert not found.families
    places = [tuple(float(one.ball.mid()) for one in spot.coordinates.values()) for spot in found.spots]
    assert all(abs(cos(x) + 2 * cos(x + y)) + abs(cos(y) + 3 * cos(x + y)) < 1e-12 for x, y in places)
    assert all(one.ball.rad() < 1e-50 for spot in found.spots for one in spot.coordinates.values())
    assert all(-10 <= one <= 10 for place in places for one in place)
    centre = [(x, y) for x, y in places if -pi < x <= pi and -pi < y <= pi]
    # With C = cos(x + y): 12C³ − 14C² + 1 = 0 has two roots with |C| ≤ 1/3, each with two signs of the sines.
    assert len(centre) == 4
    moved = {(round(x + period, 9), round(y, 9)) for x, y in centre if x + period <= 10}
    assert moved <= {(round(x, 9), round(y, 9)) for x, y in places}


@pytest.mark.parametrize("seed", range(8))
def test_counts_agree_with_sign_changes(seed: int) -> None:
    """a·cos x + b·sin x + c·cos 2x + d·sin 3x on one period, against a fine grid."""
    a, b, c, d = ((seed * 7 + shift) % 11 - 5 for shift in (1, 4, 9, 6))
    found = solved("x", f"{a}cos(x) + ({b})sin(x) + ({c})cos(2x) + ({d})sin(3x)")
    assert found is not None

    def value(x: float) -> float:
        return a * cos(x) + b * sin(x) + c * cos(2 * x) + d * sin(3 * x)

    grid = [-pi + 0.00123 + 2 * pi * place / 20000 for place in range(20001)]
    changes = sum(1 for one, other in pairwise(grid) if value(one) * value(other) < 0)
    inside = [spot for spot in found.spots if -pi < float(next(iter(spot.coordinates.values())).ball.mid()) <= pi]
    assert len(found.families) + len(inside) == changes


@pytest.mark.parametrize("row", BY_HAND, ids=[str(row[1]) for row in BY_HAND])
def test_members_solve_the_equations(row: tuple[str, tuple[str, ...], set[tuple[str, ...]]]) -> None:
    letters, equations, _ = row
    found = solved(letters, *equations)
    assert found is not None
    for family in found.families:
        for numbers in ((0, 0), (3, -2)):
            place = _member(family, numbers)
            for equation in map(parse, equations):
                value = Evaluator({one: Fraction(2, 7) for one in family.free}, 128).value(put_in(equation, place))
                assert abs(value) < 1e-25


def _member(family: Family, numbers: tuple[int, ...]) -> dict[Symbol, Expression]:
    turns: dict[Symbol, Expression] = dict(zip(family.integers, map(whole, numbers), strict=False))
    return {one: put_in(value, turns) for one, value in family.coordinates.items()}


def test_the_algebra_is_shown_and_checked() -> None:
    found = solved("xy", "cos(x) + cos(x+y)", "cos(y) + cos(x+y)")
    assert found is not None
    blocks = [block for section in found.sections for block in section.blocks]
    lines = [line for block in blocks if isinstance(block, Lines) for line in block.lines]
    shown = [f"{text(line.left)} = {text(line.right)}" for line in lines if isinstance(line.left, Expression)]
    assert {"c₁ = cos(x)", "c₁c₂ − s₁s₂ + c₁ = 0", "c₁² + s₁² = 1", "cos(x) − cos(y) = 0"} <= set(shown)
    equations = [line for line in lines if isinstance(line.left, Expression) and not isinstance(line.left, Symbol)]
    assert all(line.check is not None and line.check.points for line in equations)
    assert any(isinstance(block, Table) and len(block.rows) == 3 for block in blocks)


def test_every_sentence_can_be_said() -> None:
    for letters, equations, _ in BY_HAND:
        found = solved(letters, *equations)
        assert found is not None
        phrases: list[Phrase] = [*found.argument]
        for section in found.sections:
            phrases += [block.phrase for block in section.blocks if isinstance(block, Note)]
        assert all(sentence(one, text) for one in phrases)


def test_the_clock_stops_it() -> None:
    try:
        found = solved("xy", "cos(x) + cos(x+y)", "cos(y) + cos(x+y)", seconds=0)
    except OutOfTime:
        return
    assert found is None or found.scope is Scope.EVERYWHERE


def test_base_angles() -> None:
    x, y = Symbol("x"), Symbol("y")
    cases = {
        "sin(2x) + sin(3x)": [(1, 0)],
        "sin(x/2 + y/3)*cos(x)": [(Fraction(1, 2), 0), (0, Fraction(1, 3))],
        "sin(2x + 2y)": [(2, 2)],
        "sin(x + y) + sin(x - y)": [(1, 0), (0, 1)],
    }
    for formula, rows in cases.items():
        forms = forms_of([parse(formula)], [x, y])
        assert forms is not None
        assert base_angles(forms) == rows
