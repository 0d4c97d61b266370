"""How a session starts that is new: what is said before the first exercise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from tutor.derivation.lesson import Phrase, phrase
from tutor.practice.due import due
from tutor.practice.event import Event, Kind
from tutor.practice.session.desk import Desk
from tutor.practice.session.reply import Reply, section
from tutor.practice.session.scene import Scene
from tutor.practice.session.scope import limited
from tutor.practice.standing import standings
from tutor.practice.wish import Wish

_MOST_DUE = 3
"""So many skills that are due are named."""


def started(wish: Wish, desk: Desk, *, elsewhere: bool = False) -> Reply:
    """A session before its first exercise.

    Arguments:
        wish: what is asked for.
        desk: what the session works with.
        elsewhere: whether a session of the same wish is open in another window, which is told.

    Raises:
        Unanswerable: the wish names something that is no bank, topic, skill or exercise.
    """
    whole = limited(wish, desk.library)
    told = json.dumps(asdict(wish), ensure_ascii=False)
    start = Event(Kind.STARTED, desk.now(), desk.session, text=told, exam=wish.exam)
    beside = (phrase("practice-elsewhere"),) if elsewhere else ()
    return Reply(Scene(whole, desk.session, desk.now()), (section(*beside, *_greeting(whole, desk)),), (start,))


def _greeting(wish: Wish, desk: Desk) -> Iterator[Phrase]:
    """What is due and why; in an exam, how it goes."""
    if wish.exam:
        if wish.minutes is not None:
            yield phrase("practice-exam-minutes", minutes=f"{wish.minutes:g}")
        elif wish.count is not None:
            yield phrase("practice-exam-count" if wish.count != 1 else "practice-exam-one", count=wish.count)
        yield phrase("practice-exam")
        return
    events = desk.events()
    skills = desk.library.skills()
    waiting = due(standings(events, skills), desk.turn, skills)
    if waiting:
        yield phrase("practice-due")
        yield from (one.why for one in waiting[:_MOST_DUE])
        more = len(waiting) - _MOST_DUE
        if more > 0:
            yield phrase("practice-due-more-one" if more == 1 else "practice-due-more", more=more)
    before = any(one.kind is Kind.ANSWERED for one in events)
    if before and not waiting and not wish.scope:
        yield phrase("practice-none-due")
    yield phrase("practice-hello-again" if before else "practice-hello")
