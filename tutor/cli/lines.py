"""Where the lines of a session come from: a terminal with editing and history, or standard input."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

from tutor.cli.terminal import obeys
from tutor.cli.writable import echoed
from tutor.errors import Unanswerable

_LONGEST = 100_000
"""Characters of a line that are read; the reader of formulas refuses far shorter ones, and says so."""


class Lines(Protocol):
    """Where lines come from."""

    def read(self, prompt: str) -> str:
        """The next line, without its end. A paste may hold several.

        Arguments:
            prompt: what stands before it.

        Raises:
            EOFError: there is none.
            KeyboardInterrupt: the student pressed Ctrl-C.
        """


class Terminal:
    """Lines that are typed: arrow keys, history, and the Tab key that completes commands.

    Arguments:
        commands: what is completed.
    """

    def __init__(self, commands: Sequence[str]) -> None:
        self._commands = tuple(commands)
        # Windows has none: lines are read there all the same, with the keys that its console has.
        with suppress(ImportError):
            self._set_up()

    def read(self, prompt: str) -> str:
        """The next line, without its end."""
        return input(prompt)[:_LONGEST]

    def complete(self, begun: str, number: int) -> str | None:
        """The command of a number among those that begin with what was typed, as `readline` asks for it."""
        import readline

        if readline.get_begidx():  # only the first word is a command
            return None
        fitting = [f"{name} " for name in self._commands if name.startswith(begun.lower())]
        return fitting[number] if number < len(fitting) else None

    def _set_up(self) -> None:
        import readline

        readline.set_completer(self.complete)
        readline.set_completer_delims(" \t\n")
        apple = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if apple else "tab: complete")
        # A pasted working stays one piece, and none of its lines is sent before the student sends it. A terminal that
        # knows no such marks would print them.
        readline.parse_and_bind(f"set enable-bracketed-paste {'on' if obeys() else 'off'}")


class Piped:
    """Lines from standard input. Each is written after its prompt, so that the page is that of a terminal."""

    def read(self, prompt: str) -> str:
        """The next line, without its end."""
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = sys.stdin.buffer.readline(4 * _LONGEST).decode("utf-8", "replace")
        if not line:
            raise EOFError
        text = line.rstrip("\r\n")[:_LONGEST]
        sys.stdout.write(f"{echoed(text, sys.stdout)}\n")
        sys.stdout.flush()
        return text


def lines(commands: Sequence[str]) -> Lines:
    """The lines of whoever sits there, or of what is piped in.

    Arguments:
        commands: what the Tab key completes.

    Raises:
        Unanswerable: standard input is closed.
    """
    if sys.stdin is None:  # a shell closed it with <&-
        raise Unanswerable(
            "Standard input is closed, so no answer can come in.", "Sit at a terminal, or pipe answers in, one a line."
        )
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return Terminal(commands) if sys.stdin.isatty() and sys.stdout.isatty() else Piped()
