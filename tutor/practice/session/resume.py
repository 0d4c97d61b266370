"""A session that was cut off, put together again from its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.practice.event import Event
from tutor.practice.session.again import sheet_of
from tutor.practice.session.ask import next_exercise, onward
from tutor.practice.session.desk import Desk
from tutor.practice.session.left_off import left_off
from tutor.practice.session.reply import Reply, then
from tutor.practice.session.scene import Scene, Sheet
from tutor.practice.session.showing import shown
from tutor.practice.session.tried import Done


def resumed(events: Sequence[Event], desk: Desk) -> Reply:
    """The session as it stood, and its page.

    Arguments:
        events: those of the session.
        desk: what it works with.

    Raises:
        Unanswerable: what the session was about is not there any more.
    """
    before, asking = left_off(events, desk)
    sheet = None if asking is None else sheet_of(asking, desk)
    if sheet is None:
        return then(before, next_exercise, desk)
    there = replace(before.scene, sheet=replace(_at_first_open(sheet), since=desk.now()))
    return then(replace(before, scene=there), _go_on, desk)


def _at_first_open(sheet: Sheet) -> Sheet:
    """The exercise at the first part that is open; at the last one where none is."""
    parts = sheet.exercised.parts
    place = next((at for at, part in enumerate(parts) if sheet.of(part.id).done is Done.OPEN), len(parts) - 1)
    return replace(sheet, place=place)


def _go_on(scene: Scene, desk: Desk) -> Reply:
    return shown(scene, desk, whole=True) if scene.the_sheet.here.done is Done.OPEN else onward(scene, desk)
