"""Which exercises a session is about: those of banks, topics, skills or ids that were named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.bank.entry import Entry
from tutor.bank.index import Library
from tutor.errors import Unanswerable
from tutor.expression.steering import harmless
from tutor.practice.event import Event
from tutor.practice.wish import Wish

EXAM_COUNT = 10
"""So many exercises has an exam for which neither a count nor a time is given."""


def in_scope(library: Library, scope: Sequence[str]) -> tuple[Entry, ...]:
    """The exercises, in the order of the files.

    Arguments:
        library: the banks.
        scope: names of banks, topics, skills or exercises; () for all.

    Raises:
        Unanswerable: a name is none of these; near ones are offered.
    """
    entries = library.entries()
    if not scope:
        return entries
    found: set[str] = set()
    for name in scope:
        chosen = [entry.id for entry in entries if _is(entry, name)] or [
            entry.id for entry in entries if name.casefold() in f"{entry.topic} {entry.bank}".casefold() and name
        ]
        if not chosen:
            raise _unknown(name, entries)
        found.update(chosen)
    return tuple(entry for entry in entries if entry.id in found)


def as_asked(library: Library, asked: Event) -> Entry | None:
    """An exercise that was asked, while it is there and has not changed.

    Arguments:
        library: the banks.
        asked: the event of its asking.
    """
    entries = (entry for entry in library.entries() if entry.name == asked.exercise)
    return next((entry for entry in entries if entry.version == asked.version), None)


def are_exercises(wish: Wish, entries: Sequence[Entry]) -> bool:
    """Are single exercises wished, and nothing else?

    Arguments:
        wish: what is asked for.
        entries: what it comes to.
    """
    ids = {_hyphened(name) for entry in entries for name in (entry.id, entry.name)}
    return bool(wish.scope) and ids.issuperset(map(_hyphened, wish.scope))


def limited(wish: Wish, library: Library) -> Wish:
    """The wish with an end, where it needs one and names none: single exercises are asked once, an exam is short.

    An exam never asks the same twice: it has no more exercises than there are variants.

    Arguments:
        wish: what is asked for.
        library: the banks.

    Raises:
        Unanswerable: the wish names something that is no bank, topic, skill or exercise.
    """
    entries = in_scope(library, wish.scope)
    if wish.exam and wish.count is not None:
        return replace(wish, count=min(wish.count, sum(len(entry.seeds) for entry in entries)))
    if wish.count is not None or wish.minutes is not None:
        return wish
    if are_exercises(wish, entries):
        return replace(wish, count=len(entries))
    return replace(wish, count=min(EXAM_COUNT, len(entries))) if wish.exam else wish


def _is(entry: Entry, name: str) -> bool:
    names = (entry.id, entry.name, entry.bank, entry.topic, *entry.skills)
    return _hyphened(name) in map(_hyphened, names)


def _hyphened(name: str) -> str:
    """A name as it is compared: whoever types "chain rule" means chain-rule."""
    return name.casefold().replace(" ", "-")


def _unknown(name: str, entries: Sequence[Entry]) -> Unanswerable:
    # difflib is loaded only to tell a mistake: an id is longer than the words of `spelling.nearest`.
    from difflib import get_close_matches

    shown = harmless(name[:60])
    near = get_close_matches(name[:80], list(dict.fromkeys(_names(entries))), 3, 0.6)
    mend = f"Did you mean {' or '.join(near)}?" if near else "`tutor bank list` lists all exercises."
    return Unanswerable(f"There is no bank, topic, skill or exercise called {shown}.", mend)


def _names(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from (entry.bank, entry.topic, entry.id, *entry.skills)
