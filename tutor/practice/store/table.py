"""What is written into the tables, and read from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tutor.practice.event import Event
from tutor.practice.store.rows import COLUMNS, row_of

_VALUES = f"(student, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
_INSERT = f"INSERT INTO event {_VALUES} ON CONFLICT (student, id) DO NOTHING"
SELECT = f"SELECT number, {', '.join(COLUMNS)} FROM event WHERE student = ? AND number > ? ORDER BY number"
"""The events of a student behind a number, given both."""


def insert(connection: sqlite3.Connection, student: int, events: Sequence[Event]) -> None:
    """Append events: all of them, or none. Those whose id is known are there already.

    Arguments:
        connection: the open file.
        student: the number of the student.
        events: what happened.

    Raises:
        sqlite3.Error: they cannot be written.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(_INSERT, [(student, *row_of(event)) for event in events])
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


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
