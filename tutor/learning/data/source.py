"""Bytes of a data file or of standard input, and the files that are refused before their text is read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from tutor.errors import Unanswerable
from tutor.learning.data.clean import clean_name

CHUNK = 512 * 1024
"""Bytes that are read at a time: large enough that a block costs little besides its numbers."""
HEAD = 2 * CHUNK
"""Bytes that are looked at first: more than the longest line."""
STANDARD_INPUT = "standard input"
_LONGEST_SOURCE = 80
PARQUET = b"PAR1"
_EXPORT = "Open it in its own program and export it as CSV."
_UNPACK = "Unpack it first."
_REFUSED = (
    (b"PK\x03\x04", "a spreadsheet or a ZIP archive, not text", _EXPORT),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet, not text", _EXPORT),
    (b"\x1f\x8b", "packed with gzip", _UNPACK),
    (b"BZh", "packed with bzip2", _UNPACK),
    (b"\xfd7zXZ\x00", "packed with xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", _UNPACK),
    (b"%PDF", "a PDF, not text", "Copy its table into a text file, one row a line."),
)


class Bytes(Protocol):
    """An open file or stream."""

    def read(self, size: int, /) -> bytes | None:
        """At most `size` bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes come from."""

    name: str
    """What a student calls it: the file's name without its folders, or "standard input"."""
    path: str | None
    """The path of a file that can be read again; None for a stream."""
    head: bytes
    """The first bytes: `HEAD` of them or a little more, or all."""
    chunks: Callable[[], Iterator[bytes]]
    """All bytes from the start, in chunks. A stream can be walked through once."""


def open_source(path: str | os.PathLike[str]) -> Source:
    """Opens a file, or standard input for "-", and looks at its first bytes.

    Raises:
        Unanswerable: there is no such file, it may not be read, it is a folder, empty, packed, or not text.
    """
    name = STANDARD_INPUT if os.fspath(path) == "-" else clean_name(os.path.basename(os.fspath(path)), _LONGEST_SOURCE)
    if os.fspath(path) == "-":
        if sys.stdin is None:  # a shell closed it with <&-
            raise Unanswerable("Standard input is closed, so no data can come in.", "Pipe them in, or name a file.")
        return _stream(name, _chunks(name, sys.stdin.buffer))
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise Unanswerable(f"{name or os.fspath(path)} is a folder, not a data file.", "Name a file in it.")
        # A pipe, as a shell's <(command) makes it, gives its bytes once, like standard input.
        if not stat.S_ISREG(mode):
            whole = clean_name(os.fspath(path), _LONGEST_SOURCE)  # "/dev/fd/63": a bare 63 would say nothing
            return _stream(whole, _walk(whole, os.fspath(path)))
        with open(path, "rb", buffering=0) as file:
            head = b"".join(_up_to(_chunks(name, file), HEAD))
    except (OSError, ValueError) as problem:
        raise _unreadable(clean_name(os.fspath(path), _LONGEST_SOURCE), problem) from None
    _refuse(name, head)
    return Source(name, os.fspath(path), head, lambda: _walk(name, os.fspath(path)))


def _stream(name: str, rest: Iterator[bytes]) -> Source:
    head = b"".join(_up_to(rest, HEAD))
    _refuse(name, head)
    if head.startswith(PARQUET):
        raise Unanswerable(f"{name} is a Parquet file, which cannot be read as a stream.", "Give the file by its name.")
    whole = chain((head,), rest)
    used: list[bool] = []

    def once() -> Iterator[bytes]:
        if used:
            raise Unanswerable(f"{name} can be read only once.", "Save it in a file and give the file's name.")
        used.append(True)
        return whole

    return Source(name, None, head, once)


def _up_to(chunks: Iterator[bytes], most: int) -> Iterator[bytes]:
    total = 0
    while total < most and (chunk := next(chunks, b"")):
        total += len(chunk)
        yield chunk


def _chunks(name: str, file: Bytes) -> Iterator[bytes]:
    try:
        while chunk := file.read(CHUNK):
            yield chunk
    except (OSError, ValueError) as problem:
        raise _unreadable(name, problem) from None


def _walk(name: str, path: str) -> Iterator[bytes]:
    try:
        with open(path, "rb", buffering=0) as file:
            yield from _chunks(name, file)
    except OSError as problem:
        raise _unreadable(name, problem) from None


def _unreadable(name: str, problem: OSError | ValueError) -> Unanswerable:
    if isinstance(problem, FileNotFoundError):
        return Unanswerable(
            f"There is no file {name or 'with an empty name'}.", "Check its name and folder; - reads standard input."
        )
    if isinstance(problem, PermissionError):
        return Unanswerable(f"{name} may not be read.", "Ask for permission, or copy it to a folder of yours.")
    reason = problem.strerror if isinstance(problem, OSError) else "its name is not one a file can have"
    return Unanswerable(f"{name} cannot be read: {reason}.", "Check its name and folder.")


def _refuse(name: str, head: bytes) -> None:
    if not head.strip():
        raise Unanswerable(f"{name} is empty.", "It needs a header and rows of numbers, with commas between them.")
    for magic, what, mend in _REFUSED:
        if head.startswith(magic):
            raise Unanswerable(f"{name} is {what}.", mend)
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16 and UTF-32 are full of zero bytes
    if b"\x00" in head and not is_wide and not head.startswith(PARQUET):
        raise Unanswerable(f"{name} is not a text file.", "Data comes as CSV, TSV (UTF-8 text) or Parquet.")
