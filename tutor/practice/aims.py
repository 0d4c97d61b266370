"""What the next exercise is to serve: the skills whose turn it is, and the exercises that may be asked for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from tutor.bank.entry import Entry
from tutor.practice.expected import known
from tutor.practice.mastery import MASTERED
from tutor.practice.standing import Standing
from tutor.practice.steps import about

READY = 0.6
"""What needs a skill is not asked before that skill is as likely learned as this."""


class Turn(StrEnum):
    """Why a skill's turn has come."""

    DUE = "due"
    OPEN = "open"
    """It is not mastered yet."""
    KEEP = "keep"
    """Nothing is due and all is mastered."""


@dataclass(frozen=True, slots=True)
class Aims:
    """What the next exercise is to serve."""

    turn: Turn
    needs: Mapping[str, float]
    """The skills whose turn it is, and how much each needs an exercise."""
    entries: tuple[Entry, ...]
    """The exercises that may be asked for them; at least one."""
    waiting: Mapping[str, str]
    """Skill that is due → one that is due, too, and waits because it needs it."""
    unready: Mapping[str, tuple[str, ...]]
    """Skill → what it needs that is far from mastered."""
    earlier: Mapping[str, frozenset[str]]
    """Skill → everything that comes before it, near and far."""


def aims(
    entries: Sequence[Entry],
    earlier: Mapping[str, frozenset[str]],
    put_off: Mapping[str, int],
    standings: Mapping[str, Standing],
    last: Collection[str],
    now: float,
) -> Aims:
    """What the next exercise is to serve.

    Arguments:
        entries: what may be asked; at least one.
        earlier: each skill that is declared → everything that comes before it.
        put_off: exercise → how much speaks against it now, in skills that are missing.
        standings: where the student stands.
        last: the skills of the exercise before.
        now: the time of asking.
    """
    asked = {skill for entry in entries for skill in entry.skills}
    stands = {skill: standings.get(skill, Standing(skill)) for skill in asked | set(earlier)}
    unready = {
        skill: tuple(sorted(one for one in earlier.get(skill, ()) if stands[one].mastery < READY)) for skill in asked
    }
    # What the exercise itself practises may be met in it for the first time.
    missing = [len({one for skill in entry.skills for one in unready[skill]} - {*entry.skills}) for entry in entries]
    # Where something is missing in all of them, what is easy is met better than what is hard.
    missing = [far and far + entry.difficulty - 1 for entry, far in zip(entries, missing, strict=True)]
    missing = [far + put_off[entry.name] for entry, far in zip(entries, missing, strict=True)]
    overdue = {skill for skill in asked if (at := stands[skill].due) is not None and at <= now}
    due = {skill for skill in overdue if not earlier.get(skill, frozenset()) & overdue}
    waiting = {one: skill for skill in sorted(overdue - due, reverse=True) for one in earlier[skill] & due}
    still = {skill for skill in asked if stands[skill].mastery < MASTERED}
    least = [far for one, far in zip(entries, missing, strict=True) if (due | still) & {*one.skills}]
    for most in sorted({0, min(least, default=0)}):
        for turn, wanted in ((Turn.DUE, due), (Turn.OPEN, still)):
            found = [one for one, far in zip(entries, missing, strict=True) if far <= most and wanted & {*one.skills}]
            if not found:
                continue
            found = _for_them(found, wanted, entries, earlier)
            needs = {skill: _need(stands[skill], turn, now) for skill in wanted}
            # Something else for a change, when something else is due.
            other = [one for one in found if wanted & {*one.skills} - {*last}] if turn is Turn.DUE else found
            return Aims(turn, needs, tuple(other or found), waiting, unready, earlier)
    weakest = min(sorted(asked - {*last} or asked), key=lambda skill: _firm(stands[skill], now), default="")
    served = _for_them([one for one in entries if weakest in one.skills], {weakest}, entries, earlier)
    return Aims(Turn.KEEP, {weakest: 1.0} if served else {}, tuple(served or entries), waiting, unready, earlier)


def _for_them(
    found: list[Entry], wanted: AbstractSet[str], entries: Sequence[Entry], earlier: Mapping[str, frozenset[str]]
) -> list[Entry]:
    """Those that are about a skill that is wanted, and do not only use it, where there are any.

    A skill that no exercise is about is practised where it is used.
    """
    own = {skill for one in entries for skill in about(one, earlier)}
    return [one for one in found if wanted & ({*one.skills} - own | {*about(one, earlier)})] or found


def _need(standing: Standing, turn: Turn, now: float) -> float:
    return 1 - known(standing, now) if turn is Turn.DUE else 1 - standing.mastery


def _firm(standing: Standing, now: float) -> float:
    """How firmly a mastered skill sits: what was practised little may be known less well than it looks."""
    return known(standing, now) - 1 / (1 + standing.practised)
