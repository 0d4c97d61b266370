"""The first question is shown before a session is loaded, where the session before has made it ready."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from time import process_time, time
from typing import TYPE_CHECKING

from tutor.bank.where import bank_files
from tutor.errors import StudentError
from tutor.practice.ahead.kept import keep, place, taken
from tutor.practice.ahead.page import Page
from tutor.practice.ahead.seal import seal
from tutor.practice.store.place import FILE, data_folder, student_name
from tutor.practice.wish import Wish

if TYPE_CHECKING:
    from tutor.bank.entry import Entry, SkillEntry
    from tutor.bank.index import Library
    from tutor.cli.practice_screen import Screen
    from tutor.expression.dice import Dice
    from tutor.practice.event import Event

_LONGEST = 0.5
"""Seconds of work after which no further page, and no other exercise for one, is begun: a session that is over must
not seem to hang."""


def first_page(wish: Wish, student: str | None, banks: Sequence[Path] | None, look: str) -> Page | None:
    """The page with which a session begins, if it was made ready, and nothing has changed since.

    Arguments:
        wish: what is asked for.
        student: the name, or None.
        banks: what `--bank` was given.
        look: how pages are written.

    Raises:
        Unanswerable: this cannot be the name of a student.
    """
    name = student_name(student)
    folder = data_folder()
    file = place(name, folder)
    if not os.path.exists(file):  # Path.exists raises where a folder may not be looked into
        return None
    try:
        files = bank_files(banks or None, missing=[])
    except StudentError:  # it is told when the banks are opened
        return None
    return taken(wish, time(), seal(folder / FILE, files, look), file)


def make_ready(wish: Wish, student: str | None, library: Library, events: Sequence[Event], screen: Screen) -> None:
    """Make the first page of the next session ready: of one like this, and of one for which nothing is named.

    Arguments:
        wish: what was asked for in this session.
        student: the name, or None.
        library: the banks.
        events: all that happened; the file in which it is kept must be closed.
        screen: where pages go.
    """
    if library.findings or library.missing:
        return
    folder, since, found = data_folder(), process_time(), []
    # Ctrl-C means that nobody wants to wait; and no fault of an exercise that may never be asked is worth a word.
    with suppress(KeyboardInterrupt, Exception):
        marks = seal(folder / FILE, [file.path for file in library.files], screen.look)

        def late() -> bool:
            return process_time() - since > _LONGEST

        for page in _pages(dict.fromkeys((wish, Wish())), library, events, screen, late):
            found.append(page)
            if late():
                break
        keep(found, marks, place(student_name(student), folder))


def _pages(
    wishes: Iterable[Wish], library: Library, events: Sequence[Event], screen: Screen, late: Callable[[], bool]
) -> Iterator[Page]:
    from uuid import uuid4

    from tutor.practice.ahead.making import pages
    from tutor.practice.choose import choose
    from tutor.practice.session.desk import Chosen, Desk

    def in_time(
        entries: Sequence[Entry], skills: Mapping[str, SkillEntry], before: Sequence[Event], now: float, dice: Dice
    ) -> Chosen | None:
        # An exercise that takes too long to be made is not followed by the next one.
        return None if late() else choose(entries, skills, before, now, dice)

    desk = Desk(library, lambda: events, uuid4().hex, time, choose=in_time)
    for turn in zip_longest(
        *(pages(wish, desk, lambda first: screen.page(first.says, first.scene)) for wish in wishes)
    ):
        yield from (page for page in turn if page is not None)
