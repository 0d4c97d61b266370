"""Where the wanted fields of a block of lines stand, found for all lines at once, and which lines are in doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.learning.data.number import LONGEST_NUMBER
from tutor.learning.data.rows import BLANKS

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

PLAIN = b"0123456789+-"
SCIENTIFIC = PLAIN + b"eE "
_MINUS = "−".encode()
_RUNS = re.compile(rb"[ \t]+")
_ENDS = re.compile(rb"(?m)^ +| +$")
_QUOTE = ord('"')
_LINE_END = ord("\n")
_BLANK = ord(" ")
_INNER = b"\x1e"
"""Stands for a delimiter inside quotes; no number and no field has it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the numbers stand in a block."""

    delimiter: str
    """A character, `BLANKS`, or "" for one column."""
    width: int
    """How many fields a row has."""
    columns: tuple[int, ...]
    """Which are wanted, from 0, in this order; one may be wanted twice."""
    comma: bool
    """Whether a comma is the decimal point."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields one after the other, each with a delimiter or a line end behind it."""

    letters: NDArray[numpy.uint8]
    """The text."""
    ends: NDArray[numpy.intp]
    """Where the delimiters and line ends stand."""
    delimiter: bytes
    point: bytes
    """What stands before the decimals."""

    @property
    def lengths(self) -> NDArray[numpy.intp]:
        """The length of each field with its delimiter."""
        import numpy

        return numpy.diff(self.ends, prepend=-1)

    def for_numpy(self, delete: bytes = b"") -> bytes:
        """The text with commas between the fields and points before the decimals, some letters taken away."""
        table = bytes.maketrans(self.point + self.delimiter + b"\n", b".,,")
        return self.letters.tobytes().translate(table, delete)

    def has_only(self, letters: bytes) -> bool:
        """Whether nothing but these letters, the point and the delimiters stands in the text."""
        return not self.letters.tobytes().translate(None, letters + self.point + self.delimiter + b"\n")

    def only(self, chosen: NDArray[numpy.bool_]) -> Fields:
        """Some of the fields."""
        import numpy

        lengths = self.lengths
        letters = self.letters[numpy.repeat(chosen, lengths)]
        return Fields(letters, numpy.cumsum(lengths[chosen]) - 1, self.delimiter, self.point)


def wanted_fields(block: bytes, layout: Layout) -> tuple[Fields, NDArray[numpy.bool_]] | None:
    r"""The fields of the wanted columns in the order of the file, row by row, without the lines that are in doubt.

    Arguments:
        block: whole lines.
        layout: how they are written.

    Returns:
        The fields, and for each line of the block whether its fields are among them; None if that cannot be told, or
        if no line is left.

    >>> fields, good = wanted_fields(b'1,"a, b",3\nNA,c,4\n\n5,6\n7,d,8\n', Layout(",", 3, (0, 2), comma=False))
    >>> fields.for_numpy(), good.tolist()
    (b'1,3,7,8,', [True, False, False, False, True])
    """
    import numpy

    letters, delimiter = _unquoted(block, layout.delimiter)
    if letters is None:
        return None
    inner_point = layout.comma and delimiter == b","  # then decimal commas stand in quotes
    point = _INNER if inner_point else b"," if layout.comma else b"."
    ends = numpy.flatnonzero((letters == ord(delimiter)) | (letters == _LINE_END))
    fields = Fields(letters, ends, delimiter, point)
    row_ends = letters[ends] == _LINE_END
    good: NDArray[numpy.bool_] = numpy.ones(int(row_ends.sum()), bool)
    if len(ends) != len(good) * layout.width or not row_ends[layout.width - 1 :: layout.width].all():
        counts = numpy.diff(numpy.flatnonzero(row_ends), prepend=-1)
        good = counts == layout.width
        fields = fields.only(numpy.repeat(good, counts))
    wanted = sorted(set(layout.columns))
    if len(wanted) < layout.width:
        chosen = numpy.zeros(layout.width, bool)
        chosen[wanted] = True
        fields = fields.only(numpy.tile(chosen, len(fields.ends) // layout.width))
    doubtful = _doubtful(fields)
    if doubtful.any():
        rows = doubtful.reshape(-1, len(wanted)).any(axis=1)
        good[good] = ~rows
        fields = fields.only(numpy.repeat(~rows, len(wanted)))
    return (fields, good) if len(fields.ends) else None


def _doubtful(fields: Fields) -> NDArray[numpy.bool_]:
    """Which fields may be no numbers, by their length, their last letter, and letters that numbers do not have."""
    import numpy

    lengths = fields.lengths
    doubtful: NDArray[numpy.bool_] = (lengths < 2) | (lengths > LONGEST_NUMBER + 1)  # with their delimiters
    last = fields.letters[fields.ends - 1]  # of an empty first field it is the last letter of all: no harm
    before = fields.letters[numpy.maximum(fields.ends, 2) - 2]
    alone = lengths == 2  # "." and " " are no numbers, "5." and "5 " are, and "+." is none, though NumPy reads 0
    at_point = (last == ord(fields.point)) & (before >= ord("0"))
    doubtful |= (last < ord("0")) & (alone | ~(at_point | (last == _BLANK)))
    if ((last == _BLANK) & (before == _BLANK)).any():
        filled = fields.letters != _BLANK
        filled[fields.ends] = False
        # NumPy reads a field of blanks as -1.
        doubtful |= numpy.add.reduceat(filled, fields.ends - lengths + 1, dtype=numpy.intp) == 0
    if not fields.has_only(SCIENTIFIC):
        known = numpy.zeros(256, bool)
        known[list(SCIENTIFIC + fields.point + fields.delimiter + b"\n")] = True
        doubtful[numpy.searchsorted(fields.ends, numpy.flatnonzero(~known[fields.letters]))] = True
    return doubtful


def _unquoted(block: bytes, delimiter: str) -> tuple[NDArray[numpy.uint8] | None, bytes]:
    """The block with ASCII minus signs, single delimiters and no quotation marks, and the delimiter as a byte."""
    import numpy

    text = block if block.isascii() else block.replace(_MINUS, b"-")
    mark = (delimiter or "\x1f").encode()
    if delimiter == BLANKS:
        if b'"' in text:
            return None, mark
        text = _ENDS.sub(b"", _RUNS.sub(b" ", text))
    letters = numpy.frombuffer(text, numpy.uint8)
    if _INNER in text:
        return None, mark
    return (_without_quotes(letters, mark) if b'"' in text else letters), mark


def _without_quotes(letters: NDArray[numpy.uint8], delimiter: bytes) -> NDArray[numpy.uint8] | None:
    """The text without its quotation marks; None if one stands anywhere but around a whole field on one line."""
    import numpy

    is_quote = letters == _QUOTE
    is_delimiter = letters == ord(delimiter)
    is_end = is_delimiter | (letters == _LINE_END)
    quotes = numpy.flatnonzero(is_quote)
    opening, closing = quotes[::2], quotes[1::2]
    if len(quotes) % 2 or not is_end[closing + 1].all() or not (is_end[opening - 1] | (opening == 0)).all():
        return None
    inside = (numpy.cumsum(is_quote, dtype=numpy.uint8) & 1).astype(bool)  # counts modulo 256, and 256 is even
    if (inside & (letters == _LINE_END)).any():
        return None
    unquoted = numpy.where(inside & is_delimiter, numpy.uint8(_INNER[0]), letters)
    kept: NDArray[numpy.uint8] = unquoted[~is_quote]
    return kept
