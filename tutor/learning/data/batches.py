"""The rows of a Parquet file, batch by batch: as exact text, or as floating-point numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from tutor.learning.data.clean import shown
from tutor.learning.data.dataset import BadRow, Heading
from tutor.learning.data.faults import Tally
from tutor.learning.data.long_rows import LAST_ROWS, Block, Texts
from tutor.learning.data.number import Problem, spelled

if TYPE_CHECKING:
    import numpy
    import pyarrow
    from numpy.typing import NDArray


class BatchReader:
    """Takes the wanted numbers out of batches, which must come in the order of the file.

    Arguments:
        headings: of all columns of the file.
        columns: which are wanted, from 0.
        names: the names of these in the file.
        tally: where bad rows go.
    """

    def __init__(self, headings: tuple[Heading, ...], columns: tuple[int, ...], names: list[str], tally: Tally) -> None:
        self._headings = headings
        self._columns = columns
        self._names = names
        self._tally = tally
        self._row = 0

    def texts(self, batch: pyarrow.RecordBatch) -> list[Texts]:
        """The good rows of a batch as `spelled` writes them; a double in its shortest decimals, so 0.1 is a tenth.

        Raises:
            Unanswerable: a row is bad and must not be left out.
        """
        kept = []
        for texts in self._spelled(batch):
            self._row += 1
            if not self._is_bad(texts):
                kept.append(tuple(spelled(text) for text in texts))
        return kept

    def blocks(self, first: pyarrow.RecordBatch, others: Iterator[pyarrow.RecordBatch]) -> Iterator[Block]:
        """The good rows of batches as blocks.

        Raises:
            Unanswerable: a row is bad and must not be left out.
        """
        import numpy

        for batch in chain((first,), others):
            if not batch.num_rows:
                continue
            values = numpy.column_stack([_floats(batch.column(name)) for name in self._names])
            good = numpy.isfinite(values).all(axis=1)
            if not good.all():
                self._blame(batch, numpy.flatnonzero(~good))
                values = values[good]
            self._row += batch.num_rows
            if len(values):
                last = batch.take(numpy.flatnonzero(good)[-LAST_ROWS:])
                yield Block(values, [tuple(row) for row in self._spelled(last)])

    def _spelled(self, batch: pyarrow.RecordBatch) -> Iterator[tuple[str, ...]]:
        import pyarrow

        columns = [batch.column(name).cast(pyarrow.string()).to_pylist() for name in self._names]
        for row in zip(*columns, strict=True):
            yield tuple("" if text is None else text for text in row)

    def _is_bad(self, texts: tuple[str, ...]) -> bool:
        """Takes note of the current row if it is bad."""
        for column, text in zip(self._columns, texts, strict=True):
            problem = spelled(text)
            if isinstance(problem, Problem):
                # In a text file NaN spells a missing number; here a null does, and NaN is a number that failed.
                kind = Problem.NOT_FINITE if text == "nan" else problem
                self._tally.add(BadRow(self._row, column + 1, self._headings[column].name, kind, shown(text), "row"))
                return True
        return False

    def _blame(self, batch: pyarrow.RecordBatch, bad: NDArray[numpy.intp]) -> None:
        """Names bad rows as long as more are to be named, and counts the others."""
        start = self._row
        for done, place in enumerate(bad.tolist()):
            if not self._tally.names_more:
                self._tally.add_unnamed(len(bad) - done)
                break
            self._row = start + place + 1
            for texts in self._spelled(batch.slice(place, 1)):
                self._is_bad(texts)
        self._row = start


def _floats(column: pyarrow.Array) -> NDArray[numpy.float64]:
    """A column as doubles, nan where there is no value."""
    import pyarrow
    from pyarrow import types

    if types.is_float32(column.type):
        # By way of text, or 0.1 would become 0.10000000149: the number that is meant is the shortest one.
        column = column.cast(pyarrow.string())
    values: NDArray[numpy.float64] = column.cast(pyarrow.float64(), safe=False).to_numpy(zero_copy_only=False)
    return values
