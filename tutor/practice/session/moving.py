"""Leaving a part, and going back."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import phrase
from tutor.practice.event import Event, Kind
from tutor.practice.session.again import sheet_of
from tutor.practice.session.ask import onward
from tutor.practice.session.askings import askings
from tutor.practice.session.desk import Desk
from tutor.practice.session.record import event, folded
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Scene
from tutor.practice.session.showing import shown
from tutor.practice.session.tried import Done


def skip(scene: Scene, whole: bool, desk: Desk) -> Reply:
    """Leave the part, or the whole exercise, without an answer.

    Arguments:
        scene: where the session stands.
        whole: leave all parts that are open.
        desk: what the session works with.
    """
    sheet = scene.the_sheet
    last = len(sheet.exercised.parts) - 1
    kept: list[Event] = []
    for place in range(sheet.place, last + 1 if whole else sheet.place + 1):
        at = replace(sheet, place=place)
        if at.here.done is Done.OPEN:
            one = event(replace(scene, sheet=at), desk, Kind.SKIPPED)
            kept.append(one)
            scene = folded(scene, one)
    # Who goes on from a part that is answered leaves nothing.
    says = (section(phrase("practice-skipped-exercise" if whole or not last else "practice-skipped")),) if kept else ()
    after = replace(scene, behind=None)
    if whole:
        after = replace(after, sheet=replace(after.the_sheet, place=last))
    return then(Reply(after, says, tuple(kept)), onward, desk)


def back(scene: Scene, desk: Desk) -> Reply:
    """The part before, or the exercise before; what was answered there stays answered.

    The exercise is put together from the events, so that going back is possible in a session that was cut off, too.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
    """
    sheet = scene.sheet
    if sheet is not None and sheet.place > 0:
        turned = replace(sheet, place=sheet.place - 1, since=desk.now())
        return _again(replace(scene, sheet=turned, behind=None), desk, whole=False)
    asked = askings(desk.of(scene.session))
    # Behind the last question of an exam no exercise is on the sheet, and the last one comes before.
    number = scene.begun - len(scene.later) - (sheet is not None)
    if not 0 < number <= len(asked):
        return Reply(scene, (section(phrase("practice-nothing-before")),))
    before = sheet_of(asked[number - 1], desk)
    if before is None:
        return Reply(scene, (section(phrase("practice-before-changed")),))
    last = replace(before, place=len(before.exercised.parts) - 1, since=desk.now())
    later = scene.later if sheet is None else (*scene.later, sheet)
    return _again(replace(scene, sheet=last, later=later, behind=None), desk, whole=True)


def _again(scene: Scene, desk: Desk, *, whole: bool) -> Reply:
    """A part to which the student goes back, and that it was right already, if it was."""
    page = shown(scene, desk, whole=whole)
    if scene.sheet is None or scene.sheet.here.done is not Done.RIGHT:
        return page
    return replace(page, says=(*page.says, section(phrase("practice-right-before"))))
