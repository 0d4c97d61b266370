"""What comes next."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests.practice.happening import DAY, START, answer, entry, right, skill
from tutor.bank.entry import Entry, SkillEntry
from tutor.bank.index import banks
from tutor.expression.dice import Dice
from tutor.practice.choose import SHAKY, Choice, choose
from tutor.practice.event import Event, Kind
from tutor.practice.standing import Fold, standings
from tutor.render.words import say

SKILLS = {one.id: one for one in (skill("s1"), skill("s2", "s1"), skill("s3", "s2"), skill("other"))}
ENTRIES = (entry("one", "s1"), entry("uno", "s1"), entry("two", "s2"), entry("three", "s3"), entry("else", "other"))


def chosen(*events: Event, now: float = START, seed: int = 1, entries: tuple[Entry, ...] = ENTRIES) -> Choice:
    choice = choose(entries, SKILLS, events, now, Dice(seed))
    assert choice is not None
    return choice


def said(choice: Choice) -> str:
    return say(choice.why, str)


def test_there_is_none_only_without_entries() -> None:
    assert choose((), SKILLS, (), START, Dice(1)) is None


@pytest.mark.parametrize("seed", range(10))
def test_a_beginner_begins_with_what_needs_nothing(seed: int) -> None:
    choice = chosen(seed=seed)
    assert choice.skill in ("s1", "other")
    assert said(choice) == f"New: {choice.skill.capitalize()}. It needs nothing before it."


@pytest.mark.parametrize("seed", range(10))
def test_the_same_comes_out_of_the_same(seed: int) -> None:
    events = [*right(3, "s1"), *right(1, "other", at=START + DAY)]
    now = START + 2 * DAY
    first = choose(ENTRIES, SKILLS, events, now, Dice(seed))
    assert first == choose(ENTRIES, SKILLS, Fold(SKILLS, events), now, Dice(seed))


def test_what_is_due_comes_first() -> None:
    choice = chosen(*right(4, "s1"), now=START + 6 * DAY)
    assert choice.skill == "s1"
    assert said(choice) == "S1: you last practised it 6 days ago."


def test_what_is_needed_comes_before_what_needs_it() -> None:
    events = [*right(4, "s1"), *right(4, "s2", at=START + 60), *right(4, "s3", at=START + 120)]
    choice = chosen(*events, now=START + 6 * DAY)
    assert choice.skill == "s1"
    assert said(choice) == "S1: you last practised it 6 days ago. What needs it comes after it: S2."


def test_what_is_not_prepared_is_not_asked() -> None:
    seen = {chosen(*right(4, "s1"), now=START + 60, seed=seed).skill for seed in range(20)}
    assert "s3" not in seen
    assert seen <= {"s2", "other"}


def test_what_is_prepared_comes_when_all_before_it_is_mastered() -> None:
    events = [*right(4, "s1"), *right(4, "other")]
    choice = chosen(*events, now=START + 60)
    assert said(choice) == "New: S2. You know what it needs."


def test_what_was_asked_for_comes_even_when_it_is_early() -> None:
    choice = chosen(entries=(entry("three", "s3"),))
    assert choice.entry.id == "three"
    assert said(choice) == "S3. It builds on something you have not practised enough yet: S1."


def test_two_skills_that_are_only_practised_together_do_not_wait_for_each_other() -> None:
    events = [*right(4, "s1"), *right(4, "other")]
    choice = chosen(*events, now=START + 60, entries=(entry("one", "s1"), entry("both", "s2", "s3")))
    assert choice.entry.id == "both"
    assert choice.skill == "s3", "it is about what builds on the other"
    assert said(choice) == "S3. It builds on something you have not practised enough yet: S2."


def test_never_the_same_exercise_twice_in_a_row() -> None:
    fold, dice = Fold(SKILLS), Dice(3)
    last = ""
    for number in range(40):
        choice = choose(ENTRIES, SKILLS, fold, START + number * 60, dice)
        assert choice is not None
        assert choice.entry.id != last
        last = choice.entry.id
        fold.add(_asked(choice, number))
        fold.add(answer(number % 3 == 0, *choice.entry.skills, exercise=f"own/{last}", at=START + number * 60))


def test_not_the_same_skill_twice_when_another_is_due() -> None:
    events = [
        *right(4, "s1"),
        *right(4, "other"),
        answer(1, "s1", at=START + 5 * DAY, part="z", session="late", exercise="own/one"),
    ]
    choice = chosen(*events, now=START + 7 * DAY)
    assert choice.skill == "other"


@pytest.mark.parametrize("seed", range(5))
def test_the_topic_changes_where_it_can(seed: int) -> None:
    entries = (entry("one", "s1", topic="t"), entry("uno", "s1", topic="t"), entry("un", "s1", topic="u"))
    asked = Event(Kind.ASKED, START, "s", "own/one", skills=("s1",))
    assert chosen(asked, entries=entries, seed=seed).entry.id == "un"


@pytest.mark.parametrize("seed", range(5))
def test_the_skill_changes_where_it_can(seed: int) -> None:
    asked = Event(Kind.ASKED, START, "s", "own/one", skills=("s1",))
    assert chosen(asked, entries=(ENTRIES[0], ENTRIES[1], ENTRIES[4]), seed=seed).entry.id == "else"


@pytest.mark.parametrize("seed", range(5))
def test_what_was_asked_longer_ago_comes_sooner(seed: int) -> None:
    asked = [Event(Kind.ASKED, START, "s", f"own/{name}", skills=("s1",)) for name in ("uno", *"abc", "one", *"defgh")]
    assert chosen(*asked, entries=ENTRIES[:2], seed=seed).entry.id == "uno"


@pytest.mark.parametrize("seed", range(5))
def test_an_exercise_with_a_variant_that_is_fresh_comes_before_one_without(seed: int) -> None:
    entries = (entry("one", "s1", variants=1), entry("uno", "s1", variants=2))
    asked = [Event(Kind.ASKED, START, "s", f"own/{name}", skills=("s1",)) for name in ("one", "uno", *"abcdefghij")]
    assert chosen(*asked, entries=entries, seed=seed).entry.id == "uno"


@pytest.mark.parametrize("seed", range(3))
def test_who_was_right_once_and_fails_since_is_not_led_upwards(seed: int) -> None:
    """Right at level 2, then wrong elsewhere: level 3 waits, though level 2 was asked lately."""
    once = answer(0, "s1", exercise="own/level-2")
    wrong = [answer(1, "s1", exercise=f"own/{name}", at=START + 60) for name in "abc"]
    entries = tuple(entry(f"level-{level}", "s1", difficulty=level, variants=9) for level in (2, 3))
    assert standings([once], SKILLS)["s1"].mastery > SHAKY > standings([once, *wrong], SKILLS)["s1"].mastery
    assert chosen(once, entries=entries, seed=seed, now=START + 120).entry.id == "level-3"
    assert chosen(once, *wrong, entries=entries, seed=seed, now=START + 120).entry.id == "level-2"


def test_a_variant_that_was_not_asked_before() -> None:
    only = (entry("one", "s1", variants=3),)
    fold, dice, seeds = Fold(SKILLS), Dice(1), []
    for number in range(6):
        choice = choose(only, SKILLS, fold, START, dice)
        assert choice is not None
        seeds.append(choice.seed)
        fold.add(_asked(choice, number))
    assert sorted(seeds[:3]) == [0, 1, 2]
    assert seeds[3:] == seeds[:3], "then those asked longest ago"


def test_a_broken_variant_does_not_come_again() -> None:
    broken = [Event(Kind.BROKEN, START, "s", "own/one", 1, seed) for seed in (0, 2)]
    only = (entry("one", "s1", variants=3),)
    assert {chosen(*broken, entries=only, seed=seed).seed for seed in range(10)} == {1}


def test_a_variant_that_was_broken_in_another_version_comes_again() -> None:
    broken = [Event(Kind.BROKEN, START, "s", "own/one", 1, seed) for seed in (0, 2)]
    mended = (replace(entry("one", "s1", variants=3), version=2),)
    assert {chosen(*broken, entries=mended, seed=seed).seed for seed in range(10)} == {0, 1, 2}


def test_what_was_asked_of_another_version_is_not_forgotten() -> None:
    only = (entry("one", "s1", variants=2),)
    asked = Event(Kind.ASKED, START, "s", "own/one", 1, 0, skills=("s1",))
    newer = (replace(only[0], version=2),)
    assert {chosen(asked, entries=newer, seed=seed).seed for seed in range(10)} == {1}


@pytest.mark.parametrize(("times", "fits"), [(1, 1), (2, 3)])
@pytest.mark.parametrize("seed", range(3))
def test_the_expected_success_is_near_four_fifths(times: int, fits: int, seed: int) -> None:
    """After one right answer s1 is learned to 0.64, and a part of level 2 is right with chance 0.64·0.9 + 0.36·0.2 =
    0.648; at level 1 with odds 4/3 as great 0.711, at level 3 0.580. After two it is learned to 0.9: 0.867, 0.83,
    0.785, 0.733, 0.673 at levels 1 to 5.
    """
    done = [replace(one, exercise="own/before", difficulty=5) for one in right(times, "s1")]
    entries = tuple(entry(f"e{level}", "s1", difficulty=level) for level in range(1, 6))
    choice = chosen(*done, entries=entries, seed=seed)
    assert choice.entry.difficulty == fits


def test_neither_too_hard_nor_too_easy() -> None:
    entries = (entry("hard", "s1", difficulty=5), entry("fit", "s1", difficulty=1))
    assert {chosen(entries=entries, seed=seed).entry.id for seed in range(10)} == {"fit"}
    mastered = [*right(4, "s1"), *right(4, "other")]
    assert chosen(*mastered, entries=(ENTRIES[0],), now=START + 60).expected > 0.8


@pytest.mark.parametrize("seed", range(5))
def test_who_was_right_nowhere_is_not_led_upwards(seed: int) -> None:
    entries = (
        entry("easy", "s1"),
        entry("hard", "s1", difficulty=2),
        entry("harder", "s1", difficulty=3),
        entry("else", "other", "s1"),
    )
    shown = Event(Kind.SHOWN, START, "s", "own/easy", part="a", skills=("s1",), difficulty=1)
    assert chosen(shown, entries=entries, seed=seed, now=START + 60).entry.id == "else"
    left = Event(Kind.SKIPPED, START + 60, "s", "own/else", part="a", skills=("other", "s1"), difficulty=1)
    assert chosen(shown, left, entries=entries, seed=seed, now=START + 120).entry.id == "easy"


@pytest.mark.parametrize("seed", range(5))
def test_what_was_tried_in_vain_rests_while_there_is_something_else_that_is_easy(seed: int) -> None:
    one, other, two = (
        Event(Kind.SKIPPED, START, "s", f"own/{name}", skills=(skill,), difficulty=1)
        for name, skill in (("one", "s1"), ("else", "other"), ("two", "s2"))
    )
    entries = (entry("one", "s1"), entry("else", "other"), entry("two", "s2"), entry("hard", "s1", difficulty=2))
    assert chosen(one, other, entries=entries, seed=seed).entry.id == "two"
    assert chosen(one, other, two, entries=entries, seed=seed).entry.id in ("one", "else")


@pytest.mark.parametrize("seed", range(5))
def test_who_fails_everything_gets_easy_exercises_of_several_skills(seed: int) -> None:
    library = banks(())
    fold, dice, asked = Fold(library.skills()), Dice(seed), []
    for number in range(20):
        choice = choose(library.entries(), library.skills(), fold, START + number * 60, dice)
        assert choice is not None
        asked.append(choice.entry)
        fold.add(_asked(choice, number))
        fold.add(answer(1, *choice.entry.skills, exercise=choice.entry.name, seed=choice.seed, session=str(number)))
    assert {one.difficulty for one in asked} == {1}
    assert max(Counter(one.id for one in asked).values()) <= 4
    assert all(len({one.id for one in asked[start : start + 5]}) == 5 for start in range(16))
    assert len({skill for one in asked for skill in one.skills}) >= 5


def test_after_a_right_answer_the_next_step_up_may_come() -> None:
    entries = (entry("easy", "s1"), entry("hard", "s1", difficulty=2), entry("harder", "s1", difficulty=3))
    was_right = Event(Kind.ANSWERED, START, "s", "own/easy", skills=("s1",), difficulty=1, code=0, verdict="right")
    seen = {chosen(was_right, entries=entries, seed=seed, now=START + 60).entry.id for seed in range(5)}
    assert seen == {"hard"}


def test_what_an_exercise_only_uses_does_not_bring_it() -> None:
    """s3 builds on s2, so the second exercise is about s3, which is not prepared."""
    entries = (entry("about", "other"), entry("uses", "s3", "other"))
    assert {chosen(entries=entries, seed=seed).entry.id for seed in range(5)} == {"about"}


def test_the_reason_names_what_the_exercise_is_about() -> None:
    choice = chosen(entries=(entry("far", "s1", "s3", "s2"),))
    assert said(choice) == "S3. It builds on something you have not practised enough yet: S1."


def test_what_is_asked_for_too_early_begins_with_what_is_easy() -> None:
    entries = (entry("hard", "s2", "s3", difficulty=4), entry("easy", "s3"))
    assert {chosen(entries=entries, seed=seed).entry.id for seed in range(5)} == {"easy"}


def test_an_exercise_without_skills_can_be_asked() -> None:
    choice = chosen(entries=(entry("bare"),))
    assert (choice.entry.id, choice.skill) == ("bare", "")
    assert said(choice)


def test_when_there_is_nothing_to_do_it_goes_on_all_the_same() -> None:
    one = SKILLS["s1"]
    choice = choose((ENTRIES[0],), {"s1": one}, list(right(4, "s1")), START + 60, Dice(1))
    assert choice is not None
    assert said(choice) == "S1: nothing is due, and of all you know you have practised this least."


def test_skills_that_need_each_other_are_no_trap() -> None:
    skills: dict[str, SkillEntry] = {"a": skill("a", "b"), "b": skill("b", "a")}
    assert choose((entry("x", "a"), entry("y", "b")), skills, (), START, Dice(1)) is not None


def _asked(choice: Choice, number: int) -> Event:
    exercise = choice.entry.name
    return Event(Kind.ASKED, START, str(number), exercise, 1, choice.seed, skills=choice.entry.skills)
