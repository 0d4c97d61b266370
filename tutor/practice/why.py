"""Why an exercise comes now, said to the student."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.bank.entry import SkillEntry
from tutor.derivation.lesson import Phrase, phrase
from tutor.practice.aims import Aims, Turn
from tutor.practice.due import ago, titled
from tutor.practice.standing import Standing


def why(
    skill: str, aim: Aims, skills: Mapping[str, SkillEntry], standings: Mapping[str, Standing], now: float
) -> Phrase:
    """Why an exercise comes now.

    Arguments:
        skill: the skill for which it was chosen.
        aim: what it is to serve.
        skills: all skills that are declared.
        standings: where the student stands.
        now: the time of asking.
    """
    title, standing = titled(skill, skills), standings.get(skill, Standing(skill))
    needs = aim.unready.get(skill, ())
    if aim.turn is Turn.DUE and standing.last is not None:
        if skill in aim.waiting:
            later = titled(aim.waiting[skill], skills)
            return phrase("practice-why-prerequisite", skill=title, ago=ago(standing.last, now), next=later)
        return phrase("practice-why-due", skill=title, ago=ago(standing.last, now))
    if needs:
        return phrase("practice-why-early", skill=title, needs=titled(needs[0], skills))
    if aim.turn is Turn.KEEP:
        return phrase("practice-why-keep", skill=title)
    if standing.last is not None:
        return phrase("practice-why-growing", skill=title)
    first = skill not in skills or not skills[skill].needs
    return phrase("practice-why-new-first" if first else "practice-why-new", skill=title)
