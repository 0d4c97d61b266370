"""The first page of a session from what was printed, before anything is loaded that a page does not show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.bank.entry import Entry
from tutor.derivation.lesson import Phrase, Section
from tutor.practice.ahead.printed import Print, Printed
from tutor.practice.event import Event
from tutor.practice.notes import noted
from tutor.practice.session.choosing import choice, to_ask
from tutor.practice.session.desk import Desk
from tutor.practice.session.face import whole
from tutor.practice.session.fading import is_weak, open_lines
from tutor.practice.session.left_off import left_off
from tutor.practice.session.outline import Outline, beginning
from tutor.practice.session.scene import Scene
from tutor.practice.session.scope import as_asked
from tutor.practice.session.starting import started
from tutor.practice.session.unfinished import unfinished
from tutor.practice.standing import standings
from tutor.practice.wish import Wish


def opening(wish: Wish, desk: Desk, pages: Print) -> tuple[Section, ...] | None:
    """The first page as `begin` makes it; None where that needs more than was printed.

    What goes on with an exercise that was begun is none of it.

    Arguments:
        wish: what is asked for.
        desk: what the session works with, with the library of the print.
        pages: the print.

    Raises:
        Unanswerable: the wish names what is not there.
        Exception: somebody has changed the print.
    """
    found = unfinished(desk.events(), wish, desk.hold)
    if found.events is not None:
        return _waiting(found.events, desk, pages)
    first = started(wish, desk, elsewhere=found.elsewhere)
    here = desk.after(first.events)
    chosen = choice(to_ask(first.scene, here), first.scene, here)
    printed = None if chosen is None else pages.of(chosen.entry, chosen.seed)
    if chosen is None or printed is None:
        return None
    scene = replace(first.scene, begun=1)
    open = frozenset() if scene.exam else _open(printed.outline, chosen.entry, here)
    if printed.outline is not None and open:
        return (*first.says, *beginning(printed.outline, open))
    return (*first.says, *_whole(printed, chosen.entry, chosen.why, scene, here))


def _waiting(events: Sequence[Event], desk: Desk, pages: Print) -> tuple[Section, ...] | None:
    """The exercise at which a session was cut off, where nothing was done with it."""
    before, asking = left_off(events, desk)
    if asking is None or asking.tried:
        return None
    entry = as_asked(desk.library, asking.asked)
    printed = None if entry is None else pages.of(entry, asking.asked.seed)
    if entry is None or printed is None:
        return None
    return (*before.says, *_whole(printed, entry, None, before.scene, desk))


def _whole(printed: Printed, entry: Entry, why: Phrase | None, scene: Scene, desk: Desk) -> tuple[Section, ...]:
    """The exercise from its head."""
    face = printed.exam if scene.exam else printed.face
    return whole(face, scene, why, noted(desk.events(), entry.name), desk.now())


def _open(outline: Outline | None, entry: Entry, desk: Desk) -> frozenset[int]:
    """The lines of the example that are the student's own; none where there is no example, or none is needed."""
    if outline is None:
        return frozenset()
    events = desk.events()
    known = standings(events, desk.library.skills())
    if not is_weak(entry.skills, known, events):
        return frozenset()
    return open_lines(outline.rules, entry.skills, known)
