"""Which session goes on: one that was cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.practice.event import Event, Kind
from tutor.practice.session.desk import Hold, free
from tutor.practice.wish import Wish, wish_in


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was begun and never ended."""

    events: tuple[Event, ...] | None
    """Those of the session that goes on; None where a new one begins."""
    elsewhere: bool = False
    """Is a session of the same wish going on in another process?"""


def unfinished(events: Sequence[Event], wish: Wish, hold: Hold = free) -> Unfinished:
    """The session that goes on, if one does.

    Arguments:
        events: all that happened.
        wish: what is asked for now.
        hold: takes a session for this process, if no other one is in it.
    """
    ended = {one.session for one in events if one.kind is Kind.ENDED}
    started = [one for one in events if one.kind is Kind.STARTED]
    if replace(wish, seed=None) == Wish():
        # The last one of all; when that was ended, the last one for which nothing was named either. An older one that
        # was about something is taken up when that is named again.
        plain = [one for one in started if replace(wish_in(one.text), seed=None) == Wish()]
        fitting = list(dict.fromkeys((*plain[-1:], *started[-1:])))
    else:
        fitting = [one for one in started if _is_same(wish_in(one.text), wish)]
    elsewhere = False
    for start in reversed(fitting):
        if start.session not in ended:
            if hold(start.session):
                return Unfinished(tuple(one for one in events if one.session == start.session))
            elsewhere = True
    return Unfinished(None, elsewhere)


def _is_same(before: Wish, now: Wish) -> bool:
    """Whether the same is asked for; who names no seed does not mind which it is."""
    return (replace(before, seed=None) if now.seed is None else before) == now
