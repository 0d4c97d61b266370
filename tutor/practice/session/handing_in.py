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
    if not is_asked(scene):
        return ended(scene, desk)
    return _asked(replace(scene, mode=Mode.HAND_IN if scene.exam else Mode.LAST, sheet=None))


def is_asked(scene: Scene) -> bool:
    """Is something left to do before the report, so that it is said that this was the last question?

    Arguments:
        scene: where the session stands when no exercise comes any more.
    """
    if scene.exam:
        return scene.begun > 0
    return scene.behind is not None and scene.behind.right


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
