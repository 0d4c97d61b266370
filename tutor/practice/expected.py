"""How likely it is that a student gets an exercise right."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.bank.entry import Entry
from tutor.practice.mastery import GUESS, NEEDED, SLIP
from tutor.practice.memory import recall
from tutor.practice.standing import Standing

WANTED = 0.8
"""The success to aim at: hard enough to learn from, easy enough to go on."""
USUAL = 2
"""The difficulty at which what is known of the skills says it all."""
HARDER = 0.75
"""Each step of difficulty above `USUAL` multiplies the odds of success by this, and each one below divides them."""


def known(standing: Standing | None, now: float) -> float:
    """How likely it is that a skill was learned and is still remembered.

    Arguments:
        standing: where the student stands in it; None for a skill that nothing is known of.
        now: the time of asking.
    """
    one = standing or Standing("")
    return one.mastery * recall(one.memory, now)


def success(entry: Entry, knows: Mapping[str, float]) -> float:
    """How likely it is that a part of an exercise is right at once.

    A part seldom needs more than `NEEDED` of the skills its exercise names, so only the weakest count.

    Arguments:
        entry: the exercise.
        knows: `known` of each of its skills.
    """
    weakest = sorted(knows[skill] for skill in entry.skills)[:NEEDED]
    chance = 1.0
    for one in weakest:
        chance *= one * (1 - SLIP) + (1 - one) * GUESS
    odds = chance / (1 - chance) * HARDER ** (entry.difficulty - USUAL) if weakest else 1.0
    return odds / (1 + odds)
