"""What is typed, and how it is written again."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import pytest

from tutor.cli import lines as module
from tutor.cli.lines import Piped, Terminal, lines
from tutor.cli.practice_screen import Screen
from tutor.cli.terminal import in_colour
from tutor.cli.writable import writable
from tutor.derivation.lesson import phrase
from tutor.errors import Unanswerable


def page(typed: bytes, encoding: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """What is read of a line, and what is written of it."""
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    monkeypatch.setattr(sys, "stdout", out)
    read = Piped().read("> ")
    assert isinstance(out.buffer, io.BytesIO)
    return read, out.buffer.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("typed", "encoding", "read", "written"),
    [
        ("2xü\n".encode(), "utf-8", "2xü", "> 2xü\n"),
        ("2xü\r\n".encode(), "ascii", "2xü", "> 2x?\n"),
        (b"\x1b]0;pwned\x07\x1b[31m\n", "utf-8", "\x1b]0;pwned\x07\x1b[31m", "> ?]0;pwned??[31m\n"),
        ("\u202e2x\x9b\u2028\r3\n".encode(), "utf-8", "\u202e2x\x9b\u2028\r3", "> ?2x???3\n"),
        (b"\xff\n", "utf-8", "\ufffd", "> \ufffd\n"),
    ],
)
def test_a_line_is_written_again_so_that_it_does_no_harm(
    typed: bytes, encoding: str, read: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page(typed, encoding, monkeypatch) == (read, written)


def test_a_page_is_written_as_far_as_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    Screen().say(phrase("plain", text="漢"))
    assert isinstance(out.buffer, io.BytesIO)
    assert out.buffer.getvalue().strip() == b"?"


def test_a_stream_of_an_unknown_encoding() -> None:
    class Stream(io.StringIO):
        encoding = "nowhere"

    assert writable("aü", Stream()) == "a?"


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(Unanswerable, match="Standard input is closed"):
        lines(())


class Screenlike(io.StringIO):
    """Standard output at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.skipif(sys.platform == "win32", reason="the console of Windows has no name")
@pytest.mark.parametrize(("term", "wanted"), [("xterm-256color", True), ("dumb", False), ("", False), (None, False)])
def test_marks_only_for_a_terminal_that_knows_them(
    term: str | None, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    readline = pytest.importorskip("readline")
    bound: list[str] = []
    monkeypatch.setattr(readline, "parse_and_bind", bound.append)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TERM", raising=False)
    if term is not None:
        monkeypatch.setenv("TERM", term)
    names: Sequence[str] = ()
    assert isinstance(module.Terminal(names), Terminal)
    assert bound[-1] == f"set enable-bracketed-paste {'on' if wanted else 'off'}"
    assert in_colour(Screenlike()) is wanted
