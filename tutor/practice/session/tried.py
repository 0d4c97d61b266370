"""What a student has done with one part of an exercise, folded from events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tutor.practice.event import WRONG_FORM, Event, Kind
from tutor.practice.notes import SAID
from tutor.practice.same import is_same

MARKED = "marked"
"""The verdict of a discussion that missed a point."""


class Done(StrEnum):
    """How a part was left."""

    OPEN = ""
    """It was not."""
    RIGHT = "right"
    SHOWN = "shown"
    """The solution was shown."""
    SKIPPED = "skipped"
    HANDED_IN = "handed-in"
    """It was answered in an exam, rightly or not, or a discussion was marked by the student."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What was done with one part in this session.

    >>> from tutor.practice.event import Event, Kind
    >>> wrong = Event(Kind.ANSWERED, 0, "s", part="a", text="2x", verdict="wrong", code=1)
    >>> len(Tried().after(wrong).after(wrong).wrong)
    1
    """

    answers: int = 0
    """How many answers were graded."""
    wrong: tuple[str, ...] = ()
    """The wrong answers that count, as they were typed; the same one counts once."""
    last: str = ""
    """The last answer that was wrong, as it was typed."""
    hints: int = 0
    said: str = ""
    """What was typed to a question for discussion."""
    done: Done = Done.OPEN

    def after(self, event: Event) -> Tried:
        """The same after one more event about this part."""
        match event.kind:
            case Kind.ANSWERED:
                return self._answered(event)
            case Kind.HINTED if not event.rule:  # with a rule it was a hint to one line, none of those of the part
                return replace(self, hints=self.hints + 1)
            case Kind.SHOWN:
                return replace(self, done=Done.SHOWN)
            case Kind.SKIPPED:
                return replace(self, done=Done.SKIPPED)
            case Kind.NOTED if event.verdict == SAID:
                return replace(self, said=event.text, done=Done.HANDED_IN if event.exam else self.done)
        return self

    def _answered(self, event: Event) -> Tried:
        found = replace(self, answers=self.answers + 1)
        if event.code == 0:
            found = replace(found, done=Done.RIGHT, last="")
        elif event.code == 1:
            found = replace(found, last=event.text)
            if event.verdict != WRONG_FORM and not self.again(event.text):
                found = replace(found, wrong=(*self.wrong, event.text))
        return replace(found, done=Done.HANDED_IN) if event.exam or event.verdict == MARKED else found

    def again(self, answer: str) -> bool:
        """Was this answered before, and wrong?"""
        return any(is_same(answer, one) for one in self.wrong)
