"""The end of what was asked for: the student ends it, who may ask `why` before, or in an exam go back."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import phrase
from tutor.practice.session.close import ended
from tutor.practice.session.commands import is_yes
from tutor.practice.session.desk import Desk
from tutor.practice.session.reply import Reply, section
from tutor.practice.session.scene import Mode, Scene


def nothing_left(scene: Scene, desk: Desk) -> Reply:
    """No exercise comes any more: the report, but for what can still be done before it.

    Behind a right answer its derivation can be asked for, and an exam is handed in.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
    """
    if scene.exam and scene.begun:
        return _asked(replace(scene, mode=Mode.HAND_IN, sheet=None))
    if not scene.exam and scene.behind is not None and scene.behind.right:
        return _asked(replace(scene, mode=Mode.LAST, sheet=None))
    return ended(scene, desk)


def handed_in(scene: Scene, line: str, desk: Desk) -> Reply:
    """Enter hands in or ends, and so does yes.

    Arguments:
        scene: where the session stands.
        line: what was typed.
        desk: what it works with.
    """
    return ended(scene, desk) if is_yes(line) or not line.strip() else _asked(scene)


def _asked(scene: Scene) -> Reply:
    return Reply(scene, (section(phrase("practice-hand-in" if scene.exam else "practice-last")),))
