"""The lines of a text file: decoded, with one kind of line end, in blocks of whole lines."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from tutor.errors import Unanswerable
from tutor.learning.data.clean import shown

LONGEST_LINE = 1_000_000
"""Bytes. No row of numbers is as long; without a limit a file of one line would have to be kept whole."""
_SHOWN = 200
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)


def encoding_of(head: bytes) -> str:
    r"""How the text is encoded, by its byte order mark; else UTF-8 if it can be, and Windows' cp1252 if not.

    >>> encoding_of(b"\xff\xfea\x00"), encoding_of("größe".encode()), encoding_of("größe".encode("cp1252"))
    ('utf-16', 'utf-8', 'cp1252')
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut in two
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def text_blocks(chunks: Iterator[bytes], encoding: str, source: str) -> Iterator[bytes]:
    """The text as UTF-8 in blocks of whole lines, each line ended by one line feed.

    Arguments:
        chunks: the bytes of the file.
        encoding: as `encoding_of` found it.
        source: the file's name, for the error.

    Raises:
        Unanswerable: a line is longer than `LONGEST_LINE`.
    """
    rest, held_back = b"", b""
    for raw in _as_utf8(chunks, encoding):
        chunk = held_back + raw
        # A carriage return at the end may be the first half of a line end.
        held_back = b"\r" if chunk.endswith(b"\r") else b""
        if b"\r" in chunk:
            chunk = chunk[: len(chunk) - len(held_back)].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        cut = chunk.rfind(b"\n") + 1
        if cut:
            yield rest + chunk[:cut]
            rest = chunk[cut:]
        else:
            rest += chunk
        if len(rest) > LONGEST_LINE:
            # Which line it is, is not counted: that would take a tenth of the time in which a long file is read.
            begins = rest[:_SHOWN].decode("utf-8", "replace")
            raise Unanswerable(
                f"{source}: a line is longer than {LONGEST_LINE:,} bytes; it begins with '{shown(begins)}'.",
                "Is it a data file? One row should stand on each line.",
            )
    if rest or held_back:
        yield rest + b"\n"


def _as_utf8(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    if encoding == "utf-8":
        yield from chunks
        return
    # What cannot be decoded becomes a replacement character: in a number that is a bad row, in a name a blot.
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


class LineFeed:
    """The lines of a file one by one, or block by block where each line need not be looked at.

    Arguments:
        blocks: as `text_blocks` gives them.
    """

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._lines: list[str] = []
        self._next = 0
        self.line = 0
        """How many lines were given out."""
        self.ended = False
        """Whether a line was asked for after the last one."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.has_lines_in_block:
            block = next(self._blocks, None)
            if block is None:
                self.ended = True
                raise StopIteration
            self._split(block)
        self._next += 1
        self.line += 1
        return f"{self._lines[self._next - 1]}\n"

    @property
    def has_lines_in_block(self) -> bool:
        """Whether the block whose lines are being given out has more of them."""
        return self._next < len(self._lines)

    def next_block(self) -> bytes | None:
        """What is left of the block, or the next one; None at the end. To be followed by `pass_by` or `give_back`."""
        if self.has_lines_in_block:
            block = "\n".join((*self._lines[self._next :], "")).encode()
            self._lines, self._next = [], 0
            return block
        return next(self._blocks, None)

    def pass_by(self, lines: int) -> None:
        """Counts the lines of a block that was used as a whole."""
        self.line += lines

    def give_back(self, block: bytes) -> None:
        """Puts a block back, so that its lines are given out one by one."""
        self._split(block)

    def _split(self, block: bytes) -> None:
        # Not splitlines(): it also splits at form feeds and at Unicode's own line ends.
        self._lines = block.decode("utf-8", "replace").split("\n")[:-1]
        self._next = 0
