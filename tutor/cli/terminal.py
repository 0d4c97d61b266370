"""What the terminal is, or the pipe that stands for one."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

_PIPE_WIDTH = 100


def width(in_pipe: int = _PIPE_WIDTH) -> int:
    """The columns of the terminal; so many where there is none."""
    return shutil.get_terminal_size((in_pipe, 24)).columns


def in_colour(stream: TextIO) -> bool:
    """Whether what is written there may have colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and obeys()


def obeys() -> bool:
    """Whether the terminal knows marks for colours and pastes. The console of Windows does, and has no name."""
    return os.name == "nt" or os.environ.get("TERM", "") not in ("", "dumb")


def shows_unicode() -> bool:
    """Whether standard output can carry the characters of formulas."""
    try:
        "∂Σ⎡²₁−".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def look(ascii: bool, spoken: bool) -> str:
    """All that decides how the same page is written, as a text to compare.

    Arguments:
        ascii: plain characters only.
        spoken: formulas in words.
    """
    plain = ascii or not shows_unicode()
    return f"{width()} {plain} {spoken} {in_colour(sys.stdout)} {sys.stdout.encoding}"
