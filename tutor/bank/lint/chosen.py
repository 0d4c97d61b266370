"""Which exercises are checked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from tutor.bank.entry import Entry
from tutor.bank.index import Library


def chosen(library: Library, files: Collection[Path], ids: Sequence[str] = ()) -> tuple[Entry, ...]:
    """The exercises of some files, or some of them.

    Arguments:
        library: the banks that are in use.
        files: the files among them that are checked.
        ids: the exercises that are checked; () for all.

    Raises:
        AuthorError: one of `ids` cannot be used, because something is wrong with it.
        Unanswerable: there is no such exercise.
    """
    wanted = {located.spot for located in map(library.exercise, ids)}
    entries = (entry for entry in library.entries() if entry.spot.path in files)
    return tuple(entry for entry in entries if not ids or entry.spot in wanted)
