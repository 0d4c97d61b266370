"""A student whose knowledge can be looked into.

It is not tutor's own model with other numbers. Knowledge of a skill is a share between 0 and 1 that grows by practice
and decays with time, not a state that is reached once; each part of an exercise needs only some of the skills the
exercise names, and tutor is not told which; everyone learns, slips and forgets at a pace of their own; a
misconception makes answers wrong whatever is known, and stays until it has been corrected often enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from random import Random

from tutor.bank.entry import Entry, SkillEntry
from tutor.practice.event import Event, Kind

DAY = 86400.0
MENUS = {"choice": 4, "which-rule": 5}
"""Kinds of part that are picked from a menu, and the number of its options."""
TRIES = 3
"""After so many wrong answers the student asks for the solution."""


@dataclass(slots=True)
class Knowledge:
    """What a student knows of one skill."""

    level: float
    """From 0 to 1, when it was practised last."""
    lasts: float
    """After so many days a share 1/e of it is left."""
    at: float
    """When it was practised last."""
    wrong_idea: bool
    """Is there a misconception?"""

    def now(self, now: float) -> float:
        """What is left of it."""
        return self.level * exp(-max(now - self.at, 0.0) / DAY / self.lasts)


class Student:
    """A student; the same seed makes the same one."""

    def __init__(self, seed: int, skills: Mapping[str, SkillEntry], now: float) -> None:
        """Somebody new.

        Arguments:
            seed: who it is.
            skills: what there is to learn.
            now: when practice begins.
        """
        self.chance = Random(seed)
        self.skills = skills
        self.session = f"{seed:032x}"
        self.pace = self.chance.uniform(0.15, 0.4)
        """Which share of what is missing one part teaches somebody who knows all that comes before."""
        self.slip = self.chance.uniform(0.03, 0.12)
        head_start = self.chance.uniform(0.1, 0.8)
        self.knowledge: dict[str, Knowledge] = {}
        for skill in skills:
            level = head_start ** (1 + self._depth(skill)) * self.chance.uniform(0.5, 1.0)
            lasts = self.chance.uniform(10.0, 30.0)
            self.knowledge[skill] = Knowledge(level, lasts, now, self.chance.random() < 0.2)

    def _depth(self, skill: str) -> int:
        return max((1 + self._depth(need) for need in self.skills[skill].needs), default=0)

    def knows(self, skill: str, now: float) -> float:
        """What the student knows of a skill, from 0 to 1."""
        return self.knowledge[skill].now(now)

    def work(self, entry: Entry, seed: int, now: float) -> Iterator[Event]:
        """Does an exercise, part by part, and learns from it; what happens meanwhile."""
        start = self.chance.randrange(len(entry.skills))
        for number, kind in enumerate(entry.kinds):
            needed = self._needed(entry.skills, start + number)
            common = {
                "session": self.session,
                "exercise": entry.name,
                "seed": seed,
                "part": str(number),
                "skills": entry.skills,
                "difficulty": entry.difficulty,
            }
            yield from self._part(kind, needed, common, now + 60 * number)
            self._learn(needed, now + 60 * number)

    def _needed(self, skills: Sequence[str], number: int) -> tuple[str, ...]:
        """The skills that a part needs: each has its turn, and a second one half of the time."""
        first = skills[number % len(skills)]
        second = self.chance.choice(skills)
        return (first, second) if second != first and self.chance.random() < 0.5 else (first,)

    def _part(self, kind: str, needed: Sequence[str], common: dict[str, object], now: float) -> Iterator[Event]:
        options, difficulty = MENUS.get(kind, 0), common["difficulty"]
        assert isinstance(difficulty, int)
        able = 1.0
        for skill in needed:
            able *= self.knows(skill, now) ** (0.6 + 0.2 * difficulty)
        guess = 1 / options if options else 0.02
        hints = 0
        for attempt in range(1, TRIES + 1):
            mistaken = [one for one in needed if self.knowledge[one].wrong_idea and self.chance.random() < 0.7]
            # What was said of the answers before, and hints, help with this part.
            helped = 1 - (1 - able) * 0.7 ** (attempt - 1 + hints)
            right = not mistaken and self.chance.random() < guess + (1 - self.slip - guess) * helped
            yield Event(
                Kind.ANSWERED,
                now,
                verdict="right" if right else "wrong",
                code=0 if right else 1,
                credit=float(right),
                misconceptions=tuple(f"{one.removesuffix('-rule')}-mistaken" for one in mistaken),
                attempt=attempt,
                hints=hints,
                seconds=self.chance.uniform(10.0, 120.0),
                options=options,
                **common,  # type: ignore[arg-type]
            )
            if right:
                return
            for one in mistaken:
                self.knowledge[one].wrong_idea = self.chance.random() < 0.7
            if attempt < TRIES and self.chance.random() < 0.4:
                hints += 1
                yield Event(Kind.HINTED, now, text=str(hints), **common)  # type: ignore[arg-type]
        yield Event(Kind.SHOWN, now, **common)  # type: ignore[arg-type]

    def _learn(self, needed: Sequence[str], now: float) -> None:
        for skill in needed:
            one = self.knowledge[skill]
            needs = self.skills[skill].needs
            base = sum(self.knows(need, now) for need in needs) / len(needs) if needs else 1.0
            left = one.now(now)
            if now - one.at > DAY / 2:
                # What is practised when some of it was lost lasts longer afterwards.
                one.lasts *= 1.5 + min(1 - left / one.level, 0.5)
            one.level = left + (1 - left) * self.pace * (0.2 + 0.8 * base)
            one.at = now
