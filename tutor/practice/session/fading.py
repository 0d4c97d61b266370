"""Which lines of an example are the student's own: one while a rule is weak, more as it is mastered, then the whole.

A worked example comes before an exercise whose rules are weak. The line of the weakest rule is left open in it; from
`FIRM` on half of the lines are; and from `SURE` on there is no example, for the whole is the student's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tutor.bank.filled import BLANK
from tutor.bank.pose import Posed, pose
from tutor.derivation.unfold import TRIVIAL, unfold
from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.question import Question
from tutor.practice.event import WRONG_FORM, Event, Kind
from tutor.practice.mastery import KNOWN_AT_FIRST
from tutor.practice.session.derivative import derivative_of, questions_of
from tutor.practice.session.desk import Desk
from tutor.practice.session.moves import open_steps
from tutor.practice.session.scene import Example, Sheet
from tutor.practice.standing import Standing, standings
from tutor.practice.taught import skills_of_rule

FIRM = 0.5
"""From this mastery of the weakest rule on, half of the lines are the student's own."""
SURE = 0.8
"""From this mastery on there is no example."""
_IN_A_ROW = 3
"""After so many parts that were right at once there is no example, unless something is known to be weak."""
_MOST_DRAWN = 3
"""So many variants are drawn until one has another function than the exercise."""
_MOST_LINES = 9
_FEWEST_LINES = 2
"""Longer derivations are no help as an example, and shorter ones have no line to leave open."""
_NOT_THE_FUNCTION = {"prompt", "hints", "feedback", "at", "answer"}
"""Fields of a part that do not decide what is differentiated."""


def example_for(sheet: Sheet, desk: Desk) -> Example | None:
    """The example that comes before an exercise; None where none is needed, or none can be had.

    It is another variant of the exercise, one that is never asked itself, about a function that the exercise has not.

    Arguments:
        sheet: the exercise.
        desk: what the session works with.
    """
    own = derivative_of(sheet.part)
    if not sheet.located.exercise.params or own is None or len(own.orders) > 1 or _never_varies(sheet):
        return None
    practised = tuple(sheet.located.exercise.skills)
    known = standings(desk.events(), desk.library.skills())
    weakest = min((_mastery(name, known) for name in practised), default=1.0)
    if weakest >= SURE or (weakest >= KNOWN_AT_FIRST and _goes_well(desk.events())):
        return None
    asked = {function for part in sheet.exercised.parts for function in _functions(part)}
    first = sheet.entry.variants + sheet.seed
    for seed in range(first, first + _MOST_DRAWN):
        try:
            other = pose(sheet.located, seed).part(sheet.part.id)
            question = derivative_of(other)
            if asked.isdisjoint(_functions(other)):
                return None if question is None else _opened(question, practised, known)
        except Exception:  # without a variant there is no example; the exercise itself can be asked
            return None
    return None


def _never_varies(sheet: Sheet) -> bool:
    """Has every variant the same function? Then only points and words are drawn, and there is none to take."""
    written = sheet.located.exercise.parts[sheet.part.place]
    fields = (getattr(written, name) for name in written.model_fields_set - _NOT_THE_FUNCTION)
    return not any(BLANK.search(str(value)) for value in fields)


def _goes_well(events: Sequence[Event]) -> bool:
    """Were the last parts right at once and without help? Then what is new is tried without an example, too."""
    last: list[Event] = []
    for one in reversed(events):
        if one.kind is Kind.SHOWN:
            return False
        if one.kind is Kind.ANSWERED and one.code in (0, 1) and one.verdict != WRONG_FORM:
            last.append(one)
        if len(last) == _IN_A_ROW:
            break
    return len(last) == _IN_A_ROW and all(one.code == 0 and one.attempt == 1 and not one.hints for one in last)


def _functions(part: Posed) -> Iterator[Expression]:
    """The functions that a part differentiates."""
    return (question.reading.expression for question in questions_of(part))


def _opened(question: Question, practised: Sequence[str], known: Mapping[str, Standing]) -> Example | None:
    lines, opening = unfold(question.root, "key"), question.root.before
    if not _FEWEST_LINES <= len(lines) <= _MOST_LINES:
        return None
    rules = tuple(_rules(question, [opening, *(line.right for line in lines)]))
    masteries = {
        place: min(_mastery(skill, known) for rule in names for skill in skills_of_rule(rule, practised, known))
        for place, names in enumerate(rules)
        if names
    }
    weakest = sorted(masteries, key=lambda place: (masteries[place], place))
    if not weakest or masteries[weakest[0]] >= SURE:
        return None
    count = 1 if masteries[weakest[0]] < FIRM else max(2, len(lines) // 2)
    return Example(question, opening, lines, rules, frozenset(weakest[:count]))


def _mastery(skill: str, known: Mapping[str, Standing]) -> float:
    return known.get(skill, Standing(skill)).mastery


def _rules(question: Question, lines: Sequence[Expression]) -> Iterator[tuple[str, ...]]:
    """The rules from each line to the next: those of the ∂ that are gone, but for what goes without saying."""
    for before, after in pairwise(lines):
        left = {node for node in postorder(after) if isinstance(node, Partial)}
        gone = [step.rule for step in open_steps(before, question) if step.before not in left]
        yield tuple(dict.fromkeys(rule for rule in gone if rule not in TRIVIAL))
