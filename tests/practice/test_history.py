"""What was asked, counted in exercises."""

from __future__ import annotations

from dataclasses import replace

from tests.practice.happening import START, answer
from tutor.practice.event import Event, Kind
from tutor.practice.history import History


def asked(exercise: str, seed: int = 0) -> Event:
    return Event(Kind.ASKED, START, "s", exercise, seed=seed, skills=("s1",))


def history(*events: Event) -> History:
    found = History()
    for event in events:
        found.add(event)
    return found


def test_each_time_it_is_asked_counts_even_the_same_variant() -> None:
    found = history(asked("own/one"), answer(1), asked("own/one"), answer(0))
    assert (found.count, found.seeds) == (2, {"own/one": {0: 2}})


def test_who_goes_back_is_asked_nothing_new() -> None:
    found = history(asked("own/one"), asked("own/two"), answer(0, exercise="own/one"))
    assert (found.count, found.last, found.ago("own/one"), found.ago("own/two")) == (2, "own/two", 2, 1)


def test_of_several_variants_the_last_one_tells_how_long_ago_it_was() -> None:
    assert history(asked("own/one", 0), asked("own/one", 1), asked("own/two")).ago("own/one") == 2


def test_the_hardest_that_was_right_stays_reached() -> None:
    hard, easy = (replace(answer(0, "s1", exercise=f"own/{level}"), difficulty=level) for level in (4, 1))
    assert history(hard, easy, replace(answer(1, "s1"), difficulty=5)).reached == {"s1": 4}


def test_an_answer_whose_asking_is_not_known_was_asked() -> None:
    assert history(answer(0), answer(0, part="b"), answer(0, session="t")).count == 2


def test_in_vain_until_something_of_it_is_right() -> None:
    vain = history(asked("own/one"), answer(1))
    assert vain.in_vain("own/one", 1)
    assert not vain.in_vain("own/two", 1)
    assert not history(asked("own/one"), answer(1), answer(0, part="b")).in_vain("own/one", 1)
    assert history(asked("own/one"), answer(0), asked("own/one"), answer(1)).in_vain("own/one", 1)


def test_in_vain_counts_for_so_many_exercises() -> None:
    found = history(asked("own/one"), asked("own/two"), asked("own/three"))
    assert [found.in_vain("own/one", lately) for lately in (1, 2, 3)] == [False, False, True]
