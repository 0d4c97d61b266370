"""A line of a derivation that cannot be read: it costs nothing, and it is kept."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import phrase
from tutor.errors import StudentError
from tutor.practice.event import Event
from tutor.practice.session.reply import Reply, section
from tutor.practice.session.scene import Scene


def unread(scene: Scene, kept: Event, problem: StudentError) -> Reply:
    """What is said to it.

    Arguments:
        scene: where the session stands, and stays.
        kept: the event of kind UNREAD with what was typed.
        problem: what is wrong with it.
    """
    event = replace(kept, verdict="unreadable", code=2)
    return Reply(scene, (section(phrase("practice-unread")),), (event,), problem)
