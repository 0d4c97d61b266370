"""Orders in which exercises can come, and how long a student takes with each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from tests.simulation.student import DAY, Student
from tutor.bank.entry import Entry, SkillEntry
from tutor.expression.dice import Dice
from tutor.practice.choose import choose
from tutor.practice.event import Event, Kind
from tutor.practice.standing import Fold

START = 1_750_000_000.0
SESSION = 20
"""So many exercises a day."""
MINUTES = 3
"""An exercise takes so long."""
ENOUGH = 0.9
"""All skills must be known as well as this, at the same time."""
LIMIT = 2000
"""Whoever is not there after so many exercises is counted with this number."""

Next = Callable[[Fold, int, float], tuple[Entry, int]]
"""(what happened, how many exercises came before, the time) → the exercise and its seed."""
Order = Callable[[Sequence[Entry], Mapping[str, SkillEntry], int], Next]
"""(exercises, skills, the seed of the student) → the order for one student."""


def tutors(entries: Sequence[Entry], skills: Mapping[str, SkillEntry], seed: int) -> Next:
    """What `tutor practice` asks."""
    dice = Dice(seed)

    def step(fold: Fold, count: int, now: float) -> tuple[Entry, int]:
        choice = choose(entries, skills, fold, now, dice)
        assert choice is not None
        return choice.entry, choice.seed

    return step


def banks(entries: Sequence[Entry], skills: Mapping[str, SkillEntry], seed: int) -> Next:
    """The banks from the first exercise to the last, and again with the next variant."""

    def step(fold: Fold, count: int, now: float) -> tuple[Entry, int]:
        return entries[count % len(entries)], count // len(entries)

    return step


def random(entries: Sequence[Entry], skills: Mapping[str, SkillEntry], seed: int) -> Next:
    """Any exercise, each as likely as the others."""
    chance = Random(seed)

    def step(fold: Fold, count: int, now: float) -> tuple[Entry, int]:
        return chance.choice(entries), count

    return step


def by_skill(entries: Sequence[Entry], skills: Mapping[str, SkillEntry], seed: int) -> Next:
    """Any skill, each as likely as the others, and any exercise for it."""
    chance = Random(seed)
    names = [skill for skill in skills if any(skill in entry.skills for entry in entries)]

    def step(fold: Fold, count: int, now: float) -> tuple[Entry, int]:
        skill = chance.choice(names)
        return chance.choice([entry for entry in entries if skill in entry.skills]), count

    return step


ORDERS: dict[str, Order] = {
    "tutor": tutors,
    "bank's order": banks,
    "random order": random,
    "random skill": by_skill,
}


def exercises_needed(order: Order, seed: int, entries: Sequence[Entry], skills: Mapping[str, SkillEntry]) -> int:
    """How many exercises a student does until every skill is known well enough, at most `LIMIT`.

    Arguments:
        order: in which order they come.
        seed: which student.
        entries: the exercises.
        skills: what there is to learn.
    """
    student = Student(seed, skills, START)
    step, fold = order(entries, skills, seed), Fold(skills if order is tutors else ())
    for count in range(LIMIT):
        now = START + (count // SESSION) * DAY + (count % SESSION) * MINUTES * 60
        if all(student.knows(skill, now) >= ENOUGH for skill in skills):
            return count
        entry, variant = step(fold, count, now)
        events = list(student.work(entry, variant, now))
        if order is tutors:
            fold.add(_asked(entry, variant, student, now))
            for event in events:
                fold.add(event)
    return LIMIT


def _asked(entry: Entry, variant: int, student: Student, now: float) -> Event:
    exercise = entry.name
    return Event(Kind.ASKED, now, student.session, exercise, entry.version, variant, skills=entry.skills)
