"""The fold over events: in one go, one by one, fast."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hanging import ends
from tests.practice.happening import DAY, START, about, answer, right, skill
from tutor.practice.due import ago, due
from tutor.practice.event import Event, Kind
from tutor.practice.standing import Fold, Standing, standings


def many(count: int) -> list[Event]:
    """So many events: forty exercises of three parts a day, some answers wrong, two skills each."""
    return [
        answer(
            number * 7 % 5 == 0,
            f"s{number // 3 % 33}",
            f"s{(number // 3 * 5 + 1) % 33}",
            at=START + number // 120 * DAY + number % 120 * 60,
            part=str(number % 3),
            exercise=f"own/{number // 3}",
            seed=number,
            session=str(number // 120),
            seconds=30,
        )
        for number in range(count)
    ]


def test_one_by_one_is_the_same_as_in_one_go() -> None:
    events, skills = many(600), [f"s{number}" for number in range(33)]
    fold = Fold(skills)
    for event in events:
        fold.add(event)
        fold.standings()
    assert fold.standings() == standings(events, skills)


def test_what_was_read_before_changes_nothing() -> None:
    events, skills = many(60), ["s1", "s2"]
    ways = [events[:20], events[:40], events, events[:10], [*events[:10], *events[30:50]], [], events]
    assert [standings(way, skills) for way in ways] == [Fold(skills, way).standings() for way in ways]
    assert standings(events, ["other"]) == Fold(["other"], events).standings()


def test_asking_again_after_a_long_history_does_not_hang() -> None:
    events = many(10_000)
    with ends():
        for number in range(200):
            events.append(answer(0, "s1", part=f"z{number}", at=START + 90 * DAY))
            standings(events, [])


def test_a_standing_that_was_given_out_does_not_change() -> None:
    fold = Fold(["s1"], right(1, "s1"))
    before = fold.standings()["s1"]
    copy = replace(before)
    fold.add(answer(1, "s1", part="z", at=START + DAY))
    assert before == copy != fold.standings()["s1"]


def test_every_declared_skill_stands_somewhere() -> None:
    assert standings([], ["s1", "s2"]) == {"s1": Standing("s1"), "s2": Standing("s2")}


def test_a_skill_that_is_not_declared_is_kept() -> None:
    assert set(standings([answer(0, "gone")], ["s1"])) == {"s1", "gone"}


def test_what_was_seen() -> None:
    one = standings([answer(1, "s1"), answer(0, "s1"), about(Kind.UNREAD, "s1")], ["s1"])["s1"]
    assert (one.seen, one.last) == (2, START)


def test_an_answer_shared_by_many_skills_is_less_practice_for_each() -> None:
    one = standings([answer(0, "s1", "s2", "s3", "s4")], [])["s1"]
    assert (one.seen, one.practised) == (1, 0.5)


@pytest.mark.parametrize("before", [answer(1, "s1"), about(Kind.SHOWN, "s1")])
def test_a_wrong_line_after_something_worse_brings_no_skill_back_later(before: Event) -> None:
    """Again stays Again: a line tried in vain would be Hard by itself."""
    alone, behind = (
        standings(events, ["s1"])["s1"].memory for events in ([before], [before, about(Kind.STEPPED, "s1", code=1)])
    )
    assert alone is not None
    assert behind == alone


def test_an_exercise_without_skills_changes_nothing() -> None:
    assert standings([answer(0), answer(1), about(Kind.SHOWN)], ["s1"]) == {"s1": Standing("s1")}


def test_what_is_due_longest_first() -> None:
    events = [*right(1, "s1", at=START + DAY), *right(1, "s2", at=START), *right(1, "s3", at=START + 5 * DAY)]
    stands = standings(events, ["s4"])
    found = due(stands, START + 6 * DAY, {"s2": skill("s2")})
    assert [one.skill for one in found] == ["s2", "s1"]
    assert found[0].since == START + 2 * DAY
    assert dict(found[0].why.values)["skill"] == "S2"
    assert due(stands, START, {}) == ()


@pytest.mark.parametrize(("days", "key"), [(2.0, "days"), (1.5, "day"), (0.1, "hours")])
def test_how_long_ago(days: float, key: str) -> None:
    assert ago(START, START + days * DAY).key == f"practice-ago-{key}"
