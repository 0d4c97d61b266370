"""The first pages of the next session, made from how it would begin at times to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from itertools import count, pairwise, takewhile
from math import floor

from tutor.bank.entry import SkillEntry
from tutor.practice.ahead.page import Page
from tutor.practice.event import Event
from tutor.practice.memory import DAY
from tutor.practice.session.begin import begin
from tutor.practice.session.desk import Desk
from tutor.practice.session.reply import Reply
from tutor.practice.session.unfinished import unfinished
from tutor.practice.standing import Standing, standings
from tutor.practice.wish import Wish

HORIZON = 30 * DAY
"""Nobody can say what will be when a student comes back later than that."""


def pages(wish: Wish, desk: Desk, written: Callable[[Reply], str]) -> Iterator[Page]:
    """The first pages of a session from now on, the earliest first, each made when it is asked for.

    An exam has none: its questions are told when it begins. Nor has what would go on with a session that was cut off.

    Arguments:
        wish: what is asked for.
        desk: what the session works with; its session is the one that the pages begin.
        written: a page as it is written.

    Raises:
        Unanswerable: the wish names what is not there.
    """
    events = desk.events()
    if wish.exam or unfinished(events, wish).events is not None:
        return
    for moment, until in spans(events, desk.library.skills(), desk.now()):
        first = begin(wish, replace(desk, moment=moment))
        if first.over:
            return
        yield Page(wish, desk.session, moment, until, written(first))


def spans(events: Sequence[Event], skills: Mapping[str, SkillEntry], now: float) -> Iterator[tuple[float, float]]:
    """The spans of time in which nothing that is said of due skills changes: from when and up to when.

    Arguments:
        events: all that happened.
        skills: all skills that are declared.
        now: when the first one begins.
    """
    known = standings(events, skills).values()
    turns = merge([now], *(_turns(one, now) for one in known), [now + HORIZON])
    yield from ((start, end) for start, end in pairwise(turns) if start < end)


def _turns(standing: Standing, now: float) -> Iterator[float]:
    """When a skill becomes due, and from then on each time that one day more has passed since it was practised."""
    last, due = standing.last, standing.due
    if last is None or due is None:
        return
    if now < due < now + HORIZON:
        yield due
    first = floor((max(due, now) - last) / DAY) + 1
    yield from takewhile(lambda turn: turn < now + HORIZON, (last + DAY * days for days in count(first)))
