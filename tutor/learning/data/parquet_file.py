"""A Parquet file as a table: its headings, and its numbers read once, exactly or in blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import Unanswerable
from tutor.learning.data.batches import BatchReader
from tutor.learning.data.clean import shown
from tutor.learning.data.dataset import MOST_EXACT, Dataset, Heading, LongDataset
from tutor.learning.data.faults import Tally
from tutor.learning.data.header import MOST_COLUMNS, headings_of
from tutor.learning.data.long_rows import LongRows, Texts
from tutor.learning.data.number import exact
from tutor.learning.data.source import Source

if TYPE_CHECKING:
    import pyarrow

_BATCH = 32_768
_TEXT_NAMES = (".csv", ".tsv", ".txt")
_PIECE = 2_048
"""Rows that are turned into text at a time, while it is not known whether the file is long."""
_BUFFER = 64 * 1024
"""Bytes of a column that are read ahead. Without it all of a row group's columns are kept in memory, packed."""


@dataclass(frozen=True, slots=True)
class ParquetFile:
    """A Parquet file whose columns are known."""

    source: Source
    headings: tuple[Heading, ...]
    renamed: dict[int, Phrase]
    """What is said of a column, from 0, whose name had to be made up; said only where that column is used."""
    schema: pyarrow.Schema
    remarks: tuple[Phrase, ...] = ()

    def read(self, columns: Sequence[int], skip_bad: bool) -> Dataset | LongDataset:
        """The numbers in some columns; a double 0.1 means one tenth.

        Arguments:
            columns: the columns, from 0, in the order in which they are wanted.
            skip_bad: leave rows out that cannot be used, and count them.

        Raises:
            Unanswerable: a column holds no numbers, a row is bad (and must not be left out), or no row is left.
        """
        for column in columns:
            self._refuse_what_is_no_number(column)
        tally = Tally(self.source.name, skip_bad, len(self.headings))
        reader = BatchReader(self.headings, tuple(columns), [self.schema.names[column] for column in columns], tally)
        batches = self._batches([self.schema.names[column] for column in columns])
        kept: list[Texts] = []
        names = (self.renamed[column] for column in dict.fromkeys(columns) if column in self.renamed)
        remarks = (*self.remarks, *names)
        headings = tuple(self.headings[column] for column in columns)
        for batch in batches:
            for start in range(0, batch.num_rows, _PIECE):
                kept.extend(reader.texts(batch.slice(start, _PIECE)))
                if len(kept) > MOST_EXACT:
                    rest = reader.blocks(batch.slice(start + _PIECE), batches)
                    return LongRows(self.source.name, headings, remarks, tally, kept, rest)
        if not kept and not tally.skipped.count:
            raise Unanswerable(f"{self.source.name} has no rows.", "It needs rows of numbers.")
        if not kept:
            raise tally.none_left()
        numbers = tuple(tuple(exact(text) for text in column) for column in zip(*kept, strict=True))
        return Dataset(self.source.name, headings, numbers, tally.skipped, remarks)

    def _batches(self, names: list[str]) -> Iterator[pyarrow.RecordBatch]:
        from pyarrow.parquet import ParquetFile as Opened

        with _readable(self.source.name), Opened(self.source.path, buffer_size=_BUFFER, pre_buffer=False) as file:
            yield from file.iter_batches(_BATCH, columns=names, use_threads=False)

    def _refuse_what_is_no_number(self, column: int) -> None:
        from pyarrow import types

        name, kind = self.schema.names[column], self.schema.types[column]
        place = f"{self.source.name}, column {column + 1} ({self.headings[column].name})"
        if not (types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind)):
            raise Unanswerable(
                f"{place} holds no numbers: its type is {shown(str(kind))}.",
                "Choose another column, or turn it into numbers.",
            )
        if self.schema.names.count(name) > 1:
            raise Unanswerable(f"{place}: another column has the same name.", "Give each column a name of its own.")


def open_parquet(source: Source) -> ParquetFile:
    """Reads what columns a Parquet file has.

    Raises:
        Unanswerable: the file is damaged, or has no columns or far too many.
    """
    from pyarrow.parquet import ParquetFile as Opened

    with _readable(source.name), Opened(source.path) as file:
        schema = file.schema_arrow
    if not 0 < len(schema.names) <= MOST_COLUMNS:
        raise Unanswerable(
            f"{source.name} has {len(schema.names):,} columns.", f"It needs at least one, and at most {MOST_COLUMNS:,}."
        )
    headings, renamed = headings_of(schema.names)
    is_misnamed = source.name.lower().endswith(_TEXT_NAMES)
    return ParquetFile(source, headings, renamed, schema, (phrase("file-is-parquet"),) if is_misnamed else ())


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turns what pyarrow says of a damaged file into an error a student can read."""
    from pyarrow import ArrowException

    try:
        yield
    except (ArrowException, OSError) as problem:
        reason = shown(str(problem), 100)
        raise Unanswerable(f"{name} cannot be read as Parquet: {reason}", "Write the file again, or as CSV.") from None
