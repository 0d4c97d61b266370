"""The exercises that were asked in a session, each with what happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tutor.practice.by_asking import by_asking
from tutor.practice.event import Event, Kind
from tutor.practice.session.tried import Done, Tried


@dataclass(frozen=True, slots=True)
class Asking:
    """One exercise as it was asked once. The same variant may be asked twice: these are two."""

    asked: Event
    events: tuple[Event, ...]
    """What happened to it, in order."""

    @property
    def tried(self) -> tuple[tuple[str, Tried], ...]:
        """What was done with each part that has events."""
        found: dict[str, Tried] = {}
        for one in self.events:
            before = found.get(one.part, Tried())
            after = before.after(one)
            if after != before:
                found[one.part] = after
        return tuple(found.items())


def numbered(events: Iterable[Event]) -> Iterator[tuple[int, Event]]:
    """What happened to the exercises, each event with the number of the asking to which it belongs, from 1.

    Variants that turned out to be broken are left out.

    Arguments:
        events: those of one session, in the order in which they were written.

    >>> asked, wrong = (Event(kind, 0, "s", "b/one", part="a") for kind in (Kind.ASKED, Kind.SKIPPED))
    >>> [(number, str(one.kind)) for number, one in numbered([asked, wrong, asked])]
    [(1, 'asked'), (1, 'skipped'), (2, 'asked')]
    """
    events = tuple(events)
    broken = {(one.exercise, one.seed) for one in events if one.kind is Kind.BROKEN}
    sound = (one for one in events if (one.exercise, one.seed) not in broken)
    return ((number, one) for number, one in by_asking(sound) if number)


def askings(events: Iterable[Event]) -> tuple[Asking, ...]:
    """What was asked, in order; without the variants that turned out to be broken.

    Arguments:
        events: those of one session, in the order in which they were written.

    >>> asked, wrong = (Event(kind, 0, "s", "b/one", part="a") for kind in (Kind.ASKED, Kind.SKIPPED))
    >>> [len(one.events) for one in askings([asked, wrong, asked])]
    [1, 0]
    """
    found: list[tuple[Event, list[Event]]] = []
    for number, one in numbered(events):
        if number > len(found):
            found.append((one, []))
        elif one.part:  # the example before it is none of its parts
            found[number - 1][1].append(one)
    return tuple(Asking(asked, tuple(about)) for asked, about in found)


def own_answers(tried: Iterable[tuple[str, Tried]]) -> tuple[tuple[str, str], ...]:
    """The wrong answers from which a student goes on in later parts, by the ids of parts.

    Of a part whose solution was shown, or that was once right, the right answer is known: nothing is carried on.

    Arguments:
        tried: what was done with each part.
    """
    known = (Done.SHOWN, Done.RIGHT)
    return tuple((part, one.last) for part, one in tried if one.last and one.done not in known)
