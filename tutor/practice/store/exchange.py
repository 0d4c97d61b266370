"""Everything a student did as JSON Lines, to keep elsewhere, to move, or to merge."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from tutor.practice.event import Event
from tutor.practice.store.fields import checked
from tutor.practice.store.rows import line_of
from tutor.practice.store.store import Store

LONGEST = 200_000
"""Characters of a line."""
_MOST_REFUSED = 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    added: int
    known: int
    """How many events were there already."""
    refused: tuple[tuple[int, str], ...]
    """Lines that are no events, by number from 1, and why; of many the first."""
    refused_in_all: int


def export_lines(store: Store, ascii: bool = False) -> Iterator[str]:
    """Everything, an event a line.

    Arguments:
        store: where it is.
        ascii: write every other character as an escape.
    """
    return (line_of(event, ascii) for event in store.events())


def import_lines(store: Store, lines: Iterable[str]) -> Imported:
    """Merge what was exported, here or elsewhere; what is there already is not doubled.

    Arguments:
        store: where to put it.
        lines: the lines, in any order. Empty ones are left out.
    """
    known = {event.id for event in store.events()}
    before = len(known)
    added: list[Event] = []
    refused: list[tuple[int, str]] = []
    events = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            event = _event(line)
        except ValueError as error:
            refused.append((number, str(error)))
            continue
        events += 1
        if event.id not in known:
            known.add(event.id)
            added.append(event)
    store.extend(sorted(added, key=lambda one: one.at))
    new = len(known) - before
    return Imported(new, events - new, tuple(refused[:_MOST_REFUSED]), len(refused))


def _event(line: str) -> Event:
    if len(line) > LONGEST:
        raise ValueError("the line is too long")
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("it is no JSON") from None
    if not isinstance(values, dict):
        raise ValueError("it is no event")
    event = checked(values)
    # Without an id of its own the same line is the same event.
    return event if event.id else replace(event, id=sha256(line_of(event).encode()).hexdigest()[:32])
