"""A derivation that shows a rule: all of it that is written down before an exercise."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tutor.derivation.lesson import Line, Lines, Note, Phrase, Section, phrase
from tutor.expression.tree import Expression

YOURS = Note(phrase("practice-example-yours"))
"""What stands where a line is open."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A worked example, line by line."""

    function: Lines
    """What is differentiated."""
    derivative: Phrase
    """What the derivative is called: ∂f/∂x, or f′(x)."""
    held: Phrase | None
    """Which letters are held constant."""
    opening: Expression
    lines: tuple[Line, ...]
    rules: tuple[tuple[str, ...], ...]
    """The rules of each line; () for algebra."""

    def before(self, place: int) -> Expression:
        """The line from which a line follows."""
        return self.lines[place - 1].right if place else self.opening

    def stop(self, place: int, open: Collection[int]) -> int:
        """The first line from one on that is open; the number of all lines where none is.

        Arguments:
            place: the line, from 0.
            open: which lines are the student's own.
        """
        return next((at for at in range(place, len(self.lines)) if at in open), len(self.lines))


def beginning(outline: Outline, open: Collection[int]) -> tuple[Section, ...]:
    """The example as far as the first open line.

    Arguments:
        outline: the example.
        open: which of its lines are the student's own; one at least.
    """
    about = phrase("practice-example-about")
    first = Lines(outline.opening, outline.lines[: outline.stop(0, open)])
    return (
        Section(phrase("practice-example"), about, (outline.function,)),
        Section(outline.derivative, outline.held, (first, YOURS)),
    )
