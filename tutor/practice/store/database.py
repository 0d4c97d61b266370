"""The SQLite file: how it is opened, its tables, and how an older file becomes one of today.

One connection a process. Several processes may write at once: each write is a transaction of its own that waits for
the others. The write-ahead log keeps what was committed when a process is killed at any moment, and `synchronous =
FULL` also when the machine is; that costs some milliseconds an answer, which took seconds to type.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tutor.practice.store.rows import COLUMNS
from tutor.practice.store.transaction import transaction

WAIT = 0.8
"""Seconds that a write waits for other sessions. A student waits as long, and what is not written then stays in
memory until the next write."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE student (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    );
    CREATE TABLE event (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        student INTEGER NOT NULL REFERENCES student (number),
        kind TEXT NOT NULL,
        at REAL NOT NULL,
        session TEXT NOT NULL,
        exercise TEXT NOT NULL,
        version INTEGER NOT NULL,
        seed INTEGER NOT NULL,
        part TEXT NOT NULL,
        skills TEXT NOT NULL,
        difficulty INTEGER NOT NULL,
        text TEXT NOT NULL,
        verdict TEXT NOT NULL,
        code INTEGER,
        credit REAL NOT NULL,
        misconceptions TEXT NOT NULL,
        rule TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        hints INTEGER NOT NULL,
        seconds REAL NOT NULL,
        exam INTEGER NOT NULL,
        options INTEGER NOT NULL,
        id TEXT NOT NULL,
        UNIQUE (student, id)
    );
    CREATE INDEX event_of_student ON event (student, number);
    CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
        SELECT RAISE (ABORT, 'events are only appended');
    END;
    """,
)
"""What makes a file of version n into one of version n + 1; version 0 is an empty file. Only ever append to this."""


class NewerFile(Exception):
    """The file was written by a newer tutor."""


class BrokenFile(Exception):
    """The file is no database, or not one that can be read, or holds something else."""


def opened(path: Path, wait: float = WAIT) -> sqlite3.Connection:
    """A connection on which no text is lost for one bad byte in it.

    Arguments:
        path: the file.
        wait: how many seconds it waits for other sessions.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    connection.text_factory = _decoded
    return connection


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def connect(path: Path, migrations: Sequence[str] = MIGRATIONS, wait: float = WAIT) -> sqlite3.Connection:
    """Open the file, and bring it up to date; before each step a copy is put beside it.

    Arguments:
        path: the file; its folder exists.
        migrations: the steps from version to version.
        wait: how many seconds a write waits for other sessions.

    Raises:
        NewerFile: it is of a version that is not known; it is left as it is.
        BrokenFile: it cannot be read as a database, or its tables are not tutor's; it is left as it is.
        sqlite3.Error, OSError: it cannot be opened or written for another reason.
    """
    connection = opened(path, wait)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        version = _version(connection)
        if version > len(migrations):
            raise NewerFile(str(version))
        if version < 0:
            raise BrokenFile(f"version {version}")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        if version < len(migrations):
            _migrate(connection, path, migrations)
        _look_through(connection)
        return connection
    except sqlite3.DatabaseError as error:
        connection.close()
        if is_broken(error):
            raise BrokenFile(str(error)) from error
        raise
    except BaseException:
        connection.close()
        raise


def is_broken(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is damaged.

    Arguments:
        error: what SQLite raised.
    """
    # The lowest eight bits are the kind of the error, the others only say more about it.
    code = getattr(error, "sqlite_errorcode", 0)
    # No session takes a student away: where that row is missing, a page of the file is.
    return code & 0xFF in _DAMAGED or code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY


_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def _look_through(connection: sqlite3.Connection) -> None:
    """See whether the tables are there, with all columns.

    Raises:
        BrokenFile: the file is not tutor's.
    """
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    if not {("student",), ("event",)} <= set(tables):
        raise BrokenFile("a table is missing")
    try:
        connection.execute(f"SELECT number, student, {', '.join(COLUMNS)} FROM event LIMIT 0")
        connection.execute("SELECT number, name FROM student LIMIT 0")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
            raise BrokenFile(str(error)) from error
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    while True:
        version = _version(connection)
        if version >= len(migrations):
            return
        if version:
            _copy(connection, path.with_name(f"{path.name}.version-{version}"), version)
        with transaction(connection):
            # Another session may have done it while this one waited.
            if _version(connection) == version:
                if not version and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    raise BrokenFile("the file has tables and no version")
                for statement in _statements(migrations[version]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")


def _statements(script: str) -> list[str]:
    """The statements of a script: `executescript` would commit before it begins."""
    found: list[str] = []
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found


def _copy(connection: sqlite3.Connection, place: Path, version: int) -> None:
    """A copy of the file as it is in this version. It has its name only when it is whole, whenever one is killed."""
    begun = place.with_name(f"{place.name}.begun-{os.getpid()}")
    with closing(sqlite3.connect(begun)) as copy:
        connection.backup(copy)
        is_older = _version(copy) == version
    if is_older:
        begun.replace(place)
    else:  # another session has brought the file up to date meanwhile, and made the copy
        begun.unlink()
