"""A student begins anew: everything is taken out of the file, and a copy of it is left beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tutor.practice.store.place import beside
from tutor.practice.store.transaction import transaction


def forget(connection: sqlite3.Connection, path: Path, student: int) -> Path:
    """Take the events of a student out.

    Arguments:
        connection: the open file.
        path: where it is.
        student: the number of the student.

    Returns:
        the copy.

    Raises:
        sqlite3.Error: it cannot be written; nothing is forgotten then.
    """
    copy = beside(path, "before-reset")
    with closing(sqlite3.connect(copy)) as kept:
        connection.backup(kept)
    with transaction(connection):
        connection.execute("DELETE FROM event WHERE student = ?", (student,))
    return copy
