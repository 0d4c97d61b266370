"""What was done for a skill in one sitting, until it is graded as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.practice.event import Event, Kind
from tutor.practice.memory import QUICK, REST, Grade, together

Piece = tuple[str, int, str]
"""A part of a variant. Asked again in the same session, it is the same piece: what was said of it is known."""


def piece(event: Event) -> Piece:
    """The part of a variant that an event is about."""
    return event.exercise, event.seed, event.part


@dataclass(slots=True, eq=False)
class Effort:
    """What came of a part so far in a session. Two efforts are two, though as much may have come of them."""

    answers: int = 0
    hints: int = 0
    shown: bool = False
    """Was the solution shown? What is typed after it may be copied."""
    lines: bool = False
    """Was a line of its derivation right? Naming a rule makes tutor write the line."""
    vain: bool = False
    """Was a line wrong? After some of these tutor does the line."""

    def add(self, event: Event) -> None:
        """Something more was done with it."""
        if event.kind is Kind.ANSWERED:
            self.answers += 1
        elif event.kind is Kind.SHOWN:
            self.shown = True
        elif event.kind is Kind.HINTED:
            self.hints += 1
        elif event.kind is Kind.STEPPED:
            self.lines, self.vain = self.lines or event.code == 0, self.vain or event.code == 1

    def right(self, before: Grade | None, event: Event) -> Grade:
        """How a right answer or line is graded.

        Arguments:
            before: the grade that the part has for the skill so far, or None.
            event: the right answer.
        """
        if before is Grade.AGAIN or before is Grade.HARD or self.hints or event.hints:
            return Grade.HARD
        if before is not None:
            return before
        if self.answers or event.kind is not Kind.ANSWERED:
            return Grade.GOOD
        return Grade.EASY if 0 < event.seconds <= QUICK * max(event.difficulty, 1) else Grade.GOOD

    @staticmethod
    def wrong(event: Event) -> Grade:
        """How a wrong answer or line, or a shown solution, is graded."""
        return Grade.HARD if event.kind is Kind.STEPPED else Grade.AGAIN


@dataclass(slots=True)
class Sitting:
    """The work on one skill since it last rested."""

    last: float
    grades: dict[Effort, Grade] = field(default_factory=dict)
    """How each part went."""

    def over(self, at: float) -> bool:
        """Is work at this time another sitting?"""
        return at - self.last > REST

    def grade(self) -> Grade | None:
        """How it went as a whole; None while nothing can be graded."""
        return together(self.grades.values()) if self.grades else None
