"""Searches in boxes as the tests of several files ask for them, and what those tests look at."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from tutor import parse
from tutor.derivation.differentiate import Engine
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.stationary.box.solve import solve
from tutor.stationary.clock import Clock
from tutor.stationary.system import Search, Solution, System

PI = math.pi
PEAKS = "3(1-x)^2 exp(-x^2-(y+1)^2) - 10(x/5-x^3-y^5) exp(-x^2-y^2) - 1/3 exp(-(x+1)^2-y^2)"


def search(
    equations: list[str], *ends: tuple[float | str, float | str], conditions: tuple[str, ...] = (), seconds: float = 20
) -> Solution:
    letters = tuple(map(Symbol, "xyz"[: len(ends)]))
    box = {letter: (Fraction(low), Fraction(high)) for letter, (low, high) in zip(letters, ends, strict=True)}
    system = System(letters, tuple(map(parse, equations)), tuple(map(parse, conditions)))
    return solve(system, Search(box, True, Clock.of(seconds)))


def gradient(function: str, letters: str = "xy") -> list[str]:
    engine, tree = Engine(), parse(function)
    return [str(engine.derive(tree, Symbol(letter)).answer) for letter in letters]


def points(found: Solution) -> list[tuple[float, ...]]:
    return [tuple(float(one.ball.mid()) for one in spot.coordinates.values()) for spot in found.spots]


def forms(found: Solution) -> list[tuple[str, ...]]:
    return [tuple(text(one.shown) for one in spot.coordinates.values()) for spot in found.spots]


def assert_same(found: Sequence[tuple[float, ...]], wanted: Sequence[tuple[float, ...]], within: float = 2e-3) -> None:
    assert len(found) == len(wanted)
    for point in wanted:
        assert any(math.dist(point, other) < within for other in found), f"{point} is missing"


def flat_points(
    function: Callable[[float, float], float], low: float, high: float, starts: int = 40
) -> list[tuple[float, float]]:
    """An oracle that shares nothing with the program: Newton's method from a grid, derivatives by differences."""
    h = 1e-4
    found: list[tuple[float, float]] = []
    for number in range(starts * starts):
        x, y = (low + (high - low) * (index + 0.5) / starts for index in divmod(number, starts))
        for _ in range(40):
            east, west, north, south = function(x + h, y), function(x - h, y), function(x, y + h), function(x, y - h)
            centre = function(x, y)
            gx, gy = (east - west) / (2 * h), (north - south) / (2 * h)
            xx, yy = (east - 2 * centre + west) / h**2, (north - 2 * centre + south) / h**2
            xy = (function(x + h, y + h) - function(x + h, y - h) - function(x - h, y + h) + function(x - h, y - h)) / (
                4 * h * h
            )
            determinant = xx * yy - xy * xy
            if abs(determinant) < 1e-9:
                break
            dx, dy = (gx * yy - gy * xy) / determinant, (gy * xx - gx * xy) / determinant
            x, y = x - dx, y - dy
            if not (low <= x <= high and low <= y <= high):
                break
            if abs(dx) + abs(dy) < 1e-7:
                if all(math.dist((x, y), other) > 1e-3 for other in found):
                    found.append((x, y))
                break
    return found


def peaks(x: float, y: float) -> float:
    return (
        3 * (1 - x) ** 2 * math.exp(-x * x - (y + 1) ** 2)
        - 10 * (x / 5 - x**3 - y**5) * math.exp(-x * x - y * y)
        - math.exp(-((x + 1) ** 2) - y * y) / 3
    )
