"""When a skill returns. The stabilities after a first review are the first four parameters of FSRS 6."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.practice.happening import DAY, START, about, answer, right
from tutor.practice.event import Event, Kind
from tutor.practice.memory import LONGEST, Grade, Memory, recall, reviewed, together
from tutor.practice.standing import Fold, Standing


def stands(*events: Event) -> Standing:
    return Fold(["s1"], events).standings()["s1"]


def stability(*events: Event) -> float:
    memory = stands(*events).memory
    assert memory is not None
    return memory.stability


def days(*events: Event) -> float:
    one = stands(*events)
    assert one.due is not None
    assert one.last is not None
    return (one.due - one.last) / DAY


@pytest.mark.parametrize(
    ("grade", "lasts", "interval"),
    [(Grade.AGAIN, 0.212, 1), (Grade.HARD, 1.2931, 1), (Grade.GOOD, 2.3065, 2), (Grade.EASY, 8.2956, 8)],
)
def test_the_first_review(grade: Grade, lasts: float, interval: int) -> None:
    memory = reviewed(None, grade, START)
    assert memory.stability == pytest.approx(lasts)
    assert memory.due == START + interval * DAY


def test_what_was_never_practised_has_no_due_date() -> None:
    assert stands() == Standing("s1")
    assert stands().due is None


@pytest.mark.parametrize(
    ("events", "lasts"),
    [
        ([answer(0, "s1")], 2.3065),
        ([answer(0, "s1", seconds=40)], 8.2956),
        ([answer(0, "s1", seconds=41)], 2.3065),
        ([answer(1, "s1"), answer(0, "s1", seconds=5)], 1.2931),
        ([about(Kind.HINTED, "s1"), answer(0, "s1", seconds=5)], 1.2931),
        ([about(Kind.HINTED, "s1")], 1.2931),
        ([answer(0, "s1", seconds=40), about(Kind.STEPPED, "s1", code=0)], 8.2956),
        ([answer(0, "s1", seconds=40), about(Kind.STEPPED, "s1", code=1)], 1.2931),
        ([about(Kind.STEPPED, "s1", code=0), answer(0, "s1", seconds=40)], 2.3065),
        ([answer(1, "s1")], 0.212),
        ([about(Kind.SHOWN, "s1")], 0.212),
        ([about(Kind.SHOWN, "s1"), answer(0, "s1")], 0.212),
        ([answer(1, "s1", verdict="wrong-form"), answer(0, "s1")], 2.3065),
    ],
)
def test_how_work_is_graded(events: list[Event], lasts: float) -> None:
    assert stability(*events) == pytest.approx(lasts)


def test_hints_bring_a_skill_back_sooner() -> None:
    assert days(about(Kind.HINTED, "s1"), answer(0, "s1")) < days(answer(0, "s1"))


def test_a_sitting_is_one_review() -> None:
    assert stability(*right(5, "s1")) == pytest.approx(2.3065)
    assert stands(*right(5, "s1")).trend == pytest.approx((stands(*right(5, "s1")).mastery,))
    assert together([1, 3, 3, 3]) is Grade.HARD
    assert together([1, 3, 3, 3, 3]) is Grade.GOOD, "one slip among many is none"


@pytest.mark.parametrize(("hours", "sittings"), [(5, 1), (7, 2)])
def test_who_rests_for_six_hours_begins_another_sitting(hours: int, sittings: int) -> None:
    later = answer(0, "s1", at=START + hours * 3600, part="z")
    assert len(stands(*right(1, "s1"), later).trend) == sittings


def test_practice_on_later_days_lasts_longer_each_time() -> None:
    events: list[Event] = []
    intervals = []
    at = START
    for _ in range(4):
        events.extend(right(1, "s1", at=at))
        intervals.append(days(*events))
        at += intervals[-1] * DAY
    assert intervals == sorted(set(intervals))
    assert len(stands(*events).trend) == 4


def test_a_slip_after_long_practice_does_not_start_from_nothing() -> None:
    events = [*right(1, "s1"), *right(1, "s1", at=START + 2 * DAY), *right(1, "s1", at=START + 10 * DAY)]
    slip = answer(1, "s1", at=START + 40 * DAY, part="z", session="z")
    assert 1 <= days(*events, slip) < days(*events)
    assert stability(*events, slip) > 0.212 * 5


def test_what_is_not_practised_is_forgotten_slowly() -> None:
    memory = reviewed(None, Grade.GOOD, START)
    chances = [recall(memory, START + day * DAY) for day in (0, 1, 2, 5, 30)]
    assert chances[0] == 1
    assert chances == sorted(chances, reverse=True)
    assert recall(memory, memory.due) == pytest.approx(0.9, abs=0.02)
    assert recall(None, START) == 1


def test_no_interval_is_longer_than_a_year() -> None:
    memory: Memory | None = None
    for number in range(12):
        memory = reviewed(memory, Grade.EASY, START + number * 400 * DAY)
    assert memory is not None
    assert memory.due - memory.last == LONGEST * DAY


@pytest.mark.parametrize("at", [-1e12, 0.0, 1e15])
def test_a_clock_set_wrong_stops_nothing(at: float) -> None:
    assert recall(reviewed(reviewed(None, Grade.GOOD, at), Grade.GOOD, -at), at) >= 0


def test_fsrs_is_loaded_only_when_it_is_needed() -> None:
    code = "import sys, tutor.practice.choose, tutor.practice.due; print('fsrs' in sys.modules, 'sympy' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert out.stdout.split() == ["False", "False"]
