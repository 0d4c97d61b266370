"""What a session works with: exercises, what happened so far, the clock, and how the next exercise is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tutor.bank.entry import Entry, SkillEntry
from tutor.bank.index import Library
from tutor.derivation.lesson import Phrase, Section
from tutor.expression.dice import Dice
from tutor.practice.event import Event


class Chosen(Protocol):
    """The exercise that is asked next."""

    @property
    def entry(self) -> Entry:
        """Which exercise."""

    @property
    def seed(self) -> int:
        """Which variant of it."""

    @property
    def why(self) -> Phrase:
        """Why this one."""


Chooser = Callable[[Sequence[Entry], Mapping[str, SkillEntry], Sequence[Event], float, Dice], Chosen | None]
"""(exercises, skills, events, now, dice) → what is asked next; None when nothing is left to ask."""


Hold = Callable[[str], bool]
"""Takes a session for this process until it ends: False when another process that still lives is in it."""


def free(session: str) -> bool:
    """No session is in use: where nothing is kept, no other process can know of it."""
    return True


def _choose(
    entries: Sequence[Entry], skills: Mapping[str, SkillEntry], events: Sequence[Event], now: float, dice: Dice
) -> Chosen | None:
    """The order of `tutor.practice.choose`, imported when the first exercise is chosen."""
    from tutor.practice.choose import choose

    return choose(entries, skills, events, now, dice)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a session works with."""

    library: Library
    events: Callable[[], Sequence[Event]]
    """All that happened so far."""
    session: str
    """32 hexadecimal digits for a new session; one that goes on keeps its own."""
    now: Callable[[], float]
    """Seconds since 1970-01-01 UTC."""
    lookup: Callable[[str], tuple[Section, ...]] | None = None
    """What `? grad x^2 y` shows, given "grad x^2 y"; it may raise a `StudentError`. None where nothing is looked up."""
    choose: Chooser = _choose
    hold: Hold = free
    moment: float | None = None
    """The time for which the first exercise is chosen, where its page was made ready before; None for now."""

    @property
    def turn(self) -> float:
        """The time for which the next exercise is chosen."""
        return self.now() if self.moment is None else self.moment

    def of(self, session: str) -> list[Event]:
        """What happened in one session so far."""
        return [one for one in self.events() if one.session == session]

    def after(self, events: Sequence[Event]) -> Desk:
        """The same, as if these events had been appended."""
        if not events:
            return self
        before = self.events
        return replace(self, events=lambda: (*before(), *events))
