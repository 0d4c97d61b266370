"""The folder of the data, the files beside the one in it, and names of students."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import category

from tutor.errors import Unanswerable

FILE = "practice.sqlite3"
"""The name of the file in the folder."""
_LONGEST = 60


def data_folder() -> Path:
    """Where the data are kept: `TUTOR_HOME` if it is set, or else the folder that the platform has for them."""
    home = os.environ.get("TUTOR_HOME")
    if home:
        return Path(home)
    from platformdirs import user_data_dir

    return Path(user_data_dir("tutor", appauthor=False))


def log_of(path: Path) -> Path:
    """Where SQLite writes first what is committed.

    Arguments:
        path: the file of the database.

    >>> log_of(Path("practice.sqlite3")).name
    'practice.sqlite3-wal'
    """
    return path.with_name(f"{path.name}-wal")


def beside(path: Path, what: str) -> Path:
    """A file beside another one that is not there yet.

    Arguments:
        path: the other one.
        what: what it holds.

    >>> beside(Path("practice.sqlite3"), "broken").name
    'practice.sqlite3.broken-1'
    """
    number = 1
    while (free := path.with_name(f"{path.name}.{what}-{number}")).exists():
        number += 1
    return free


def student_name(name: str | None) -> str:
    """The name under which things are kept.

    Arguments:
        name: what was typed; None for who has given no name.

    Returns:
        the name without spaces around it; "" for no name.

    Raises:
        Unanswerable: it cannot be a name.

    >>> student_name(" Ada "), student_name(None)
    ('Ada', '')
    """
    plain = " ".join(word for word in (name or "").split(" ") if word)
    if name is not None and not plain:
        raise Unanswerable("A student's name cannot be empty.", "Type a name: --student Ada.")
    if len(plain) > _LONGEST or not all(map(_is_of_name, plain)):
        raise Unanswerable(
            "This cannot be the name of a student.",
            f"A name has at most {_LONGEST} letters, digits, spaces, and the signs . , - ' _ @ +",
        )
    return plain


def _is_of_name(character: str) -> bool:
    # Accents may be characters of their own: they are marks, and no letters.
    return character.isalnum() or character in " .,-'’_@+" or category(character).startswith("M")
