"""What a session is asked to be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tutor.bank.seeds import MOST_SEED

MOST_MINUTES = 10_000.0
MOST_COUNT = 10_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for."""

    scope: tuple[str, ...] = ()
    """Banks, topics, skills or ids of exercises; () for all."""
    minutes: float | None = None
    """After so long no new exercise is begun; None for no limit."""
    count: int | None = None
    """So many exercises; None for no limit."""
    exam: bool = False
    """No hints, no diagnosis until the end."""
    seed: int | None = None
    """What decides everything that is left to chance: the same seed and the same events lead to the same session. None
    for another one each time."""


def wish_in(text: str) -> Wish:
    """The wish that stands in the event of a session's start. What is no wish, or none that this tutor knows, is left
    out: another version may have written it, or somebody by hand.

    Arguments:
        text: the fields as JSON.

    >>> wish_in('{"scope": ["chain-rule"], "count": -4, "mood": "good"}')
    Wish(scope=('chain-rule',), minutes=None, count=None, exam=False, seed=None)
    """
    try:
        return wish_from(json.loads(text))
    except (ValueError, RecursionError):
        return Wish()


def wish_from(told: Any) -> Wish:
    """The wish that JSON holds; what is no wish is left out.

    Arguments:
        told: its fields, or anything else.
    """
    if not isinstance(told, dict):
        return Wish()
    scope, exam = told.get("scope"), told.get("exam")
    return Wish(
        tuple(scope) if isinstance(scope, list) and all(isinstance(one, str) for one in scope) else (),
        _minutes(told.get("minutes")),
        _count(told.get("count"), 1, MOST_COUNT),
        exam is True,
        _count(told.get("seed"), 0, MOST_SEED),
    )


def _minutes(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 < value <= MOST_MINUTES else None


def _count(value: Any, least: int, most: int) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most else None
