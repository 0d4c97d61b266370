"""What a student can ask for while a part is open: hints, the solution, why, rules, the commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.bank.outcome import outcome
from tutor.derivation.lesson import Phrase, Section, Table, phrase
from tutor.derivation.lessons.rules import rule_lesson, rules_lesson, statement
from tutor.derivation.rules import RULES
from tutor.expression.structures import Comparison
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.grading.sentences import together
from tutor.practice.event import Kind
from tutor.practice.session.answering import offer
from tutor.practice.session.ask import onward
from tutor.practice.session.commands import COMMANDS
from tutor.practice.session.derivative import derivative_of
from tutor.practice.session.desk import Desk
from tutor.practice.session.page import solution_page
from tutor.practice.session.read_out import all_said
from tutor.practice.session.record import event, folded
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Mode, Scene, Sheet
from tutor.practice.session.tried import Done


def hint(scene: Scene, desk: Desk) -> Reply:
    """The next hint, from where to look to the next line; never the answer."""
    if scene.mode is Mode.MARK:  # the model answer stands above: there is nothing left to hint at
        return Reply(scene, (section(phrase("practice-mark")),))
    sheet = scene.the_sheet
    hints = sheet.part.hints()[:-1]
    given = sheet.here.hints
    if not sheet.has_hints:
        key = "practice-no-more-hints" if hints else "practice-no-hints"
        return Reply(scene, (section(together(phrase(key), offer(sheet))),))
    kept = event(scene, desk, Kind.HINTED, str(given + 1))
    heading = phrase("practice-hint", number=given + 1, all=len(hints))
    return Reply(folded(scene, kept), (Section(heading, None, hints[given].says),), (kept,))


def solution(scene: Scene, desk: Desk) -> Reply:
    """The worked solution of the part, and then the next part."""
    sheet = scene.the_sheet
    page = solution_page(sheet)
    if sheet.here.done is not Done.OPEN:
        return then(Reply(scene, page), onward, desk)
    kept = event(scene, desk, Kind.SHOWN)
    return then(Reply(replace(folded(scene, kept), behind=None), page, (kept,)), onward, desk)


def why(scene: Scene) -> Reply:
    """Why the last answer is right, or what is wrong with it; before any answer, why this exercise comes now."""
    if scene.behind is None:
        here = scene.sheet
        if here is not None and here.here.done in (Done.RIGHT, Done.SHOWN):  # after going back
            return Reply(scene, _derived(here))
        return Reply(scene, (section(scene.the_sheet.why or phrase("practice-why-asked-for")),))
    before = scene.behind.sheet
    if scene.behind.right:
        return Reply(scene, _derived(before))
    found = outcome(before.part, scene.behind.answer)
    rules = tuple(_rules_of(found.misconceptions))
    return Reply(scene, (Section(None, None, all_said(found)), section(*rules, together(*_ways_on(before)))))


def _derived(sheet: Sheet) -> tuple[Section, ...]:
    """How a part is worked out, headed by which part it is: the student may be on the next one by now."""
    several = len(sheet.exercised.parts) > 1
    key = "practice-why-part" if several else "practice-why-exercise"
    title = phrase("bank-prose", text=sheet.located.exercise.title)
    return (section(phrase(key, part=sheet.part.id, title=title)), *solution_page(sheet))


def _ways_on(sheet: Sheet) -> Iterator[Phrase]:
    """What helps after a wrong answer; nothing is offered that is not there."""
    steps = derivative_of(sheet.part) is not None
    if sheet.has_hints:
        yield phrase("practice-why-hint")
    elif not steps:
        yield phrase("practice-offer-solution")
    if steps:
        yield phrase("practice-why-step")


def _rules_of(misconceptions: Sequence[str]) -> Iterator[Phrase]:
    """The rules at which mistakes strike, as the cheat sheet writes them."""
    struck = (MISCONCEPTIONS[id].rules[0] for id in misconceptions if id in MISCONCEPTIONS)
    for name in dict.fromkeys(struck):
        yield phrase("bank-hint-rule", rule=RULES[name].title, statement=Comparison("=", *statement(RULES[name])))


def rules(scene: Scene, name: str) -> Reply:
    """The cheat sheet, or one rule at work.

    Arguments:
        scene: where the session stands.
        name: of the rule; "" for the cheat sheet.

    Raises:
        StudentError: no rule is called so.
    """
    if name:
        return Reply(scene, rule_lesson(name).sections)
    sections = rules_lesson().sections
    table = tuple(block for one in sections for block in one.blocks if isinstance(block, Table))
    return Reply(scene, (section(*table, phrase("practice-rules-more")),))


def commands(scene: Scene, lookup: bool) -> Reply:
    """What can be typed.

    Arguments:
        scene: where the session stands.
        lookup: can something be looked up?
    """
    shown = [one for one in COMMANDS.values() if one.exam or not scene.exam]
    rows = [(f"{one.name} [{one.takes}]" if one.takes else one.name, one.help) for one in shown]
    if lookup and not scene.exam:
        rows.append(("? grad x^2 y", phrase("practice-help-lookup")))
    table = Table((phrase("practice-help-type"), phrase("practice-help-does")), tuple(rows))
    return Reply(scene, (section(table, phrase("practice-help-else")),))
