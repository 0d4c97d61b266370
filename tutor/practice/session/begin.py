"""How a session begins: anew, or where one stopped that was never ended."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.errors import StudentError
from tutor.practice.event import Event
from tutor.practice.session.ask import next_exercise
from tutor.practice.session.desk import Desk
from tutor.practice.session.faults import recovered
from tutor.practice.session.reply import Reply, Stumbled, joined, then
from tutor.practice.session.resume import resumed
from tutor.practice.session.scope import in_scope
from tutor.practice.session.starting import started
from tutor.practice.session.unfinished import unfinished
from tutor.practice.wish import Wish


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
    first = started(wish, desk, elsewhere=elsewhere)
    desk.hold(desk.session)
    return then(first, next_exercise, desk)
