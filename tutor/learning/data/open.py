"""Opens data: CSV, TSV and other delimited text, Parquet, `-` for standard input, or what a program hands over."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from tutor.derivation.lesson import Phrase
from tutor.errors import Unanswerable
from tutor.learning.data.clean import clean_name, listed, shown
from tutor.learning.data.dataset import Dataset, Heading, LongDataset
from tutor.learning.data.header import headings_of
from tutor.learning.data.in_memory import OWN, InMemory, columns_of
from tutor.learning.data.source import PARQUET, open_source
from tutor.learning.data.text_file import open_text


class Table(Protocol):
    """A file whose columns are known."""

    def read(self, columns: Sequence[int], skip_bad: bool) -> Dataset | LongDataset:
        """The numbers in some columns."""
        ...


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file whose columns are known, and whose numbers can be read."""

    source: str
    """What a student calls it: the file's name, or "standard input"."""
    headings: tuple[Heading, ...]
    remarks: tuple[Phrase, ...]
    """How the file is read, where that is not obvious."""
    table: Table

    def find(self, name: str) -> int:
        """The place of a column, from 0.

        Arguments:
            name: its name, with its unit or without, capitals as they come if only one column can be meant; or its
                number from 1, if no column is called so.

        Raises:
            Unanswerable: no column is called so, or several are.
        """
        asked = " ".join(name.split())
        for alike in (str, str.casefold, _squeezed):
            meant = {alike(asked), alike(clean_name(asked))}
            found = [
                place
                for place, heading in enumerate(self.headings)
                if not meant.isdisjoint(map(alike, heading.spellings))
            ]
            if len(found) == 1:
                return found[0]
            if found:
                raise self._unclear(asked, found)
        if asked.isascii() and asked.isdigit() and len(asked) < 10 and 1 <= int(asked) <= len(self.headings):
            return int(asked) - 1
        raise self._unknown(asked)

    def read(self, columns: Sequence[int], skip_bad: bool = False) -> Dataset | LongDataset:
        """The numbers in some columns: all of them as exact fractions, or in blocks if there are over 10,000 rows.

        Arguments:
            columns: the columns, from 0, in the order in which they are wanted; at least one.
            skip_bad: leave rows out that cannot be used, and count them.

        Raises:
            Unanswerable: a row is bad (and must not be left out), no row is left, or a stream was read before.
        """
        if not columns or not all(0 <= column < len(self.headings) for column in columns):
            raise ValueError(f"there are no columns {list(columns)} among {len(self.headings)}")
        return self.table.read(columns, skip_bad)

    def _unclear(self, asked: str, found: list[int]) -> Unanswerable:
        names = listed(f"{self.headings[place].name} (column {place + 1})" for place in found)
        return Unanswerable(
            f"{self.source} has several columns that '{shown(asked)}' can mean: {names}.", "Give the column's number."
        )

    def _unknown(self, asked: str) -> Unanswerable:
        names = [heading.name for heading in self.headings]
        by_folded = {name.casefold(): name for name in reversed(names)}
        near = get_close_matches(asked.casefold()[:100], by_folded, n=1)
        mend = f"Did you mean {by_folded[near[0]]}?" if near else "Give one of these names, or a column's number."
        return Unanswerable(f"{self.source} has no column '{shown(asked)}'. Its columns: {listed(names)}.", mend)


def open_data(path: str | os.PathLike[str]) -> DataFile:
    """Opens a data file and finds its columns. What kind of file it is, its first bytes say, not its name.

    Arguments:
        path: where the file is; "-" for standard input.

    Raises:
        Unanswerable: there is no such file, or it holds no table that can be read.
    """
    source = open_source(path)
    if source.head.startswith(PARQUET):
        from tutor.learning.data.parquet_file import open_parquet

        parquet = open_parquet(source)
        return DataFile(source.name, parquet.headings, parquet.remarks, parquet)
    text = open_text(source)
    return DataFile(source.name, text.headings, text.remarks, text)


def opened(data: object) -> DataFile:
    """Data of any kind, to be asked for columns.

    Arguments:
        data: a file's name, "-", a dataset, a mapping from names to numbers, or a table with columns.

    Raises:
        StudentError: the file cannot be opened, or the table has no columns.

    >>> opened({"age": [0, 2]}).find("age")
    0
    """
    if isinstance(data, str | os.PathLike):
        return open_data(data)
    if isinstance(data, Dataset):
        table = InMemory(data.source, data.headings, data.columns, data.skipped, data.remarks)
        return DataFile(data.source, data.headings, data.remarks, table)
    columns = columns_of(data)
    headings, renamed = headings_of(list(columns))
    return DataFile(OWN, headings, (), InMemory(OWN, headings, tuple(columns.values()), renamed=renamed))


def _squeezed(name: str) -> str:
    return "".join(name.casefold().split())
