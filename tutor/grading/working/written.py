"""What a student wrote: the sides of each line of a working, in order, and what letters of their own stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tutor.errors import SyntaxProblem
from tutor.expression.tree import Expression, Symbol


class Role(StrEnum):
    """What a side is written for."""

    FIRST = "first"
    """It stands first in a line that does not begin with a relation."""
    NEXT = "next"
    """It stands behind a relation: = or an arrow."""
    DEFINITION = "definition"
    """It says what a letter of the student's own stands for: u = xy."""
    MORE = "more"
    """It stands behind a definition: the last side of u = x·x = x²."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another way to take a side: how far a ∂ or a Σ without brackets reaches."""

    typed: Expression
    expression: Expression
    index: Symbol | None
    """The index of a Σ that reaches farther, because its index stands there; None for a ∂."""


@dataclass(frozen=True, slots=True)
class Written:
    """One side of one line."""

    number: int
    """The number of the line in the text, from 1."""
    source: str
    """The whole line, as typed."""
    start: int
    """Column of the side's first character in the line, from 0."""
    end: int
    """Column behind its last character."""
    role: Role
    """What it is written for."""
    relation: str
    """The sign before it: "=", "→", "⇒", "≈" or "" where it has none."""
    typed: Expression | None
    """What was typed; None when it cannot be read."""
    expression: Expression | None
    """What it means: heads such as f′(x) as derivatives of the function, own letters replaced; None when unreadable."""
    orders: tuple[Symbol, ...] | None = None
    """For a head, the variables in the order of differentiation, () for f itself; None for anything else."""
    letter: Expression | None = None
    """For a definition, the letter: u, rᵢ, or f(u)."""
    problem: SyntaxProblem | None = None
    """Why it cannot be read; None when it can."""
    others: tuple[Other, ...] = ()
    """Other ways to take it, in which it may be right."""

    @property
    def text(self) -> str:
        """The side as typed."""
        return self.source[self.start : self.end].strip()


@dataclass(frozen=True, slots=True)
class Working:
    """A working, read."""

    source: str
    """The text, as typed."""
    steps: tuple[Written, ...]
    """The sides of all lines, in order."""
