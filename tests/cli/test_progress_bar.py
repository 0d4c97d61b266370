"""The bar of a long command: on a terminal only, and only once it is long."""

from __future__ import annotations

import io
import os
import pty
import sys
from contextlib import suppress

import pytest

from tutor.cli import progress_bar as module
from tutor.cli.progress_bar import progress_bar


def shown(monkeypatch: pytest.MonkeyPatch, patience: float, done: int = 3, everything: int = 3) -> str:
    """What a terminal gets while so many pieces of all of them are done, one by one."""
    master, slave = pty.openpty()
    with os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(module, "PATIENCE", patience)
        with progress_bar("Counting") as progress:
            assert progress is not None
            for number in range(done + 1):
                progress(number, everything)
        terminal.write("end")
    read = b""
    # What was written comes piece by piece; behind the last one the terminal is closed, and reading fails.
    with os.fdopen(master, "rb", buffering=0) as end, suppress(OSError):
        while piece := end.read(100_000):
            read += piece
    return read.decode()


def test_it_shows_how_far_the_work_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    text = shown(monkeypatch, -1.0)
    assert "Counting" in text
    places = [text.index(part) for part in ("  0%", " 33%", " 67%", "100%")]
    assert places == sorted(places)


def test_it_is_drawn_for_each_percent_and_not_for_each_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    text = shown(monkeypatch, -1.0, done=29, everything=1_000)
    # At 0, 1 and 2 %; and when it begins and when it ends.
    assert text.count("Counting") == 5


def test_quick_work_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 1_000.0) == "end"


def test_no_terminal_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_bar("Counting") as progress:
        assert progress is None
