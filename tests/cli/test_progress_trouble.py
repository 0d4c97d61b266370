"""`tutor progress …` where something is amiss: files, names, lines and terminals."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Printed
from tests.cli.test_progress import home
from tutor.cli import progress_import as importing
from tutor.practice.event import Event, Kind
from tutor.practice.store.place import FILE
from tutor.practice.store.store import open_store

__all__ = ["home"]

Tutor = Callable[..., Printed]


@pytest.mark.parametrize("command", [(), ("--format", "json"), ("export",), ("reset", "--yes")])
def test_a_folder_that_is_none(
    command: tuple[str, ...], home: Path, tutor: Tutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(home / FILE))
    code, out, err = tutor("progress", *command)
    assert (code, out) == (74, ""), "nothing is said of what could not be read"
    assert "cannot be reached: it is no folder." in " ".join(err.split())
    assert "session" not in err


@pytest.mark.parametrize("command", [(), ("--plain",), ("export",), ("reset", "--yes")])
def test_a_file_of_a_newer_tutor(command: tuple[str, ...], home: Path, tutor: Tutor) -> None:
    with closing(sqlite3.connect(home / FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    code, out, err = tutor("progress", *command)
    assert (code, out) == (74, "")
    assert "newer tutor" in err
    assert "session" not in err.lower()


@pytest.mark.skipif(os.name == "nt", reason="links are made by administrators there")
def test_a_folder_that_cannot_be_written(home: Path, tmp_path: Path, tutor: Tutor) -> None:
    """SQLite cannot make the file that it needs beside the others."""
    exported = tutor("progress", "export").out
    (tmp_path / "one.jsonl").write_text(exported, encoding="utf-8")
    (home / f"{FILE}-shm").symlink_to(home / "nowhere" / "shm")
    code, out, err = tutor("progress")
    assert (code, "Answers: 1, of which right: 1." in out) == (0, True)
    assert "can be read, but nothing can be written there" in " ".join(err.split())
    assert "session" not in err
    code, out, _ = tutor("progress", "export")
    assert (code, out) == (0, exported)
    assert tutor("progress", "import", str(tmp_path / "one.jsonl")).out.startswith("0 events added, 1 known already")
    code, out, err = tutor("progress", "reset", "--yes")
    assert (code, out) == (2, "")
    assert "Nothing was changed." in err


@pytest.mark.parametrize("command", [("progress",), ("progress", "--plain")])
def test_a_bad_byte_hides_nothing(command: tuple[str, ...], home: Path, tutor: Tutor) -> None:
    with closing(sqlite3.connect(home / FILE)) as connection:
        connection.execute("DROP TRIGGER event_stays")
        connection.execute("UPDATE event SET text = CAST(x'ff80' AS TEXT)")
        connection.commit()
    code, out, err = tutor(*command)
    assert (code, err) == (0, "")
    assert "Answers: 1, of which right: 1." in out


def test_letters_that_turn_a_line_round_are_not_written_to_a_terminal(
    tutor: Tutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store()) as store:
        store.append(Event(Kind.NOTED, 1_700_000_001.0, "5e55", text="\u202eü"))
    piped = tutor("progress", "export").out
    assert "\u202eü" in piped
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    shown = tutor("progress", "export").out
    assert shown.isascii()
    assert [json.loads(line) for line in shown.splitlines()] == [json.loads(line) for line in piped.splitlines()]


def imported(content: bytes, tmp_path: Path, tutor: Tutor) -> Printed:
    (tmp_path / "in.jsonl").write_bytes(content)
    return tutor("progress", "import", str(tmp_path / "in.jsonl"))


GOOD = b'{"kind": "noted", "at": 5, "session": "z"}\n'


def test_a_kind_that_steers_the_terminal_is_told_with_a_sign(tmp_path: Path, tutor: Tutor) -> None:
    code, out, err = imported(b'{"kind": "\\u001b[31m", "at": 1, "session": "a"}\n' + GOOD, tmp_path, tutor)
    assert (code, out) == (1, "1 event added, 0 known already, 1 line left out.\n")
    assert err.endswith("in.jsonl:1: there is no kind of event ?[31m\n")


def test_a_time_that_no_computer_knows_costs_that_line_only(tmp_path: Path, tutor: Tutor) -> None:
    far = b'{"kind": "answered", "at": 1' + b"0" * 500 + b', "session": "a", "code": 0}\n'
    code, out, err = imported(far + GOOD, tmp_path, tutor)
    assert (code, out) == (1, "1 event added, 0 known already, 1 line left out.\n")
    assert err.endswith("in.jsonl:1: the field at is not as it should be\n")
    assert tutor("progress").code == 0


class Counted(io.BytesIO):
    """A stream that knows how much was asked of it at once."""

    most = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size > 0
        self.most = max(self.most, size)
        return super().readline(size)


def test_a_line_without_end_is_never_in_memory_as_a_whole(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Counted(GOOD + b"a" * 5_000_000 + b"\n" + GOOD)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    code, out, err = tutor("progress", "import", "-")
    assert (code, err) == (1, "-:2: the line is too long\n")
    assert out == "1 event added, 1 known already, 1 line left out.\n"
    assert stream.most < 1_000_000


def test_what_does_not_end_is_refused_as_a_whole(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_MOST_BYTES", 2_000_000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD + b"a" * 3_000_000)))
    code, out, err = tutor("progress", "import", "-")
    assert (code, out) == (2, "")
    assert "larger than 2 MB" in err
    with closing(open_store()) as store:
        assert len(store.events()) == 1


def test_standard_input_that_is_closed(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    code, _, err = tutor("progress", "import", "-")
    assert code == 2
    assert "Standard input is closed" in err


def test_a_picture_in_a_link_to_itself(tmp_path: Path, tutor: Tutor) -> None:
    (tmp_path / "l.svg").symlink_to("l.svg")
    code, out, err = tutor("progress", "--plot", str(tmp_path / "l.svg"))
    assert (code, out) == (2, "")
    assert "l.svg cannot be written: it is a link to itself." in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_a_picture_in_a_pipe(tmp_path: Path, tutor: Tutor) -> None:
    pipe = tmp_path / "x.svg"
    os.mkfifo(pipe)
    code, _, err = tutor("progress", "--plot", str(pipe))
    assert code == 2
    assert "x.svg cannot be written: nobody reads from this pipe." in err
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # now somebody reads
    os.set_blocking(end, True)
    read: list[bytes] = []

    def drain() -> None:
        with open(end, "rb") as stream:
            read.append(stream.read())

    reader = threading.Thread(target=drain)
    # A read before anything is written would end at once: the first write starts it.
    real = os.set_blocking

    def begin(file: int, blocking: bool) -> None:
        real(file, blocking)
        reader.start()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "set_blocking", begin)
        assert tutor("progress", "--plot", str(pipe)).code == 0
    reader.join()
    assert read[0].rstrip().endswith(b"</svg>")
