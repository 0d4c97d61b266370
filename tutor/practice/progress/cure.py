"""Which exercise helps against a mistake."""

from __future__ import annotations

from collections.abc import Collection

from tutor.bank.entry import Entry
from tutor.bank.index import Library
from tutor.practice.event import Event
from tutor.practice.steps import about, before
from tutor.practice.taught import skill_of_mistake, skills_of_rule

_WORKED_OUT = frozenset(("partial", "gradient"))
"""Kinds of parts in which a derivative is worked out, so that a mistake at a rule can be mended."""


def cure(misconception: str, last: Event, library: Library) -> Entry | None:
    """The easiest exercise that looks for a mistake; where none does, the easiest about what the mistake strikes at.

    It is not the one in which the mistake was seen, if possible.

    Arguments:
        misconception: the mistake, by id.
        last: the answer in which it was seen last.
        library: the banks.

    Returns:
        The exercise; None where no bank has one.
    """
    naming = _naming(misconception, library)
    if naming:
        return min(naming, key=lambda one: (one.name == last.exercise, one.difficulty))
    earlier = before(library.skills())
    wanted = {*_struck(misconception, last, earlier)}

    def aside(one: Entry) -> tuple[bool, bool, bool, int, int]:
        """What makes an exercise fit less well."""
        only_used = wanted.isdisjoint(about(one, earlier))
        return (
            one.name == last.exercise,
            only_used,
            _WORKED_OUT.isdisjoint(one.kinds),
            one.difficulty,
            len(one.skills),
        )

    return min((one for one in library.entries() if wanted & {*one.skills}), key=aside, default=None)


def _naming(misconception: str, library: Library) -> list[Entry]:
    """The exercises whose feedback or tests name a mistake."""
    return [
        stored.entry
        for file in library.files
        for stored in file.exercises
        if f'"{misconception}"' in stored.text or f"misconception: {misconception}" in stored.text
    ]


def _struck(misconception: str, last: Event, known: Collection[str]) -> Collection[str]:
    """The skills at which a mistake strikes: as its name tells, or its rule; or else those of the exercise."""
    from tutor.grading.misconceptions.table import MISCONCEPTIONS

    first = misconception.partition(" + ")[0]
    skill = skill_of_mistake(first)
    if skill is not None and skill in known:
        return (skill,)
    if first in MISCONCEPTIONS:
        return skills_of_rule(MISCONCEPTIONS[first].rules[0], last.skills, known)
    return last.skills
