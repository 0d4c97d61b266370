"""Which skills are due, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tutor.bank.entry import SkillEntry
from tutor.derivation.lesson import Phrase, phrase
from tutor.practice.memory import DAY
from tutor.practice.standing import Standing


@dataclass(frozen=True, slots=True)
class Due:
    """A skill that is due."""

    skill: str
    since: float
    """Since when, in seconds since 1970, UTC."""
    why: Phrase


def due(standings: Mapping[str, Standing], now: float, skills: Mapping[str, SkillEntry]) -> tuple[Due, ...]:
    """The skills that are due, the longest overdue first.

    Arguments:
        standings: where the student stands.
        now: the time of asking.
        skills: all skills, whose titles are told.
    """
    found = [
        Due(one.skill, one.due, phrase("practice-why-due", skill=titled(one.skill, skills), ago=ago(one.last, now)))
        for one in standings.values()
        if one.due is not None and one.last is not None and one.due <= now
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.skill)))


def titled(skill: str, skills: Mapping[str, SkillEntry]) -> str:
    """What a skill is called.

    Arguments:
        skill: its id.
        skills: all skills; where it is none of them, the id is put in words.
    """
    return skills[skill].title if skill in skills else skill.replace("-", " ").capitalize()


def ago(then: float, now: float) -> Phrase:
    """How long ago something was: "6 days ago".

    Arguments:
        then: when it was, in seconds since 1970, UTC.
        now: the time of asking.
    """
    days = int(max(now - then, 0.0) // DAY)
    if days == 0:
        return phrase("practice-ago-hours")
    return phrase("practice-ago-day") if days == 1 else phrase("practice-ago-days", days=days)
