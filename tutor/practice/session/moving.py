"""Leaving a part, and going back."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import phrase
from tutor.practice.event import Event, Kind
from tutor.practice.session.ask import onward
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
    sheet = scene.sheet
    assert sheet is not None
    last = len(sheet.exercised.parts) - 1
    kept: list[Event] = []
    for place in range(sheet.place, last + 1 if whole else sheet.place + 1):
        at = replace(sheet, place=place)
        if at.here.done is Done.OPEN:
            one = event(replace(scene, sheet=at), desk, Kind.SKIPPED)
            kept.append(one)
            scene = folded(scene, one)
    says = section(phrase("practice-skipped" if sheet.place < last and not whole else "practice-skipped-exercise"))
    first = Reply(replace(scene, behind=None), (says,), tuple(kept))
    if whole and scene.sheet is not None:
        return then(_at(first, last), onward, desk)
    return then(first, onward, desk)


def _at(reply: Reply, place: int) -> Reply:
    sheet = reply.scene.sheet
    assert sheet is not None
    return replace(reply, scene=replace(reply.scene, sheet=replace(sheet, place=place)))


def back(scene: Scene, desk: Desk) -> Reply:
    """The part before, or the exercise before; what was answered there stays answered."""
    sheet = scene.sheet
    assert sheet is not None
    now = desk.now()
    if sheet.place > 0:
        turned = replace(sheet, place=sheet.place - 1, since=now)
        return shown(replace(scene, sheet=turned, behind=None), desk)
    if not scene.done:
        return Reply(scene, (section(phrase("practice-nothing-before")),))
    *done, before = scene.done
    earlier = replace(
        scene, sheet=replace(before, since=now), done=tuple(done), later=(*scene.later, sheet), behind=None
    )
    return shown(earlier, desk, whole=True)
