"""Descent steps of the lecture's loss, against the same loop with SymPy's `lambdify`."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy

from tests.bench.clock import Cost, call, take_turns
from tests.bench.table import faster, ratios, row, times
from tutor.expression.reading import read
from tutor.learning.objective import objective_of
from tutor.learning.walk import walk

STEPS = 10_000
TARGET = 1.0
RATE = Fraction(1, 2000)
"""So small that every one of the steps still moves the point: nobody may stop early."""
_AGES, _HEIGHTS = (0, 2, 4), (30, 40, 50)
_START = (1, 0)


def show_descent(quick: bool) -> None:
    """Measure and print one row; set-up counts on neither side."""
    ours, theirs = measure(3 if quick else 15)
    found = ratios(ours, theirs)
    cells = (f"{STEPS:,} descent steps of the lecture's loss", "a loop with sympy.lambdify", times(TARGET))
    print(row((*cells, times(found[0]), times(found[1]), faster(TARGET, found))), flush=True)


def measure(repetitions: int) -> tuple[Cost, Cost]:
    """The cost of tutor's walk and of the loop.

    Raises:
        AssertionError: they arrive at different points.
    """
    data = {"a": [Fraction(age) for age in _AGES], "h": [Fraction(height) for height in _HEIGHTS]}
    objective = objective_of(read("loss(s, b) = 1/2*sum(i, (s*a_i + b - h_i)^2)"), data)
    start = [Fraction(one) for one in _START]
    slopes = _lambdified()
    made = walk(objective, start, rate=RATE, steps=STEPS)
    assert made.count == STEPS
    assert all(abs(one - other) < 1e-9 for one, other in zip(made.path[-1], _loop(slopes), strict=True))
    ours, theirs = take_turns(
        (
            lambda: call(lambda: walk(objective, start, rate=RATE, steps=STEPS)),
            lambda: call(lambda: _loop(slopes)),
        ),
        repetitions,
    )
    return ours, theirs


def _lambdified() -> tuple[Any, Any]:
    s, b = sympy.symbols("s b")
    pairs = zip(_AGES, _HEIGHTS, strict=True)
    loss = sum((s * age + b - height) ** 2 for age, height in pairs) / sympy.Integer(2)
    return tuple(sympy.lambdify((s, b), sympy.expand(sympy.diff(loss, letter)), "math") for letter in (s, b))


def _loop(slopes: tuple[Any, Any]) -> tuple[float, float]:
    by_s, by_b = slopes
    s, b = map(float, _START)
    rate = float(RATE)
    for _ in range(STEPS):
        s, b = s - rate * by_s(s, b), b - rate * by_b(s, b)
    return s, b
