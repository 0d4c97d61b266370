"""What a student did, kept so that nothing is lost: in the file, and where that fails in memory until it can be."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from tutor.derivation.lesson import Phrase, phrase
from tutor.practice.event import Event
from tutor.practice.store.database import BrokenFile, NewerFile, connect, is_broken
from tutor.practice.store.place import FILE, data_folder, student_name
from tutor.practice.store.rows import COLUMNS, event_of, line_of, row_of, whole_characters
from tutor.practice.store.salvage import put_aside

_VALUES = f"(student, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
_INSERT = f"INSERT INTO event {_VALUES} ON CONFLICT (student, id) DO NOTHING"
_SELECT = f"SELECT number, {', '.join(COLUMNS)} FROM event WHERE student = ? AND number > ? ORDER BY number"


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
        self._shut = False
        self._open()

    def append(self, event: Event) -> Event:
        """Keep an event. When this returns it is on the disk, if the disk can be written at all.

        Arguments:
            event: what happened; an event whose id is known is kept once.

        Returns:
            the event with its id.
        """
        kept = _named(event)
        self._waiting.append(kept)
        self._write()
        return kept

    def extend(self, events: list[Event]) -> None:
        """Keep many events in one transaction: all of them, or none."""
        self._waiting.extend(map(_named, events))
        self._write()

    def events(self) -> tuple[Event, ...]:
        """Everything that happened, in order of time; also what other sessions have written meanwhile."""
        try:
            self._read()
        except BrokenFile:
            self._mend()
        return (*self._events, *(one for one in self._waiting if one.id not in self._known))

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
        self._events, self._known, self._last = [], set(), 0
        return copy

    def close(self) -> None:
        """Write what is still in memory, if that is possible now, and let the file go."""
        if self._waiting:
            self._write()
        if self._waiting:
            self._rescue()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = connect(self.path)
            self._number = self._student(self._connection)
            self._read()
        except NewerFile:
            self._shut = True
            self._in_memory("practice-store-newer")
        except BrokenFile:
            self._mend()
        except (OSError, sqlite3.Error) as error:
            self._in_memory("practice-store-closed", error)

    def _again(self) -> None:
        """Write into the file that has taken the place of a damaged one."""
        if self._connection is not None and self._waiting:
            try:
                self._insert(self._connection, self._number, self._waiting)
                self._waiting = []
            except sqlite3.Error as error:
                self._in_memory("practice-store-unwritten", error)

    def _mend(self) -> None:
        """Begin a new file with what can still be read in a damaged one, which is put aside."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._events, self._known, self._last = [], set(), 0
        try:
            aside, saved = put_aside(self.path)
            self._connection = connect(self.path)
            self._number = self._student(self._connection)
            for name, events in saved.items():
                other = self._number if name == self.student else self._student(self._connection, name)
                self._insert(self._connection, other, events)
            self._read()
            count = sum(len(events) for events in saved.values())
            self.notice = phrase("practice-store-broken", file=str(aside), count=count)
        except (OSError, sqlite3.Error, BrokenFile, NewerFile) as error:
            self._shut = True
            self._in_memory("practice-store-closed", error)

    def _student(self, connection: sqlite3.Connection, name: str | None = None) -> int:
        wanted = self.student if name is None else name
        found = connection.execute("SELECT number FROM student WHERE name = ?", (wanted,)).fetchone()
        if found is None:
            connection.execute("INSERT OR IGNORE INTO student (name) VALUES (?)", (wanted,))
            found = connection.execute("SELECT number FROM student WHERE name = ?", (wanted,)).fetchone()
        return int(found[0])

    def _insert(self, connection: sqlite3.Connection, student: int, events: list[Event]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.executemany(_INSERT, [(student, *row_of(event)) for event in events])
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def _write(self) -> None:
        if self._connection is None and not self._shut:
            self._open()
        if self._connection is None:
            return
        try:
            self._insert(self._connection, self._number, self._waiting)
        except sqlite3.Error as error:
            if is_broken(error):
                self._mend()
                self._again()
                return
            self._in_memory("practice-store-unwritten", error)
            return
        self._waiting = []
        if self.notice is not None and self.notice.key in ("practice-store-unwritten", "practice-store-closed"):
            self.notice = None

    def _read(self) -> None:
        if self._connection is None:
            return
        try:
            rows = self._connection.execute(_SELECT, (self._number, self._last)).fetchall()
        except sqlite3.Error as error:
            if is_broken(error):
                raise BrokenFile(str(error)) from error
            return
        for number, *row in rows:
            self._last = number
            try:
                event = event_of(row)
            except ValueError:
                continue  # a newer tutor may know kinds of events that this one does not
            self._events.append(event)
            self._known.add(event.id)
        if rows:
            self._events.sort(key=lambda one: one.at)

    def _in_memory(self, key: str, error: Exception | None = None) -> None:
        self.notice = phrase(key, file=str(self.path), why=_why(error))

    def _rescue(self) -> None:
        """As a last resort, a file of its own beside those that are thrown away."""
        import tempfile

        try:
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", prefix="tutor-practice-", suffix=".jsonl", delete=False
            ) as file:
                file.writelines(f"{line_of(event)}\n" for event in self._waiting)
            self.notice = phrase("practice-store-rescued", file=file.name, count=len(self._waiting))
        except OSError:
            self.notice = phrase("practice-store-lost", count=len(self._waiting))


def _named(event: Event) -> Event:
    return replace(event, id=event.id or uuid4().hex, text=whole_characters(event.text))


def _why(error: Exception | None) -> str:
    """The reason as the system gives it, in one line."""
    said = str(error.strerror if isinstance(error, OSError) and error.strerror else error or "")
    return said.splitlines()[0][:120] if said else ""


def open_store(student: str | None = None, folder: Path | None = None) -> Store:
    """What a student did.

    Arguments:
        student: the name; None for who has given none.
        folder: where the file is, or shall be; None for the platform's folder, or `TUTOR_HOME`.

    Raises:
        Unanswerable: this cannot be a name.
    """
    return Store(student_name(student), data_folder() if folder is None else folder)
