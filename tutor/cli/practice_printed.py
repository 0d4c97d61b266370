"""The first question is shown before a session is loaded, where it is one of those that ship: they are printed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path
from time import time
from typing import TYPE_CHECKING
from uuid import uuid4

from tutor.bank.where import bank_files
from tutor.errors import AuthorError, StudentError
from tutor.practice.ahead.page import Page
from tutor.practice.store.place import FILE, data_folder
from tutor.practice.wish import Wish

if TYPE_CHECKING:
    from tutor.cli.practice_screen import Screen
    from tutor.practice.event import Event
    from tutor.practice.store.store import Store

_CHANGED = (OSError, ValueError, LookupError, TypeError, AttributeError, zlib.error)
"""What comes of a print that somebody has changed. The session then begins without it."""


def store_of(student: str | None) -> Store | None:
    """What a student did; None where nobody has ever practised here, and the page need not wait for a file.

    Arguments:
        student: the name, or None.

    Raises:
        Unanswerable: this cannot be the name of a student.
    """
    if not (data_folder() / FILE).exists():
        return None
    from tutor.practice.store.store import open_store

    return open_store(student)


def printed_page(wish: Wish, store: Store | None, banks: Sequence[Path] | None, screen: Screen) -> Page | None:
    """The page with which a session begins, if all it shows was printed.

    Arguments:
        wish: what is asked for.
        store: what the student did; None for nothing.
        banks: what `--bank` was given.
        screen: how pages are written.
    """
    if store is not None and store.notice is not None:
        return None
    missing: list[AuthorError] = []
    try:
        files = bank_files(banks or None, missing=missing)
        return None if missing else _page(wish, () if store is None else store.events(), files, screen)
    except (StudentError, *_CHANGED):  # what is wrong is told when the session begins
        return None


def _page(wish: Wish, events: Sequence[Event], files: Sequence[Path], screen: Screen) -> Page | None:
    from tutor.practice.ahead.opening import opening
    from tutor.practice.ahead.printed import from_print
    from tutor.practice.session.desk import Desk

    pages = from_print(files)
    if pages is None:
        return None
    session, now = uuid4().hex, time()
    sections = opening(wish, Desk(pages.library, lambda: events, session, lambda: now), pages)
    return None if sections is None else Page(wish, session, now, now, screen.page(sections, checked=True))
