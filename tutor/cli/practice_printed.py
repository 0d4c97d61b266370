"""The first question is shown before a session is loaded, where it is one of those that ship: they are printed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import time
from typing import TYPE_CHECKING
from uuid import uuid4

from tutor.bank.where import bank_files
from tutor.practice.ahead.page import Page
from tutor.practice.store.place import FILE, data_folder
from tutor.practice.wish import Wish

if TYPE_CHECKING:
    from tutor.cli.practice_screen import Screen
    from tutor.errors import AuthorError
    from tutor.practice.ahead.printed import Print
    from tutor.practice.store.store import Store


def printed_start(
    wish: Wish, student: str | None, banks: Sequence[Path] | None, screen: Screen
) -> tuple[Page | None, Store | None]:
    """The page with which a session begins, if all it shows was printed; and what the student did, if that was read.

    Arguments:
        wish: what is asked for.
        student: the name, or None.
        banks: what `--bank` was given.
        screen: how pages are written.

    Raises:
        Unanswerable: this cannot be the name of a student.
    """
    pages = _print(banks)
    if pages is None:
        return None, None
    store = _store_of(student)
    if store is not None and store.notice is not None:
        return None, store
    return _page(wish, store, pages, screen), store


def _print(banks: Sequence[Path] | None) -> Print | None:
    from tutor.practice.ahead.printed import from_print

    missing: list[AuthorError] = []
    with suppress(Exception):  # what is wrong with a bank is told when the session begins
        files = bank_files(banks or None, missing=missing)
        return None if missing else from_print(files)
    return None


def _store_of(student: str | None) -> Store | None:
    """What a student did; None where nobody has ever practised here: the page need not wait for a file."""
    if not os.path.exists(data_folder() / FILE):
        return None
    from tutor.practice.store.store import open_store

    return open_store(student)


def _page(wish: Wish, store: Store | None, pages: Print, screen: Screen) -> Page | None:
    from tutor.practice.ahead.opening import opening
    from tutor.practice.session.desk import Desk, free

    session, now = uuid4().hex, time()
    # What cannot be asked for is told when the session begins; and a print that somebody has changed may hold anything.
    with suppress(Exception):
        known, hold = (tuple, free) if store is None else (store.events, store.hold)
        sections = opening(wish, Desk(pages.library, known, session, lambda: now, hold=hold), pages)
        return None if sections is None else Page(wish, session, now, now, screen.page(sections, checked=True))
    return None
