"""A damaged file is put aside, and what can still be read of it is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from tutor.practice.event import Event
from tutor.practice.store.rows import COLUMNS, event_of

_MOST = 1_000_000


def put_aside(path: Path) -> tuple[Path, dict[str, list[Event]]]:
    """Give a damaged file another name.

    Arguments:
        path: the file.

    Returns:
        its new name, and the events that could be read, by the names of students.

    Raises:
        OSError: it cannot be renamed.
    """
    saved = _readable(path)
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    path.rename(aside)
    for ending in ("-wal", "-shm"):
        # What they hold belongs to the old file, and would spoil a new one.
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    return aside, saved


def _readable(path: Path) -> dict[str, list[Event]]:
    """Row by row, up to the first that cannot be read, from the beginning and from the end."""
    found: dict[str, dict[int, Event]] = {}
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        for order in ("ASC", "DESC"):
            with suppress(sqlite3.Error):
                rows = connection.execute(
                    f"SELECT student.name, event.number, {', '.join(f'event.{name}' for name in COLUMNS)} "
                    f"FROM event NOT INDEXED JOIN student ON student.number = event.student "
                    f"ORDER BY event.number {order} LIMIT {_MOST}"
                )
                for name, number, *row in rows:
                    with suppress(ValueError, TypeError):
                        found.setdefault(str(name), {})[number] = event_of(row)
    return {name: [events[number] for number in sorted(events)] for name, events in found.items()}
