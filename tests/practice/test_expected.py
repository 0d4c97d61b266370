"""How likely a right answer is, worked out by hand: 0.9 of what is known is right, 0.2 of what is not."""

from __future__ import annotations

import pytest

from tests.practice.happening import entry
from tutor.practice.expected import success

KNOWS = {"a": 1.0, "b": 1.0, "c": 1.0, "d": 0.0}


@pytest.mark.parametrize(
    ("skills", "difficulty", "wanted"),
    [
        (("a",), 2, 0.9),
        (("d",), 2, 0.2),
        (("a", "d"), 2, 0.9 * 0.2),
        (("a", "b", "c"), 2, 0.9 * 0.9),  # a part seldom needs more than two
        (("a", "b", "d"), 2, 0.9 * 0.2),  # the two least known
        (("a",), 3, 6.75 / 7.75),  # odds of 9 times 3/4
        (("a",), 1, 12 / 13),  # odds of 9 divided by 3/4
    ],
)
def test_the_two_weakest_skills_and_the_difficulty_decide(
    skills: tuple[str, ...], difficulty: int, wanted: float
) -> None:
    assert success(entry("x", *skills, difficulty=difficulty), KNOWS) == pytest.approx(wanted)
