"""The claim of `make simulate`, with a margin, for a few of its students; and that these students are ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from statistics import median

from tests.simulation.orders import ENOUGH, START, banks, exercises_needed, random, tutors
from tests.simulation.student import DAY, Student
from tutor.bank.entry import Entry, SkillEntry
from tutor.bank.index import banks as bank_library

STUDENTS = range(5)
MARGIN = 3
"""Over all 200 students the medians differ by more than this; five of them are few."""


@cache
def shipped() -> tuple[tuple[Entry, ...], Mapping[str, SkillEntry]]:
    """The exercises and the skills of the banks that ship."""
    library = bank_library(())
    return library.entries(), library.skills()


def test_tutors_order_needs_far_fewer_exercises_than_the_others() -> None:
    needed = {
        order: [exercises_needed(order, seed, *shipped()) for seed in STUDENTS] for order in (tutors, banks, random)
    }
    assert MARGIN * median(needed[tutors]) < median(needed[banks])
    assert MARGIN * median(needed[tutors]) < median(needed[random])
    assert max(needed[tutors]) < min(needed[banks])


def test_the_same_seed_is_the_same_student() -> None:
    entries, skills = shipped()
    first, again, other = Student(1, skills, START), Student(1, skills, START), Student(2, skills, START)
    assert list(first.work(entries[0], 0, START)) == list(again.work(entries[0], 0, START))
    assert first.knowledge == again.knowledge != other.knowledge


def test_students_begin_with_gaps_forget_and_learn() -> None:
    entries, skills = shipped()
    student = Student(3, skills, START)
    assert any(student.knows(skill, START) < ENOUGH for skill in skills)
    before = student.knows("power-rule", START)
    assert student.knows("power-rule", START + DAY) < before
    entry = next(one for one in entries if one.skills == ("power-rule",))
    for seed in range(10):
        list(student.work(entry, seed, START))
    assert student.knows("power-rule", START) > max(before, 0.8)
