"""A file that is taken away, replaced or locked while a session writes into it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.practice.store.test_store import answers, notice, texts
from tutor.practice.event import Event, Kind
from tutor.practice.store import store as module
from tutor.practice.store.database import WAIT
from tutor.practice.store.place import FILE
from tutor.practice.store.store import Store

NOTE = Event(Kind.NOTED, 500.0, "5e55", text="note")


def _files(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def _moved(folder: Path) -> None:
    (folder / FILE).rename(folder / "elsewhere")


@pytest.mark.parametrize("take_away", [_files, shutil.rmtree, _moved])
def test_what_a_session_did_is_written_again(take_away: Callable[[Path], None], tmp_path: Path) -> None:
    folder = tmp_path / "home"
    with closing(Store("", folder)) as store:
        store.extend(answers(3))
        take_away(folder)
        store.append(NOTE)
        assert notice(store) == "practice-store-gone"
        assert store.waiting == ()
    with closing(Store("", folder)) as store:
        assert texts(store) == ["0", "1", "2", "note"]


def test_all_of_a_session_that_went_on_is_written_again(tmp_path: Path) -> None:
    """What was answered before it was cut off belongs to it; what belongs to another session does not."""
    with closing(Store("", tmp_path)) as store:
        store.extend([*answers(2), *answers(1, "other")])
    with closing(Store("", tmp_path)) as store:
        store.append(NOTE)
        _files(tmp_path)
        store.append(Event(Kind.ENDED, 600.0, "5e55", text="end"))
    with closing(Store("", tmp_path)) as store:
        assert texts(store) == ["0", "1", "note", "end"]


def test_a_file_that_is_gone_when_the_session_ends(tmp_path: Path) -> None:
    store = Store("", tmp_path)
    store.append(NOTE)
    _files(tmp_path)
    store.close()
    with closing(Store("", tmp_path)) as store:
        assert texts(store) == ["note"]


def test_a_file_that_another_session_has_begun_meanwhile(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as one:
        one.extend(answers(2))
        _moved(tmp_path)
        with closing(Store("", tmp_path)) as other:
            other.append(Event(Kind.NOTED, 1.0, "other", text="other"))
            one.append(NOTE)
            assert texts(other) == texts(one) == ["other", "0", "1", "note"]


def test_a_log_that_is_taken_away(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store:
        store.extend(answers(3))
        (tmp_path / f"{FILE}-wal").unlink()
        store.append(NOTE)
        assert store.notice is None
    with closing(Store("", tmp_path)) as store:
        assert texts(store) == ["0", "1", "2", "note"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    assert WAIT < 1
    monkeypatch.setattr(module, "WAIT", 0.0)
    monkeypatch.setattr(module, "_HURRIED", 0.0)


@pytest.mark.usefixtures("impatient")
def test_a_file_that_is_locked(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store, closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        store.extend(answers(2))
        assert notice(store) == "practice-store-unwritten"
        assert (len(store.waiting), len(store.events())) == (2, 2)
        other.execute("ROLLBACK")
        store.append(NOTE)
        assert (store.waiting, store.notice) == ((), None)
        assert texts(store) == ["0", "1", "note"]


@pytest.mark.usefixtures("impatient")
def test_a_new_student_while_the_file_is_locked(tmp_path: Path) -> None:
    Store("", tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        store = Store("Ada", tmp_path)
        assert notice(store) == "practice-store-closed"
        store.append(NOTE)
        assert len(store.waiting) == 1
        other.execute("ROLLBACK")
    store.close()
    with closing(Store("Ada", tmp_path)) as store:
        assert texts(store) == ["note"]


def test_who_waits_in_vain_does_not_wait_as_long_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WAIT", 0.02)
    monkeypatch.setattr(module, "_HURRIED", 0.01)
    with closing(Store("", tmp_path)) as store, closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        store.append(NOTE)
        assert store._connection is not None
        assert store._connection.execute("PRAGMA busy_timeout").fetchone() == (10,)
        other.execute("ROLLBACK")
        store.append(NOTE)
        assert store._connection.execute("PRAGMA busy_timeout").fetchone() == (20,)


def test_a_read_that_fails_is_told(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store:
        store.append(NOTE)
        assert store._connection is not None
        store._connection.set_authorizer(lambda *what: sqlite3.SQLITE_DENY)
        assert texts(store) == ["note"]
        assert notice(store) == "practice-store-unread"
        store._connection.set_authorizer(None)


def test_the_place_of_the_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "file").write_text("", encoding="utf-8")
    with closing(Store("", tmp_path / "file")) as store:
        assert store.notice is not None
        assert dict(store.notice.values)["why"] == "it is no folder"
        store.append(NOTE)
    (left,) = tmp_path.glob("tutor-practice-*.jsonl")
    assert json.loads(left.read_text(encoding="utf-8"))["text"] == "note"
