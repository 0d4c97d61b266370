"""An event as a row of the database and as a line of JSON, and rows as events.

All that a student did is read before the first question. What this tutor wrote is looked through a column at a time,
which takes a fraction of the time that it takes value by value; where anything else stands in a column, each row is
looked at by itself.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from tutor.practice.event import Event
from tutor.practice.store.fields import FIELDS, LISTS, checked, column_of

COLUMNS = FIELDS
"""The columns, in the order of the fields of an event."""
_KIND, _EXAM = COLUMNS.index("kind"), COLUMNS.index("exam")
_PLACES_OF_LISTS = tuple(place for place, name in enumerate(COLUMNS) if name in LISTS)
_ENCODERS = {ascii: json.JSONEncoder(ensure_ascii=ascii) for ascii in (False, True)}
_ALWAYS = frozenset(("kind", "at", "session", "code"))
"""What stands in a line of JSON even when it is 0."""
_PUT = tuple(getattr(Event, name).__set__ for name in COLUMNS)
_values = attrgetter(*COLUMNS)


def row_of(event: Event) -> tuple[object, ...]:
    """The values of an event, one a column."""
    row = list(_values(event))
    row[_KIND], row[_EXAM] = str(event.kind), int(event.exam)
    for place in _PLACES_OF_LISTS:
        row[place] = _text_of(row[place])
    return tuple(row)


@lru_cache(maxsize=4096)
def _text_of(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False)


def event_of(row: Sequence[Any]) -> Event:
    """The event of a row.

    Arguments:
        row: its values, one a column.

    Raises:
        ValueError: the row is no event, such as one of a kind that is not known.
    """
    try:
        return checked(
            {name: json.loads(value) if name in LISTS else value for name, value in zip(COLUMNS, row, strict=True)}
        )
    except (TypeError, RecursionError) as error:
        raise ValueError("the row is no event") from error


def events_of(rows: Sequence[Sequence[Any]]) -> list[Event]:
    """The events of rows, in order, without the rows that are none: a newer tutor may know events that this one does
    not.

    Arguments:
        rows: at least one; what SQLite gave, for which no text holds half a character, and no number is none.
    """
    try:
        return _filled(len(rows), list(map(column_of, COLUMNS, zip(*rows, strict=True))))
    except (ValueError, KeyError, RecursionError):
        return list(_one_by_one(rows))


def _filled(count: int, columns: Sequence[Sequence[Any]]) -> list[Event]:
    """So many events, filled a field at a time, which takes less than half the time of making one after the other."""
    events = [object.__new__(Event) for _ in range(count)]
    for put, column in zip(_PUT, columns, strict=True):
        deque(map(put, events, column), maxlen=0)
    return events


def _one_by_one(rows: Sequence[Sequence[Any]]) -> Iterator[Event]:
    for row in rows:
        try:
            yield event_of(row)
        except ValueError:
            continue


def line_of(event: Event, ascii: bool = False) -> str:
    """The event as a line of JSON, without what is empty.

    Arguments:
        event: what happened.
        ascii: write every other character as an escape: what is read is the same, and no terminal obeys it.

    >>> from tutor.practice.event import Kind
    >>> line_of(Event(Kind.ENDED, 0.0, "5e55"))
    '{"kind": "ended", "at": 0.0, "session": "5e55"}'
    """
    values = zip(COLUMNS, _values(event), strict=True)
    told = {name: value for name, value in values if value or (name in _ALWAYS and value is not None)}
    return _ENCODERS[ascii].encode(told)
