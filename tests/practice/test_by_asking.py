"""Which event belongs to which asking, by hand."""

from __future__ import annotations

from tests.practice.happening import answer
from tutor.practice.by_asking import by_asking
from tutor.practice.event import Event, Kind
from tutor.practice.session.askings import askings, numbered


def asked(exercise: str = "own/one", seed: int = 0, session: str = "s") -> Event:
    return Event(Kind.ASKED, 0.0, session, exercise, seed=seed)


def numbers(*events: Event) -> list[int]:
    return [number for number, _ in by_asking(events)]


def test_who_goes_back_goes_on_with_what_was_asked_before() -> None:
    other = answer(1, exercise="own/two")
    assert numbers(asked(), asked("own/two"), other, answer(1), other) == [1, 2, 2, 1, 2]


def test_another_variant_is_another_asking() -> None:
    assert numbers(asked(), asked(seed=1), answer(0), answer(0, seed=1), asked(), answer(0)) == [1, 2, 1, 2, 3, 3]


def test_what_is_asked_in_another_session_is_not_asked_here() -> None:
    assert numbers(asked(session="t"), answer(1), asked(), answer(1), answer(1, session="t")) == [1, 0, 2, 2, 1]


def test_in_a_session_nothing_counts_that_was_not_asked_or_broke() -> None:
    broke = Event(Kind.BROKEN, 0.0, "s", "own/one")
    events = [Event(Kind.STARTED, 0.0, "s"), answer(1), asked(), answer(0), asked("own/two"), broke]
    assert [number for number, _ in numbered(events)] == [1]
    (one,) = askings(events)
    assert one.asked.exercise == "own/two"
    assert not one.events
    (one,) = askings(events[:4])
    assert one.events == (answer(0),)
