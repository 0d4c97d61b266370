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

from tutor.errors import Unanswerable
from tutor.learning import floats
from tutor.learning.centred import Centred, centred
from tutor.learning.descent import Descent, Ending, Flight, Objective, Point, Step
from tutor.learning.growth import Growth
from tutor.learning.line_search import best_rate
from tutor.learning.objective import Quadratic, is_exact
from tutor.learning.settings import Rate, check_settings
from tutor.learning.swift import bears, swift_for

Progress = Callable[[int], None]
KEPT_FIRST, KEPT_LAST = 10, 5
_LONGEST_PART = 10**12
"""Fractions with a longer part than this go over into floating point."""
_PROGRESS_EVERY = 256
MOST_DRAWN = 500
"""The path to draw has every point up to this number; of a longer walk every fourth, every eighth, and so on."""


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
    flight: Flight | None = None
    floating: bool = False
    """Has the walk gone over into floating point?"""
    centre: Centred | None = None
    """In floating point a quadratic is measured from its stationary point, and so is `point` then."""
    kept: list[Step] = field(default_factory=list)
    last: deque[Step] = field(default_factory=lambda: deque(maxlen=KEPT_LAST))
    path: list[tuple[float, ...]] = field(default_factory=list)
    stride: int = 1
    """The path has one in so many points; a power of two."""

    def run(self) -> None:
        """Walk to the end, and say why it is one."""
        if any(not math.isfinite(floats.of(one)) for one in self.point):
            raise Unanswerable("The start is too large to be worked with.", "Choose a point nearer to 0.")
        if self.momentum:
            self.velocity = tuple(Fraction(0) for _ in self.point)
        growth = Growth(bool(self.momentum))
        while self._step(growth):
            if self.number == KEPT_FIRST:
                self._leap()

    def _leap(self) -> None:
        """The steps that nobody looks at, all but the last few, without their values, where there is a quick way."""
        if not bears(self.objective, self.rate, self.momentum):
            return
        self._to_floats()
        self._mark()
        assert isinstance(self.objective, Quadratic)
        swift = swift_for(self.objective, floats.of(Fraction(self.rate)), self.tolerance)
        limit = self.steps
        begin = (self.number, self.point, tuple(self.path), self.stride)
        if not self.tolerance:
            self._widen()
        while self.number < self.steps - KEPT_LAST:
            to_the_next = self.stride - self.number % self.stride
            power = min(to_the_next, self.steps - KEPT_LAST - self.number, limit).bit_length() - 1
            ahead = swift(self.point, power)
            if ahead == self.point:
                self.steps, self.ending = min(self.steps, self.number + KEPT_LAST), Ending.STILL
                if self.tolerance or _stride_for(self.steps) >= self.stride:
                    return
                # The walk is shorter than the path was laid out for: once more, with more of its points.
                self.number, self.point, path, self.stride = begin
                self.path = [*path]
                self._widen()
                continue
            if ahead is None and power < 2:
                return  # the end is near: the steps to it are made one by one, and kept
            if ahead is None:
                limit = 2 ** (power - 1)
                continue
            self.number, self.point = self.number + 2**power, ahead
            self._mark()

    def _widen(self) -> None:
        """Lay the path out for a walk to the last step, so that points that would be dropped later are not made."""
        while self.stride < _stride_for(self.steps):
            self.path, self.stride = self.path[::2], self.stride * 2

    def _step(self, growth: Growth) -> bool:
        """Look at the point and leave it; False at the end of the walk."""
        value, gradient = self._here()
        length = math.hypot(*map(floats.of, gradient))
        if not (math.isfinite(floats.of(value)) and math.isfinite(length)):
            self._refuse_start(value)
            self.beyond = self._place()
            self.ending = Ending.OUTSIDE
            if growth.is_far(self.beyond):
                self.ending, self.flight = Ending.DIVERGED, Flight.OVERFLOW
            return False
        step = Step(self.number, self._place(), value, gradient)
        if length <= self.tolerance or self.number == self.steps or growth.runs_away(step, length):
            if length <= self.tolerance:
                self.ending = Ending.TOLERANCE
            elif growth.flight is not None:
                self.ending, self.flight = Ending.DIVERGED, growth.flight
            self._keep(step)
            return False
        rate = self._rate(value, gradient)
        if rate is None:
            self.ending, self.flight = Ending.DIVERGED, Flight.ALONG
            self._keep(step)
            return False
        ahead = self._ahead(gradient, rate)
        if ahead == self.point and length:
            self.ending = Ending.STILL
            self._keep(step)
            return False
        self._keep(Step(self.number, step.point, value, gradient, rate, self.velocity))
        self.point = ahead
        self.number += 1
        return True

    def _here(self) -> tuple[Fraction | float, Point]:
        """f and ∇f where the walk is; from here on in floating point if the numbers have grown long."""
        numbers = (*self.point, *(self.velocity or ()))
        if not is_exact(self.point) or not all(map(_is_short, numbers)):
            self._to_floats()
        return self.objective.value(self.point), self.objective.gradient(self.point)

    def _to_floats(self) -> None:
        """From here on the walk goes on in floating point."""
        if isinstance(self.objective, Quadratic) and not self.floating:
            self.centre = centred(self.objective)
            if self.centre is not None and not self.centre.is_near(self.point):
                self.centre = None
            if self.centre is not None:
                self.objective, self.point = self.centre.objective, self.centre.inside(self.point)
        self.floating = True
        self.point = tuple(map(floats.of, self.point))
        self.velocity = tuple(map(floats.of, self.velocity)) if self.velocity else None

    def _place(self) -> Point:
        """Where the walk is, in the letters of the function."""
        return self.point if self.centre is None else self.centre.outside(self.point)

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
        """Put the point on the path to draw, if it is its turn; halve a path that has grown too long."""
        if self.number == len(self.path) * self.stride:
            self.path.append(tuple(map(floats.of, self._place())))
            if len(self.path) > MOST_DRAWN + 1:
                self.path = self.path[::2]
                self.stride *= 2

    def result(self) -> Descent:
        """The walk as far as it went."""
        kept = (*self.kept, *self.last)
        whole, rest = divmod(kept[-1].number, self.stride)
        path = self.path[: whole + 1]  # a walk that was interrupted may have leapt beyond the last step that is kept
        if rest:
            path.append(tuple(map(floats.of, kept[-1].point)))
        return Descent(
            self.objective.variables,
            kept,
            kept[-1].number,
            self.ending,
            tuple(path),
            self.momentum,
            self.tolerance,
            self.rate == "line",
            self.beyond,
            self.flight,
            stride=self.stride,
        )


def _stride_for(steps: int) -> int:
    """Every how many steps a walk of known length is drawn: a power of two that leaves at most 250 of many points."""
    return 1 if steps <= MOST_DRAWN else 1 << ((2 * steps - 1) // MOST_DRAWN).bit_length()


def _is_short(value: Fraction | float) -> bool:
    return isinstance(value, Fraction) and max(abs(value.numerator), value.denominator) < _LONGEST_PART


def _like(point: Point, exact: bool) -> Point:
    return point if exact else tuple(map(floats.of, point))
