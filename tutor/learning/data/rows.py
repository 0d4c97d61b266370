"""The rows of a text file, field by field, by the standard library's CSV reader."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

from tutor.errors import Unanswerable
from tutor.learning.data.lines import LineFeed

BLANKS = " "
"""The delimiter that stands for any run of blanks and tabs."""
_ONE_COLUMN = "\x1f"
"""A delimiter that no file has, for a file of one column."""


class Row(NamedTuple):
    """A row as text."""

    line: int
    """The line on which it begins, from 1."""
    fields: list[str]
    end: int
    """The line on which it ends: a later one if a quoted field holds line ends."""


class RowReader:
    """Reads rows from lines.

    Arguments:
        feed: the lines.
        delimiter: one character, `BLANKS`, or "" for a file of one column.
        source: the file's name, for errors.
    """

    def __init__(self, feed: LineFeed, delimiter: str, source: str) -> None:
        self._feed = feed
        self._source = source
        lines = (f"{BLANKS.join(line.split())}\n" for line in feed) if delimiter == BLANKS else feed
        self._reader = csv.reader(lines, delimiter=delimiter or _ONE_COLUMN, skipinitialspace=delimiter != BLANKS)

    def rows(self) -> Iterator[Row]:
        """All rows that are left, without blank lines.

        Raises:
            Unanswerable: a quotation mark is never closed, or a field is far too long.
        """
        while (row := self.next_row()) is not None:
            yield row

    def rows_of_block(self) -> Iterator[Row]:
        """The rows that begin in the block whose lines the feed is giving out, without blank lines."""
        while self._feed.has_lines_in_block and (row := self.next_row(in_block=True)) is not None:
            yield row

    def next_row(self, in_block: bool = False) -> Row | None:
        """The next row that is not blank; None at the end, of the block if so asked."""
        while not in_block or self._feed.has_lines_in_block:
            before = self._feed.line
            try:
                fields = next(self._reader)
            except StopIteration:
                return None
            except csv.Error:
                raise self._too_long(before + 1) from None
            # Only inside a quoted field does the reader ask for a line after the last one.
            if self._feed.ended:
                raise Unanswerable(
                    f"{self._source}, line {before + 1}: a quotation mark is opened here and never closed.",
                    "Close it, or take it away.",
                )
            if len(fields) > 1 or (fields and fields[0].strip()):
                return Row(before + 1, fields, self._feed.line)
        return None

    def _too_long(self, line: int) -> Unanswerable:
        place, most = f"{self._source}, line {line}", f"{csv.field_size_limit():,} characters"
        if self._feed.line > line:
            return Unanswerable(
                f"{place}: a quotation mark is opened here and not closed for {most}.", "Close it, or take it away."
            )
        return Unanswerable(
            f"{place}: a field is longer than {most}.", "Is it a data file? One row should stand on each line."
        )


def split(lines: list[str], delimiter: str, source: str = "") -> list[list[str]]:
    """Lines as rows of fields.

    >>> split(["a, b", "", '"1,5",2'], ",")
    [['a', 'b'], ['1,5', '2']]
    >>> split([" 1   2", "3\\t 4"], BLANKS)
    [['1', '2'], ['3', '4']]
    """
    feed = LineFeed(iter(["\n".join((*lines, "")).encode("utf-8", "replace")] if lines else []))
    return [row.fields for row in RowReader(feed, delimiter, source).rows()]
