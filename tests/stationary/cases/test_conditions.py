"""Conditions on families: only the members that meet them are claimed, and all of those."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.stationary.cases.compare import lies_on
from tutor.stationary.cases.conditions import narrowed, tidied
from tutor.stationary.cases.integers import members, split
from tutor.stationary.cases.rows import Row, rows
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.solve import stationary_points
from tutor.stationary.spot import Spot
from tutor.stationary.system import Box, Family, Scope

X, Y, K, M = (Symbol(letter) for letter in "xykm")
BOX: Box = {X: (Fraction(-10), Fraction(10)), Y: (Fraction(-10), Fraction(10))}


def family(x: str, y: str | None = None, conditions: tuple[str, ...] = ()) -> Family:
    coordinates = {X: parse(x)} if y is None else {X: parse(x), Y: parse(y)}
    letters = [letter for letter in (K, M) if letter.name in x + (y or "")]
    return Family(coordinates, tuple(letters), (), tuple(map(parse, conditions)))


def spot(x: str, y: str | None = None) -> Spot:
    return Spot({X: number_of(parse(x))} if y is None else {X: number_of(parse(x)), Y: number_of(parse(y))})


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("(2k pi)^2 < 50", ((-1, 1),)),  # 2π ≈ 6.28 < √50 ≈ 7.07 < 4π
        ("k pi > 4", ((2, None),)),  # π < 4 < 2π
        ("k pi <= -4", ((None, -2),)),
        ("k != 0", ((None, -1), (1, None))),
        ("k^2 >= 0", ((None, None),)),
        ("k^2 < 0", ()),
        ("1/k > 0", ((1, None),)),
        ("10000 - (pi/2 + 2k pi)^2 > 0", ((-16, 15),)),  # 100/2π ≈ 15.92, and a quarter more on the left
        ("sqrt(2) k (k - 3)(k - 5) > 0", ((1, 2), (6, None))),
    ],
)
def test_rows(condition: str, expected: tuple[Row, ...]) -> None:
    assert rows(parse(condition), K) == expected


@pytest.mark.parametrize("condition", ["e^k > 5", "k > 10^9", "k < k_1"])
def test_no_rows_where_nothing_is_proved(condition: str) -> None:
    assert rows(parse(condition), K) is None


@pytest.mark.parametrize(
    ("of", "condition", "spots", "families"),
    [
        ("pi/2 + 2k pi", "1 - x^2 > 0", [], []),
        ("2k pi", "x^2 < 1", ["0"], []),
        ("pi/2 + k pi", "x^2 < 25", ["−3π/2", "−π/2", "π/2", "3π/2"], []),
        ("2k pi", "x^2 + 1 > 0", [], ["2kπ"]),
        ("-pi/2 + 2k pi", "x > 0", [], ["3π/2 + 2kπ where k ≥ 0"]),
        ("pi/2 + 2k pi", "x > 0", [], ["π/2 + 2kπ where k ≥ 0"]),
        ("pi/2 + 2k pi", "x > -20", [], ["π/2 + 2kπ where k ≥ −3"]),  # π/2 − 6π ≈ −17.3
        ("k pi", "x^2 > 4", [], ["−π + kπ where k ≤ 0", "π + kπ where k ≥ 0"]),
        ("pi/2 + k pi", "sin(x) > x^2 - 3", ["π/2"], []),  # π²/4 − 3 ≈ −0.53
    ],
)
def test_narrowed(of: str, condition: str, spots: list[str], families: list[str]) -> None:
    left = narrowed(family(of), [parse(condition)], BOX)
    assert not left.in_box
    assert sorted(text(one.coordinates[X].shown) for one in left.spots) == sorted(spots)
    shown = []
    for one in left.families:
        where = " and ".join(map(text, one.conditions))
        shown.append(text(one.coordinates[X]) + (f" where {where}" if where else ""))
    assert shown == families


def test_members_are_tried_in_the_box_where_no_bound_is_known() -> None:
    left = narrowed(family("pi/2 + k pi"), [parse("e^x > 5")], BOX)  # e^(π/2) ≈ 4.81
    assert left.in_box
    assert [text(one.coordinates[X].shown) for one in left.spots] == ["3π/2", "5π/2"]


def test_two_letters() -> None:
    both = family("k pi", "m pi")
    left = narrowed(both, [parse("x > 0"), parse("x^2 + y^2 < 20")], BOX)
    assert left.in_box
    assert len(left.spots) == 3
    alone = narrowed(both, [parse("x > 0")], BOX)
    assert not alone.in_box
    assert [text(one) for one in alone.families[0].conditions] == ["k ≥ 0"]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (("0^2 > y^2",), None),
        (("0^2 > y", "0 > y", "x^2 > y"), ("y < 0",)),
        (("y^2 + 1 > 0",), ()),
        (("2y - 1 != 0",), ("y ≠ ½",)),
    ],
)
def test_a_family_with_a_free_unknown(conditions: tuple[str, ...], expected: tuple[str, ...] | None) -> None:
    left = narrowed(Family({X: parse("0"), Y: Y}), list(map(parse, conditions)), BOX)
    assert [tuple(map(text, one.conditions)) for one in left.families] == ([] if expected is None else [expected])


def test_tidied_turns_the_relation_with_the_sign() -> None:
    assert text(tidied(parse("3 - 2x >= 0"))) == "x ≤ 3/2"
    assert text(tidied(parse("x^2 > 1"))) == "x² > 1"


@pytest.mark.parametrize(
    ("at", "on", "expected"),
    [
        (("5pi/2", None), family("pi/2 + 2k pi"), True),
        (("3pi/2", None), family("pi/2 + 2k pi"), False),
        (("sqrt(2)", None), family("k pi"), False),
        (("0", None), family("k pi", conditions=("k >= 1",)), False),
        (("pi", None), family("k pi", conditions=("k >= 1",)), True),
        (("pi", "2"), family("k pi", "y"), True),
        (("pi", "-pi"), family("k pi + m pi", "m pi"), True),
        (("pi", "1"), family("k pi", "m pi"), False),
    ],
)
def test_a_spot_on_a_family_with_whole_numbers(at: tuple[str, str | None], on: Family, expected: bool) -> None:
    assert lies_on(spot(*at), on) is expected


def test_bounds_move_with_the_letter_and_hold_for_the_members() -> None:
    half = family("pi/2 + k pi", conditions=("k >= 0",))
    parts = [(text(one.coordinates[X]), text(one.conditions[0])) for one in split(half, [parse("sin(x)")])]
    assert parts == [("π/2 + 2kπ", "k ≥ 0"), ("3π/2 + 2kπ", "k ≥ 0")]
    other = family("-pi/2 + k pi", conditions=("k <= 0",))
    parts = [(text(one.coordinates[X]), text(one.conditions[0])) for one in split(other, [parse("sin(x)")])]
    assert parts == [("−π/2 + 2kπ", "k ≤ 0"), ("−3π/2 + 2kπ", "k ≤ 0")]
    inside = members(half, BOX)
    assert inside is not None
    assert [text(one.coordinates[X].shown) for one in inside] == ["π/2", "3π/2", "5π/2"]


@pytest.mark.parametrize(
    ("f", "points", "families"),
    [
        ("sin(x) + 0*sqrt(1 - x^2)", [], 0),
        ("max(1, x^2)*cos(x)", ["0"], 0),
        ("max(sin(x), x^2)", [], 0),
        ("sin(x) + ln(x) - ln(2x)", [], 2),
        ("sin(x)^2 + 0*ln(1 - x^2)", ["0"], 0),
    ],
)
def test_whole_answers(f: str, points: list[str], families: int) -> None:
    found = stationary_points(f)
    exact = [one.spot.coordinates[X].exact for one in found.points]
    assert [text(one) for one in exact if one is not None] == points
    assert len(found.families) == families
    if f.startswith("sin(x) + 0"):
        assert found.completeness.scope is Scope.EVERYWHERE
