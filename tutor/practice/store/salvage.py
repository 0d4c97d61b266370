"""A damaged file is put aside, and what can still be read of it is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from tutor.practice.event import Event
from tutor.practice.store.database import opened
from tutor.practice.store.looking import copied
from tutor.practice.store.place import beside
from tutor.practice.store.rows import COLUMNS, event_of

_MOST = 1_000_000
_LARGEST = 1 << 30
"""Bytes of a file that is filled up to be read."""
_BESIDE = ("-wal", "-shm")
_NAMES = ("SELECT number, name FROM student NOT INDEXED", "SELECT number, name FROM student ORDER BY name")
"""The names of students stand in the table, and once more in its index."""


def put_aside(path: Path, student: str = "") -> tuple[Path, dict[str, list[Event]]]:
    """Give a damaged file another name.

    Arguments:
        path: the file.
        student: who gets what belongs to somebody whose name cannot be read.

    Returns:
        its new name, and the events that could be read, by the names of students.

    Raises:
        OSError: it cannot be renamed.
    """
    saved = _filled_up(path, student) or _readable(path, student)
    aside = beside(path, "broken")
    path.rename(aside)
    for ending in _BESIDE:
        # What they hold belongs to the old file, and would spoil a new one.
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    return aside, saved


def _filled_up(path: Path, student: str) -> dict[str, list[Event]]:
    """What can be read of a file that was cut: SQLite reads nothing of it before it is as long as it says it is."""
    from tempfile import TemporaryDirectory

    with suppress(OSError), TemporaryDirectory(prefix="tutor-") as folder:
        with path.open("rb") as file:
            head = file.read(32)
        size = int.from_bytes(head[16:18], "big")
        whole = (65536 if size == 1 else size) * int.from_bytes(head[28:32], "big")
        if not path.stat().st_size < whole <= _LARGEST:
            return {}
        copy = copied(path, Path(folder))
        with copy.open("r+b") as file:
            file.truncate(whole)
        return _readable(copy, student)
    return {}


def _readable(path: Path, student: str) -> dict[str, list[Event]]:
    """Row by row, up to the first that cannot be read, from the beginning and from the end."""
    names: dict[int, str] = {}
    found: dict[int, tuple[int, Event]] = {}
    with suppress(sqlite3.Error), closing(opened(path)) as connection:
        for statement in _NAMES:
            with suppress(sqlite3.Error):
                for number, name in connection.execute(statement):
                    names[number] = str(name)
        for order in ("ASC", "DESC"):
            with suppress(sqlite3.Error):
                rows = connection.execute(
                    f"SELECT number, student, {', '.join(COLUMNS)} FROM event NOT INDEXED "
                    f"ORDER BY number {order} LIMIT {_MOST}"
                )
                for number, owner, *row in rows:
                    with suppress(ValueError):
                        found[number] = owner, event_of(row)
    saved: dict[str, list[Event]] = {}
    for number in sorted(found):
        owner, event = found[number]
        saved.setdefault(names.get(owner, student), []).append(event)
    return saved
