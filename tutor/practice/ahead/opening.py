"""The first page of a session from what was printed, before anything is loaded that a page does not show."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Section
from tutor.practice.ahead.printed import Print, Printed
from tutor.practice.event import Event
from tutor.practice.notes import noted
from tutor.practice.session.choosing import choice, to_ask
from tutor.practice.session.desk import Chosen, Desk
from tutor.practice.session.face import headed, timed
from tutor.practice.session.fading import is_weak, open_lines
from tutor.practice.session.outline import beginning
from tutor.practice.session.scene import Scene
from tutor.practice.session.starting import started
from tutor.practice.session.unfinished import unfinished
from tutor.practice.standing import standings
from tutor.practice.wish import Wish


def opening(wish: Wish, desk: Desk, pages: Print) -> tuple[Section, ...] | None:
    """The first page as `begin` makes it; None where that needs more than was printed.

    What goes on with a session that was cut off is none of it.

    Arguments:
        wish: what is asked for.
        desk: what the session works with, with the library of the print.
        pages: the print.

    Raises:
        Unanswerable: the wish names what is not there.
        ValueError, LookupError, TypeError, AttributeError: somebody has changed the print.
    """
    if unfinished(desk.events(), wish).events is not None:
        return None
    first = started(wish, desk)
    here = desk.after(first.events)
    chosen = choice(to_ask(first.scene, here), first.scene, here)
    printed = None if chosen is None else pages.of(chosen.entry, chosen.seed)
    if chosen is None or printed is None:
        return None
    return (*first.says, *_page(printed, chosen, first.scene, here))


def _page(printed: Printed, chosen: Chosen, scene: Scene, desk: Desk) -> tuple[Section, ...]:
    wish, events, outline, practised = scene.wish, desk.events(), printed.outline, chosen.entry.skills
    if wish.exam:
        return (headed(printed.exam, 1, wish.count, None, ()), timed(printed.exam.part, scene, desk.now()))
    if outline is not None:
        open = _open(outline.rules, practised, events, desk)
        if open:
            return beginning(outline, open)
    head = headed(printed.face, 1, wish.count, chosen.why, noted(events, chosen.entry.name))
    return (head, printed.face.part)


def _open(
    rules: Sequence[Sequence[str]], practised: Sequence[str], events: Sequence[Event], desk: Desk
) -> frozenset[int]:
    """The lines of the example that are the student's own; none where no example is needed."""
    known = standings(events, desk.library.skills())
    return open_lines(rules, practised, known) if is_weak(practised, known, events) else frozenset()
