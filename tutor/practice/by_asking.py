"""Which event belongs to which asking of an exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.practice.event import Event, Kind


def by_asking(events: Iterable[Event]) -> Iterator[tuple[int, Event]]:
    """All events, each with the number of the asking to which it belongs, from 1; 0 where nothing was asked before it.

    An event belongs to the last asking of its variant in its session: who goes back, goes on with what was asked
    before.

    Arguments:
        events: what happened in any number of sessions, in order.

    >>> asked, wrong = (Event(kind, 0, "s", "b/one", part="a") for kind in (Kind.ASKED, Kind.SKIPPED))
    >>> [(number, str(one.kind)) for number, one in by_asking([wrong, asked, wrong, asked])]
    [(0, 'skipped'), (1, 'asked'), (1, 'skipped'), (2, 'asked')]
    """
    latest: dict[tuple[str, str, int], int] = {}
    count = 0
    for one in events:
        variant = one.session, one.exercise, one.seed
        if one.kind is Kind.ASKED:
            latest[variant] = count = count + 1
        yield latest.get(variant, 0), one
