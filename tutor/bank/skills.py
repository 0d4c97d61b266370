"""What the banks say is learned, and in which order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from tutor.bank.entry import LoadedFile, SkillEntry, Stored
from tutor.bank.finding import Finding, Spot, line_of
from tutor.bank.places import nearest_place
from tutor.expression.spelling import nearest

_MOST_CIRCLES = 20
"""So many circles are told; when they are mended the next ones are."""
_LONGEST_CIRCLE = 6
"""So many steps of a circle are told."""


def declared(files: Sequence[LoadedFile]) -> dict[str, SkillEntry]:
    """All skills by id; of one that is declared twice, the first."""
    skills: dict[str, SkillEntry] = {}
    for file in files:
        for skill in file.skills:
            skills.setdefault(skill.id, skill)
    return skills


def skill_findings(files: Sequence[LoadedFile]) -> Iterator[Finding]:
    """Skills that are declared twice, not declared at all, or need each other in a circle."""
    skills = declared(files)
    for file in files:
        for skill in file.skills:
            first = skills[skill.id]
            if skill is not first:
                message = f"The skill `{skill.id}` is declared twice, and first at {line_of(first.spot, skill.spot)}."
                yield Finding("skill-twice", skill.spot, message, "Keep one of the two.")
            for needed in skill.needs:
                if needed not in skills:
                    yield Finding("unknown-skill", skill.spot, *_unknown(needed, skills))
        for stored in file.exercises:
            for place, name in enumerate(stored.entry.skills):
                if name not in skills:
                    spot = _spot(stored, ("skills", place))
                    yield Finding("unknown-skill", spot, *_unknown(name, skills), exercise=stored.entry.id)
        for one in file.unusable:
            for name, spot in one.skills:
                if name not in skills:
                    yield Finding("unknown-skill", spot, *_unknown(name, skills), exercise=one.id)
    for circle in islice(_circles(skills), _MOST_CIRCLES):
        words = [f"{skill} needs {needed}" for skill, needed in zip(circle, [*circle[1:], circle[0]], strict=True)]
        if len(words) > _LONGEST_CIRCLE:
            words[_LONGEST_CIRCLE - 1 : -1] = ["…"]
        message = f"Skills need each other in a circle: {', '.join(words)}."
        yield Finding("skill-circle", skills[circle[0]].spot, message, "Delete one of these `needs`.")


def _unknown(name: str, skills: Mapping[str, SkillEntry]) -> tuple[str, str]:
    near = nearest(name, skills)
    asked = f"Did you mean `{near}`? " if near else ""
    return f"No bank declares the skill `{name}`.", f"{asked}Skills are declared under `skills:` of any bank."


def _circles(skills: Mapping[str, SkillEntry]) -> Iterator[list[str]]:
    """Every circle that a walk along the needs runs into, each once, in the order of the needs."""
    done: set[str] = set()
    for start in skills:
        # The way from the start to here, in order; a dict, because a long way is asked again and again.
        way: dict[str, None] = {}
        left: list[list[str]] = []
        ahead = [start]
        while True:
            here = ahead.pop() if ahead else None
            if here is None:
                if not way:
                    break
                done.add(way.popitem()[0])
                ahead = left.pop()
            elif here in way:
                whole = list(way)
                yield whole[whole.index(here) :]
            elif here not in done and here in skills:
                way[here] = None
                left.append(ahead)
                ahead = list(reversed(skills[here].needs))


def _spot(stored: Stored, route: tuple[str | int, ...]) -> Spot:
    places = {tuple(inner): (line, column) for inner, line, column in json.loads(stored.text)["spots"]}
    return Spot(stored.entry.spot.path, *nearest_place(places, route))
