"""What there is to say of a student's progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tutor.bank.entry import Entry
from tutor.bank.index import Library
from tutor.practice.by_asking import by_asking
from tutor.practice.event import Event, Kind
from tutor.practice.notes import notes
from tutor.practice.progress.cure import cure
from tutor.practice.same import is_same
from tutor.practice.session.tried import MARKED
from tutor.practice.standing import Standing, standings
from tutor.practice.telling import telling
from tutor.practice.told import shown_last

Day = Callable[[float], date]
"""The day of a time in seconds since 1970, where the student is."""
_LONGEST_PAUSE = 600.0
"""Seconds: whoever took longer for one answer was away."""
_TWICE = 2
_MOST_NOTES = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """A mistake that was seen twice or more."""

    misconception: str
    times: int
    last: Event
    """The answer in which it was seen last; where it was seen in lines of a working alone, that line."""
    cure: Entry | None
    """An exercise against this mistake; None where no bank has one."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A student's progress."""

    standings: tuple[Standing, ...]
    """The skills that were practised, in the order in which the banks declare them."""
    returns: Mapping[str, date]
    """Each of these skills → the day on which it returns."""
    skills: int
    """How many skills there are."""
    answers: int
    right: int
    exercises: int
    """How many different exercises were answered."""
    seconds: float
    """How long the student worked, longer pauses left out."""
    days: Mapping[date, int]
    """How many answers were given on each day."""
    streak: int
    """On how many days in a row, up to today or yesterday."""
    longest: int
    """The longest row of days."""
    mistakes: tuple[Seen, ...]
    """The most frequent first."""
    notes: tuple[Event, ...]
    """The last few notes, the last one last."""
    away: tuple[str, ...] = ()
    """Banks with skills that were practised, and that are not in use: nothing can be said of these skills."""


def overview(events: Sequence[Event], library: Library, now: float, day: Day) -> Overview:
    """A student's progress.

    Arguments:
        events: all that happened, in order.
        library: the banks.
        now: the time, in seconds since 1970, UTC.
        day: the day of a time.
    """
    skills = library.skills()
    known = standings(events, skills)
    graded = [one for one in events if _is_graded(one)]
    days: dict[date, int] = {}
    for one in graded:
        today = day(one.at)
        days[today] = days.get(today, 0) + 1
    streak, longest = streaks(days, day(now))
    # What was imported may name skills that no bank has; where the banks are gone, nothing can be said of them.
    practised = tuple(one for one in known.values() if one.skill in skills and one.due is not None)
    return Overview(
        practised,
        {one.skill: day(one.due) for one in practised if one.due is not None},
        len(skills),
        len(graded),
        sum(one.code == 0 for one in graded),
        len({one.exercise for one in graded}),
        seconds_spent(events),
        days,
        streak,
        longest,
        _mistakes(events, library),
        tuple(notes(events)[-_MOST_NOTES:]),
        _away(graded, library),
    )


def _away(graded: Sequence[Event], library: Library) -> tuple[str, ...]:
    here, skills = {file.bank for file in library.files}, library.skills()
    unknown = (one.exercise.partition("/")[0] for one in graded if not set(one.skills) <= skills.keys())
    return tuple(sorted(set(unknown) - here))


def seconds_spent(events: Sequence[Event]) -> float:
    """How long the student worked. Each event says how long ago the part was shown or last answered, so the times of
    several events overlap: they are counted once.

    Arguments:
        events: all that happened, in order.
    """
    reached: dict[str, float] = {}
    spent = 0.0
    for one in events:
        begun = max(one.at - one.seconds, reached.get(one.session, one.at - one.seconds))
        spent += min(max(one.at - begun, 0.0), _LONGEST_PAUSE)
        reached[one.session] = max(one.at, reached.get(one.session, one.at))
    return spent


def streaks(days: Mapping[date, int], today: date) -> tuple[int, int]:
    """The row of days up to today, or up to yesterday while today is not over; and the longest row.

    >>> streaks({date(2026, 3, 1): 4, date(2026, 3, 2): 1, date(2026, 3, 4): 2}, date(2026, 3, 5))
    (1, 2)
    """
    longest = run = 0
    before: date | None = None
    for one in sorted(days):
        run = run + 1 if before is not None and one - before == timedelta(1) else 1
        longest = max(longest, run)
        before = one
    now = run if before is not None and today - before <= timedelta(1) else 0
    return now, longest


def _mistakes(events: Sequence[Event], library: Library) -> tuple[Seen, ...]:
    found: dict[str, list[Event]] = {}
    typed: dict[tuple[object, ...], list[str]] = {}
    # Unlike the report of a session, this counts answers to a variant that broke afterwards: they are evidence, too.
    for asking, one in by_asking(events):
        mistake = telling(one.misconceptions) if _is_graded(one) else ""
        if not mistake:
            continue
        # The same wrong answer once more is the same mistake, not another one, unless it is asked once more, too.
        before = typed.setdefault((one.session, one.exercise, one.seed, asking, one.part), [])
        if not any(is_same(one.text, text) for text in before):
            before.append(one.text)
            found.setdefault(mistake, []).append(one)
    often = sorted((name for name in found if len(found[name]) >= _TWICE), key=lambda name: -len(found[name]))
    last = {name: shown_last(found[name]) for name in often}
    return tuple(Seen(name, len(found[name]), last[name], cure(name, last[name], library)) for name in often)


def _is_graded(one: Event) -> bool:
    return one.kind in (Kind.ANSWERED, Kind.WORKED) and one.code in (0, 1) and one.verdict != MARKED
