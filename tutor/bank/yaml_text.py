"""From the bytes of a file to text that is safe to parse: bounded, UTF-8, and without control characters."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from tutor.bank.places import Flaw, Position
from tutor.expression.steering import STEERING

LARGEST = 1_000_000
"""How many bytes a file may have."""

LONGEST = 10_000
"""How many characters a line may have; some signs take the YAML reader time with the square of their number."""

_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
CONTROL = re.compile(rf"[{STEERING}\u2028\u2029\ufeff\ufffe\uffff]")
"""What no text of a bank may hold: what steers a terminal, and what makes a line read in another order."""
_SAVE_AS_UTF8 = "Save it as UTF-8 in your editor."


def contents(path: Path) -> bytes | Flaw:
    """The bytes of a file, or why it cannot be read. A file that is too large is not read."""
    try:
        # A pipe would be waited for, and a device may never end.
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return Flaw("file", "This is not a file.", "Name a YAML file, or a folder of them.")
            read = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        return Flaw("file", f"The file cannot be read: {reason or error}.", "Check its name and that you may read it.")
    if len(read) > LARGEST:
        return Flaw(
            "too-large",
            f"The file has more than {LARGEST // 1_000_000} MB.",
            "A bank is a few hundred exercises at most: split it into files.",
        )
    return read


def decoded(read: bytes) -> str | Flaw:
    """The text of a file, or why it is none.

    >>> decoded("a: é".encode())
    'a: é'
    >>> decoded("a: 1\\nb: é".encode("latin-1")).position
    (2, 4)
    """
    for mark, name in _MARKS.items():
        if read.startswith(mark):
            return Flaw("encoding", f"The file is written in {name}, not in UTF-8.", _SAVE_AS_UTF8)
    try:
        text = read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = read[: error.start].decode("utf-8-sig", "replace")
        return Flaw(
            "encoding",
            f"Byte {error.start + 1} of the file, {read[error.start]:#04x}, is not UTF-8.",
            _SAVE_AS_UTF8,
            position_of(before, len(before)),
        )
    long = re.search(rf"[^\n]{{{LONGEST + 1}}}", text)
    if long:
        place = position_of(text, long.start())
        return Flaw("too-large", f"This line has more than {LONGEST:,} characters.", "Break it into lines.", place)
    control = CONTROL.search(text)
    if control:
        return Flaw(
            "control-character",
            f"There is an invisible character here (U+{ord(control[0]):04X}).",
            "Delete it, and type the text around it anew.",
            position_of(text, control.start()),
        )
    return text


def position_of(text: str, index: int) -> Position:
    """Line and column of a place in a text.

    >>> position_of("ab\\ncd", 4)
    (2, 2)
    """
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
