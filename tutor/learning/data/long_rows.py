"""A file with more rows than are kept: its numbers come once, in blocks, in bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from tutor.derivation.lesson import Phrase
from tutor.learning.data.dataset import Heading, Skipped
from tutor.learning.data.faults import Tally
from tutor.learning.data.number import exact

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

FIRST_ROWS = 5
LAST_ROWS = 3
Texts = tuple[str, ...]
"""The wanted numbers of a row, as `number.spelled` writes them."""


class Block(NamedTuple):
    """Some rows."""

    values: NDArray[numpy.float64]
    """The numbers: rows × columns."""
    last: Sequence[Texts]
    """The last few of these rows, as text."""


class LongRows:
    """Implements `LongDataset`.

    Arguments:
        source: the file's name.
        headings: those of the wanted columns.
        remarks: how the file was read.
        tally: the bad rows.
        head: the rows that were read already; they are given out first.
        rest: the other rows.
    """

    def __init__(
        self,
        source: str,
        headings: tuple[Heading, ...],
        remarks: tuple[Phrase, ...],
        tally: Tally,
        head: list[Texts],
        rest: Iterator[Block],
    ) -> None:
        self.source = source
        self.headings = headings
        self.remarks = remarks
        self.first = tuple(_exactly(row) for row in head[:FIRST_ROWS])
        self._tally = tally
        self._head: list[Texts] | None = head
        self._rest = rest
        self._count = 0
        self._last: deque[Texts] = deque(maxlen=LAST_ROWS)

    @property
    def count(self) -> int:
        """The number of rows that were given out so far."""
        return self._count

    @property
    def last(self) -> tuple[tuple[Fraction, ...], ...]:
        """The last few rows given out so far, row by row."""
        return tuple(_exactly(row) for row in self._last)

    @property
    def skipped(self) -> Skipped:
        """The bad rows met so far."""
        return self._tally.skipped

    def blocks(self) -> Iterator[NDArray[numpy.float64]]:
        """The numbers, in arrays of shape (rows, columns). Can be walked through once.

        Raises:
            Unanswerable: a row is bad and must not be left out.
            ValueError: the numbers were given out before.
        """
        if self._head is None:
            raise ValueError(f"the numbers of {self.source} were given out before")
        head, self._head = self._head, None
        return self._walk(block_of(head))

    def _walk(self, head: Block) -> Iterator[NDArray[numpy.float64]]:
        yield self._counted(head)
        for block in self._rest:
            yield self._counted(block)

    def _counted(self, block: Block) -> NDArray[numpy.float64]:
        self._count += len(block.values)
        self._last.extend(block.last)
        return block.values


def block_of(texts: Sequence[Texts]) -> Block:
    """Rows that were read one by one, as a block."""
    import numpy

    values = numpy.array([[float(text) for text in row] for row in texts], numpy.float64)
    return Block(values, texts[-LAST_ROWS:])


def _exactly(row: Texts) -> tuple[Fraction, ...]:
    return tuple(exact(text) for text in row)
