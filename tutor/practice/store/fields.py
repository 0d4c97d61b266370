"""What the fields of an event may hold, whoever wrote them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any
from uuid import uuid4

from tutor.practice.event import Event, Kind

FIELDS = tuple(one.name for one in fields(Event))
"""The fields of an event, in order."""
LISTS = frozenset(("skills", "misconceptions"))
_TEXTS = frozenset(("session", "exercise", "part", "text", "verdict", "rule", "id"))
_COUNTS = frozenset(("version", "seed", "difficulty", "attempt", "hints", "options"))
_MEASURES = frozenset(("at", "credit", "seconds"))
_CODES = frozenset((None, *range(256)))
_LONGEST = 20_000
"""Characters of a text."""
_LATEST = 32_503_680_000.0
"""The year 3000, in seconds since 1970. A time behind it, or before 1970, is a mistake, and no calendar has it."""
_MOST = 100
"""Texts of a list."""
_KINDS = {str(kind): kind for kind in Kind}
_LARGEST = 2**63


def checked(values: Mapping[str, Any]) -> Event:
    """An event from values that anybody may have written.

    Arguments:
        values: field → value; what is left out is as it is by default.

    Raises:
        ValueError: they are no event; the error says why.
    """
    strange = sorted(set(values) - set(FIELDS))
    if strange:
        raise ValueError(f"there is no field {strange[0][:40]}")
    for name in ("kind", "at", "session"):
        if name not in values:
            raise ValueError(f"the field {name} is missing")
    try:
        kind = Kind(values["kind"])
    except ValueError:
        raise ValueError(f"there is no kind of event {str(values['kind'])[:40]}") from None
    return Event(kind, **{name: value_of(name, value) for name, value in values.items() if name != "kind"})


def value_of(name: str, value: Any) -> Any:
    """The value of a field, of any but the kind.

    Arguments:
        name: the field.
        value: what somebody wrote there.

    Raises:
        ValueError: it cannot stand there.
    """
    if name in _TEXTS:
        if _is_text(value):
            return whole_characters(value)
    elif name in LISTS:
        if isinstance(value, list) and len(value) <= _MOST and all(_is_text(one) for one in value):
            return tuple(whole_characters(one) for one in value)
    elif name in _MEASURES:
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _LATEST:
            return float(value)
    elif name in _COUNTS:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST:
            return value
    elif name == "code":
        if value is None or (type(value) is int and value in _CODES):
            return value
    elif value in (0, 1):  # exam
        return bool(value)
    raise ValueError(f"the field {name} is not as it should be")


def column_of(name: str, values: Sequence[Any]) -> Sequence[Any]:
    """The same field of many events, as it stands in a database, where every text is whole and no number is nan.

    All values together are looked through in a fraction of the time that it takes one by one.

    Arguments:
        name: the field.
        values: its values, at least one.

    Raises:
        ValueError, KeyError, RecursionError: one of the values is not as this tutor writes it.
    """
    types = set(map(type, values))
    if name in _TEXTS:
        if types == {str} and max(map(len, values)) <= _LONGEST:
            return values
    elif name in _COUNTS:
        if types == {int} and min(values) >= 0:
            return values
    elif name in _MEASURES:
        if types == {float} and min(values) >= 0 and max(values) < _LATEST:
            return values
    elif types == {str}:
        return [_KINDS[value] for value in values] if name == "kind" else [_list_in(value) for value in values]
    elif types <= {int, type(None)} and name == "code" and _CODES.issuperset(values):
        return values
    elif types == {int} and name == "exam" and {0, 1}.issuperset(values):
        return [*map(bool, values)]
    raise ValueError(name)


@lru_cache(maxsize=4096)
def _list_in(text: str) -> Any:
    return value_of("skills", json.loads(text))


def whole_characters(text: str) -> str:
    """The text, with a question mark for each half of a character, which neither SQLite nor a file takes."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def named(event: Event) -> Event:
    """The event with an id and with whole characters; the same one where it has both.

    Arguments:
        event: what happened.
    """
    text = whole_characters(event.text)
    return event if event.id and text == event.text else replace(event, id=event.id or uuid4().hex, text=text)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST
