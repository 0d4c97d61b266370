"""When a skill returns: FSRS, the free spaced repetition scheduler (package `fsrs`, version 6 of its formulas).

A card is a skill, not an exercise, and a review is a whole sitting: all that was done for the skill until it rested
for some hours. There are no learning steps of minutes: within a sitting, `choose` decides what comes again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from functools import cache
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler, State

DAY = 86400.0
REST = DAY / 4
"""After a skill rested for so many seconds, the next work on it is another sitting, wherever midnight falls."""
RETENTION = 0.9
"""A skill returns when the chance that it is still remembered falls to this."""
LONGEST = 365
"""A skill returns after so many days at the latest."""
QUICK = 20.0
"""An answer is quick when it took at most so many seconds for each step of difficulty."""
_LATEST = 2.0**36
"""The calendar of Python ends in the year 9999; a clock set wrong must not stop a session."""


class Grade(IntEnum):
    """How the work on a skill went, in the numbers of FSRS."""

    AGAIN = 1
    """Never right, or the solution was shown."""
    HARD = 2
    """Right after hints or several tries."""
    GOOD = 3
    """Right at once."""
    EASY = 4
    """Right at once and quickly."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of a skill."""

    stability: float
    """After so many days the chance that it is remembered is 0.9."""
    difficulty: float
    """How hard it is to strengthen, from 1 to 10."""
    last: float
    """When it was practised, in seconds since 1970, UTC."""
    due: float
    """When it returns."""


def together(grades: Collection[int]) -> Grade:
    """The grade of a sitting: the mean of those of its parts; half-way, the lower.

    >>> together([3, 2]).name, together([1, 3, 3, 3]).name, together([4]).name
    ('HARD', 'HARD', 'EASY')
    """
    return Grade(ceil(sum(grades) / len(grades) - 0.5))


def reviewed(memory: Memory | None, grade: Grade, at: float) -> Memory:
    """What is known of a skill after a sitting.

    Arguments:
        memory: what was known before; None for the first sitting.
        grade: how it went.
        at: when it ended.
    """
    fsrs, time = _fsrs(), _time(at)
    card, _ = fsrs.scheduler.review_card(_card(memory, time), fsrs.ratings[grade], time)
    # A review always leaves a stability and a difficulty.
    return Memory(card.stability or 0.0, card.difficulty or 0.0, at, at + (card.due - time).total_seconds())


def recall(memory: Memory | None, now: float) -> float:
    """The chance that a skill that was learned is still remembered; 1 for one that was never practised, for nothing
    is known of its being forgotten.

    Arguments:
        memory: what FSRS knows of it.
        now: the time of asking.
    """
    if memory is None:
        return 1.0
    time = _time(now)
    return float(_fsrs().scheduler.get_card_retrievability(_card(memory, time), time))


@dataclass(frozen=True, slots=True)
class _Fsrs:
    """What is used of the package. Its import takes a while, and so does asking for it at each of many sittings."""

    scheduler: Scheduler
    card: type[Card]
    review: State
    ratings: Mapping[Grade, Rating]


@cache
def _fsrs() -> _Fsrs:
    from fsrs import Card, Rating, Scheduler, State

    class OwnCard(Card):
        """A card that is made for one question alone: FSRS need not copy it before it changes it, which costs more
        than all that it works out."""

        def __copy__(self) -> OwnCard:
            return self

    scheduler = Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )
    return _Fsrs(scheduler, OwnCard, State.Review, {grade: Rating(grade) for grade in Grade})


def _card(memory: Memory | None, time: datetime) -> Card:
    fsrs = _fsrs()
    # A card without a number waits a millisecond to get one from the clock.
    if memory is None:
        return fsrs.card(card_id=0, due=time)
    return fsrs.card(
        card_id=0,
        state=fsrs.review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=time,
        last_review=_time(memory.last),
    )


def _time(at: float) -> datetime:
    return datetime.fromtimestamp(min(max(at, 0.0), _LATEST), UTC)
