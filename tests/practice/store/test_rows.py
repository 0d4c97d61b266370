"""Rows read many at once say the same as each by itself, whatever stands in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.practice.store.test_store import ANSWER, answers
from tutor.practice.event import Event, Kind
from tutor.practice.store.rows import COLUMNS, event_of, events_of, row_of

ROWS = [row_of(one) for one in (*answers(3), ANSWER, Event(Kind.ENDED, 5.0, "s", exam=True, text="∂f/∂x", code=3))]


def changed(column: str, value: object) -> tuple[object, ...]:
    return tuple(value if name == column else old for name, old in zip(COLUMNS, ROWS[1], strict=True))


def test_events_come_back_as_they_were() -> None:
    kept = replace(ANSWER, id="1d" * 16, misconceptions=("one", "two"), exam=True)
    (found,) = events_of([row_of(kept)])
    assert found == kept
    assert (found.id, type(found.exam), found.kind) == (kept.id, bool, Kind.ANSWERED)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("text", 5),
        ("text", b"2x"),
        ("text", None),
        ("text", "x" * 20_001),
        ("text", "x" * 20_000),
        ("kind", "dreamt"),
        ("kind", None),
        ("at", -1.0),
        ("at", 32_503_680_000.0),
        ("at", float("inf")),
        ("at", 7),
        ("at", "now"),
        ("seed", -1),
        ("seed", 2.0),
        ("seed", None),
        ("code", None),
        ("code", 255),
        ("code", 256),
        ("code", -1),
        ("code", "0"),
        ("exam", 2),
        ("exam", 1),
        ("exam", "1"),
        ("skills", "[1]"),
        ("skills", "[]"),
        ("skills", '["a", "b"]'),
        ("skills", "{}"),
        ("skills", "["),
        ("skills", "[" * 50_000),
        ("skills", 5),
        ("misconceptions", str(["a"] * 101).replace("'", '"')),
        ("credit", 0.5),
    ],
)
def test_a_strange_row_is_read_as_it_is_by_itself_and_spoils_no_other(column: str, value: object) -> None:
    strange = changed(column, value)
    try:
        wanted = [event_of(strange)]
    except ValueError:
        wanted = []
    first, *others = map(event_of, ROWS)
    assert events_of([ROWS[0], strange, *ROWS[1:]]) == [first, *wanted, *others]


def test_a_row_that_is_too_short_is_none() -> None:
    assert events_of([ROWS[0][:-1]]) == []
