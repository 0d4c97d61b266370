"""Notes of the student's own."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import phrase
from tutor.practice.event import Kind
from tutor.practice.session.desk import Desk
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, section
from tutor.practice.session.scene import Mode, Scene


def note(scene: Scene, text: str, desk: Desk) -> Reply:
    """A note, or the question for one.

    Arguments:
        scene: where the session stands.
        text: the note; "" to ask for it.
        desk: what the session works with.
    """
    if text:
        return Reply(scene, (section(phrase("practice-noted")),), (event(scene, desk, Kind.NOTED, text),))
    return Reply(replace(scene, mode=Mode.NOTE, before=scene.mode), (section(phrase("practice-note")),))


def noted(scene: Scene, text: str, desk: Desk) -> Reply:
    """The note that was asked for; nothing is no note.

    Arguments:
        scene: where the session stands.
        text: what was typed.
        desk: what the session works with.
    """
    back = replace(scene, mode=scene.before)
    if not text.strip():
        return Reply(back, (section(phrase("practice-no-note")),))
    return note(back, text.strip(), desk)
