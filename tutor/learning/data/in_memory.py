"""Data that a Python program hands over: a mapping from names to numbers, or a table with columns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from numbers import Rational

from tutor.derivation.lesson import Phrase
from tutor.errors import Unanswerable
from tutor.learning.data.clean import shown_name
from tutor.learning.data.dataset import MOST_EXACT, BadRow, Dataset, Heading, Skipped

OWN = "the data"
"""What data that a program hands over are called."""
_FIRST = 5
"""So many of the rows that were left out are kept to be shown."""
_LARGEST = Fraction(10) ** 308
_EXAMPLE = 'Give a mapping: {"age": [0, 2, 4], "height": [30, 40, 50]}.'


def columns_of(table: object) -> dict[str, list[object]]:
    """The columns of a mapping, a DataFrame, or an Arrow table, by name.

    Raises:
        Unanswerable: it has no columns, or columns of different lengths.

    >>> columns_of({"t": (1, 2)})
    {'t': [1, 2]}
    """
    if isinstance(table, Mapping):
        found = {str(name): _listed(column) for name, column in table.items()}
    elif hasattr(table, "column_names") and hasattr(table, "column"):
        found = {str(name): _listed(table.column(name)) for name in table.column_names}
    elif hasattr(table, "columns") and hasattr(table, "__getitem__"):
        found = {str(name): _listed(table[name]) for name in table.columns}
    else:
        raise Unanswerable(f"Data cannot be read from a {type(table).__name__}.", _EXAMPLE)
    if not found:
        raise Unanswerable("The data have no columns.", _EXAMPLE)
    lengths = {name: len(column) for name, column in found.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length}" for name, length in list(lengths.items())[:8])
        raise Unanswerable(f"The columns differ in length: {told}.", "Give one number of each column for every row.")
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
            values = [_fraction(entry) for entry in row]
            wrong = next((place for place, value in enumerate(values) if isinstance(value, str)), None)
            if wrong is None:
                rows.append(tuple(value for value in values if isinstance(value, Fraction)))
                continue
            name, entry = self.headings[columns[wrong]].name, shown_name(repr(row[wrong]))
            bad.append(BadRow(number, columns[wrong] + 1, name, str(values[wrong]), entry, "row"))
            if not skip_bad:
                raise Unanswerable(
                    f"Row {number}, column {name}: {entry} is not a number that can be used.",
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
    """The entries of a column: a list, an array, a pandas Series, an Arrow array."""
    if isinstance(column, str) or not isinstance(column, Iterable):
        raise Unanswerable(f"A column is {shown_name(repr(column))}, not a list of numbers.", _EXAMPLE)
    plain = getattr(column, "to_pylist", None)
    return list(plain()) if plain else list(column)


def _fraction(value: object) -> Fraction | str:
    """A number as a fraction, or the name of what is wrong with it (see `BadRow`)."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return "missing"
    exact: Fraction
    if isinstance(value, Rational):
        exact = Fraction(int(value.numerator), int(value.denominator))
    elif isinstance(value, float | Decimal) or hasattr(value, "dtype"):
        if not _is_finite(value):
            return "not-finite"
        try:
            # A float means its shortest decimal: 0.1 is one tenth. NumPy writes a number of 32 bits likewise.
            exact = Fraction(float.__repr__(value) if isinstance(value, float) else str(value))
        except ValueError:
            return "not-a-number"
    else:
        return "not-a-number"
    return exact if abs(exact) < _LARGEST else "too-large"


def _is_finite(value: object) -> bool:
    try:
        return value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return True
