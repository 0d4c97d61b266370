"""The same question, word for word, does not come again and again while the bank has others."""

from __future__ import annotations

import pytest

from tests.practice.happening import START
from tutor.bank.index import banks
from tutor.expression.dice import Dice
from tutor.practice.choose import SOON, choose
from tutor.practice.event import Event, Kind

LECTURE = "week-2-gradients/"


@pytest.mark.parametrize("right", [(True,), (True, False), (False,)], ids=["right", "every-other", "wrong"])
def test_in_the_lectures_bank_other_questions_come_before_the_same_one_again(right: tuple[bool, ...]) -> None:
    entries = [one for one in banks().entries() if one.name.startswith(LECTURE)]
    skills, events, asked = banks().skills(), list[Event](), list[tuple[str, int]]()
    for number in range(20):
        now = START + 300.0 * number
        choice = choose(entries, skills, events, now, Dice(number))
        assert choice is not None
        one, well = choice.entry, right[number % len(right)]
        assert (one.name, choice.seed) not in asked[-SOON:]
        asked.append((one.name, choice.seed))
        place = "s", one.name, 1, choice.seed, "a", tuple(one.skills), one.difficulty
        events.append(Event(Kind.ASKED, now, *place))
        events.append(
            Event(
                Kind.ANSWERED, now + 60, *place, text="1", verdict="right" if well else "wrong",
                code=0 if well else 1, credit=1.0 if well else 0.0, attempt=1,
            )
        )  # fmt: skip


def test_who_asked_for_one_exercise_gets_it_again() -> None:
    entries = [one for one in banks().entries() if one.name == f"{LECTURE}w2-3-loss"]
    place = "s", entries[0].name, 1, 0, "first", tuple(entries[0].skills), entries[0].difficulty
    choice = choose(entries, banks().skills(), [Event(Kind.ASKED, START, *place)], START + 60, Dice(1))
    assert choice is not None
    assert choice.entry == entries[0]
