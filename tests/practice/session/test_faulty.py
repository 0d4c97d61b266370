"""Exercises that take too long, faults that are named, and starts of sessions that nobody meant."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Session, in_order
from tutor.bank.pose import Exercised
from tutor.bank.pose import pose as real
from tutor.bank.time_limit import TooLong
from tutor.practice.event import Event, Kind
from tutor.practice.session import ask
from tutor.practice.wish import Wish


def test_an_exercise_that_takes_too_long_is_passed_over_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def pose(located: object, seed: int, *rest: object) -> Exercised:
        found = real(located, seed, *rest)  # type: ignore[arg-type]
        if found.variant.exercise.id == "two":
            tried.append(seed)
            raise TooLong
        return found

    monkeypatch.setattr(ask, "pose", pose)
    session = Session(choose=in_order)
    assert tried == [0]
    assert session.at == ("one", "a")
    assert "A variant of two has a fault" in session.text
    (report,) = (one for one in session.new if one.kind is Kind.BROKEN)
    assert (report.exercise, report.text) == ("b/two", "It takes more than 3 seconds to make this variant.")


def test_the_limit_is_set_while_a_variant_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit that is over at once ends what never ends by itself."""

    def pose(located: object, seed: int) -> Exercised:
        while True:
            pass

    monkeypatch.setattr(ask, "LONGEST", 0.01)
    monkeypatch.setattr(ask, "pose", pose)
    assert Session(TWO_PARTS).reply.over


def test_where_nothing_is_left_the_exercises_with_a_fault_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def pose(located: object, seed: int, *rest: object) -> Exercised:
        raise RecursionError("deep")

    monkeypatch.setattr(ask, "pose", pose)
    session = Session(TWO_PARTS, NUMBER)
    assert session.reply.over
    assert "A variant of two has a fault" in session.text
    assert "A variant of one has a fault" in session.text
    assert session.text.index("has a fault") < session.text.index("No exercise is left")


@pytest.mark.parametrize("text", ['{"exam": "x", "count": -4}', "[" * 19_000, '{"scope": 5}', '{"minutes": "y"}'])
def test_a_start_that_nobody_meant_begins_all_the_same(text: str) -> None:
    session = Session(wish=Wish(), events=[Event(Kind.STARTED, 1.0, "b" * 32, text=text)])
    assert not session.reply.over
    assert session.at == ("two", "a")
