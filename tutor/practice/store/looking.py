"""What a student did is read from a copy where nothing can be written: SQLite keeps files beside the one it reads."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from tutor.practice.event import Event
from tutor.practice.store.database import BrokenFile, NewerFile, connect
from tutor.practice.store.place import log_of
from tutor.practice.store.table import behind, student_number


def looked_into(path: Path, student: str) -> list[Event]:
    """What a student did, in a file that cannot be opened where it stands.

    Arguments:
        path: the file; it is left as it is.
        student: the name.

    Returns:
        the events; [] where there are none, or they cannot be read.
    """
    from tempfile import TemporaryDirectory

    with suppress(OSError, sqlite3.Error, BrokenFile, NewerFile), TemporaryDirectory(prefix="tutor-") as folder:
        copy = copied(path, Path(folder))
        with closing(connect(copy)) as connection:
            number = student_number(connection, student)
            return [event for _, events in behind(connection, number, 0) for event in events]
    return []


def copied(path: Path, folder: Path) -> Path:
    """A copy of a database, with the log that belongs to it.

    Arguments:
        path: the file.
        folder: where to put it.

    Raises:
        OSError: it cannot be read, or not be written there.
    """
    copy = folder / path.name
    shutil.copyfile(path, copy)
    with suppress(FileNotFoundError):
        shutil.copyfile(log_of(path), log_of(copy))
    return copy
