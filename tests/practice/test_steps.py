"""What an exercise is about, and which steps of difficulty are none too many."""

from __future__ import annotations

import pytest

from tests.practice.happening import entry, skill
from tutor.practice.steps import about, before, skipped

EARLIER = before({one.id: one for one in (skill("s1"), skill("s2", "s1"), skill("s3", "s2"), skill("other"))})


def test_everything_near_and_far_comes_before() -> None:
    assert EARLIER["s3"] == {"s1", "s2"}
    assert EARLIER["s1"] == frozenset()


@pytest.mark.parametrize(
    ("skills", "heads"),
    [(("s1", "s2"), ("s2",)), (("s1", "s3"), ("s3",)), (("other", "s2", "s1"), ("other", "s2")), ((), ())],
)
def test_it_is_about_what_nothing_else_of_it_builds_on(skills: tuple[str, ...], heads: tuple[str, ...]) -> None:
    assert about(entry("x", *skills), EARLIER) == heads


def test_it_is_about_all_where_each_builds_on_the_other() -> None:
    round_about = before({one.id: one for one in (skill("a", "b"), skill("b", "a"))})
    assert about(entry("x", "a", "b"), round_about) == ("a", "b")


@pytest.mark.parametrize(
    ("reached", "steps"),
    [
        ({}, {"own/easy": 0, "own/hard": 3}),
        ({"s1": 1}, {"own/easy": 0, "own/hard": 2}),
        ({"s1": 3}, {"own/easy": 0, "own/hard": 0}),
    ],
)
def test_the_next_step_is_the_one_after_what_was_right(reached: dict[str, int], steps: dict[str, int]) -> None:
    entries = entry("easy", "s1"), entry("hard", "s1", difficulty=4)
    assert skipped(entries, EARLIER, reached) == steps


def test_the_easiest_there_is_skips_nothing() -> None:
    assert skipped((entry("hard", "s1", difficulty=3),), EARLIER, {}) == {"own/hard": 0}


def test_of_two_skills_the_one_that_is_further_counts() -> None:
    entries = entry("one", "s1"), entry("else", "other"), entry("both", "s1", "other", difficulty=4)
    assert skipped(entries, EARLIER, {"s1": 3})["own/both"] == 0
