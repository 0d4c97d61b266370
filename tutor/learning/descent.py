"""Gradient descent: what is walked down, the steps of the walk, and why it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Protocol

from tutor.expression.tree import Symbol

Point = tuple[Fraction | float, ...]
"""A value for each variable: exact as long as the fractions stay short, then floating point."""


class Objective(Protocol):
    """A function that can be walked down."""

    @property
    def variables(self) -> tuple[Symbol, ...]:
        """What the function depends on (p letters)."""
        ...

    def value(self, point: Point) -> Fraction | float:
        """f at a point: exact where the point is exact and f allows it; nan where f has no value."""
        ...

    def gradient(self, point: Point) -> Point:
        """∇f at a point (one entry for each variable)."""
        ...


class Ending(Enum):
    """Why a walk ended."""

    TOLERANCE = "tolerance"
    """‖∇f‖ is at most the tolerance."""
    STEPS = "steps"
    """All steps that were asked for are done."""
    DIVERGED = "diverged"
    """The values grow without end, since the rate is too large; or they fall without end."""
    OUTSIDE = "outside"
    """The next point lies where f or ∇f has no value."""
    STILL = "still"
    """The next step is too small to change the point in floating point."""
    INTERRUPTED = "interrupted"
    """The student ended the walk."""


class Flight(Enum):
    """By what a walk that diverged was found out."""

    GREW = "grew"
    """f grew in several steps running."""
    FAR = "far"
    """f is far larger than the numbers of the start."""
    FELL = "fell"
    """f is far below what it was at the start, and the point far away."""
    ALONG = "along"
    """Line search: f falls along −∇f as far as it was followed."""
    OVERFLOW = "overflow"
    """The numbers are too large for floating point."""


@dataclass(frozen=True, slots=True)
class Step:
    """A point of the walk."""

    number: int
    """0 for the start."""
    point: Point
    value: Fraction | float
    gradient: Point
    rate: Fraction | float | None = None
    """The rate with which the walk left this point; None at its end."""
    velocity: Point | None = None
    """With momentum: what was added to the point to leave it."""


@dataclass(frozen=True, slots=True)
class Descent:
    """A whole walk."""

    variables: tuple[Symbol, ...]
    steps: tuple[Step, ...]
    """The start, every step that is kept, and the end; the numbers say which are left out."""
    count: int
    """How many steps were made."""
    ending: Ending
    path: tuple[tuple[float, ...], ...]
    """Points to draw: the start, every `stride`-th point, and the end."""
    momentum: Fraction | float = 0
    """β: how much of the last step is kept in the next."""
    tolerance: float = 0.0
    """The walk ends where ‖∇f‖ is at most this."""
    line: bool = False
    """Was the rate searched anew in every step?"""
    beyond: Point | None = None
    """The point, one step after the last, where f or ∇f has no value or is too large; None if there is none."""
    flight: Flight | None = None
    """By what it was seen that the walk diverges; None if it does not."""
    stride: int = 1
    """One in so many points of the walk is on the path: 1, or a power of two for a walk of more than 500 steps."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """How many steps lead to each point of the path."""
        return tuple(min(place * self.stride, self.count) for place in range(len(self.path)))

    @property
    def end(self) -> Step:
        """The last point."""
        return self.steps[-1]
