"""The part that is asked, on the screen."""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.numbered import in_order
from tutor.bank.posed import Points
from tutor.derivation.lesson import Section, phrase
from tutor.practice.session.desk import Desk
from tutor.practice.session.page import part_page, whole_page
from tutor.practice.session.reply import Reply, joined, section
from tutor.practice.session.scene import Mode, Scene


def shown(scene: Scene, desk: Desk, *, whole: bool = False) -> Reply:
    """The part that is asked; of a discussion that was begun, also the points to mark.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
        whole: with the exercise around it.
    """
    sheet = scene.the_sheet
    page = whole_page if whole else part_page
    there = replace(scene, mode=asking(scene), walk=None, used=None)
    first = Reply(there, page(scene, sheet, desk.now()))
    return joined(first, points(there)) if there.mode is Mode.MARK else first


def asking(scene: Scene) -> Mode:
    """How the part is answered. In an exam nobody marks: the model answer would tell the points."""
    sheet = scene.the_sheet
    if sheet.part.part.kind != "discussion":
        return Mode.ANSWER
    return Mode.MARK if sheet.here.said and not scene.exam else Mode.DISCUSS


def points(scene: Scene) -> Reply:
    """The model answer of a discussion and the points to mark.

    Arguments:
        scene: where the session stands.
    """
    subject = scene.the_sheet.part.made.subject
    assert isinstance(subject, Points)
    model = Section(phrase("practice-model"), None, subject.model_answer)
    listed = Section(phrase("practice-points"), None, in_order(subject.look_for))
    return Reply(replace(scene, mode=Mode.MARK), (model, listed, section(phrase("practice-mark"))))
