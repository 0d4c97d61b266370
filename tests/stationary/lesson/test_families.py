"""Families, flat pieces, kinks and edges in the lesson: made here by hand, without the solver."""

from __future__ import annotations

import pytest

from tests.stationary.lesson.by_hand import (
    SAID,
    axes,
    cone,
    data,
    k,
    made,
    number,
    page,
    sine,
    x,
    y,
)
from tutor.derivation.lesson import phrase
from tutor.expression.numbers import ZERO
from tutor.expression.parser import parse
from tutor.expression.structures import Comparison
from tutor.stationary.results import EdgePoint, StationaryFamily, Verdict
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family


def test_families() -> None:
    shown = page(axes())
    assert "2 families of stationary points\n\nFamily 1: (x, y) = (0, y)    y may be any real number\n" in shown
    assert "  2     (x, 0)   0   global minimum\n" in shown
    assert "No stationary point" not in shown
    assert [family["free"] for family in data(axes())["families"]] == [["y"], ["x"]]


def test_a_periodic_family() -> None:
    assert "points: x = π/2 + 2kπ    k stands for any whole number\n" in page(sine())
    assert data(sine())["families"][0]["coordinates"] == {"x": "pi/2 + 2*k*pi"}


@pytest.mark.parametrize(
    ("family", "heading"),
    [
        (Family({x: x, y: y}, (), (parse("x^2 + y^2 - 1"),)), "all (x, y) where x² + y² − 1 = 0\n"),
        (Family({x: x, y: ZERO}, (), (), (Comparison(">", x, ZERO),)), "(x, y) = (x, 0) where x > 0\n"),
        (Family({x: x, y: parse("2k pi")}, (k,)), "(x, y) = (x, 2kπ)    x may be any real number, k any whole number"),
        (
            Family({x: parse("k pi"), y: ZERO}, (k,), (), (Comparison(">=", k, ZERO),)),
            "(x, y) = (kπ, 0) where k ≥ 0    k is a whole number\n",
        ),
        (Family({x: x, y: y}), "Every point is stationary\n"),
    ],
)
def test_how_a_family_is_named(family: Family, heading: str) -> None:
    found = made("(x^2 + y^2 - 1)^2", [], families=(StationaryFamily(family, None, Verdict("undecided", ())),))
    shown = page(found, width=120)
    assert heading in shown
    assert "The second-derivative test does not decide here.\n" in shown


def test_places_without_a_gradient_are_listed_apart() -> None:
    shown = page(cone())
    assert "No stationary point\n  Where f is smooth, ∇f is zero nowhere.\n" in shown
    assert "Listed apart: where ∇f need not exist\n  The domain of f may end where x = 0.\n" in shown
    assert "  At (x, y) = (0, 0); f = 1    a place where ∇f need not exist: x² + y² = 0\n" in shown
    tip, border = data(cone())["edges"]
    assert (tip["what"], tip["condition"], tip["kind"], tip["value"]) == ("kink", "Eq(x**2 + y**2, 0)", "minimum", "1")
    assert (border["what"], border["coordinates"], border["kind"]) == ("edge", None, None)


def test_families_of_one_kind_are_worked_out_once() -> None:
    # sin x: its maxima in two halves, and its minima.
    alike = phrase("kinds-alike", name="f")
    places = [("pi/2 + 4k pi", "1", "maximum"), ("5pi/2 + 4k pi", "1", "maximum"), ("-pi/2 + 2k pi", "-1", "minimum")]
    families = tuple(
        StationaryFamily(Family({x: parse(place)}, (k,)), parse(height), Verdict(kind, (SAID, alike)))
        for place, height, kind in places
    )
    shown = page(made("sin(x)", [], families=families))
    assert shown.count("same way, so one of them") == 1
    assert "Family 1: x = π/2 + 4kπ    k stands for any whole number\n" in shown
    assert "  The test ends in the same way for family 2.\n" in shown
    assert "Family 2:" not in shown
    assert "Family 3: x = −π/2 + 2kπ" in shown
    assert "  2     5π/2 + 4kπ    1   maximum\n" in shown


def test_flat_pieces_stand_in_the_table() -> None:
    # max(x², 1) is 1 where x² < 1, with kinks at ±1.
    inside = Family({x: x}, conditions=(Comparison("<", parse("x^2"), parse("1")),))
    flat = StationaryFamily(inside, parse("1"), Verdict("minimum", (SAID,), strict=False))
    kinks = tuple(
        EdgePoint(
            "kink", Comparison("=", x, parse(at)), Spot({x: number(at)}), number("1"), Verdict("minimum", (SAID,))
        )
        for at in ("-1", "1")
    )
    shown = page(made("max(x^2, 1)", [], families=(flat,), edges=kinks))
    table = [" ".join(line.split()) for line in shown.splitlines()]
    assert "x f kind" in table
    assert "all x where x² < 1 1 minimum, not strict" in table
    assert "1 1 minimum without f′" in table


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        ("", "minimum and maximum, not strict"),
        ("maximum", "global maximum"),
        ("minimum and maximum", "global minimum and maximum"),
    ],
)
def test_what_a_flat_piece_is(whole: str, said: str) -> None:
    flat = Verdict("minimum", (phrase("kinds-family-constant", name="f"),), strict=False)
    above = Family({x: x}, conditions=(Comparison(">", x, parse("1")),))
    families = (StationaryFamily(above, parse("1"), flat, whole), StationaryFamily(above, parse("2"), flat, whole))
    assert page(made("x", [], families=families)).count(f"   {said}\n") == 2


def test_what_is_known_about_a_line_of_kinks_is_said() -> None:
    line = EdgePoint("kink", Comparison("=", x, ZERO), None, number("0"), Verdict("minimum", (SAID,)))
    assert "  f may have a kink where x = 0.\n  A sentence.\n" in page(made("|x y|", [], edges=(line,)))
