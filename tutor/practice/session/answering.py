"""An answer to a part: graded, kept, and what is said to it."""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.judge import Chosen
from tutor.bank.outcome import Outcome, outcome
from tutor.derivation.lesson import Note, Phrase, Section, phrase
from tutor.grading.sentences import together
from tutor.grading.verdict import Unreadable
from tutor.practice.event import WRONG_FORM, Event, Kind
from tutor.practice.session.ask import onward
from tutor.practice.session.by_lines import is_unfinished, unreadable_line
from tutor.practice.session.costless import costless
from tutor.practice.session.derivative import derivative_of
from tutor.practice.session.desk import Desk
from tutor.practice.session.menu import asks_rule, rule_menu
from tutor.practice.session.moves import named
from tutor.practice.session.page import solution_page
from tutor.practice.session.read_out import all_said, as_read
from tutor.practice.session.record import event, folded
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Behind, Mode, Scene, Sheet

REPEATED = "repeated"
"""The verdict of a wrong answer that was given before: it says nothing that was not known."""
_UNFINISHED = "unfinished"
"""The verdict of a working that is right as far as it goes: nothing is graded yet."""


def answered(scene: Scene, line: str, desk: Desk) -> Reply:
    """An answer to the part that is asked.

    Arguments:
        scene: where the session stands.
        line: what was typed.
        desk: what it works with.
    """
    sheet = scene.the_sheet
    found = outcome(sheet.part, line)
    if found.code == 2:
        return _unread(scene, line, desk, found)
    if not scene.exam and (spared := _spared(scene, line, desk, found)) is not None:
        return spared
    graded = replace(
        event(scene, desk, Kind.ANSWERED, line),
        verdict=found.kind,
        code=found.code,
        credit=found.credit,
        misconceptions=found.misconceptions,
    )
    if scene.exam and is_unfinished(found.verdict):
        kept = replace(graded, kind=Kind.WORKED, verdict=_UNFINISHED, code=None, credit=0.0, misconceptions=())
        return Reply(scene, (section(phrase("practice-exam-unfinished")),), (kept,))
    if found.kind == _UNFINISHED:
        return Reply(scene, (_said(found),), (replace(graded, kind=Kind.WORKED, code=None),))
    behind = Behind(sheet, line, found.right)
    after = replace(folded(scene, graded), behind=behind, right=scene.right + found.right)
    if scene.exam:
        taken = (*as_read(found), Note(phrase("practice-taken")))
        return then(Reply(after, (Section(None, None, taken),), (graded,)), onward, desk)
    if found.right:
        return _right(after, graded, found, desk)
    if found.code == 3:
        return Reply(after, (_said(found, phrase("practice-offer-solution")),), (graded,))
    return _wrong(after, graded, found, desk)


def _unread(scene: Scene, line: str, desk: Desk, found: Outcome) -> Reply:
    """It costs nothing. A working is shown with what could be read of it."""
    sheet = scene.the_sheet
    kept = replace(event(scene, desk, Kind.UNREAD, line), verdict=found.kind, code=2)
    if isinstance(found.verdict, Unreadable):
        if named(line):
            steps = not scene.exam and derivative_of(sheet.part)
            return Reply(scene, (section(phrase(f"practice-rule-{'by-step' if steps else 'no-answer'}")),), (kept,))
        return Reply(scene, (section(phrase("practice-unread")),), (kept,), found.verdict.problem)
    if scene.exam:  # of the lines that can be read nothing is told
        return Reply(scene, (section(phrase("practice-unread")),), (kept,), unreadable_line(found.verdict))
    return Reply(scene, (_said(found, phrase("practice-unread")),), (kept,))


def _spared(scene: Scene, line: str, desk: Desk, found: Outcome) -> Reply | None:
    """The reply to a wrong answer that is no try; None where it counts."""
    sheet = scene.the_sheet
    kept = replace(event(scene, desk, Kind.UNREAD, line), code=2)
    if found.code == 1 and _again(sheet, line, found):
        says = section(*as_read(found), phrase("practice-same-again"), offer(sheet))
        return Reply(replace(scene, behind=Behind(sheet, line, False)), (says,), (replace(kept, verdict=REPEATED),))
    why = costless(sheet, found)
    if why is None:
        return None
    says = section(*as_read(found), *why, phrase("practice-unread"))
    return Reply(scene, (says,), (replace(kept, verdict="another-sort"),))


def _again(sheet: Sheet, line: str, found: Outcome) -> bool:
    """Was this answered before? An option is the same one by its number and by its words."""
    chosen = found.verdict
    if not isinstance(chosen, Chosen):
        return sheet.here.again(line)
    before = (outcome(sheet.part, text).verdict for text in sheet.here.wrong)
    return any(isinstance(one, Chosen) and one.places == chosen.places for one in before)


def _said(found: Outcome, *more: Phrase) -> Section:
    return Section(None, None, (*all_said(found), *map(Note, more)))


def _right(scene: Scene, graded: Event, found: Outcome, desk: Desk) -> Reply:
    more = rule_menu if asks_rule(scene) else onward
    whole = then(Reply(scene, (_said(found),), (graded,)), more, desk)
    if whole.over or whole.scene.mode is Mode.LAST:  # behind the last question `why` is offered by itself, or not
        return whole
    return replace(whole, says=(_said(found, phrase("practice-offer-why")), *whole.says[1:]))


def _wrong(scene: Scene, graded: Event, found: Outcome, desk: Desk) -> Reply:
    sheet = scene.the_sheet
    left = sheet.part.attempts - len(sheet.here.wrong)
    if found.kind == WRONG_FORM:
        return Reply(scene, (_said(found, phrase("practice-form")),), (graded,))
    if left <= 0:
        return then(Reply(scene, (_said(found),), (graded,)), lambda scene, desk: _given(scene, desk), desk)
    more = phrase("practice-last-try" if left == 1 else "practice-another-try")
    helps = (phrase("practice-hint-helps"),) if sheet.has_hints else ()
    return Reply(scene, (_said(found, together(more, *helps)),), (graded,))


def offer(sheet: Sheet) -> Phrase:
    """What helps now with the part that is asked: a hint while one is left.

    Arguments:
        sheet: the exercise.
    """
    if sheet.has_hints:
        return phrase("practice-offer-hint")
    return phrase("practice-offer-step" if derivative_of(sheet.part) else "practice-offer-solution")


def _given(scene: Scene, desk: Desk) -> Reply:
    """The solution, because all attempts are used, and what comes next."""
    sheet = scene.the_sheet
    shown = event(scene, desk, Kind.SHOWN)
    says = (section(phrase("practice-given")), *solution_page(sheet))
    return then(Reply(replace(folded(scene, shown), behind=None), says, (shown,)), onward, desk)
