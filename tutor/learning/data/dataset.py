"""What is read from a data file: columns of exact numbers, or blocks of a file that is too long for that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from tutor.derivation.lesson import Phrase

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

MOST_EXACT = 10_000
"""Up to so many rows every number is kept as an exact fraction; a longer file is read once, block by block."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a column."""

    name: str
    """The name without its unit: "age"; "column 2" in a file without a header."""
    unit: str = ""
    """The unit, from "age (months)" or "age [months]"; "" if the header gives none."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """How the column may be asked for: by its name, or by its name with the unit."""
        if not self.unit:
            return (self.name,)
        return self.name, f"{self.name} ({self.unit})", f"{self.name} [{self.unit}]"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used, and why."""

    line: int
    """Its line in the file, from 1; in a Parquet file its row."""
    field: int
    """The field that is to blame, from 1; 0 when the whole row is."""
    heading: str
    """The name of that column, or ""."""
    problem: str
    """missing, not-a-number, not-finite, too-large, or count (too few or too many fields)."""
    shown: str
    """What stands there, printable and short; for `count` how many fields there are."""
    unit: str = "line"
    """What `line` counts: "line", or "row" in a Parquet file, which has no lines."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The bad rows that were left out, because that was asked for."""

    count: int = 0
    first: tuple[BadRow, ...] = ()
    """The first few of them."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Columns of exact numbers, all of one length."""

    source: str
    """What a student calls it: "heights.csv", or "standard input"."""
    headings: tuple[Heading, ...]
    """One for each column, in the order in which the columns were asked for."""
    columns: tuple[tuple[Fraction, ...], ...]
    """The numbers, column by column: 0.1 is one tenth."""
    skipped: Skipped = Skipped()
    remarks: tuple[Phrase, ...] = ()
    """How the file was read, where that was not obvious: no header, decimal commas, an old encoding."""

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.columns[0]) if self.columns else 0


class LongDataset(Protocol):
    """A file with more rows than are kept: its numbers come once, in blocks. Attributes as in `Dataset`."""

    source: str
    headings: tuple[Heading, ...]
    remarks: tuple[Phrase, ...]
    first: tuple[tuple[Fraction, ...], ...]
    """The first few rows, row by row."""

    def blocks(self) -> Iterator[NDArray[numpy.float64]]:
        """The numbers, in arrays of shape (rows, columns). Can be walked through once.

        Raises:
            StudentError: a bad row, unless bad rows are skipped.
        """
        ...

    # What is known only when the blocks have been walked through:
    @property
    def count(self) -> int:
        """The number of rows that were given out so far."""
        ...

    @property
    def last(self) -> tuple[tuple[Fraction, ...], ...]:
        """The last few rows given out so far, row by row."""
        ...

    @property
    def skipped(self) -> Skipped:
        """The bad rows met so far."""
        ...
