"""Events for the tests of what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tutor.bank.entry import Entry, SkillEntry
from tutor.bank.finding import Spot
from tutor.practice.event import Event, Kind

DAY = 86400.0
START = 20_000 * DAY

_SPOT = Spot(Path("own.yaml"), 1, 1)


def answer(
    code: int | None,
    *skills: str,
    at: float = START,
    part: str = "a",
    exercise: str = "own/one",
    seed: int = 0,
    session: str = "s",
    verdict: str = "",
    credit: float = 0.0,
    hints: int = 0,
    options: int = 0,
    seconds: float = 0.0,
    misconceptions: tuple[str, ...] = (),
) -> Event:
    """An answer to a part."""
    return Event(
        Kind.ANSWERED,
        at,
        session,
        exercise,
        seed=seed,
        part=part,
        skills=skills,
        difficulty=2,
        verdict=verdict or ("right" if code == 0 else "wrong"),
        code=code,
        credit=credit,
        misconceptions=misconceptions,
        hints=hints,
        seconds=seconds,
        options=options,
    )


def about(kind: Kind, *skills: str, at: float = START, rule: str = "", code: int | None = None) -> Event:
    """Something else that happened to the same part."""
    return Event(kind, at, "s", "own/one", part="a", skills=skills, difficulty=2, rule=rule, code=code)


def right(count: int, *skills: str, at: float = START) -> Iterator[Event]:
    """So many parts that were right at once."""
    for number in range(count):
        yield answer(0, *skills, at=at, part=str(number), session=str(at))


def skill(id: str, *needs: str) -> SkillEntry:
    """A skill that is declared."""
    return SkillEntry(id, id.capitalize(), needs, "own", _SPOT)


def entry(id: str, *skills: str, difficulty: int = 1, variants: int = 5, topic: str = "") -> Entry:
    """An exercise with one part that is typed."""
    return Entry("own", id, 1, id, topic, skills, difficulty, ("partial",), variants, _SPOT)
