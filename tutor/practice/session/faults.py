"""A fault of an exercise or of tutor's own: what was done is kept, and the session goes on with something else."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import phrase
from tutor.practice.session.ask import broken
from tutor.practice.session.close import ended
from tutor.practice.session.desk import Desk
from tutor.practice.session.reply import Reply, Stumbled, section, then


def recovered(so_far: Reply, desk: Desk, fault: Exception) -> Reply:
    """What was done, and another variant; where that fails, too, the report; and at least that something went wrong.

    Arguments:
        so_far: what came before the fault.
        desk: what the session works with.
        fault: what went wrong.
    """
    for way in (lambda scene, desk: broken(scene, desk, fault), ended):
        try:
            return then(so_far, way, desk)
        except Stumbled:
            continue
    return replace(so_far, says=(*so_far.says, section(phrase("practice-fault"))))
