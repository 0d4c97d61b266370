"""Feedback rules that can never be used: they name nothing, never fit, or another one always comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tutor.bank.feedback import rule_for
from tutor.bank.judge import judge, judge_written
from tutor.bank.kinds.written import typed
from tutor.bank.lint.possible import KNOWN, can_show, mistaken
from tutor.bank.lint.reported import Report
from tutor.bank.places import Route
from tutor.bank.pose import Exercised, Posed
from tutor.expression.spelling import nearest
from tutor.grading.task import Task

_MOST_TRIED = 4


@dataclass(frozen=True, slots=True)
class Why:
    """Why a rule is not used."""

    code: str
    message: str
    mend: str
    seed: int


@dataclass(slots=True)
class FeedbackCheck:
    """What is known of the rules of an exercise after some of its variants: one that is used once is sound."""

    used: set[Route] = field(default_factory=set)
    why: dict[Route, Why] = field(default_factory=dict)

    def look_at(self, exercised: Exercised) -> None:
        """Finds out which rules a variant uses."""
        for part in exercised.parts:
            for place, rule in enumerate(part.rules):
                if rule.route not in self.used:
                    why = _unused(part, place, exercised.variant.seed)
                    if why is None:
                        self.used.add(rule.route)
                    else:
                        self.why.setdefault(rule.route, why)

    def report(self, report: Report) -> None:
        """Tells of the rules that no variant has used."""
        for route, why in self.why.items():
            if route not in self.used:
                report.add(why.code, why.message, why.mend, *route, "when", seed=why.seed)


def _unused(part: Posed, place: int, seed: int) -> Why | None:
    name, _, value = (piece.strip() for piece in part.rules[place].when.partition(":"))
    match name:
        case "misconception":
            return _misconception(part, place, value, seed)
        case "equals":
            return _equals(part, place, value, seed)
        case "form":
            if part.asking.form.value == value:
                return _after(part, place, seed)
            said = f"`form: {value}` never fits: part {part.id} asks for {_form(part)}."
            return Why("feedback-cannot-fire", said, f"Write form: {value} at the part, too, or delete the rule.", seed)
        case _:
            return _after(part, place, seed)


def _form(part: Posed) -> str:
    form = part.asking.form.value
    return "any form" if form == "any" else f"the form {form}"


def _after(part: Posed, place: int, seed: int) -> Why | None:
    """A rule that says the same as an earlier one."""
    when = part.rules[place].when
    earlier = (number for number, rule in enumerate(part.rules[:place]) if rule.when == when)
    number = next(earlier, None)
    return None if number is None else _taken(part, number, seed)


def _taken(part: Posed, number: int, seed: int) -> Why:
    other = part.rules[number].when
    said = f"This rule is never used: in part {part.id} rule {number + 1}, `{other}`, comes first and fits as well."
    return Why("feedback-collides", said, "Put the narrower rule first, or delete one of the two.", seed)


def _equals(part: Posed, place: int, value: str, seed: int) -> Why | None:
    verdict = judge_written(part.made, value, part.asking)
    if verdict.code == 0:
        said = f"`{value}` is right, and rules are for answers that are not."
        return Why("feedback-cannot-fire", said, "Write a wrong answer behind equals.", seed)
    if verdict.code != 1:
        said = f"`{value}` cannot be graded as an answer to part {part.id}: it is {verdict.kind}."
        return Why("feedback-cannot-fire", said, "Write it as a student would type it.", seed)
    fitting = rule_for(part.rules[: place + 1], part.made, verdict, part.asking)
    number = next((number for number, rule in enumerate(part.rules) if rule is fitting), place)
    return None if number == place else _taken(part, number, seed)


def _misconception(part: Posed, place: int, value: str, seed: int) -> Why | None:
    if value not in KNOWN:
        near = nearest(value, KNOWN)
        mend = f"Did you mean {near}?" if near else "`tutor bank coverage` names those that can show in each exercise."
        return Why("unknown-misconception", f"There is no misconception {value}.", mend, seed)
    if not can_show(value, part):
        said = f"The misconception {value} cannot show in part {part.id}."
        return Why(
            "feedback-cannot-fire",
            said,
            "`tutor bank coverage` names those that can; or write equals: and the answer.",
            seed,
        )
    why = _after(part, place, seed)
    if why is not None:
        return why
    taken = None
    for answer in _answers(part, value):
        verdict = judge(part.made, answer, replace(part.asking, diagnose=True))
        fitting = rule_for(part.rules, part.made, verdict, part.asking)
        if fitting is part.rules[place]:
            return None
        taken = next((number for number, rule in enumerate(part.rules) if rule is fitting), taken)
    return None if taken is None or taken > place else _taken(part, taken, seed)


def _answers(part: Posed, misconception: str) -> Iterator[str]:
    """Wrong answers with a mistake, as they are typed; only where the answer is one expression."""
    subject = part.made.subject
    if not isinstance(subject, Task) or len(subject.keys) != 1 or subject.place is not None or part.made.grade:
        return
    found = (typed(one.answer[0]) for one in mistaken(part) if one.misconception == misconception)
    yield from list(dict.fromkeys(found))[:_MOST_TRIED]
