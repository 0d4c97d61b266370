"""Balls made fractions: exactly, and never with millions of digits."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb

from tutor.errors import Unanswerable
from tutor.learning.balls import ball_of, middle


@pytest.mark.parametrize("value", [Fraction(0), Fraction(-3, 8), Fraction(2) ** 19_000, Fraction(1, 2**19_000)])
def test_there_and_back(value: Fraction) -> None:
    assert middle(ball_of(value)) == value


def test_too_long() -> None:
    assert middle(arb(2) ** -(10**12)) == 0
    for large in (arb(2) ** 10**12, -(arb(2) ** 10**12)):
        with pytest.raises(Unanswerable, match="more than 300000000000 digits"):
            middle(large)
