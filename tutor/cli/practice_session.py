"""A session from its first page to the last, and what is made ready for the next one."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import time
from uuid import uuid4

from tutor.cli.bank_library import opened
from tutor.cli.lines import lines
from tutor.cli.practice_ahead import make_ready
from tutor.cli.practice_loop import loop
from tutor.cli.practice_screen import Screen
from tutor.derivation.lesson import Section
from tutor.practice.ahead.page import Page
from tutor.practice.session.begin import begin
from tutor.practice.session.commands import COMMANDS
from tutor.practice.session.desk import Desk
from tutor.practice.store.store import Store, open_store
from tutor.practice.wish import Wish


def session(
    wish: Wish,
    student: str | None,
    banks: Sequence[Path] | None,
    screen: Screen,
    shown: Page | None,
    store: Store | None,
) -> None:
    """Hold a session.

    Arguments:
        wish: what is asked for.
        student: the name, or None.
        banks: the files and folders of own banks that the command named.
        screen: where pages go.
        shown: its first page, where that is on the screen already; else None.
        store: what the student did, where it is open already; else None.

    Raises:
        AuthorError, Unanswerable: the banks, the student or what is wished for cannot be found.
    """
    library = opened(banks)
    store = store or open_store(student)
    try:
        desk = Desk(library, store.events, shown.session if shown else uuid4().hex, time, _looked_up, hold=store.hold)
        first = begin(wish, replace(desk, moment=shown.moment) if shown else desk)
        gc.enable()  # a session is long
        loop(first, desk, store, lines(tuple(COMMANDS)), screen, shown.text if shown else "")
        events, is_kept = store.events(), store.notice is None
    finally:
        before = store.notice
        store.close()
        if store.notice is not None and store.notice != before:
            screen.say(store.notice)
    if is_kept:
        make_ready(wish, student, library, events, screen)


def _looked_up(text: str) -> tuple[Section, ...]:
    """What `? grad x^2 y` shows, by what is loaded with the first question of that sort."""
    from tutor.cli.lookup import lookup

    return lookup(text)
