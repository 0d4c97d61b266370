"""What a student did, kept so that nothing is lost: in the file, and where that fails in memory until it can be."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from tutor.derivation.lesson import Phrase, phrase
from tutor.practice.event import Event
from tutor.practice.store.database import WAIT, BrokenFile, NewerFile, connect, is_broken
from tutor.practice.store.fields import named
from tutor.practice.store.hold import Holder
from tutor.practice.store.identity import Identity, identity
from tutor.practice.store.looking import looked_into
from tutor.practice.store.place import FILE, data_folder, student_name
from tutor.practice.store.rescue import reason, rescue
from tutor.practice.store.salvage import put_aside
from tutor.practice.store.table import behind, insert, student_number

_HURRIED = 0.2
"""Seconds that a write waits when the one before it has waited in vain."""
_PASSING = ("practice-store-unwritten", "practice-store-closed", "practice-store-read-only")
"""What is told until something could be written."""


class Store:
    """The events of one student.

    Arguments:
        student: the name; "" for who has given none.
        folder: where the file is, or shall be.

    Nothing is raised for a disk that fails: `notice` says what a student should know.

    >>> import tempfile
    >>> from tutor.practice.event import Kind
    >>> store = Store("Ada", Path(tempfile.mkdtemp()))
    >>> store.append(Event(Kind.ENDED, 0.0, "5e55")).kind
    <Kind.ENDED: 'ended'>
    >>> len(store.events())
    1
    """

    def __init__(self, student: str, folder: Path) -> None:
        self.student = student
        self.path = folder / FILE
        self.notice: Phrase | None = None
        """What to tell about where things are kept; None when all is well."""
        self._connection: sqlite3.Connection | None = None
        self._number = 0
        self._events: list[Event] = []
        self._known: set[str] = set()
        self._last = 0
        self._waiting: list[Event] = []
        self._own: list[Event] = []
        """What was written from here: it is written again where the file is taken away."""
        self._where = Identity(None, None)
        self._left: list[sqlite3.Connection] = []
        """Files that were taken away. Closing one would delete the log of the file that stands in its place."""
        self._wait = WAIT
        self._shut = False
        self._latest: dict[str, float] = {}
        self._holder = Holder(folder / f"{FILE}.sessions")
        self._looked = False
        self._open()

    def append(self, event: Event) -> Event:
        """Keep an event. When this returns it is on the disk, if the disk can be written at all.

        Arguments:
            event: what happened; an event whose id is known is kept once.

        Returns:
            the event with its id. Where the clock was set back it has the time of the event before it in its session:
            within a session events stand in the order in which they were written.
        """
        kept = named(event)
        kept = replace(kept, at=max(kept.at, self._latest.get(kept.session, kept.at)))
        self._latest[kept.session] = kept.at
        self._waiting.append(kept)
        self._write()
        return kept

    def extend(self, events: list[Event]) -> None:
        """Keep many events in one transaction: all of them, or none."""
        self._waiting.extend(map(named, events))
        self._write()

    def events(self) -> tuple[Event, ...]:
        """Everything that happened, in order of time; also what other sessions have written meanwhile."""
        if self._taken_away():
            self._write()
        try:
            self._read()
        except BrokenFile:
            self._mend()
            self._again()
        return (*self._events, *(one for one in (*self._own, *self._waiting) if one.id not in self._known))

    def hold(self, session: str) -> bool:
        """Take a session for this process, until the store is closed.

        Arguments:
            session: its id.

        Returns:
            False when another process that still lives is in it.
        """
        return self._holder.hold(session)

    @property
    def waiting(self) -> tuple[Event, ...]:
        """What is in memory only."""
        return tuple(self._waiting)

    def forget(self) -> Path:
        """Take everything of the student out of the file; a copy of it is left beside it.

        Returns:
            the copy.

        Raises:
            OSError, sqlite3.Error: the file cannot be written; nothing is forgotten then.
        """
        from tutor.practice.store.reset import forget

        if self._connection is None:
            raise sqlite3.OperationalError("the file cannot be written")
        copy = forget(self._connection, self.path, self._number)
        self._events, self._own, self._known, self._last = [], [], set(), 0
        return copy

    def close(self) -> None:
        """Write what is still in memory, if that is possible now, and let the file go."""
        if self._waiting or self._taken_away():
            self._write()
        if self._waiting:
            self.notice = rescue(self._waiting)
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._holder.close()

    def _open(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._where = identity(self.path)
            connection = connect(self.path, wait=self._wait)
            try:
                self._number = student_number(connection, self.student)
            except sqlite3.Error:
                connection.close()
                raise
            self._connection = connection
            self._events, self._known, self._last = [], set(), 0
            self._read()
            self._where = identity(self.path)
        except NewerFile:
            self._shut = True
            self._in_memory("practice-store-newer")
        except BrokenFile:
            self._mend()
        except (OSError, sqlite3.Error) as error:
            if isinstance(error, sqlite3.Error) and is_broken(error):
                self._mend()
                return
            self._wait = _HURRIED
            self._in_memory(self._look(), error)

    def _look(self) -> str:
        """Read, once, what is there though it cannot be opened; returned is what to tell."""
        if not self._looked:
            self._looked = True
            self._take(looked_into(self.path, self.student))
        return "practice-store-read-only" if self._known else "practice-store-closed"

    def _taken_away(self) -> bool:
        """Whether the file is no longer in its place. It is let go then, and what these sessions wrote waits again."""
        there = identity(self.path)
        if self._connection is None or there == self._where:
            return False
        if there.file == self._where.file:
            # Only the log is gone: closing writes what it held into the file.
            self._connection.close()
        else:
            self._left.append(self._connection)
            self.notice = phrase("practice-store-gone", file=str(self.path))
        self._connection = None
        self._wait_again()
        return True

    def _wait_again(self) -> None:
        """Forget what was read; what these sessions did is written again, for the file may not have it."""
        sessions = {one.session for one in self._own}
        before = (one for one in self._events if one.session in sessions)
        self._waiting = list({one.id: one for one in (*before, *self._own, *self._waiting)}.values())
        self._own = []
        self._events, self._known, self._last = [], set(), 0

    def _again(self) -> None:
        """Write into the file that has taken the place of a damaged one."""
        if self._connection is not None and self._waiting:
            try:
                insert(self._connection, self._number, self._waiting)
                self._own += self._waiting
                self._waiting = []
            except sqlite3.Error as error:
                self._in_memory("practice-store-unwritten", error)

    def _mend(self) -> None:
        """Begin a new file with what can still be read in a damaged one, which is put aside."""
        if identity(self.path).file != self._where.file and self._where.file is not None:
            # Another session has mended it meanwhile: what stands there now is not damaged.
            self._taken_away()
            self._open()
            return
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._wait_again()
        try:
            aside, saved = put_aside(self.path, self.student)
            self._connection = connect(self.path)
            self._number = student_number(self._connection, self.student)
            for name, events in saved.items():
                insert(self._connection, student_number(self._connection, name), events)
            self._read()
            self._where = identity(self.path)
            count = sum(len(events) for events in saved.values())
            self.notice = phrase("practice-store-broken", file=str(aside), count=count)
        except (OSError, sqlite3.Error, BrokenFile, NewerFile) as error:
            self._shut = True
            self._in_memory("practice-store-closed", error)

    def _write(self) -> None:
        self._taken_away()
        if self._connection is None and not self._shut:
            self._open()
        if self._connection is None:
            return
        try:
            insert(self._connection, self._number, self._waiting)
        except sqlite3.Error as error:
            if is_broken(error):
                self._mend()
                self._again()
                return
            self._hurry(_HURRIED)
            self._in_memory("practice-store-unwritten", error)
            return
        self._hurry(WAIT)
        self._own += self._waiting
        self._waiting = []
        if self.notice is not None and self.notice.key in _PASSING:
            self.notice = None

    def _read(self) -> None:
        if self._connection is None:
            return
        new: list[Event] = []
        try:
            for number, events in behind(self._connection, self._number, self._last):
                self._last = number
                new += events
        except sqlite3.Error as error:
            if is_broken(error):
                raise BrokenFile(str(error)) from error
            self._in_memory("practice-store-unread", error)
        self._take(new)

    def _take(self, new: list[Event]) -> None:
        self._known.update(one.id for one in new)
        for one in new:
            self._latest[one.session] = max(one.at, self._latest.get(one.session, one.at))
        self._events += new
        self._events.sort(key=attrgetter("at"))

    def _in_memory(self, key: str, error: Exception | None = None) -> None:
        self.notice = phrase(key, file=str(self.path), why=reason(error))

    def _hurry(self, wait: float) -> None:
        """Wait so long for other sessions from now on: who has waited once in vain does not wait as long each time."""
        if wait != self._wait and self._connection is not None:
            self._wait = wait
            self._connection.execute(f"PRAGMA busy_timeout = {round(1000 * wait)}")


def open_store(student: str | None = None, folder: Path | None = None) -> Store:
    """What a student did.

    Arguments:
        student: the name; None for who has given none.
        folder: where the file is, or shall be; None for the platform's folder, or `TUTOR_HOME`.

    Raises:
        Unanswerable: this cannot be a name.
    """
    return Store(student_name(student), data_folder() if folder is None else folder)
