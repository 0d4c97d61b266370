"""Pages of sessions to come are those that the sessions will have."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, pairwise

import pytest

from tests.practice.happening import DAY, START, right
from tests.practice.session.acting import NUMBER, TWO_PARTS, bank, page
from tutor.practice.ahead.making import HORIZON, pages, spans
from tutor.practice.due import due
from tutor.practice.event import Event, Kind
from tutor.practice.session.begin import begin
from tutor.practice.session.desk import Desk
from tutor.practice.standing import standings
from tutor.practice.wish import Wish

LIBRARY = bank(TWO_PARTS, NUMBER)
EVENTS = (*right(4, "s"), *right(4, "t", at=START + 5 * DAY + 7200))
NOW = START + 5 * DAY + 9000


def desk(*events: Event, now: float = NOW) -> Desk:
    return Desk(LIBRARY, lambda: events, "5e" * 16, lambda: now)


def test_within_a_span_the_same_is_due_for_as_many_days() -> None:
    skills = LIBRARY.skills()
    known = standings(EVENTS, skills)

    def said(moment: float) -> list[object]:
        return [one.why for one in due(known, moment, skills)]

    found = list(spans(EVENTS, skills, NOW))
    assert (found[0][0], found[-1][1]) == (NOW, NOW + HORIZON)
    assert all(end == start for (_, end), (start, _) in pairwise(found))
    assert all(said(start) == said(end - 1) for start, end in found)
    assert all(said(before) != said(after) for (before, _), (after, _) in pairwise(found))
    assert len(found) > 20


def test_who_has_done_nothing_has_one_span() -> None:
    assert list(spans((), LIBRARY.skills(), NOW)) == [(NOW, NOW + HORIZON)]


def test_the_pages_are_those_with_which_the_session_begins_then() -> None:
    for made in islice(pages(Wish(), desk(*EVENTS), page), 6):
        middle = (made.moment + made.until) / 2
        begun = begin(Wish(), replace(desk(*EVENTS, now=middle), moment=made.moment))
        assert page(begun) == made.text
        assert [one.at for one in begun.events] == [middle, middle]
        assert made.fits(Wish(), middle)


@pytest.mark.parametrize(
    ("wish", "events"),
    [
        (Wish(exam=True), EVENTS),
        (Wish(), (Event(Kind.STARTED, NOW - 60, "c" * 32, text="{}"),)),
    ],
)
def test_an_exam_and_a_session_that_goes_on_have_none(wish: Wish, events: tuple[Event, ...]) -> None:
    assert list(pages(wish, desk(*events), page)) == []
