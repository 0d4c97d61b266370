"""Data that a Python program hands over: a mapping from names to numbers, or a table with columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tutor.derivation.lesson import Phrase
from tutor.errors import Unanswerable
from tutor.learning.data.clean import shown_name
from tutor.learning.data.dataset import MOST_EXACT, BadRow, Dataset, Heading, Skipped
from tutor.learning.data.given_number import fraction_of, told
from tutor.learning.data.number import Problem

OWN = "the data"
"""What data that a program hands over are called."""
_FIRST = 5
"""So many of the rows that were left out are kept to be shown."""
_NO_NUMBER = "not a number that can be used"
_EXAMPLE = 'Give a mapping: {"age": [0, 2, 4], "height": [30, 40, 50]}.'


def columns_of(table: object) -> dict[str, list[object]]:
    """The columns of a mapping, a DataFrame, or an Arrow table, by name.

    Raises:
        Unanswerable: it has no columns, two of one name, or columns of different lengths.

    >>> columns_of({"t": (1, 2)})
    {'t': [1, 2]}
    """
    take: Callable[[Any], object]
    if isinstance(table, Mapping):
        names, take = list(table), table.__getitem__
    elif hasattr(table, "column_names") and hasattr(table, "column"):
        names, take = list(table.column_names), table.column
    elif hasattr(table, "columns") and hasattr(table, "__getitem__"):
        names, take = list(table.columns), table.__getitem__
    else:
        raise Unanswerable(f"Data cannot be read from a {type(table).__name__}.", _EXAMPLE)
    spelled = [str(name) for name in names]
    twice = next((name for place, name in enumerate(spelled) if name in spelled[:place]), None)
    if twice is not None:
        raise Unanswerable(f"Two columns are called {shown_name(twice)}.", "Give each column a name of its own.")
    found = {name: _listed(take(key)) for name, key in zip(spelled, names, strict=True)}
    if not found:
        raise Unanswerable("The data have no columns.", _EXAMPLE)
    lengths = {name: len(column) for name, column in found.items()}
    if len(set(lengths.values())) > 1:
        counts = ", ".join(f"{shown_name(name)} has {length}" for name, length in list(lengths.items())[:8])
        raise Unanswerable(f"The columns differ in length: {counts}.", "Give one number of each column for every row.")
    return found


@dataclass(frozen=True, slots=True)
class InMemory:
    """Columns that a program handed over, to be read like those of a file."""

    source: str
    headings: tuple[Heading, ...]
    columns: tuple[Sequence[object], ...]
    """The entries of each column, all of one length."""
    before: Skipped = field(default_factory=Skipped)
    """Rows that were left out earlier."""
    remarks: tuple[Phrase, ...] = ()
    renamed: Mapping[int, Phrase] = field(default_factory=dict)
    """What is said of a column, from 0, whose name had to be made up; said only where that column is used."""

    def read(self, columns: Sequence[int], skip_bad: bool) -> Dataset:
        """The numbers in some columns.

        Arguments:
            columns: the columns, from 0, in the order in which they are wanted.
            skip_bad: leave out rows that hold something else than numbers, and count them.

        Raises:
            Unanswerable: there are no rows, too many, or a row holds something else than numbers.

        >>> InMemory("the data", (Heading("t"),), ([1, 0.1],)).read([0], False).columns
        ((Fraction(1, 1), Fraction(1, 10)),)
        """
        rows: list[tuple[Fraction, ...]] = []
        bad: list[BadRow] = []
        for number, row in enumerate(zip(*(self.columns[place] for place in columns), strict=True), start=1):
            values = [fraction_of(entry) for entry in row]
            wrong = next((place for place, value in enumerate(values) if isinstance(value, Problem)), None)
            if wrong is None:
                rows.append(tuple(value for value in values if isinstance(value, Fraction)))
                continue
            name, entry = self.headings[columns[wrong]].name, told(row[wrong])
            bad.append(BadRow(number, columns[wrong] + 1, name, str(values[wrong]), entry, "row"))
            if not skip_bad:
                fault = "too long, too large or too small" if values[wrong] is Problem.TOO_LARGE else _NO_NUMBER
                raise Unanswerable(
                    f"Row {number}, column {name}: {entry} is {fault}.",
                    "Mend the row, or leave such rows out with skip_bad=True.",
                )
        if not rows:
            raise Unanswerable("No row of the data can be used." if bad else "The data have no rows.", _EXAMPLE)
        if len(rows) > MOST_EXACT:
            raise Unanswerable(
                f"{len(rows):,} rows are more than the {MOST_EXACT:,} that are worked with exactly.",
                "Write the data to a CSV or Parquet file: a file may have any number of rows.",
            )
        return Dataset(
            self.source,
            tuple(self.headings[place] for place in columns),
            tuple(zip(*rows, strict=True)),
            Skipped(self.before.count + len(bad), (*self.before.first, *bad)[:_FIRST]),
            (*self.remarks, *(self.renamed[place] for place in columns if place in self.renamed)),
        )


def _listed(column: object) -> list[object]:
    """The entries of a column: a list, an array, a pandas Series, an Arrow array.

    Raises:
        Unanswerable: it is something else, or its entries stand in no order: no entry would know its row.
    """
    if isinstance(column, Set | Mapping):
        raise Unanswerable(
            f"A column is a {type(column).__name__}, whose entries do not stand in rows.",
            "Give each column as a list, with one number for every row.",
        )
    if isinstance(column, str | bytes) or not isinstance(column, Iterable):
        raise Unanswerable(f"A column is {told(column)}, not a list of numbers.", _EXAMPLE)
    plain = getattr(column, "to_pylist", None)
    try:
        return list(plain() if plain else column)
    except TypeError:  # a NumPy array of no dimension can be walked through only by its type
        raise Unanswerable(f"A column is {told(column)}, not a list of numbers.", _EXAMPLE) from None
