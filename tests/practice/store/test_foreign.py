"""Files and rows that no tutor wrote, and files of which a part is missing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.practice.store.test_store import ANSWER, answers, notice, texts
from tutor.practice.event import Event, Kind
from tutor.practice.store.place import FILE
from tutor.practice.store.salvage import put_aside
from tutor.practice.store.store import Store

PAGE = 4096


def kept(folder: Path, *events: Event, student: str = "") -> Path:
    """The file after these events, in one piece."""
    with closing(Store(student, folder)) as store:
        store.extend(list(events))
    path = folder / FILE
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


def run(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA trusted_schema = ON")
        connection.executescript(f"DROP TRIGGER IF EXISTS event_stays; {script}")


def test_a_bad_byte_costs_one_letter(tmp_path: Path) -> None:
    path = kept(tmp_path, *answers(3))
    run(path, "UPDATE event SET text = CAST(x'61ff62' AS TEXT) WHERE text = '1';")
    with closing(Store("", tmp_path)) as store:
        assert texts(store) == ["0", "a\ufffdb", "2"]
        assert store.notice is None


def test_a_bad_byte_does_not_end_what_is_saved(tmp_path: Path) -> None:
    path = kept(tmp_path, *answers(3))
    run(path, "UPDATE event SET text = CAST(x'61ff62' AS TEXT);")
    _, saved = put_aside(path)
    assert [one.text for one in saved[""]] == ["a\ufffdb"] * 3


@pytest.mark.parametrize(
    "change",
    [
        "at = 1e15",
        "at = 32503680000",
        "at = -1",
        "at = 9e999",
        "at = 'never'",
        "seconds = -1e300",
        "skills = 5",
        "skills = x'ff00'",
        "skills = '[1'",
        f"misconceptions = '{'[' * 100_000}'",
        "kind = x'ff'",
        "seed = -1",
    ],
)
def test_a_row_that_is_no_event_is_passed_over(change: str, tmp_path: Path) -> None:
    path = kept(tmp_path, *answers(3))
    run(path, f"UPDATE event SET {change} WHERE text = '1';")
    with closing(Store("", tmp_path)) as store:
        assert texts(store) == ["0", "2"]
        store.append(ANSWER)
        assert len(store.events()) == 3


STUDENT = "CREATE TABLE student (number INTEGER PRIMARY KEY, name TEXT UNIQUE);"


@pytest.mark.parametrize(
    "script",
    [
        "PRAGMA user_version = -5; CREATE TABLE x (a);",
        "PRAGMA user_version = 1; CREATE TABLE x (a);",
        f"PRAGMA user_version = 1; {STUDENT} CREATE TABLE event (b);",
        f"PRAGMA user_version = 1; {STUDENT} CREATE VIEW event AS SELECT 1;",
        "CREATE TABLE student (a); CREATE TABLE event (b);",
    ],
)
def test_a_database_of_something_else_is_put_aside(script: str, tmp_path: Path) -> None:
    run(tmp_path / FILE, script)
    with closing(Store("", tmp_path)) as store:
        assert notice(store) == "practice-store-broken"
        store.append(ANSWER)
    with closing(Store("", tmp_path)) as store:
        assert len(store.events()) == 1
        assert store.notice is None
    with closing(sqlite3.connect(tmp_path / f"{FILE}.broken-1")) as aside:
        assert aside.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,)


def test_a_file_that_has_lost_its_version_keeps_its_events(tmp_path: Path) -> None:
    path = kept(tmp_path, *answers(3))
    run(path, "PRAGMA user_version = 0;")
    with closing(Store("", tmp_path)) as store:
        assert notice(store) == "practice-store-broken"
        assert texts(store) == ["0", "1", "2"]


def test_a_file_that_was_cut_gives_back_what_stands_before_the_cut(tmp_path: Path) -> None:
    path = kept(tmp_path, *(Event(Kind.NOTED, float(place), "a", text="x" * 1000) for place in range(60)))
    whole = path.read_bytes()
    path.write_bytes(whole[: 15 * PAGE])
    with closing(Store("", tmp_path)) as store:
        assert notice(store) == "practice-store-broken"
        # Three events of more than a thousand characters stand on a page; some pages hold the table itself.
        assert 20 <= len(store.events()) < 60
        store.append(ANSWER)
    assert (tmp_path / f"{FILE}.broken-1").read_bytes() == whole[: 15 * PAGE]


def _root(path: Path, table: str) -> int:
    """The page of a table, from 0."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]) - 1


@pytest.mark.parametrize("table", ["student", "sqlite_autoindex_student_1"])
def test_a_page_of_students_that_is_gone_costs_no_event(table: str, tmp_path: Path) -> None:
    path = kept(tmp_path, *answers(3), student="Ada")
    pages = bytearray(path.read_bytes())
    place = _root(path, table) * PAGE
    pages[place : place + PAGE] = bytes(PAGE)
    path.write_bytes(pages)
    with closing(Store("Ada", tmp_path)) as store:
        store.append(Event(Kind.NOTED, 500.0, "5e55", text="note"))
        assert notice(store) == "practice-store-broken"
        assert texts(store) == ["0", "1", "2", "note"]
        assert store.waiting == ()


def test_what_belongs_to_no_name_goes_to_whoever_practises(tmp_path: Path) -> None:
    path = kept(tmp_path, *answers(3))
    run(path, "PRAGMA foreign_keys = OFF; DELETE FROM student;")
    _, saved = put_aside(path, "Ada")
    assert [one.text for one in saved["Ada"]] == ["0", "1", "2"]


def test_a_student_who_is_taken_out_during_a_session(tmp_path: Path) -> None:
    with closing(Store("Ada", tmp_path)) as store:
        store.extend(answers(2))
        run(tmp_path / FILE, "PRAGMA foreign_keys = OFF; DELETE FROM student;")
        store.append(ANSWER)
        assert store.waiting == ()
        assert len(store.events()) == 3
    with closing(Store("Ada", tmp_path)) as store:
        assert len(store.events()) == 3
