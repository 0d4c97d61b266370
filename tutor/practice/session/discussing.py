"""A question to think about: the student's own words first, then the model answer, then the points."""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.outcome import outcome
from tutor.derivation.lesson import Section, phrase
from tutor.grading.verdict import Unreadable
from tutor.practice.event import Kind
from tutor.practice.notes import SAID
from tutor.practice.session.ask import onward
from tutor.practice.session.desk import Desk
from tutor.practice.session.record import event, folded
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Mode, Scene
from tutor.practice.session.showing import points


def discussed(scene: Scene, text: str, desk: Desk) -> Reply:
    """The student's own words; they are kept, and nobody grades them.

    Arguments:
        scene: where the session stands.
        text: what was typed.
        desk: what it works with.
    """
    kept = replace(event(scene, desk, Kind.NOTED, text), verdict=SAID)
    after = folded(scene, kept)
    if scene.exam:
        return then(Reply(after, (section(phrase("practice-taken")),), (kept,)), onward, desk)
    return replace(points(after), events=(kept,))


def marked(scene: Scene, line: str, desk: Desk) -> Reply:
    """The points that were reached, by the student's own judgement.

    Arguments:
        scene: where the session stands.
        line: their numbers, as they were typed.
        desk: what it works with.
    """
    found = outcome(scene.the_sheet.part, line)
    if isinstance(found.verdict, Unreadable):
        return Reply(scene, (section(phrase("practice-mark")),), problem=found.verdict.problem)
    kept = replace(event(scene, desk, Kind.ANSWERED, line), verdict=found.kind, code=found.code, credit=found.credit)
    after = replace(folded(scene, kept), behind=None, mode=Mode.ANSWER, right=scene.right + found.right)
    return then(Reply(after, (Section(None, None, found.says),), (kept,)), onward, desk)
