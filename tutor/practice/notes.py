"""The notes that a student wrote."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.practice.event import Event, Kind

SAID = "discussed"
"""The verdict of a NOTED event that holds what was typed to a question for discussion: that is no note."""
_MOST = 3
"""So many notes of an exercise are shown when it comes again."""


def notes(events: Iterable[Event], exercise: str = "") -> tuple[Event, ...]:
    """The notes, the last one last.

    Arguments:
        events: what happened, in order.
        exercise: about which exercise they are; "" for all.

    >>> noted = Event(Kind.NOTED, 0.0, "s", "b/one", text="ask about y")
    >>> len(notes([noted], "b/one")), len(notes([noted], "b/two")), len(notes([noted]))
    (1, 0, 1)
    """
    return tuple(
        one
        for one in events
        if one.kind is Kind.NOTED and one.verdict != SAID and one.text and exercise in ("", one.exercise)
    )


def noted(events: Iterable[Event], exercise: str) -> tuple[str, ...]:
    """What is shown of the notes of an exercise when it comes again.

    Arguments:
        events: what happened, in order.
        exercise: the exercise.
    """
    return tuple(one.text for one in notes(events, exercise)[-_MOST:])
