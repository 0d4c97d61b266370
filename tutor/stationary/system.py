"""What is solved, and what comes out: equations in unknowns, spots, families, and how complete they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from tutor.derivation.lesson import Phrase, Section
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.clock import Clock
from tutor.stationary.spot import Spot

Box = Mapping[Symbol, tuple[Fraction, Fraction]]
"""From where to where each unknown is looked for, both ends included."""


@dataclass(frozen=True, slots=True)
class System:
    """Equations, each an expression that is to be zero."""

    unknowns: tuple[Symbol, ...]
    equations: tuple[Expression, ...]
    """At least as many as it takes; a gradient gives one for each unknown."""
    conditions: tuple[Expression, ...] = ()
    """What must hold besides (`Comparison` or `Logic`): the domain of f, or the piece of |u| that is looked at."""
    parameters: tuple[Symbol, ...] = ()
    """Letters that are left over: numbers that nobody gave."""


@dataclass(frozen=True, slots=True)
class Search:
    """Where to look and for how long."""

    box: Box
    """The part of space that is searched where the algebra does not reach."""
    asked: bool
    """Did the student choose the box? Then points outside are not wanted."""
    clock: Clock


class Scope(Enum):
    """How much is proved about a set of solutions. The order matters: the worst part decides for the whole."""

    EVERYWHERE = 0
    """These are all, anywhere."""
    BOX = 1
    """These are all in the box."""
    PARTIAL = 2
    """These are solutions, but there may be more."""


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Infinitely many solutions that are described as a whole: y = x, or x = π/2 + kπ.

    `x²y²` has the families {x: 0, y: y} and {x: x, y: 0}.
    """

    coordinates: Mapping[Symbol, Expression]
    """Every unknown → its form in the free unknowns and whole-number letters; a free unknown is itself."""
    integers: tuple[Symbol, ...] = ()
    """Letters that stand for any whole number: k, m."""
    equations: tuple[Expression, ...] = ()
    """What must be zero besides, for a curve without an explicit form: x² + y² − 1."""
    conditions: tuple[Expression, ...] = ()
    """What must hold besides: x > 0."""
    inner: tuple[Expression, Expression] | None = None
    """An expression in the unknowns and the value it has on all of the family: x² + y², π + 2kπ; if that is why."""

    @property
    def free(self) -> tuple[Symbol, ...]:
        """The unknowns that may take any value (within equations and conditions)."""
        return tuple(symbol for symbol, value in self.coordinates.items() if value == symbol)


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """What is known about the solutions of a system."""

    spots: tuple[Spot, ...] = ()
    families: tuple[Family, ...] = ()
    scope: Scope = Scope.EVERYWHERE
    argument: tuple[Phrase, ...] = ()
    """Why the scope is what it is: whole sentences."""
    sections: tuple[Section, ...] = ()
    """The algebra as it is shown, every line checked."""
    undecided: tuple[Box, ...] = ()
    """Parts of the box of which nothing is known."""
    assumptions: tuple[Expression, ...] = ()
    """What is taken for granted about the parameters: a ≠ 0."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """What JSON should say besides."""
