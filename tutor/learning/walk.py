"""The walk of gradient descent: θ ← θ − η∇f(θ), or with momentum v ← βv − η∇f(θ), θ ← θ + v.

The first steps are exact as long as their numbers are short, the others in floating point. Only the first and the
last steps are kept, with some of the points between them to draw.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from tutor.errors import Unanswerable
from tutor.learning import floats
from tutor.learning.descent import Descent, Ending, Objective, Point, Step
from tutor.learning.growth import Growth
from tutor.learning.line_search import best_rate
from tutor.learning.objective import is_exact
from tutor.learning.swift import Swift, swift_for

Rate = Fraction | float | Literal["line"]
Progress = Callable[[int], None]
MOST_STEPS = 1_000_000
KEPT_FIRST, KEPT_LAST = 10, 5
_LONGEST_PART = 10**12
"""Fractions with a longer part than this go over into floating point."""
_PROGRESS_EVERY = 256
_SPREAD = 12
"""The path to draw has every point up to this number, and then one in every so many of what was walked."""


def walk(
    objective: Objective,
    start: Sequence[Fraction | float],
    *,
    rate: Rate,
    steps: int = 20,
    tolerance: float = 0.0,
    momentum: Fraction | float = 0,
    progress: Progress | None = None,
) -> Descent:
    """Walk down a function.

    Arguments:
        objective: the function, of p variables.
        start: where to begin (p numbers).
        rate: the learning rate η, above 0; or "line": in every step the rate that takes f lowest.
        steps: how many steps to make at most, from 1 to 1,000,000.
        tolerance: the walk ends where ‖∇f‖ is at most this.
        momentum: β, from 0 to below 1.
        progress: called now and then with the number of steps made.

    Returns:
        the walk; Ctrl-C ends it where it is.

    Raises:
        Unanswerable: a setting cannot be used, or f or ∇f has no value at the start.

    >>> from tutor import read
    >>> from tutor.learning.objective import objective_of
    >>> bowl = objective_of(read("x^2"))
    >>> made = walk(bowl, [Fraction(1)], rate=Fraction(1, 4), steps=2)
    >>> [one.point for one in made.steps], made.ending
    ([(Fraction(1, 1),), (Fraction(1, 2),), (Fraction(1, 4),)], <Ending.STEPS: 'steps'>)
    """
    check_settings(rate, steps, tolerance, momentum)
    if len(start) != len(objective.variables):
        raise Unanswerable(
            f"The start has {len(start)} numbers for {len(objective.variables)} variables.",
            "Give one number for each variable.",
        )
    walker = _Walker(objective, rate, steps, tolerance, momentum, progress, tuple(start))
    try:
        walker.run()
    except KeyboardInterrupt:
        if not walker.kept and not walker.last:
            raise
        walker.ending = Ending.INTERRUPTED
    return walker.result()


def check_settings(rate: Rate, steps: int, tolerance: float, momentum: Fraction | float) -> None:
    """Refuse settings with which no walk can be made.

    Raises:
        Unanswerable: a setting is outside its range.
    """
    if rate != "line" and not (rate > 0 and floats.of(rate) < math.inf):
        raise Unanswerable(
            f"The rate {shown(rate)} is no learning rate: it must be above 0.",
            "Take a small one such as 0.1, or line for the best rate in every step: --rate line",
        )
    if not 1 <= steps <= MOST_STEPS:
        raise Unanswerable(
            f"{steps:,} is not a number of steps that can be made.", f"Take from 1 to {MOST_STEPS:,}: --steps 20"
        )
    if not 0 <= tolerance < math.inf:
        raise Unanswerable(f"The tolerance {tolerance:g} must be 0 or more.", "Take a small one: --tolerance 1e-8")
    if not 0 <= momentum < 1:
        raise Unanswerable(
            f"The momentum {shown(momentum)} must be at least 0 and below 1.",
            "At 1 no step would ever be forgotten. Take for example --momentum 0.9",
        )
    if rate == "line" and momentum:
        raise Unanswerable(
            "Momentum and line search do not go together: the best rate is chosen for a step without momentum.",
            "Leave one of them out: --rate 0.1 --momentum 0.9, or --rate line",
        )


def shown(value: Fraction | float | str) -> str:
    """A setting in an error message.

    >>> shown(Fraction(1, 10)), shown(-2.0)
    ('0.1', '-2')
    """
    return value if isinstance(value, str) else f"{floats.of(value):g}"


@dataclass(slots=True)
class _Walker:
    """A walk that goes on."""

    objective: Objective
    rate: Rate
    steps: int
    tolerance: float
    momentum: Fraction | float
    progress: Progress | None
    point: Point
    number: int = 0
    velocity: Point | None = None
    ending: Ending = Ending.STEPS
    beyond: Point | None = None
    kept: list[Step] = field(default_factory=list)
    last: deque[Step] = field(default_factory=lambda: deque(maxlen=KEPT_LAST))
    path: list[tuple[float, ...]] = field(default_factory=list)
    marked: int = 0
    """The number of the last point of the path."""

    def run(self) -> None:
        """Walk to the end, and say why it is one."""
        if any(not math.isfinite(floats.of(one)) for one in self.point):
            raise Unanswerable("The start is too large to be worked with.", "Choose a point nearer to 0.")
        if self.momentum:
            self.velocity = tuple(Fraction(0) for _ in self.point)
        swift = swift_for(self.objective, self.rate, self.momentum, self.tolerance)
        growth = Growth(bool(self.momentum))
        while self._step(growth):
            if swift and self.number == KEPT_FIRST:
                self._leap(swift)

    def _leap(self, swift: Swift) -> None:
        """The steps that nobody looks at, all but the last few, without their values."""
        if is_exact(self.point):
            self.point = tuple(map(floats.of, self.point))
        limit = self.steps
        while self.number < self.steps - KEPT_LAST:
            power = min(max(1, self.number // _SPREAD), self.steps - KEPT_LAST - self.number, limit).bit_length() - 1
            ahead = swift(self.point, power)
            if ahead == self.point:
                self.steps, self.ending = min(self.steps, self.number + KEPT_LAST), Ending.STILL
                return
            if ahead is None and power < 2:
                return  # the end is near: the steps to it are made one by one, and kept
            if ahead is None:
                limit = 2 ** (power - 1)
                continue
            self.number, self.point = self.number + 2**power, ahead
            self._mark()

    def _step(self, growth: Growth) -> bool:
        """Look at the point and leave it; False at the end of the walk."""
        value, gradient = self._here()
        length = math.hypot(*map(floats.of, gradient))
        if not (math.isfinite(floats.of(value)) and math.isfinite(length)):
            self._refuse_start(value)
            self.ending = Ending.DIVERGED if growth.is_far(self.point) else Ending.OUTSIDE
            self.beyond = self.point
            return False
        step = Step(self.number, self.point, value, gradient)
        if length <= self.tolerance or self.number == self.steps or growth.runs_away(step, length):
            if length <= self.tolerance:
                self.ending = Ending.TOLERANCE
            elif growth.ending is Ending.DIVERGED:
                self.ending = Ending.DIVERGED
            self._keep(step)
            return False
        rate = self._rate(value, gradient)
        if rate is None:
            self.ending = Ending.DIVERGED
            self._keep(step)
            return False
        ahead = self._ahead(gradient, rate)
        if ahead == self.point and length:
            self.ending = Ending.STILL
            self._keep(step)
            return False
        self._keep(Step(self.number, self.point, value, gradient, rate, self.velocity))
        self.point = ahead
        self.number += 1
        return True

    def _here(self) -> tuple[Fraction | float, Point]:
        """f and ∇f where the walk is; from here on in floating point if the numbers have grown long."""
        numbers = (*self.point, *(self.velocity or ()))
        if is_exact(self.point) and not all(map(_is_short, numbers)):
            self.point = tuple(map(floats.of, self.point))
        if not is_exact(self.point):
            self.point = tuple(map(floats.of, self.point))
            self.velocity = tuple(map(floats.of, self.velocity)) if self.velocity else None
        return self.objective.value(self.point), self.objective.gradient(self.point)

    def _rate(self, value: Fraction | float, gradient: Point) -> Fraction | float | None:
        if self.rate != "line":
            return self.rate
        return best_rate(self.objective, self.point, value, gradient)

    def _ahead(self, gradient: Point, rate: Fraction | float) -> Point:
        exact = is_exact((*self.point, *gradient, rate))
        factor = rate if exact else floats.of(rate)
        slope = gradient if exact else tuple(map(floats.of, gradient))
        if self.velocity is None:
            return tuple(one - factor * up for one, up in zip(_like(self.point, exact), slope, strict=True))
        kept = self.momentum if exact and isinstance(self.momentum, Fraction | int) else floats.of(self.momentum)
        pairs = zip(_like(self.velocity, exact), slope, strict=True)
        self.velocity = tuple(kept * one - factor * up for one, up in pairs)
        return tuple(one + more for one, more in zip(_like(self.point, exact), self.velocity, strict=True))

    def _refuse_start(self, value: Fraction | float) -> None:
        if self.number == 0:
            what = "The function" if not math.isfinite(floats.of(value)) else "The gradient"
            raise Unanswerable(
                f"{what} has no value at the start, or one that is too large.", "Start where it has one: --at …"
            )

    def _keep(self, step: Step) -> None:
        if step.number < KEPT_FIRST:
            self.kept.append(step)
        else:
            self.last.append(step)
        self._mark()
        if self.progress is not None and step.number % _PROGRESS_EVERY == 0:
            self.progress(step.number)

    def _mark(self) -> None:
        if self.number < 2 * KEPT_FIRST or self.number - self.marked >= self.number // _SPREAD:
            self.marked = self.number
            self.path.append(tuple(map(floats.of, self.point)))

    def result(self) -> Descent:
        """The walk as far as it went."""
        kept = (*self.kept, *self.last)
        end = tuple(map(floats.of, kept[-1].point))
        path = (*self.path, end) if self.path[-1:] != [end] else tuple(self.path)
        return Descent(
            self.objective.variables,
            kept,
            kept[-1].number,
            self.ending,
            path,
            self.momentum,
            self.tolerance,
            self.rate == "line",
            self.beyond,
        )


def _is_short(value: Fraction | float) -> bool:
    return isinstance(value, Fraction) and max(abs(value.numerator), value.denominator) < _LONGEST_PART


def _like(point: Point, exact: bool) -> Point:
    return point if exact else tuple(map(floats.of, point))
