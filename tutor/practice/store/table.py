"""What is written into the tables, and read from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from tutor.practice.event import Event
from tutor.practice.store.rows import COLUMNS, events_of, row_of
from tutor.practice.store.transaction import transaction

_VALUES = f"(student, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
_INSERT = f"INSERT INTO event {_VALUES} ON CONFLICT (student, id) DO NOTHING"
_SELECT = f"SELECT number, {', '.join(COLUMNS)} FROM event WHERE student = ? AND number > ? ORDER BY number"
_TOGETHER = 500
"""So many rows are looked through together: one that is no event costs time only among these."""


def behind(connection: sqlite3.Connection, student: int, last: int) -> Iterator[tuple[int, list[Event]]]:
    """The events of a student behind a number, some at a time, each time with the number up to which they go.

    Arguments:
        connection: the open file.
        student: the number of the student.
        last: the number of an event; 0 for all.

    Raises:
        sqlite3.Error: they cannot be read.
    """
    forgiving = connection.text_factory
    # What SQLite decodes by itself is read a third sooner. It gives up on a bad byte, without a code of its own.
    connection.text_factory = str
    try:
        for reached, events in _behind(connection, student, last):
            yield reached, events
            last = reached
        return
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) is not None:
            raise
    finally:
        connection.text_factory = forgiving
    yield from _behind(connection, student, last)


def _behind(connection: sqlite3.Connection, student: int, last: int) -> Iterator[tuple[int, list[Event]]]:
    cursor = connection.execute(_SELECT, (student, last))
    while rows := cursor.fetchmany(_TOGETHER):
        yield rows[-1][0], events_of([row[1:] for row in rows])


def insert(connection: sqlite3.Connection, student: int, events: Sequence[Event]) -> None:
    """Append events: all of them, or none. Those whose id is known are there already.

    Arguments:
        connection: the open file.
        student: the number of the student.
        events: what happened.

    Raises:
        sqlite3.Error: they cannot be written.
    """
    with transaction(connection):
        connection.executemany(_INSERT, [(student, *row_of(event)) for event in events])


def student_number(connection: sqlite3.Connection, name: str) -> int:
    """The number of a student, who is added where nobody has the name yet.

    Arguments:
        connection: the open file.
        name: the name; "" for who has given none.

    Raises:
        sqlite3.Error: it cannot be read or written.
    """
    found = connection.execute("SELECT number FROM student WHERE name = ?", (name,)).fetchone()
    if found is None:
        connection.execute("INSERT OR IGNORE INTO student (name) VALUES (?)", (name,))
        found = connection.execute("SELECT number FROM student WHERE name = ?", (name,)).fetchone()
    return int(found[0])
