"""Files that are damaged, foreign, newer or older, and disks that cannot be written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.practice.store.test_store import ANSWER, answers, notice, texts
from tutor.practice.event import Event, Kind
from tutor.practice.store.database import MIGRATIONS, NewerFile, connect
from tutor.practice.store.place import FILE
from tutor.practice.store.store import Store

NO_LINKS = pytest.mark.skipif(os.name == "nt", reason="links are made by administrators there")


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be kept in its place is put into the folder for temporary files."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path_factory.mktemp("temporary")))


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        connection.execute("CREATE TABLE secret (x)")
        connection.commit()
    before = (tmp_path / FILE).read_bytes()
    with closing(Store("", tmp_path)) as store:
        assert notice(store) == "practice-store-newer"
        store.append(ANSWER)
        assert len(store.events()) == 1
    assert (tmp_path / FILE).read_bytes() == before
    with pytest.raises(NewerFile):
        connect(tmp_path / FILE)


@pytest.mark.parametrize("damage", ["not a database at all " * 100, "", "SQLite format 3\x00"])
def test_a_file_that_is_no_database(damage: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(damage, encoding="utf-8")
    with closing(Store("", tmp_path)) as store:
        assert notice(store) == ("practice-store-broken" if damage else "")
        store.append(ANSWER)
    with closing(Store("", tmp_path)) as store:
        assert len(store.events()) == 1
        assert notice(store) == ""
    if damage:
        assert (tmp_path / f"{FILE}.broken-1").read_text(encoding="utf-8") == damage


def test_what_can_be_read_of_a_damaged_file_is_saved(tmp_path: Path) -> None:
    with closing(Store("Ada", tmp_path)) as store:
        store.extend(answers(2_000))
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = tmp_path / FILE
    pages = bytearray(path.read_bytes())
    # Pages with answers on them: where in the file they lie among those of the index is left to chance.
    leaves = [at for at in range(0, len(pages), 4096) if b"answered" in pages[at : at + 4096]]
    for at in leaves[len(leaves) // 2 :][:3]:
        pages[at : at + 4096] = b"\xff" * 4096
    path.write_bytes(pages)
    with closing(Store("Ada", tmp_path)) as store:
        assert notice(store) == "practice-store-broken"
        saved = texts(store)
        assert len(saved) > 500
        assert set(saved) < {str(place) for place in range(2_000)}
        store.append(ANSWER)
        assert len(store.events()) == len(saved) + 1


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = Store("", tmp_path / "file" / "folder")
    assert notice(store) == "practice-store-closed"
    store.append(ANSWER)
    assert len(store.events()) == len(store.waiting) == 1
    store.close()
    assert notice(store) == "practice-store-rescued"
    assert store.notice is not None
    rescued = Path(str(dict(store.notice.values)["file"]))
    assert "2x cos(x^2)" in rescued.read_text(encoding="utf-8")
    rescued.unlink()


def test_a_disk_that_is_full_for_a_while(tmp_path: Path) -> None:
    """SQLite itself is told that the file may not grow: that is what a full disk looks like."""
    with closing(Store("", tmp_path)) as store:
        connection = store._connection
        assert connection is not None
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        for event in answers(300):
            store.append(event)
        assert notice(store) == "practice-store-unwritten"
        assert len(store.waiting) > 0
        assert texts(store) == [str(place) for place in range(300)]
        connection.execute("PRAGMA max_page_count = 1000000")
        store.append(Event(Kind.ENDED, 1_000.0, "5e55", text="end"))
        assert store.waiting == ()
        assert notice(store) == ""
    with closing(Store("", tmp_path)) as store:
        assert texts(store) == [*(str(place) for place in range(300)), "end"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to the administrator")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    store = Store("", tmp_path)
    assert notice(store) == "practice-store-closed"
    tmp_path.chmod(0o700)
    store.append(ANSWER)
    assert store.waiting == ()
    store.close()


def test_older_files_become_those_of_today(tmp_path: Path) -> None:
    """Every version is kept as a fixture; before each step a copy is put beside the file."""
    newer = (*MIGRATIONS, "ALTER TABLE student ADD COLUMN mail TEXT;", "CREATE TABLE later (x);")
    fixtures = sorted((Path(__file__).parent / "versions").glob("*.sql"))
    assert len(fixtures) == len(MIGRATIONS)
    for version, fixture in enumerate(fixtures, 1):
        path = tmp_path / f"{version}.sqlite3"
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(fixture.read_text(encoding="utf-8"))
        with closing(connect(path, newer)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (len(newer),)
            assert connection.execute("SELECT name, mail FROM student").fetchall() == [("Ada", None)]
            assert connection.execute("SELECT text, code FROM event").fetchall() == [("2xy", 0), ("2x", 1)]
        for old in range(version, len(newer)):
            with closing(sqlite3.connect(path.with_name(f"{path.name}.version-{old}"))) as copy:
                assert copy.execute("PRAGMA user_version").fetchone() == (old,)
                assert copy.execute("SELECT count(*) FROM event").fetchone() == (2,)


def test_a_copy_that_was_cut_off_does_not_count_as_one(tmp_path: Path) -> None:
    path, copy = tmp_path / FILE, tmp_path / f"{FILE}.version-1"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / "versions" / "1.sql").read_text(encoding="utf-8"))
    copy.write_bytes(path.read_bytes()[:5000])
    connect(path, (*MIGRATIONS, "CREATE TABLE later (x);")).close()
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
        assert kept.execute("SELECT count(*) FROM event").fetchone() == (2,)
    assert sorted(one.name for one in tmp_path.iterdir()) == [FILE, copy.name]


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    connect(tmp_path / "a.sqlite3").close()
    broken = (*MIGRATIONS, "CREATE TABLE half (x);\nCREATE TABLE half (x);")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        connect(tmp_path / "a.sqlite3", broken)
    with closing(connect(tmp_path / "a.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)


def test_forgetting_leaves_a_copy(tmp_path: Path) -> None:
    with closing(Store("Ada", tmp_path)) as ada, closing(Store("Bo", tmp_path)) as bo:
        ada.extend(answers(3))
        bo.append(ANSWER)
        copy = ada.forget()
        assert ada.events() == ()
        assert len(bo.events()) == 1
        ada.append(ANSWER)
        assert len(ada.events()) == 1
    assert copy.name == f"{FILE}.before-reset-1"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (4,)


def shut(folder: Path) -> Path:
    """As in a folder in which nothing can be written: SQLite cannot make the file that it needs beside the others.

    Returns:
        what stands in its place.
    """
    beside = folder / f"{FILE}-shm"
    beside.symlink_to(folder / "nowhere" / "shm")
    return beside


@NO_LINKS
def test_what_is_in_a_folder_that_cannot_be_written_is_read(tmp_path: Path) -> None:
    with closing(Store("Ada", tmp_path)) as store:
        store.extend(answers(3))
    before = (tmp_path / FILE).read_bytes()
    beside = shut(tmp_path)
    store = Store("Ada", tmp_path)
    assert notice(store) == "practice-store-read-only"
    assert texts(store) == ["0", "1", "2"]
    note = Event(Kind.NOTED, 500.0, "5e55", text="note")
    store.append(note)
    assert (texts(store), len(store.waiting)) == (["0", "1", "2", "note"], 1)
    assert notice(store) == "practice-store-read-only", "the same is not told in other words"
    assert notice(Store("Bo", tmp_path)) == "practice-store-closed"
    assert (tmp_path / FILE).read_bytes() == before
    beside.unlink()
    store.append(Event(Kind.ENDED, 600.0, "5e55", text="end"))
    assert (store.waiting, store.notice) == ((), None)
    assert texts(store) == ["0", "1", "2", "note", "end"]
    store.close()
    with closing(Store("Ada", tmp_path)) as store:
        assert texts(store) == ["0", "1", "2", "note", "end"]


@NO_LINKS
def test_an_older_file_in_a_folder_that_cannot_be_written_stays_as_it_is(tmp_path: Path) -> None:
    """What a session that was killed left in the log belongs to it."""
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript((Path(__file__).parent / "versions" / "1.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE student SET name = 'Bo'")
        connection.commit()
        log = (tmp_path / f"{FILE}-wal").read_bytes()
        before = (tmp_path / FILE).read_bytes()
    assert log
    (tmp_path / FILE).write_bytes(before)
    (tmp_path / f"{FILE}-wal").write_bytes(log)
    shut(tmp_path)
    assert texts(Store("Bo", tmp_path)) == ["2xy", "2x"]
    assert (tmp_path / FILE).read_bytes() == before
    assert (tmp_path / f"{FILE}-wal").read_bytes() == log
