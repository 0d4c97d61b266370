"""The part that is asked, on the screen."""

from __future__ import annotations

from dataclasses import replace

from tutor.practice.session.desk import Desk
from tutor.practice.session.page import part_page, whole_page
from tutor.practice.session.reply import Reply
from tutor.practice.session.scene import Mode, Scene, Sheet


def shown(scene: Scene, desk: Desk, *, whole: bool = False) -> Reply:
    """The part that is asked.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
        whole: with the exercise around it.
    """
    sheet = scene.sheet
    assert sheet is not None
    page = whole_page if whole else part_page
    return Reply(replace(scene, mode=asking(sheet), walk=None, used=None), page(scene, sheet, desk.now()))


def asking(sheet: Sheet) -> Mode:
    """How the part is answered."""
    if sheet.part.part.kind != "discussion":
        return Mode.ANSWER
    return Mode.MARK if sheet.here.said else Mode.DISCUSS
