"""The standard streams: closed, full, or with nobody at the other end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed

ROOT = Path(__file__).parents[2]
HEIGHTS = ROOT / "tests" / "data" / "heights.csv"
CLOSED = "The answer could not be written: standard output is closed."
FULL = "The answer could not be written: No space left on device."


def shell(command: str) -> tuple[int, str, str]:
    """A command line as a shell runs it, `tutor` being this program: the exit code, the output, the errors."""
    line = command.replace("tutor", f"{sys.executable} -m tutor", 1)
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (f"tutor regress {HEIGHTS} --show fit >&-", CLOSED),
        (f"tutor regress {HEIGHTS} --show fit --sketch > /dev/full", FULL),
        ("tutor grad x^2 --format json > /dev/full", FULL),
        ("tutor plot x^2 >&-", CLOSED),
        ("tutor --help > /dev/full", FULL),
        ("tutor rules >&- <&-", CLOSED),
    ],
)
def test_an_answer_that_cannot_be_written(command: str, says: str) -> None:
    code, _, err = shell(command)
    assert (code, err.splitlines()[0]) == (74, says)
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize(
    ("command", "code"),
    [("tutor grad x^2 2>&-", 0), ("tutor grad x^+ 2>&-", 2), ("tutor grad x^+ 2>/dev/full", 2)],
)
def test_errors_that_nobody_can_read(command: str, code: int) -> None:
    found, out, _ = shell(command)
    assert (found, bool(out)) == (code, code == 0)


def test_a_reader_who_has_seen_enough() -> None:
    assert shell("tutor grad x^2 | true")[2] == ""


def test_standard_input_that_is_closed(tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    for command in (("grad", "-"), ("descend", "-", "--at", "x=1"), ("regress", "-"), ("plot", "-")):
        code, out, err = tutor(*command)
        assert (code, out) == (2, "")
        assert err.startswith("Standard input is closed, so no")
        assert len(err.splitlines()) == 2


def test_standard_input_that_cannot_be_read() -> None:
    code, _, err = shell("tutor grad - 0>/dev/null")
    assert code == 2
    assert err.startswith("Standard input cannot be read: ")


def test_it_is_interrupted_before_it_is_loaded(tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> None:
    class Loading:
        @property
        def application(self) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "tutor.cli.app", Loading())
    assert tutor("grad", "x") == (130, "", "")


def test_it_is_interrupted(tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tutor.derivation.lessons.rules.rules_lesson", interrupt)
    code, out, err = tutor("rules")
    assert (code, out, err.strip()) == (130, "", "")
