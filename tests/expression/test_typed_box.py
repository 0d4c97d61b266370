"""The box of `--box`: what is understood, and what is refused with a caret at the right place."""

from __future__ import annotations

from fractions import Fraction
from math import pi

import pytest

from tutor.errors import SyntaxProblem
from tutor.expression.tree import Number, Symbol
from tutor.expression.typed_box import DEFAULT, read_box

x, y = Symbol("x"), Symbol("y")
theta = Symbol("theta", (Number(Fraction(0)),))
FIVE = (Fraction(-5), Fraction(5))


@pytest.mark.parametrize(
    ("typed", "ranges"),
    [
        ("x=-5..5, y=-5..5", (FIVE, FIVE)),
        ("-5..5", (FIVE, FIVE)),
        ("[-5, 5]", (FIVE, FIVE)),
        ("x=-5..5", (FIVE, DEFAULT)),
        ("y=-5..5", (DEFAULT, FIVE)),
        ("x in [-5,5]", (FIVE, DEFAULT)),
        ("x ∈ [-5; 5]", (FIVE, DEFAULT)),
        ("x=-5:5, y: -5..5", (FIVE, FIVE)),
        ("x = -5 to 5", (FIVE, DEFAULT)),
        ("x=−5…5", (FIVE, DEFAULT)),
        ("-5 <= x <= 5, -5 < y < 5", (FIVE, FIVE)),
        ("-5≤x≤5", (FIVE, DEFAULT)),
        ("x=-1/2..2.5", ((Fraction(-1, 2), Fraction(5, 2)), DEFAULT)),
        ("x=(-1)..2(1+1)", ((Fraction(-1), Fraction(4)), DEFAULT)),
        ("x=-.5 .. .5", ((Fraction(-1, 2), Fraction(1, 2)), DEFAULT)),
    ],
)
def test_what_is_understood(typed: str, ranges: tuple[object, object]) -> None:
    assert read_box(typed, [x, y]) == dict(zip((x, y), ranges, strict=True))


def test_an_end_that_is_no_fraction_is_rounded_outwards() -> None:
    low, high = read_box("x=-pi..pi", [x])[x]
    assert low < -Fraction(pi)
    assert high > Fraction(pi)
    assert high - Fraction(pi) < Fraction(1, 10**9)
    assert low == -high


@pytest.mark.parametrize("name", ["theta_0", "θ₀", "θ_0", r"\theta_0"])
def test_names_are_read_as_in_a_function(name: str) -> None:
    assert read_box(f"{name}=0..1", [theta, x]) == {theta: (Fraction(0), Fraction(1)), x: DEFAULT}


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("", "nothing was typed", 0),
        ("   ", "nothing was typed", 0),
        ("x=5..-5", "empty", 2),
        ("x=1..1", "single number", 2),
        ("x=0..1, z=0..1", "z is no variable", 8),
        ("x=0..1, x=2..3", "x stands twice", 8),
        ("x=3", "two ends", 0),
        ("x>3", "two ends", 0),
        ("x=1..2..3", "two ends only", 0),
        ("x=..3", "an end of the range is missing", 0),
        ("x=0..oo", "no infinite ends", 5),
        ("x=-∞..0", "no infinite ends", 2),
        ("x=0..a", "not a number", 5),
        ("x=0..1,", "a range is missing", 7),
        ("0..1, 2..3", "has no name", 0),
        ("x=-.5...5", "two ways", 5),
        ("x=sqrt(-1)..3", "not a real number", 2),
        ("x=1/0..3", "not a real number", 2),
        ("x=0..1e30", "too far away", 5),
        ("x=0..9**9**9**9", "not a real number", 5),
        ("x=0..__import__('os')", "not a number", None),
        ("x=[-5,5", "two ends", 0),
        ("((((", "two ends", 0),
        ("x=" + "(" * 5000 + "..1", "two ends", 0),
        ("9" * 300_000, "too long", 100_000),
    ],
)
def test_what_is_refused(typed: str, message: str, column: int | None) -> None:
    with pytest.raises(SyntaxProblem) as caught:
        read_box(typed, [x, y])
    assert message in caught.value.message
    assert caught.value.source == typed
    assert caught.value.mend
    if column is not None and len(typed) < 100:
        assert caught.value.column == column
