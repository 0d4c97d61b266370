"""Which exercise comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from tutor.bank.entry import Entry, SkillEntry
from tutor.derivation.lesson import Phrase
from tutor.expression.dice import Dice
from tutor.practice.aims import Aims, aims
from tutor.practice.event import Event
from tutor.practice.expected import WANTED, known, success
from tutor.practice.history import History
from tutor.practice.standing import Fold, read
from tutor.practice.steps import about, before, skipped
from tutor.practice.why import why

WIDTH = 0.4
"""An exercise whose expected success is so far from `WANTED` is worth exp(−1), about a third, of one that meets it."""
SOON = 8
"""An exercise of one of the last so many is worth less, the less the shorter ago it was."""
STALE = 0.3
"""What an exercise is worth of whose variants none is left that was not asked before."""
AGAIN = 0.6
"""What an exercise is worth that goes on with a skill of the one before."""
SAME_TOPIC = 0.8
"""What an exercise is worth of the topic of the one before."""
AT_ONCE = 0.5
"""What an exercise is worth for each skill that builds on another one of its skills which is far from mastered."""
SHAKY = 0.5
"""Below this mastery the next step of difficulty is the one at which something was right, and not one beyond it."""
SKIPPED = 3
"""A step of difficulty that is skipped speaks against an exercise like so many skills that are missing before it."""
RESTS = 5
"""An exercise of which nothing was right rests for so many others."""
IN_VAIN = 2
"""While it rests, this speaks against it like so many skills that are missing: something else that is easy comes."""

KNOWN_BY_HEART = 6
"""An exercise of the last `SOON`, of which no variant is left, would be the same question once more: so much speaks
against it, in skills that are missing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What comes next, and why."""

    entry: Entry
    seed: int
    """The variant."""
    why: Phrase
    skill: str
    """The skill for which it was chosen; "" for an exercise that names none."""
    expected: float
    """How likely it is that a part of it is right at once."""


def choose(
    entries: Sequence[Entry],
    skills: Mapping[str, SkillEntry],
    events: Sequence[Event] | Fold,
    now: float,
    dice: Dice,
) -> Choice | None:
    """The exercise that comes next; None when there are no entries.

    Skills that are due come first, and what they need before them; then those that are not mastered, as soon as
    what they need is; then, when there is nothing to do, what sits least firmly. Among the exercises for them it
    takes the one that serves most, is neither too hard nor too easy, in a variant that was not asked before. The
    same exercise never comes twice in a row unless it is the only one, and one that was tried in vain, or would be the
    same question word for word, rests for a while: what is as easy comes first.

    Arguments:
        entries: what may be asked.
        skills: all skills that are declared.
        events: all that happened, in order, or what was read of them.
        now: the time of asking, in seconds since 1970, UTC.
        dice: what decides between exercises that are equally good.
    """
    if not entries:
        return None
    fold = events if isinstance(events, Fold) else read(events, skills)
    standings, history = fold.standings(), fold.history
    last = history.last
    rest = [one for one in entries if one.name != last] or list(entries)
    usable = [one for one in rest if variants(one, history)] or rest
    earlier = before(skills)
    reached = {
        skill: level if standings[skill].mastery >= SHAKY else level - 1
        for skill, level in history.reached.items()
        if skill in standings
    }
    steps = skipped(entries, earlier, reached)
    put_off = {
        one.name: SKIPPED * steps[one.name]
        + IN_VAIN * history.in_vain(one.name, RESTS)
        + KNOWN_BY_HEART * _is_known_by_heart(one, history)
        for one in usable
    }
    aim = aims(usable, earlier, put_off, standings, history.skills, now)
    knows = {skill: known(standings.get(skill), now) for one in aim.entries for skill in one.skills}
    topic = next((one.topic for one in entries if one.name == last), "")
    worths = [
        _worth(one, aim, knows, history) * (SAME_TOPIC if topic and one.topic == topic else 1.0) for one in aim.entries
    ]
    best = max(worths)
    entry = dice.choice([one for one, worth in zip(aim.entries, worths, strict=True) if worth >= best * 0.999])
    skill = _served(entry, aim)
    reason = why(skill, aim, skills, standings, now)
    return Choice(entry, _seed(entry, history, dice), reason, skill, success(entry, knows))


def variants(entry: Entry, history: History) -> list[int]:
    """The seeds of an exercise that can be asked."""
    if not history.broken:
        return list(entry.seeds)
    exercise = entry.name
    return [seed for seed in entry.seeds if (exercise, entry.version, seed) not in history.broken]


def _is_known_by_heart(entry: Entry, history: History) -> bool:
    """Was it asked a short time ago, and in all its variants?"""
    ago = history.ago(entry.name)
    return ago is not None and ago <= SOON and _is_used_up(entry, history)


def _is_used_up(entry: Entry, history: History) -> bool:
    """Was every variant asked, of an exercise that was asked at all?"""
    return len(history.seeds[entry.name]) >= entry.variants


def _worth(entry: Entry, aim: Aims, knows: Mapping[str, float], history: History) -> float:
    need = sum(aim.needs.get(skill, 0.0) for skill in entry.skills)
    off = (success(entry, knows) - WANTED) / WIDTH
    worth = (need + 0.01) * exp(-off * off)
    ago = history.ago(entry.name)
    if ago is not None:
        worth *= min(ago / SOON, 1.0)
        if _is_used_up(entry, history):
            worth *= STALE
    worth *= AT_ONCE ** sum(bool({*aim.unready[skill]} & {*entry.skills}) for skill in entry.skills)
    return worth * AGAIN if any(skill in aim.needs for skill in set(entry.skills) & set(history.skills)) else worth


def _served(entry: Entry, aim: Aims) -> str:
    """The first skill that the exercise is about and whose turn has come.

    Otherwise that of those it only uses that needs it most; of several, one for which the student is ready.
    """
    heads = about(entry, aim.earlier)
    found = next((one for one in heads if one in aim.needs), "")
    wanted = [one for one in entry.skills if one in aim.needs]
    if found or not wanted:
        return found or next(iter(heads), "")
    return max(wanted, key=lambda one: (not aim.unready[one], aim.needs.get(one, 0.0)), default="")


def _seed(entry: Entry, history: History, dice: Dice) -> int:
    """A variant that was not asked before, or else the one asked longest ago."""
    seeds = variants(entry, history) or list(entry.seeds)
    asked = history.seeds.get(entry.name, {})
    fresh = [seed for seed in seeds if seed not in asked]
    return dice.choice(fresh) if fresh else min(seeds, key=lambda seed: asked[seed])
