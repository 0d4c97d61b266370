"""Every point of a walk that is shown is checked: f and ∇f there by Arb's power series, and each step by the rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from flint import arb, ctx, fmpq

from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import CheckFailed
from tutor.expression.numbers import whole
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol
from tutor.learning import floats
from tutor.learning.descent import Point, Step
from tutor.learning.over_data import ball_over

if TYPE_CHECKING:
    from tutor.learning.descend import Walked

_PRECISION = 192
_MOST_ROWS = 1000
"""Over more rows than this a Σ is worked out without power series."""
_MOST_WORK = 40_000
"""Rows times variables times points that are checked."""
_RELATIVE, _OF_START = 1e-7, 1e-11
"""How far floating point may be off: beside the number itself, and beside the numbers of the start."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found out."""

    notes: tuple[Phrase, ...]
    facts: Mapping[str, object]


class Witness:
    """f and ∇f by Arb, independent of the rules and of what the walk was made with."""

    def __init__(self, walked: Walked) -> None:
        self.reading = walked.reading
        self.partials = walked.gradient.answer
        self.rows = walked.data if walked.data is not None and walked.data.data.count > _MOST_ROWS else None
        self.data: dict[Symbol, Fraction] = {}
        if walked.data is not None:
            self.data |= walked.data.place
        if walked.data is not None and self.rows is None:
            for letter, column in zip(walked.data.letters, walked.data.data.columns, strict=True):
                for row, value in enumerate(column, start=1):
                    self.data[_member(letter, row)] = value

    def value(self, point: Point) -> arb:
        """f at a point (p)."""
        if self.rows is not None:
            return ball_over(self.reading.expression, self.rows.columns, self.place(point))
        return Evaluator(self.place(point), _PRECISION).value(self.reading.expression)

    def slope(self, point: Point, place: int) -> arb:
        """∂f/∂θⱼ at a point (p); over long data by the rules' answer, since a power series would take too long."""
        if self.rows is not None:
            return ball_over(self.partials[place], self.rows.columns, self.place(point))
        return Evaluator(self.place(point), _PRECISION).slope(self.reading.expression, self.reading.variables[place])

    def place(self, point: Point) -> dict[Symbol, Fraction]:
        """A point (p) together with the data, as values of letters."""
        return {**self.data, **dict(zip(self.reading.variables, (Fraction(one) for one in point), strict=True))}


def _member(letter: Symbol, row: int) -> Symbol:
    return Symbol(letter.name, tuple(whole(row) if symbols(part) else part for part in letter.subscripts))


def audit(walked: Walked) -> Audit:
    """Check the points that the walk keeps.

    Returns:
        what to say about it, and the same as data: how many points there are and how many could be checked.

    Raises:
        CheckFailed: a value, a slope or a step is wrong; a fault of tutor's own.
    """
    steps = walked.descent.steps
    _steps_follow(walked)
    rows = walked.data.data.count if walked.data is not None else 1
    most = _MOST_WORK // (rows * (1 + len(walked.reading.variables)))
    chosen = steps if len(steps) <= most else (*steps[: max(0, most - 1)], steps[-1])
    first = steps[0]
    scale = 1 + abs(floats.of(first.value)) + sum(abs(floats.of(one)) for one in (*first.gradient, *first.point))
    witness = Witness(walked)
    done = sum(_holds(witness, step, scale) for step in chosen)
    facts = {"points": len(steps), "checked": done}
    if done == len(steps):
        return Audit((phrase("descent-checked", name=walked.reading.name, count=done),), facts)
    return Audit((phrase("descent-checked-partly", name=walked.reading.name, count=done, all=len(steps)),), facts)


def _holds(witness: Witness, step: Step, scale: float) -> bool:
    """Whether f and ∇f could be compared at a step.

    Raises:
        CheckFailed: they are different.
    """
    if not all(abs(floats.of(one)) < 1e100 for one in step.point):
        return False
    pairs = [(step.value, witness.value(step.point))]
    pairs += [(found, witness.slope(step.point, place)) for place, found in enumerate(step.gradient)]
    for found, ball in pairs:
        if not ball.is_finite():
            return False
        if not _agree(found, ball, scale):
            raise CheckFailed(f"step {step.number}: {floats.of(found):g} is not {ball}")
    return True


def _agree(found: Fraction | float, ball: arb, scale: float) -> bool:
    with ctx.workprec(_PRECISION):
        if isinstance(found, Fraction):
            return bool(ball.overlaps(arb(fmpq(found.numerator, found.denominator))))
        return bool(abs(arb(found) - ball) <= abs(ball) * _RELATIVE + scale * _OF_START)


def _steps_follow(walked: Walked) -> None:
    """Each step, as it is kept, leads to the next one.

    Raises:
        CheckFailed: one does not.
    """
    for before, after in pairwise(walked.descent.steps):
        if after.number != before.number + 1 or before.rate is None:
            continue
        for place, there in enumerate(after.point):
            exactly = _exactly(before, place) if isinstance(there, Fraction) else None
            if exactly is not None:
                if exactly != there:
                    raise CheckFailed(f"step {before.number + 1} does not lead to {there}")
                continue
            here, slope = floats.of(before.point[place]), floats.of(before.gradient[place])
            moved = floats.of(before.velocity[place]) if before.velocity else -floats.of(before.rate) * slope
            if abs(here + moved - floats.of(there)) > 1e-9 * (abs(here) + abs(moved) + 1e-300):
                raise CheckFailed(f"step {before.number + 1} does not lead to {floats.of(there):g}")


def _exactly(step: Step, place: int) -> Fraction | None:
    """The coordinate of the next point in fractions; None if a number of the step is none."""
    here, moved = step.point[place], step.velocity[place] if step.velocity else None
    slope, rate = step.gradient[place], step.rate
    if isinstance(here, Fraction) and isinstance(moved, Fraction):
        return here + moved
    if (
        moved is None
        and isinstance(here, Fraction)
        and isinstance(slope, Fraction)
        and isinstance(rate, Fraction | int)
    ):
        return here - rate * slope
    return None
