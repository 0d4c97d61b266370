"""Several lines of the student's own working, checked line by line."""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.judge import mistakes
from tutor.bank.kinds.one_variable import named_derivative
from tutor.bank.kinds.written import typed
from tutor.bank.words import said
from tutor.derivation.lesson import Section, phrase
from tutor.errors import StudentError
from tutor.grading.working.check import check_working
from tutor.grading.working.reading import read_working
from tutor.grading.working.verdict import WorkingKind
from tutor.practice.event import Kind
from tutor.practice.session.answering import answered
from tutor.practice.session.derivative import asks_one, derivative_of
from tutor.practice.session.desk import Desk
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Mode, Scene
from tutor.practice.session.showing import asking
from tutor.practice.session.unreadable import unread


def work(scene: Scene, name: str) -> Reply:
    """Lines of the student's own are awaited.

    Arguments:
        scene: where the session stands.
        name: by which variable the derivative is that they work out, where there are several.

    Raises:
        Unanswerable: the part asks for no such derivative.
    """
    sheet = scene.the_sheet
    question = derivative_of(sheet.part, name)
    if question is None:
        return Reply(scene, (section(phrase("practice-no-derivative")),))
    symbol = named_derivative(question.reading, question.orders)
    asked = replace(scene, mode=Mode.WORK, working=question)
    return Reply(asked, (section(phrase("practice-work", partial=symbol)),))


def worked(scene: Scene, text: str, desk: Desk) -> Reply:
    """The lines, judged. A whole working of the one derivative that is asked for is the answer, too.

    Arguments:
        scene: where the session stands.
        text: the lines; nothing leaves the working.
        desk: what the session works with.
    """
    sheet, question = scene.the_sheet, scene.working
    assert question is not None
    closed = replace(scene, mode=asking(scene), working=None)
    if not text.strip():
        return Reply(closed, (section(phrase("practice-work-left")),))
    try:
        working = read_working(text, question.reading, question.orders)
    except StudentError as problem:
        return unread(scene, event(scene, desk, Kind.UNREAD, text), problem)
    verdict = check_working(working, question.reading, question.orders, question)
    unfinished = verdict.kind is WorkingKind.UNFINISHED
    kept = replace(
        event(scene, desk, Kind.WORKED, text),
        verdict=str(verdict.kind),
        code=None if unfinished else verdict.code,
        misconceptions=tuple(one.misconception for one in mistakes(verdict)),
    )
    first = Reply(closed, (Section(None, None, said(verdict)),), (kept,))
    if verdict.kind is WorkingKind.RIGHT and verdict.answer is not None and asks_one(sheet.part):
        answer = typed(verdict.answer)
        return then(first, lambda scene, desk: answered(scene, answer, desk), desk)
    more = section(phrase("practice-work-again"))
    return replace(first, says=(*first.says, more))
