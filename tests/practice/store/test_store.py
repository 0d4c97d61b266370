"""Nothing answered is lost: killed sessions, two at once, full disks, damaged, foreign and newer files."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from tutor.errors import Unanswerable
from tutor.practice.event import Event, Kind
from tutor.practice.store.place import FILE
from tutor.practice.store.store import Store, open_store

ANSWER = Event(
    Kind.ANSWERED, 1_700_000_000.5, "5e55", "bank/one", 2, 7, "a", ("chain-rule", "sum-rule"), 3, "2x cos(x^2)",
    "wrong", 1, 0.5, ("chain-inner-dropped",), "chain", 1, 2, 12.25, False,
)  # fmt: skip


def answers(count: int, session: str = "5e55") -> list[Event]:
    return [Event(Kind.ANSWERED, 100.0 + place, session, text=str(place)) for place in range(count)]


def texts(store: Store) -> list[str]:
    return [event.text for event in store.events()]


def notice(store: Store) -> str:
    return "" if store.notice is None else store.notice.key


def test_an_event_comes_back_as_it_was(tmp_path: Path) -> None:
    with closing(Store("Ada", tmp_path)) as store:
        kept = store.append(ANSWER)
    assert len(kept.id) == 32
    with closing(Store("Ada", tmp_path)) as again:
        assert again.events() == (kept,)
        assert again.notice is None


@pytest.mark.parametrize("typed", ["∂f/∂x = 2·x\n= 3", "\ud800", "'; DROP TABLE event; --", "\x00", ""])
def test_whatever_is_typed_is_kept(typed: str, tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store:
        store.append(Event(Kind.ANSWERED, 1.0, "5e55", text=typed))
    with closing(Store("", tmp_path)) as store:
        assert texts(store) == [typed.encode("utf-8", "replace").decode()]


def test_students_are_kept_apart(tmp_path: Path) -> None:
    with closing(Store("Ada", tmp_path)) as ada, closing(Store("Bo", tmp_path)) as bo:
        ada.append(ANSWER)
        assert len(ada.events()) == 1
        assert bo.events() == ()


def test_the_same_event_is_kept_once(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store:
        kept = store.append(ANSWER)
        store.append(kept)
        assert store.events() == (kept,)


def test_two_sessions_see_what_the_other_one_wrote_in_order_of_time(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as one, closing(Store("", tmp_path)) as other:
        one.append(Event(Kind.ANSWERED, 2.0, "a", text="second"))
        other.append(Event(Kind.ANSWERED, 1.0, "b", text="first"))
        assert texts(one) == texts(other) == ["first", "second"]


def test_within_a_session_the_order_of_writing_wins(tmp_path: Path) -> None:
    started = Event(Kind.STARTED, 500.0, "5e55")
    with closing(Store("", tmp_path)) as store:
        store.append(started)
        # The clock was set back by a minute; the other session does not mind.
        assert store.append(Event(Kind.ANSWERED, 440.0, "5e55", text="2")).at == 500.0
        store.append(Event(Kind.ANSWERED, 441.0, "07e4", text="1"))
    with closing(Store("", tmp_path)) as store:
        store.append(Event(Kind.ANSWERED, 450.0, "5e55", text="3"))
        assert texts(store) == ["1", "", "2", "3"]


HOLDING = textwrap.dedent("""
    import sys
    from pathlib import Path
    from tutor.practice.store.store import Store
    store = Store("", Path(sys.argv[1]))
    print(store.hold("5e55"), flush=True)
    sys.stdin.read()
""")


def test_a_session_is_in_one_process_at_a_time_and_free_when_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        with closing(Store("", tmp_path)) as store:
            assert not store.hold("5e55")
            assert store.hold("07e4")
        other.kill()
        other.wait()
    with closing(Store("", tmp_path)) as store:
        assert store.hold("5e55")


def test_where_nothing_can_be_kept_no_session_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with closing(Store("", tmp_path / "file")) as store:
        assert store.hold("5e55")


def test_events_cannot_be_changed(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store:
        store.append(ANSWER)
    with (
        closing(sqlite3.connect(tmp_path / FILE)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="only appended"),
    ):
        connection.execute("UPDATE event SET verdict = 'right'")


WRITER = textwrap.dedent("""
    import os, signal, sqlite3, sys
    from pathlib import Path
    from tutor.practice.event import Event, Kind
    from tutor.practice.store import store as module
    from tutor.practice.store import database

    left = 0

    def watch(statement):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    real = sqlite3.connect

    def connect(*arguments, **named):
        connection = real(*arguments, **named)
        connection.set_trace_callback(watch)
        return connection

    database.sqlite3.connect = connect

    def session(folder):
        with open(folder / "said", "w", encoding="utf-8") as said:
            kept = module.Store("", folder)
            for number in range(3):
                event = kept.append(Event(Kind.ANSWERED, float(number), "5e55", text=str(number)))
                print(event.text, file=said, flush=True)
            kept.close()
            print("end", file=said, flush=True)

    for moment in range(1, 200):
        left = moment
        folder = Path(sys.argv[1], str(moment))
        folder.mkdir()
        child = os.fork()
        if not child:
            session(folder)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code != -signal.SIGKILL:
            sys.exit(code)
    sys.exit("the session never ended")
""")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is killed like that here")
def test_a_kill_at_any_moment_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    """A session is killed at its first statement, its second, …: what it said was kept is there, and can be read."""
    done = subprocess.run([sys.executable, "-c", WRITER, str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    folders = sorted(tmp_path.iterdir(), key=lambda folder: int(folder.name))
    assert len(folders) > 15
    for folder in folders:
        said = (folder / "said").read_text(encoding="utf-8").split()
        assert ("end" in said) is (folder == folders[-1])
        with closing(Store("", folder)) as store:
            found = texts(store)
            assert notice(store) == ""
        told = [word for word in said if word != "end"]
        assert found[: len(told)] == told, folder.name
        assert len(found) <= len(told) + 1
        with closing(sqlite3.connect(folder / FILE)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


CROWD = textwrap.dedent("""
    import sys
    from pathlib import Path
    from tutor.practice.event import Event, Kind
    from tutor.practice.store.store import Store

    store = Store("", Path(sys.argv[1]))
    for number in range(25):
        store.append(Event(Kind.ANSWERED, float(number), sys.argv[2], text=str(number)))
    assert not store.waiting, store.notice
    store.close()
""")


def test_many_sessions_at_once(tmp_path: Path) -> None:
    crowd = [subprocess.Popen([sys.executable, "-c", CROWD, str(tmp_path), str(number)]) for number in range(4)]
    assert [one.wait(timeout=120) for one in crowd] == [0] * 4
    with closing(Store("", tmp_path)) as store:
        found = store.events()
    for number in range(4):
        assert [one.text for one in found if one.session == str(number)] == [str(place) for place in range(25)]


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 61, "a\x1b", "\u202eada", "../x", "a\nb", "a\tb", "Ada\n", "a\\b", "~", "a:b", "$x"]
)
def test_what_is_no_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(Unanswerable):
        open_store(name, tmp_path)


@pytest.mark.parametrize("name", ["Ada", "Åse-Marie", "Jean d’Arc", "O'Neil, J.", "Ngọc 2", "李明", "ada@home"])
def test_what_is_a_name(name: str, tmp_path: Path) -> None:
    with closing(open_store(f" {name} ", tmp_path)) as store:
        assert store.student == name


def test_what_is_written_stays_when_the_power_fails(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store:
        assert store._connection is not None
        (journal,) = store._connection.execute("PRAGMA journal_mode").fetchone()
        (synchronous,) = store._connection.execute("PRAGMA synchronous").fetchone()
        (foreign_keys,) = store._connection.execute("PRAGMA foreign_keys").fetchone()
    # In the numbers of SQLite 2 is FULL: the log reaches the disk with each write.
    assert (journal, synchronous, foreign_keys) == ("wal", 2, 1)


def test_without_the_environment_it_is_the_folder_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TUTOR_HOME", raising=False)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, appauthor: str(tmp_path / "theirs" / name))
    with closing(open_store()) as store:
        store.append(ANSWER)
    assert (tmp_path / "theirs" / "tutor" / FILE).is_file()


def test_the_folder_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    with closing(open_store()) as store:
        store.append(ANSWER)
    assert (tmp_path / "home" / FILE).is_file()
