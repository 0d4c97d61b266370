"""An event as a row of the database, and as a line of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from tutor.practice.event import Event, Kind

COLUMNS = tuple(one.name for one in fields(Event))
"""The columns, in the order of the fields of an event."""
_LISTS = frozenset(("skills", "misconceptions"))
_TEXTS = frozenset(("session", "exercise", "part", "text", "verdict", "rule", "id"))
_COUNTS = frozenset(("version", "seed", "difficulty", "attempt", "hints", "options"))
_MEASURES = frozenset(("at", "credit", "seconds"))
_LONGEST = 20_000
_MOST = 100
_LARGEST = 2**63
_LATEST = 32_503_680_000.0
"""The year 3000, in seconds since 1970. A time behind it, or before 1970, is a mistake, and no calendar has it."""


def row_of(event: Event) -> tuple[object, ...]:
    """The values of an event, one a column."""
    return tuple(_stored(name, getattr(event, name)) for name in COLUMNS)


def _stored(name: str, value: Any) -> object:
    if name in _LISTS:
        return json.dumps(list(value), ensure_ascii=False)
    return str(value) if name == "kind" else int(value) if name == "exam" else value


def event_of(row: Sequence[Any]) -> Event:
    """The event of a row.

    Raises:
        ValueError: the row is no event, such as one of a kind that is not known.
    """
    try:
        return checked(
            {name: json.loads(value) if name in _LISTS else value for name, value in zip(COLUMNS, row, strict=True)}
        )
    except (TypeError, RecursionError) as error:
        raise ValueError("the row is no event") from error


def line_of(event: Event, ascii: bool = False) -> str:
    """The event as a line of JSON, without what is empty.

    Arguments:
        event: what happened.
        ascii: write every other character as an escape: what is read is the same, and no terminal obeys it.

    >>> line_of(Event(Kind.ENDED, 0.0, "5e55"))
    '{"kind": "ended", "at": 0.0, "session": "5e55"}'
    """
    values = {name: getattr(event, name) for name in COLUMNS}
    told = {name: value for name, value in values.items() if value or name in ("kind", "at", "session", "code")}
    if event.code is None:
        del told["code"]
    return json.dumps(told, ensure_ascii=ascii)


def checked(values: Mapping[str, Any]) -> Event:
    """An event from values that anybody may have written.

    Raises:
        ValueError: they are no event; the error says why.
    """
    strange = sorted(set(values) - set(COLUMNS))
    if strange:
        raise ValueError(f"there is no field {strange[0][:40]}")
    for name in ("kind", "at", "session"):
        if name not in values:
            raise ValueError(f"the field {name} is missing")
    try:
        kind = Kind(values["kind"])
    except ValueError:
        raise ValueError(f"there is no kind of event {str(values['kind'])[:40]}") from None
    found = {name: _checked(name, value) for name, value in values.items() if name != "kind"}
    return Event(kind, **found)


def _checked(name: str, value: Any) -> Any:
    if name in _LISTS:
        if isinstance(value, list) and len(value) <= _MOST and all(_is_text(one) for one in value):
            return tuple(whole_characters(one) for one in value)
    elif name in _TEXTS:
        if _is_text(value):
            return whole_characters(value)
    elif name in _MEASURES:
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _LATEST:
            return float(value)
    elif name in _COUNTS:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST:
            return value
    elif name == "code":
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 255):
            return value
    elif value in (0, 1):  # exam
        return bool(value)
    raise ValueError(f"the field {name} is not as it should be")


def whole_characters(text: str) -> str:
    """The text, with a question mark for each half of a character, which neither SQLite nor a file takes."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST
