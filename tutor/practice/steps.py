"""What an exercise is about, and how many steps of difficulty it skips for a student."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tutor.bank.entry import Entry, SkillEntry


def before(skills: Mapping[str, SkillEntry]) -> dict[str, frozenset[str]]:
    """Skill → everything that comes before it, near and far.

    Arguments:
        skills: all skills; one that needs itself in the end is no harm here.
    """
    found: dict[str, frozenset[str]] = {}
    for skill in skills:
        seen: set[str] = set()
        todo = [skill]
        while todo:
            one = todo.pop()
            new = [need for need in skills[one].needs if need in skills and need not in seen] if one in skills else []
            seen.update(new)
            todo.extend(new)
        found[skill] = frozenset(seen - {skill})
    return found


def about(entry: Entry, earlier: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The skills that an exercise is about: those that no other skill of it builds on. The others it only uses.

    Arguments:
        entry: the exercise.
        earlier: skill → everything that comes before it.
    """
    below = frozenset[str]().union(*(earlier.get(skill, frozenset()) for skill in entry.skills))
    return tuple(skill for skill in entry.skills if skill not in below) or entry.skills


def skipped(
    entries: Sequence[Entry], earlier: Mapping[str, frozenset[str]], reached: Mapping[str, int]
) -> dict[str, int]:
    """Exercise → how many steps of difficulty it skips: the next step comes when something was right at the one before.

    Arguments:
        entries: all that may be asked, also what just was: the easiest of them is no step too far.
        earlier: skill → everything that comes before it.
        reached: skill → the difficulty of the hardest exercise of it of which something was right.
    """
    heads = {one.name: about(one, earlier) for one in entries}
    easiest: dict[str, int] = {}
    for one in entries:
        for skill in heads[one.name]:
            easiest[skill] = min(easiest.get(skill, one.difficulty), one.difficulty)
    found = {}
    for one in entries:
        steps = [max(reached.get(skill, 0) + 1, easiest[skill]) for skill in heads[one.name]]
        found[one.name] = max(one.difficulty - max(steps), 0) if steps else 0
    return found
