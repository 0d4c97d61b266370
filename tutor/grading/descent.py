"""Downhill on the value of an expression: Newton's method with numerical derivatives, damped to keep going down.

Source: K. Levenberg (1944), "A method for the solution of certain non-linear problems in least squares", for the
damping. The lowest point of a quadratic is met in one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf

from flint import arb, arb_mat

from tutor.expression.exact import Point
from tutor.expression.tree import Expression, Symbol
from tutor.grading.columns import Columns, at_precision

_BITS = 192
_STEP = Fraction(1, 2**40)
"""How far apart the points of a difference lie, for coordinates near 1; the balls are sharp enough for it."""
_DAMPINGS = (0.0, 0.01, 1.0)
_SHARES = (1.0, 0.4, 0.1)
_SETTLED = 1e-6
"""A step that takes away less than this share of the height has brought nothing."""

Place = tuple[float, ...]
"""A value for each letter that varies."""
Standing = tuple[Place, float]
"""A place and how high it lies."""


class Slope:
    """An expression, times a sign, as a height over the plane of some letters.

    Arguments:
        expression: whose values are the heights.
        sign: 1, or −1 to turn the heights over.
        letters: the letters that vary.
        rest: the values of the others.
    """

    __slots__ = ("_expression", "_letters", "_rest", "_sign")

    def __init__(self, expression: Expression, sign: int, letters: Sequence[Symbol], rest: Point) -> None:
        self._expression = expression
        self._sign = sign
        self._letters = letters
        self._rest = rest

    def point(self, place: Place) -> dict[Symbol, Fraction]:
        """The place as a point with a value for every letter."""
        return {**self._rest, **dict(zip(self._letters, map(Fraction, place), strict=True))}

    def balls(self, points: Sequence[Point]) -> list[arb]:
        """The heights at points, as balls."""
        values = Columns(points, _BITS).of(self._expression)
        if self._sign > 0:
            return values
        with at_precision(_BITS):  # else they would be rounded, though only their signs change
            return [-value for value in values]

    def heights(self, places: Sequence[Place]) -> list[float]:
        """The heights of places; infinite where there is no value."""
        return [_number(ball) for ball in self.balls([self.point(place) for place in places])] if places else []

    def lowered(self, standings: Sequence[Standing]) -> list[Standing]:
        """One step downhill from each place; those from which no step leads lower are left out."""
        stencils = [self._stencil(place) for place, _ in standings]
        values = self.balls([point for stencil in stencils for point in stencil])
        width = len(stencils[0]) if stencils else 0
        found: list[Standing] = []
        options: list[list[Place]] = []
        with at_precision(_BITS):
            for number, (place, height) in enumerate(standings):
                around = values[number * width : (number + 1) * width]
                finite = all(map(arb.is_finite, around))
                options.append(list(_options(place, height, around)) if finite else [])
        heights = iter(self.heights([option for several in options for option in several]))
        for (_, before), several in zip(standings, options, strict=True):
            reached = [(option, next(heights)) for option in several]
            lowest = min(reached, key=_height, default=None)
            if lowest is not None and lowest[1] < before - _SETTLED * abs(before):
                found.append(lowest)
        return found

    def _stencil(self, place: Place) -> list[dict[Symbol, Fraction]]:
        """The place itself, one step forth and back in each letter, and one step forth in each two: exactly."""
        here = self.point(place)
        back = {letter: here[letter] - step for letter, step in zip(self._letters, map(_step, place), strict=True)}
        forth = {letter: here[letter] + step for letter, step in zip(self._letters, map(_step, place), strict=True)}
        found = [here]
        for letter in self._letters:
            found += [{**here, letter: forth[letter]}, {**here, letter: back[letter]}]
        for at, letter in enumerate(self._letters):
            found += [{**here, letter: forth[letter], other: forth[other]} for other in self._letters[:at]]
        return found


def _height(standing: Standing) -> float:
    return standing[1]


def _number(ball: arb) -> float:
    return float(ball.mid()) if ball.is_finite() else inf


def _step(value: float) -> Fraction:
    """How far apart the points of a difference lie, beside a coordinate."""
    return _STEP * (1 + abs(int(value)))


def _options(place: Place, height: float, around: Sequence[arb]) -> list[Place]:
    """Places to go to: along damped Newton steps, and to where the tangent meets 0 or lies as far beyond it."""
    count = len(place)
    steps = [arb(float(step)) for step in map(_step, place)]
    middle, forth, back = around[0], around[1 : 2 * count : 2], around[2 : 2 * count + 1 : 2]
    slope = [(one - other) / (2 * step) for one, other, step in zip(forth, back, steps, strict=True)]
    bend = [[arb(0)] * count for _ in range(count)]
    crossed = iter(around[2 * count + 1 :])
    for at in range(count):
        bend[at][at] = (forth[at] - 2 * middle + back[at]) / steps[at] ** 2
        for other in range(at):
            mixed = (next(crossed) - forth[at] - forth[other] + middle) / (steps[at] * steps[other])
            bend[at][other] = bend[other][at] = mixed
    length = sum([part * part for part in slope], arb(0))
    if not length > 0:
        return []
    directions = [[float((-2 * part * height / length).mid()) for part in slope]] if height > 0 else []
    size = max([abs(float(part.mid())) for row in bend for part in row])
    for damping in _DAMPINGS if size else ():
        direction = _newton(bend, slope, arb(damping * size))
        if direction is not None:
            directions.append(direction)
    return [
        tuple([value + share * part for value, part in zip(place, direction, strict=True)])
        for direction in directions
        for share in _SHARES
    ]


def _newton(bend: Sequence[Sequence[arb]], slope: Sequence[arb], damping: arb) -> list[float] | None:
    """The step to the lowest point of the quadratic with this slope and bend; None unless it leads downhill."""
    count = len(slope)
    rows = [[bend[at][other] + (damping if at == other else 0) for other in range(count)] for at in range(count)]
    try:
        solved = arb_mat(rows).solve(arb_mat([[-part] for part in slope])).tolist()
    except ZeroDivisionError:
        return None
    step = [row[0] for row in solved]
    if not sum([part * along for part, along in zip(step, slope, strict=True)], arb(0)) < 0:
        return None
    return [float(part.mid()) for part in step]
