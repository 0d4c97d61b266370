"""Which file stands under a name: it may be taken away, or another one put there, while a session runs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tutor.practice.store.place import log_of


@dataclass(frozen=True, slots=True)
class Identity:
    """The files of a database, each by its device and number; None for one that is not there."""

    file: tuple[int, int] | None
    log: tuple[int, int] | None
    """Where SQLite writes first what is committed."""


def identity(path: Path) -> Identity:
    """Which files stand there now.

    Arguments:
        path: the file of the database.
    """
    return Identity(_number(path), _number(log_of(path)))


def _number(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
