"""What was done for a skill in one sitting, until it is graded as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.practice.event import Event, Kind
from tutor.practice.memory import QUICK, REST, Grade, together

Piece = tuple[str, str, int, str]
"""A part of a variant in a session."""


def piece(event: Event) -> Piece:
    """The part of a variant that an event is about."""
    return event.session, event.exercise, event.seed, event.part


@dataclass(slots=True)
class Effort:
    """What came of a part so far."""

    answers: int = 0
    hints: int = 0
    shown: bool = False
    """Was the solution shown? What is typed after it may be copied."""
    lines: bool = False
    """Was a line of its derivation right? Naming a rule makes tutor write the line."""
    vain: bool = False
    """Was a line wrong? After some of these tutor does the line."""

    def right(self, before: int | None, event: Event) -> Grade:
        """How a right answer or line is graded.

        Arguments:
            before: the grade that the part has for the skill so far, or None.
            event: the right answer.
        """
        if before in (Grade.AGAIN, Grade.HARD) or self.hints or event.hints:
            return Grade.HARD
        if before is not None:
            return Grade(before)
        quick = 0 < event.seconds <= QUICK * max(event.difficulty, 1)
        return Grade.EASY if quick and event.kind is Kind.ANSWERED and not self.answers else Grade.GOOD

    @staticmethod
    def wrong(event: Event) -> Grade:
        """How a wrong answer or line, or a shown solution, is graded."""
        return Grade.HARD if event.kind is Kind.STEPPED else Grade.AGAIN


@dataclass(slots=True)
class Sitting:
    """The work on one skill since it last rested."""

    last: float
    grades: dict[Piece, int] = field(default_factory=dict)

    def over(self, at: float) -> bool:
        """Is work at this time another sitting?"""
        return at - self.last > REST

    def grade(self) -> Grade | None:
        """How it went as a whole; None while nothing can be graded."""
        return together(self.grades.values()) if self.grades else None
