"""A false line cannot pass: every kind of check is shown to fail."""

from __future__ import annotations

import pytest

from tutor.errors import CheckFailed
from tutor.expression.numbers import ZERO
from tutor.expression.parser import parse
from tutor.expression.tree import Symbol
from tutor.stationary.ledger import Ledger


def test_a_line_that_follows() -> None:
    check = Ledger().follows((parse("2b - a"), ZERO), (parse("a"), parse("2b")), parse("-1"))
    assert check.points >= 3


@pytest.mark.parametrize(
    ("old", "new", "factor"), [("2b - a", "a - b", "-1"), ("2b - a", "a - 2b", "1"), ("x^2", "x", "1")]
)
def test_a_line_that_does_not(old: str, new: str, factor: str) -> None:
    with pytest.raises(CheckFailed):
        Ledger().follows((parse(old), ZERO), (parse(new), ZERO), parse(factor))


def test_a_root() -> None:
    place = {Symbol("x"): parse("sqrt(2)")}
    assert Ledger().solves(parse("x^2 - 2"), place).points == 1
    with pytest.raises(CheckFailed):
        Ledger().solves(parse("x^2 - 2.0000001"), place)


def test_a_root_with_a_parameter() -> None:
    place = {Symbol("x"): parse("-b/a")}
    assert Ledger().solves(parse("a x + b"), place).points >= 3
    with pytest.raises(CheckFailed):
        Ledger().solves(parse("a x - b"), place)


def test_two_expressions() -> None:
    assert Ledger().same(parse("x^2 - 1"), parse("(x-1)(x+1)")).points >= 3
    with pytest.raises(CheckFailed):
        Ledger().same(parse("x^2 - 1"), parse("(x-1)^2"))


@pytest.mark.parametrize(("shown", "about"), [("173881", True), ("173881.3", False), ("173900", True)])
def test_a_number_that_is_shown(shown: str, about: bool) -> None:
    """√30234705927 is 173881.299…: six digits do, and as an exact number that is false."""
    from flint import arb

    ball = arb(30234705927).sqrt()
    if shown == "173881":
        assert Ledger().worth(ball, parse(shown), about).points == 1
    else:
        with pytest.raises(CheckFailed):
            Ledger().worth(ball, parse(shown), about)
