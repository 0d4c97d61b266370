"""What the next exercise is to serve, from where a student stands: each line worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.practice.happening import DAY, START, entry, skill
from tutor.bank.entry import Entry, SkillEntry
from tutor.expression.dice import Dice
from tutor.practice.aims import Aims, Turn, aims
from tutor.practice.choose import choose
from tutor.practice.event import Event, Kind
from tutor.practice.memory import Memory
from tutor.practice.standing import Fold, Standing
from tutor.practice.steps import before

SKILLS = {one.id: one for one in (skill("s1"), skill("s2", "s1"), skill("other"))}
ONE, TWO, ELSE = entry("one", "s1"), entry("two", "s2"), entry("else", "other")
BOTH = entry("both", "s1", "s2")


def stands(name: str, mastery: float, due: float | None = None, practised: float = 4.0) -> Standing:
    """A skill that returns so many days from now, if it was practised; then it was practised ten days before that,
    with a stability of ten days: the chance that it is remembered is 0.9 when it returns."""
    at = None if due is None else START + due * DAY
    memory = None if at is None else Memory(10.0, 5.0, at - 10 * DAY, at)
    return Standing(name, mastery, 1, practised, memory=memory)


def found(entries: tuple[Entry, ...], *known: Standing, last: tuple[str, ...] = ()) -> Aims:
    nothing = dict.fromkeys((one.name for one in entries), 0)
    return aims(entries, before(SKILLS), nothing, {one.skill: one for one in known}, last, START)


@pytest.mark.parametrize(("mastery", "ready"), [(0.59, False), (0.6, True)])
def test_what_needs_a_skill_waits_until_that_is_likely_learned(mastery: float, ready: bool) -> None:
    aim = found((ONE, TWO), stands("s1", mastery))
    assert aim.unready["s2"] == (() if ready else ("s1",))
    assert (TWO in aim.entries) is ready


@pytest.mark.parametrize(("due", "turn"), [(0.0, Turn.DUE), (0.1, Turn.OPEN)])
def test_a_skill_is_due_from_the_moment_at_which_it_returns(due: float, turn: Turn) -> None:
    assert found((ONE,), stands("s1", 0.8, due)).turn is turn


def test_what_is_due_needs_what_was_forgotten_of_it_too() -> None:
    assert found((ONE,), stands("s1", 0.8, due=0)).needs == pytest.approx({"s1": 1 - 0.8 * 0.9})
    assert found((ONE,), stands("s1", 0.8, due=1)).needs == pytest.approx({"s1": 1 - 0.8})


def test_of_what_is_due_something_else_than_just_now_comes_first() -> None:
    due = (stands("s1", 0.97, due=-1), stands("other", 0.97, due=-1))
    assert found((ONE, ELSE), *due).entries == (ONE, ELSE)
    assert found((ONE, ELSE), *due, last=("s1",)).entries == (ELSE,)


def test_what_only_uses_a_skill_stands_back_behind_what_is_about_it() -> None:
    assert found((ONE, BOTH), stands("s1", 0.97, due=-1), stands("s2", 0.97)).entries == (ONE,)
    assert found((BOTH,), stands("s1", 0.97, due=-1), stands("s2", 0.97)).entries == (BOTH,)


def test_when_all_is_mastered_what_was_practised_little_comes_first() -> None:
    known = (stands("other", 0.97, practised=9.0), stands("s1", 0.97, practised=1.0))
    aim = found((ELSE, ONE), *known)
    assert (aim.turn, aim.entries) == (Turn.KEEP, (ONE,))
    assert found((ELSE, ONE), *known, last=("s1",)).entries == (ELSE,)


class Known(Fold):
    """A history of nothing, of a student who stands somewhere all the same."""

    __slots__ = ("known",)

    def __init__(self, skills: Mapping[str, SkillEntry], *known: Standing) -> None:
        super().__init__(skills)
        self.known = {name: Standing(name) for name in skills} | {one.skill: one for one in known}

    def standings(self) -> Mapping[str, Standing]:
        return self.known


@pytest.mark.parametrize("seed", range(5))
def test_a_skill_that_is_not_known_yet_is_not_practised_together_with_what_builds_on_it(seed: int) -> None:
    # Worth 0.34 and 0.39; but s2 builds on s1, which is not known, and so the latter is worth only half.
    alone, together = entry("alone", "s1", difficulty=2), entry("together", "s1", "s2", difficulty=1)
    student = Known(SKILLS, stands("s1", 0.55), stands("s2", 0.9))
    choice = choose((alone, together), SKILLS, student, START, Dice(seed))
    assert choice is not None
    assert choice.entry is alone


def test_the_reason_is_a_skill_for_which_the_student_is_ready() -> None:
    skills = {one.id: one for one in (skill("z"), skill("a", "z"), skill("b"), skill("c", "a", "b"))}
    student = Known(
        skills, stands("z", 0.1), stands("a", 0.5, due=-1), stands("b", 0.9, due=-1), stands("c", 0.97, due=9)
    )
    choice = choose((entry("abc", "a", "b", "c"),), skills, student, START, Dice(1))
    assert choice is not None
    assert choice.skill == "b"


@pytest.mark.parametrize("seed", range(5))
def test_an_exercise_that_cannot_be_asked_in_any_variant_stands_back(seed: int) -> None:
    other = entry("uno", "s1")
    student = Known(SKILLS)
    for variant in range(ONE.variants):
        student.add(Event(Kind.BROKEN, START, "s", ONE.name, ONE.version, variant, skills=ONE.skills))
    choice = choose((ONE, other), SKILLS, student, START, Dice(seed))
    assert choice is not None
    assert choice.entry is other
