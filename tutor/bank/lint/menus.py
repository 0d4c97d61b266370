"""Menus whose options can be taken for each other's numbers, or name a mistake that there is not."""

from __future__ import annotations

from tutor.bank.finding import Severity
from tutor.bank.kinds.choice import is_mistakable, numbers_of
from tutor.bank.lint.possible import KNOWN
from tutor.bank.lint.reported import Report
from tutor.bank.pose import Exercised, Posed
from tutor.bank.posed import Menu
from tutor.bank.schema.parts import Choice
from tutor.expression.spelling import nearest


def check_menus(exercised: Exercised, report: Report) -> None:
    """Options that are a number or a letter by which another one is chosen, and mistakes that are not known.

    Arguments:
        exercised: the variant as it is asked.
        report: where to tell.
    """
    for part in exercised.parts:
        if isinstance(part.part, Choice) and isinstance(part.made.subject, Menu):
            _options(part, part.made.subject, report, exercised.variant.seed)
            _mistakes(part, part.part, report)


def _options(part: Posed, menu: Menu, report: Report, seed: int) -> None:
    for place in numbers_of(menu):
        name = menu.names[place].strip()
        if is_mistakable(name, menu):
            said = f"Whoever answers {name} to part {part.id} may mean this option, or that with the number {name}."
            mend = f"Write a few words, as in `{name} of them`, or let every option stand at its own number."
            route = ("parts", part.place, "options", place, "text")
            report.add("option-is-number", said, mend, *route, seed=seed, severity=Severity.WARNING)
            return


def _mistakes(part: Posed, choice: Choice, report: Report) -> None:
    for place, option in enumerate(choice.options):
        id = option.misconception
        if id is not None and id not in KNOWN:
            near = nearest(id, KNOWN)
            mend = f"Did you mean {near}?" if near else "`tutor bank coverage --mistakes` names them; or leave it out."
            route = ("parts", part.place, "options", place, "misconception")
            report.add("unknown-misconception", f"There is no misconception {id}.", mend, *route)
