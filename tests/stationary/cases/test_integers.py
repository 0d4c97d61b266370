"""Letters for whole numbers: families split until no sine notices them, and counted in a box."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.expression.parser import parse
from tutor.expression.tree import Symbol
from tutor.stationary.cases.integers import fresh_integers, members, split, turns, unnoticed
from tutor.stationary.system import Family

X, K = Symbol("x"), Symbol("k")


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        ("x + 2k pi", Fraction(2)),
        ("k pi/3 - 1", Fraction(1, 3)),
        ("k", None),
        ("k^2 pi", None),
        ("x", Fraction(0)),
        ("(k + 1) pi", Fraction(1)),
    ],
)
def test_turns(typed: str, rate: Fraction | None) -> None:
    assert turns(parse(typed), K) == rate


@pytest.mark.parametrize(
    ("seen", "parts"),
    [("sin(x)", 2), ("sin(2x)", 1), ("cos(x/2)", 4), ("x", 1), ("sin(x) + cos(x/3)", 6), ("sin(x^2)", 1)],
)
def test_a_family_is_split_as_often_as_a_sine_notices(seen: str, parts: int) -> None:
    family = Family({X: parse("k pi")}, (K,))
    assert len(split(family, [parse(seen)])) == parts


def test_whole_turns_are_left_out() -> None:
    assert str(unnoticed(parse("cos(2 pi k + x)"), (K,))) == "cos(x)"
    assert str(unnoticed(parse("cos(pi k + x)"), (K,))) == "cos(pi*k + x)"


@pytest.mark.parametrize(("low", "high", "count"), [(-10, 10, 7), (0, 3, 1), (1, 3, 0), (0, 4, 2)])
def test_members_in_a_box(low: int, high: int, count: int) -> None:
    found = members(Family({X: parse("k pi")}, (K,)), {X: (Fraction(low), Fraction(high))})
    assert found is not None
    assert len(found) == count


def test_a_line_has_too_many_members() -> None:
    assert members(Family({X: X}), {X: (Fraction(0), Fraction(1))}) is None


def test_fresh_letters() -> None:
    assert [one.label for one in fresh_integers(2, [K])] == ["m", "n"]
