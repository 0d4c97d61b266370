"""Which lines of an example are the student's own: one while a rule is weak, more as it is mastered, then the whole.

A worked example comes before an exercise whose rules are weak. The line of the weakest rule is left open in it; from
`FIRM` on half of the lines are; and from `SURE` on there is no example, for the whole is the student's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tutor.practice.event import WRONG_FORM, Event, Kind
from tutor.practice.mastery import KNOWN_AT_FIRST
from tutor.practice.standing import Standing
from tutor.practice.taught import skills_of_rule

FIRM = 0.5
"""From this mastery of the weakest rule on, half of the lines are the student's own."""
SURE = 0.8
"""From this mastery on there is no example."""
_IN_A_ROW = 3
"""After so many parts that were right at once there is no example, unless something is known to be weak."""


def is_weak(practised: Sequence[str], known: Mapping[str, Standing], events: Sequence[Event]) -> bool:
    """Does an example help before an exercise?

    Arguments:
        practised: the skills of the exercise.
        known: where the student stands, by skill.
        events: all that happened.
    """
    weakest = min((_mastery(name, known) for name in practised), default=1.0)
    return weakest < SURE and (weakest < KNOWN_AT_FIRST or not _goes_well(events))


def open_lines(
    rules: Sequence[Sequence[str]], practised: Sequence[str], known: Mapping[str, Standing]
) -> frozenset[int]:
    """Which lines are the student's own, from 0; none where no rule is weak.

    Arguments:
        rules: the rules of each line.
        practised: the skills of the exercise.
        known: where the student stands, by skill.
    """
    masteries = {
        place: min(_mastery(skill, known) for rule in names for skill in skills_of_rule(rule, practised, known))
        for place, names in enumerate(rules)
        if names
    }
    weakest = sorted(masteries, key=lambda place: (masteries[place], place))
    if not weakest or masteries[weakest[0]] >= SURE:
        return frozenset()
    count = 1 if masteries[weakest[0]] < FIRM else max(2, len(rules) // 2)
    return frozenset(weakest[:count])


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


def _mastery(skill: str, known: Mapping[str, Standing]) -> float:
    return known.get(skill, Standing(skill)).mastery
