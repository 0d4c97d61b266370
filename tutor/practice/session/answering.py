"""An answer to a part: graded, kept, and what is said to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tutor.bank.outcome import Outcome, outcome
from tutor.bank.words import read_as
from tutor.derivation.lesson import Block, Note, Phrase, Section, phrase
from tutor.grading.verdict import Unreadable
from tutor.grading.working.verdict import WorkingVerdict
from tutor.practice.event import Event, Kind
from tutor.practice.session.ask import onward
from tutor.practice.session.desk import Desk
from tutor.practice.session.menu import asks_rule, rule_menu
from tutor.practice.session.page import solution_page
from tutor.practice.session.record import event, folded
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Scene, Sheet
from tutor.practice.session.tried import WRONG_FORM


def answered(scene: Scene, line: str, desk: Desk) -> Reply:
    """An answer to the part that is asked.

    Arguments:
        scene: where the session stands.
        line: what was typed.
        desk: what it works with.
    """
    sheet = _sheet(scene)
    found = outcome(sheet.part, line)
    if found.code == 2:
        return _unread(scene, line, desk, found)
    graded = replace(
        event(scene, desk, Kind.ANSWERED, line),
        verdict=found.kind,
        code=found.code,
        credit=found.credit,
        misconceptions=found.misconceptions,
    )
    again = sheet.here.again(line) and found.code == 1
    after = replace(folded(scene, graded), behind=(sheet, found.right), right=scene.right + found.right)
    if scene.exam:
        taken = (*read_as(found.verdict), Note(phrase("practice-taken")))
        return then(Reply(after, (Section(None, None, taken),), (graded,)), onward, desk)
    if found.right:
        return _right(after, graded, found, desk)
    if found.code == 3:
        return Reply(after, (_said(found, phrase("practice-undecided")),), (graded,))
    return _wrong(after, graded, found, again, desk)


def _sheet(scene: Scene) -> Sheet:
    assert scene.sheet is not None
    return scene.sheet


def _unread(scene: Scene, line: str, desk: Desk, found: Outcome) -> Reply:
    """It costs nothing. A working is shown with what could be read of it."""
    kept = replace(event(scene, desk, Kind.UNREAD, line), verdict=found.kind, code=2)
    if isinstance(found.verdict, Unreadable):
        return Reply(scene, (section(phrase("practice-unread")),), (kept,), found.verdict.problem)
    return Reply(scene, (_said(found, phrase("practice-unread")),), (kept,))


def _said(found: Outcome, *more: Phrase) -> Section:
    blocks: tuple[Block, ...] = (*found.says, *map(Note, more))
    return Section(None, None, blocks)


def _right(scene: Scene, graded: Event, found: Outcome, desk: Desk) -> Reply:
    more = rule_menu if asks_rule(scene) else onward
    follows = more(scene, desk.after((graded,)))
    # Behind the last question nobody can type `why` any more.
    said = _said(found) if follows.over else _said(found, phrase("practice-offer-why"))
    return then(Reply(scene, (said,), (graded,)), lambda scene, desk: follows, desk)


def _wrong(scene: Scene, graded: Event, found: Outcome, again: bool, desk: Desk) -> Reply:
    sheet = _sheet(scene)
    left = sheet.part.attempts - len(sheet.here.wrong)
    if again:
        says = section(*_read(found), phrase("practice-same-again"), *_offers(sheet))
        return Reply(scene, (says,), (graded,))
    if found.kind == WRONG_FORM:
        return Reply(scene, (_said(found, phrase("practice-form")),), (graded,))
    if left <= 0:
        return then(Reply(scene, (_said(found),), (graded,)), lambda scene, desk: _given(scene, desk), desk)
    more = phrase("practice-last-try") if left == 1 else phrase("practice-another-try")
    return Reply(scene, (_said(found, more),), (graded,))


def _read(found: Outcome) -> Iterator[Block]:
    if not isinstance(found.verdict, WorkingVerdict):
        yield from read_as(found.verdict)


def _offers(sheet: Sheet) -> Iterator[Phrase]:
    """What helps now."""
    if sheet.here.hints < len(sheet.part.hints()) - 1:
        yield phrase("practice-offer-hint")
    else:
        yield phrase("practice-offer-solution")


def _given(scene: Scene, desk: Desk) -> Reply:
    """The solution, because all attempts are used, and what comes next."""
    sheet = _sheet(scene)
    shown = event(scene, desk, Kind.SHOWN)
    says = (section(phrase("practice-given")), *solution_page(sheet))
    return then(Reply(folded(scene, shown), says, (shown,)), onward, desk)
