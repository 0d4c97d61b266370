"""The first page that is printed is the one with which the session begins, for whoever begins it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from tests.practice.happening import DAY, START
from tutor.bank.index import banks
from tutor.bank.where import bank_files
from tutor.cli.practice_screen import Screen
from tutor.errors import Unanswerable
from tutor.practice.ahead.opening import opening
from tutor.practice.ahead.printed import from_print
from tutor.practice.event import Event, Kind
from tutor.practice.session.begin import begin
from tutor.practice.session.desk import Desk
from tutor.practice.wish import Wish

SHIPPED = banks(())
PAGES = from_print(bank_files(()))
NOW = START + 40 * DAY
WISHES = {
    "anything": Wish(),
    "two topics": Wish(tuple(dict.fromkeys(one.topic for one in SHIPPED.entries()))[1:3]),
    "a skill and a count": Wish(("power-rule",), count=5),
    "one exercise": Wish(("rules-chain-names",)),
    "a bank and a time": Wish(("week-2-gradients",), minutes=20),
    "a seed": Wish(seed=7),
    "an exam": Wish(("stationary-points",), exam=True),
    "a long exam": Wish(exam=True, minutes=30, seed=3),
}
SCREENS = {"text": Screen(), "plain characters": Screen(ascii=True), "aloud": Screen(spoken=True)}


def history(count: int) -> Iterator[Event]:
    """So many exercises of all that ship, two of three right, some with a note."""
    dice, entries = Random(count), SHIPPED.entries()
    for number in range(count):
        entry, session = dice.choice(entries), f"5e55{number // 10}"
        seed, code = dice.choice(entry.seeds), int(dice.random() < 1 / 3)
        asked = Event(Kind.ASKED, START + number * DAY / 5, session, entry.name, entry.version, seed)
        yield asked
        if number % 3 == 0:
            yield replace(asked, kind=Kind.NOTED, text="see *this*")
        answered = replace(asked, kind=Kind.ANSWERED, part="a", verdict="wrong" if code else "right", code=code)
        yield replace(answered, skills=entry.skills, difficulty=entry.difficulty, attempt=1)


def desk(*events: Event, session: str = "5e" * 16) -> Desk:
    assert PAGES is not None
    return Desk(PAGES.library, lambda: events, session, lambda: NOW)


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
@pytest.mark.parametrize("count", [0, 4, 150])
def test_the_printed_page_is_the_first_page_of_the_session(wish: Wish, count: int) -> None:
    assert PAGES is not None
    for number, screen in enumerate(SCREENS.values()):
        here = desk(*history(count), session=f"{number:032x}")
        printed, first = opening(wish, here, PAGES), begin(wish, replace(here, library=SHIPPED))
        assert printed is not None
        assert screen.page(printed, checked=True) == screen.page(first.says, first.scene)


def test_who_is_new_has_an_example_first() -> None:
    assert PAGES is not None
    text = Screen().page(opening(Wish(("rules-power-natural",)), desk(), PAGES) or ())
    assert "An example first" in text
    assert "The next line is yours" in text


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
@pytest.mark.parametrize("kind", [None, Kind.NOTED, Kind.STEPPED, Kind.HINTED, Kind.ANSWERED, Kind.SKIPPED])
def test_a_session_that_was_cut_off_goes_on_with_its_exercise(wish: Wish, kind: Kind | None) -> None:
    """A line of the example is none of a part. What was done with a part decides what is asked."""
    assert PAGES is not None
    whole = replace(desk(*history(9)), library=SHIPPED)
    begun = begin(wish, whole)
    events = [*whole.events(), *begun.events]
    if kind is not None:
        part = "" if kind is Kind.STEPPED else begun.scene.the_sheet.part.id
        events.append(replace(events[-1], kind=kind, part=part, text="see"))
    here = desk(*events, session="0" * 32)
    printed, first = opening(wish, here, PAGES), begin(wish, replace(here, library=SHIPPED))
    assert "goes on" in Screen().page(first.says, first.scene)
    assert (printed is None) is (kind in (Kind.HINTED, Kind.ANSWERED, Kind.SKIPPED))
    if printed is not None:
        assert Screen().page(printed, checked=True) == Screen().page(first.says, first.scene)


def test_a_session_in_another_window_is_told() -> None:
    assert PAGES is not None
    started = begin(Wish(), replace(desk(), library=SHIPPED)).events
    here = replace(desk(*started, session="0" * 32), hold=lambda session: session == "0" * 32)
    printed, first = opening(Wish(), here, PAGES), begin(Wish(), replace(here, library=SHIPPED))
    assert printed is not None
    assert Screen().page(printed, checked=True) == Screen().page(first.says, first.scene)
    assert "window" in Screen().page(printed, checked=True)


def test_a_name_of_nothing_is_told() -> None:
    assert PAGES is not None
    with pytest.raises(Unanswerable, match="called nonsense"):
        opening(Wish(("nonsense",)), desk(), PAGES)
