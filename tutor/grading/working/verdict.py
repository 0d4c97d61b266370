"""What is said of a whole working: each line with its verdict, the first that is wrong, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tutor.derivation.lesson import Phrase
from tutor.expression.tree import Expression
from tutor.grading.question import Question
from tutor.grading.working.line_verdicts import LineVerdict, OnPart, UndecidedLine, UnreadableLine, WrongLine
from tutor.grading.working.written import Written


class Part(StrEnum):
    """Which calculation a line belongs to."""

    MAIN = "main"
    """The derivative that was asked for."""
    ASIDE = "aside"
    """A calculation beside it: ∂/∂x [xy] = y."""
    DEFINITION = "definition"
    """What a letter of the student's own stands for."""


@dataclass(frozen=True, slots=True)
class Graded:
    """One side of one line, with what is said of it."""

    step: Written
    part: Part
    verdict: LineVerdict


class WorkingKind(StrEnum):
    """What is said of the whole; decided in this order."""

    UNREADABLE = "unreadable"
    """A line cannot be read."""
    WRONG_LINE = "wrong-line"
    """A line does not follow."""
    UNDECIDED = "undecided"
    """Of a line it could not be told; never counted as wrong."""
    UNFINISHED = "unfinished"
    """Right so far, but the derivative is not worked out yet."""
    RIGHT = "right"
    """Every line is right, and the last one is the derivative, worked out."""


_CODES = {
    WorkingKind.RIGHT: 0,
    WorkingKind.UNFINISHED: 1,
    WorkingKind.WRONG_LINE: 1,
    WorkingKind.UNREADABLE: 2,
    WorkingKind.UNDECIDED: 3,
}


@dataclass(frozen=True, slots=True)
class WorkingVerdict:
    """A working, judged line by line."""

    question: Question
    """What is worked out."""
    lines: tuple[Graded, ...]
    """The sides of all lines, in order."""
    answer: Expression | None
    """The last right line of the main calculation with no derivative left in it; None when there is none."""
    hint: tuple[Phrase, ...]
    """What a good next line is: the rule and the part, never the line."""

    @property
    def kind(self) -> WorkingKind:
        """What is said of the whole."""
        found = {type(line.verdict) for line in self.lines}
        if UnreadableLine in found:
            return WorkingKind.UNREADABLE
        if found & {WrongLine, OnPart}:
            return WorkingKind.WRONG_LINE
        if UndecidedLine in found:
            return WorkingKind.UNDECIDED
        return WorkingKind.UNFINISHED if self.answer is None else WorkingKind.RIGHT

    @property
    def code(self) -> int:
        """The exit code: 0 right, 1 wrong or unfinished, 2 unreadable, 3 undecided."""
        return _CODES[self.kind]

    @property
    def first_wrong(self) -> Graded | None:
        """The first line that does not follow; None when all do."""
        return next((line for line in self.lines if isinstance(line.verdict, WrongLine | OnPart)), None)
