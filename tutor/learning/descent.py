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
    """Points to draw: at most a few hundred, from the start to the end."""
    momentum: Fraction | float = 0
    """β: how much of the last step is kept in the next."""
    tolerance: float = 0.0
    """The walk ends where ‖∇f‖ is at most this."""
    line: bool = False
    """Was the rate searched anew in every step?"""
    beyond: Point | None = None
    """The point, one step after the last, where f or ∇f has no value or is too large; None if there is none."""

    @property
    def end(self) -> Step:
        """The last point."""
        return self.steps[-1]
