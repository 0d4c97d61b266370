"""How a session begins: anew, or where one stopped that was never ended."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import StudentError
from tutor.practice.due import due
from tutor.practice.event import Event, Kind
from tutor.practice.session.ask import next_exercise
from tutor.practice.session.desk import Desk
from tutor.practice.session.faults import recovered
from tutor.practice.session.reply import Reply, Stumbled, joined, section, then
from tutor.practice.session.resume import resumed, unfinished
from tutor.practice.session.scene import Scene
from tutor.practice.session.scope import in_scope, limited
from tutor.practice.standing import standings
from tutor.practice.wish import Wish

_MOST_DUE = 3
"""So many skills that are due are named."""


def begin(wish: Wish, desk: Desk) -> Reply:
    """The first page of a session.

    A session of the same wish that was never ended goes on where it stopped; so does the last one of all when
    nothing in particular is wished. One that is going on in another window is left to it.

    Arguments:
        wish: what is asked for.
        desk: what the session works with.

    Raises:
        Unanswerable: the wish names something that is no bank, topic, skill or exercise.
    """
    in_scope(desk.library, wish.scope)
    found = unfinished(desk.events(), wish, desk.hold)
    try:
        if found.events is None:
            return _new(wish, desk, elsewhere=found.elsewhere)
        return _resumed(found.events, wish, desk)
    except Stumbled as stumbled:
        return recovered(stumbled.reply, desk, stumbled.fault)


def _resumed(events: Sequence[Event], wish: Wish, desk: Desk) -> Reply:
    """A session that goes on; a new one where nothing is left of what it was about, or nothing but its report."""
    try:
        found = resumed(events, desk)
    except StudentError:  # a bank was taken away or changed meanwhile
        return _new(wish, desk)
    return joined(found, _new(wish, desk.after(found.events))) if found.over else found


def _new(wish: Wish, desk: Desk, *, elsewhere: bool = False) -> Reply:
    """A session from its start; who has one open in another window is told that this is not the same."""
    whole = limited(wish, desk.library)
    scene = Scene(whole, desk.session, desk.now())
    desk.hold(desk.session)
    started = Event(
        Kind.STARTED, desk.now(), desk.session, text=json.dumps(asdict(wish), ensure_ascii=False), exam=wish.exam
    )
    beside = (phrase("practice-elsewhere"),) if elsewhere else ()
    first = Reply(scene, (section(*beside, *_greeting(whole, desk)),), (started,))
    return then(first, next_exercise, desk)


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
