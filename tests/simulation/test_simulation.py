"""The claim of `make simulate`, with a margin, for a few of its students; and that these students are ones."""

from __future__ import annotations

from statistics import median

from tests.simulation.orders import ENOUGH, START, banks, exercises_needed, random, tutors
from tests.simulation.student import DAY, Student
from tutor.bank.index import banks as bank_library

LIBRARY = bank_library(())
ENTRIES, SKILLS = LIBRARY.entries(), LIBRARY.skills()
STUDENTS = range(5)
MARGIN = 3
"""Over all 200 students the medians differ by more than this; five of them are few."""


def test_tutors_order_needs_far_fewer_exercises_than_the_others() -> None:
    needed = {
        order: [exercises_needed(order, seed, ENTRIES, SKILLS) for seed in STUDENTS]
        for order in (tutors, banks, random)
    }
    assert MARGIN * median(needed[tutors]) < median(needed[banks])
    assert MARGIN * median(needed[tutors]) < median(needed[random])
    assert max(needed[tutors]) < min(needed[banks])


def test_the_same_seed_is_the_same_student() -> None:
    first, again, other = Student(1, SKILLS, START), Student(1, SKILLS, START), Student(2, SKILLS, START)
    assert list(first.work(ENTRIES[0], 0, START)) == list(again.work(ENTRIES[0], 0, START))
    assert first.knowledge == again.knowledge != other.knowledge


def test_students_begin_with_gaps_forget_and_learn() -> None:
    student = Student(3, SKILLS, START)
    assert any(student.knows(skill, START) < ENOUGH for skill in SKILLS)
    before = student.knows("power-rule", START)
    assert student.knows("power-rule", START + DAY) < before
    entry = next(one for one in ENTRIES if one.skills == ("power-rule",))
    for seed in range(10):
        list(student.work(entry, seed, START))
    assert student.knows("power-rule", START) > max(before, 0.8)
