"""Products of curves and points with known real solutions: the verdict on two of them is never false."""

from __future__ import annotations

import pytest

import tutor
from tutor.expression.dice import Dice

CURVES = {"x": "O", "y": "OP", "(x-y)": "O", "(x+y)": "O", "(x^2+y^2-1)": "P", "(y-x^2)": "O", "(x^2-2)": ""}
"""Curves without a factor in common → which of the points O = (0, 0) and P = (1, 0) lie on them."""
POINTS = {
    "(x^2+y^2)": "O",
    "(x^2+x y+y^2)": "O",
    "(x^4+3y^4)": "O",
    "((x-1)^2+y^2)": "P",
    "(x^2+1)": "",
    "(x^2+y^2+x+1)": "",
    "e^x": "",
    "(2+cos(y))": "",
    "7": "",
    "(x^2+2x+3)": "",
}
"""Factors that are zero at one point at most."""
ROWS = 150


def solutions(factors: list[str]) -> frozenset[str]:
    """The curves, and the points that lie on none of them."""
    curves = {factor for factor in factors if factor in CURVES}
    points = set("".join(POINTS.get(factor, "") for factor in factors)) - set("".join(CURVES[one] for one in curves))
    return frozenset(curves | points)


def drawn(dice: Dice) -> list[str]:
    names = [*CURVES, *POINTS]
    return [names[dice.randrange(0, len(names))] for _ in range(1 + dice.randrange(0, 4))]


@pytest.mark.parametrize("seed", range(ROWS))
def test_no_verdict_is_false(seed: int) -> None:
    dice = Dice(seed)
    model, answer = drawn(dice), drawn(dice)
    if seed % 2:
        extra = [name for name in POINTS if POINTS[name] == ""]
        answer = [*model[::-1], extra[dice.randrange(0, len(extra))]]
    kind = tutor.check("*".join(model) + " = 0", "*".join(answer) + " = 0", expression=True).kind
    assert kind in (("right", "undecided") if solutions(model) == solutions(answer) else ("wrong", "undecided"))
