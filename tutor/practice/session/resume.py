"""A session that was cut off, put together again from its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tutor.derivation.lesson import phrase
from tutor.practice.event import Event, Kind
from tutor.practice.session.again import sheet_of
from tutor.practice.session.ask import next_exercise, onward
from tutor.practice.session.askings import askings
from tutor.practice.session.desk import Desk
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Scene, Sheet
from tutor.practice.session.scope import limited
from tutor.practice.session.showing import shown
from tutor.practice.session.tried import Done
from tutor.practice.wish import wish_in

_PAUSE = 1800.0
"""Who typed nothing for so many seconds was away."""


def resumed(events: Sequence[Event], desk: Desk) -> Reply:
    """The session as it stood, and its page.

    Arguments:
        events: those of the session.
        desk: what it works with.

    Raises:
        Unanswerable: what the session was about is not there any more.
    """
    start = next(one for one in events if one.kind is Kind.STARTED)
    asked = askings(events)
    scene = Scene(
        limited(wish_in(start.text), desk.library),
        start.session,
        desk.now() - _spent(events),
        begun=len(asked),
        right=sum(one.kind is Kind.ANSWERED and one.code == 0 for one in events),
    )
    exam = (phrase("practice-exam-goes-on"),) if scene.exam else ()
    says = (section(phrase("practice-resumed"), *exam),)
    sheet = sheet_of(asked[-1], desk) if asked else None
    if sheet is None:
        return then(Reply(scene, says), next_exercise, desk)
    there = replace(scene, sheet=replace(_at_first_open(sheet), since=desk.now()))
    return then(Reply(there, says), _go_on, desk)


def _spent(events: Sequence[Event]) -> float:
    """How many seconds were spent on a session. A long time in which nothing happened was a pause."""
    gaps = (later.at - earlier.at for earlier, later in pairwise(events))
    return sum(gap for gap in gaps if 0 < gap < _PAUSE)


def _at_first_open(sheet: Sheet) -> Sheet:
    """The exercise at the first part that is open; at the last one where none is."""
    parts = sheet.exercised.parts
    place = next((at for at, part in enumerate(parts) if sheet.of(part.id).done is Done.OPEN), len(parts) - 1)
    return replace(sheet, place=place)


def _go_on(scene: Scene, desk: Desk) -> Reply:
    return shown(scene, desk, whole=True) if scene.the_sheet.here.done is Done.OPEN else onward(scene, desk)
