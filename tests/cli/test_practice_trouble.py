"""`tutor practice` where something is amiss: the file, the terminal, standard input, and options that are too large."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_practice import BANK, PROGRAM, environment, piped, played
from tutor.practice.store.place import FILE
from tutor.practice.store.store import Store

__all__ = ["environment"]

CLOSED = f"import sys\nsys.stdin = None\n{PROGRAM}"
"""The program as a shell starts it behind <&-."""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothing-like-this",), "There is no bank, topic, skill or exercise called nothing-like-this."),
        (("--minutes", "0"), "--minutes"),
        (("--minutes", "nan"), "nan is no number of minutes."),
        (("--minutes", "inf"), "--minutes"),
        (("--count", "none"), "--count"),
        (("--count", "99999999999999999999999"), "--count"),
        (("--student", " "), "A student's name cannot be empty."),
        (("--student", "../x"), "cannot be the name of a student"),
        (("--student", "a\nb"), "cannot be the name of a student"),
    ],
)
def test_what_cannot_be_asked_for(arguments: tuple[str, ...], says: str, environment: dict[str, str]) -> None:
    done = played("", arguments, environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_letters_that_the_stream_cannot_carry(locale: dict[str, str], environment: dict[str, str]) -> None:
    plain = {name: value for name, value in environment.items() if name != "PYTHONIOENCODING"}
    done = piped("ü\nnote ü\nquit\n", ("hills-slope", "--seed", "1"), {**plain, **locale})
    assert (done.returncode, done.stderr) == (0, "")
    assert "> ?\n" in done.stdout
    with closing(Store("", Path(environment["TUTOR_HOME"]))) as store:
        assert "ü" in [one.text for one in store.events()]


def test_what_was_typed_does_not_steer_the_terminal(environment: dict[str, str]) -> None:
    done = played("\x1b]0;pwned\x07\x1b[31m\nquit\n", ("hills-slope", "--seed", "1"), environment)
    assert "> ?]0;pwned??[31m\n" in done.stdout
    assert "\x1b" not in done.stdout


def test_standard_input_that_is_closed(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CLOSED, "practice", "hills-slope", "--bank", BANK],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Standard input is closed, so no answer can come in.")


def test_a_note_in_memory_is_not_said_to_be_kept(environment: dict[str, str], tmp_path: Path) -> None:
    home = Path(environment["TUTOR_HOME"])
    Store("", home).close()
    with closing(sqlite3.connect(home / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = piped(
            "note one\nnote two\nquit\n", ("hills-slope", "--seed", "1"), {**environment, "TMPDIR": str(tmp_path)}
        )
        other.execute("ROLLBACK")
    page = " ".join(done.stdout.split())
    assert done.returncode == 0
    assert "could not be written to" in page
    assert "is kept" not in page
    assert page.count("Your note is in memory only so far.") == 2
    assert "`tutor progress import` takes them up from there." in page
    (left,) = tmp_path.glob("tutor-practice-*.jsonl")
    assert '"text": "two"' in left.read_text(encoding="utf-8")


def test_a_folder_that_is_none(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    there = {**environment, "TUTOR_HOME": str(tmp_path / "file"), "TMPDIR": str(tmp_path)}
    done = piped("note one\nquit\n", ("hills-slope", "--seed", "1"), there)
    page = " ".join(done.stdout.split())
    assert done.returncode == 0
    assert "it is no folder. This session goes on in memory." in page
    assert "Your note is kept" not in page


@pytest.mark.skipif(os.name == "nt", reason="a file in use cannot be taken away there")
def test_a_file_that_is_taken_away_is_written_again(environment: dict[str, str]) -> None:
    home = Path(environment["TUTOR_HOME"])
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "practice", "hills-slope", "--bank", BANK, "--seed", "1"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write("note one\n")
    child.stdin.flush()
    while "Your note is kept." not in child.stdout.readline():
        pass
    shutil.rmtree(home)
    out, _ = child.communicate("note two\nquit\n", timeout=120)
    assert child.returncode == 0
    assert "was taken away or replaced" in " ".join(out.split())
    with closing(Store("", home)) as store:
        assert [one.text for one in store.events() if one.text in ("one", "two")] == ["one", "two"]
