"""A text file as a table: its headings, and its numbers read once, exactly or in blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import Unanswerable
from tutor.learning.data.clean import shown
from tutor.learning.data.comments import commented_header, left_out
from tutor.learning.data.dataset import MOST_EXACT, Dataset, Heading, LongDataset
from tutor.learning.data.dialect import Dialect, find_dialect, has_decimal_commas, header_line
from tutor.learning.data.faults import Tally
from tutor.learning.data.fields import FieldReader
from tutor.learning.data.header import MOST_COLUMNS, headings_of, is_header, numbered
from tutor.learning.data.lines import LineFeed, encoding_of, text_blocks
from tutor.learning.data.long_rows import LongRows, Texts
from tutor.learning.data.number import exact, is_number
from tutor.learning.data.plain_blocks import blocks_of_text
from tutor.learning.data.rows import RowReader
from tutor.learning.data.source import HEAD, Source

_MOST_FIELDS = 20
_LONGEST_HEADER = 60


@dataclass(frozen=True, slots=True)
class TextFile:
    """A CSV file or the like."""

    source: Source
    encoding: str
    dialect: Dialect
    headings: tuple[Heading, ...]
    remarks: tuple[Phrase, ...]
    renamed: dict[int, Phrase]
    """What is said of a column, from 0, whose name had to be made up; said only where that column is used."""
    first_line: int
    """How many lines stand before the first row of numbers."""

    def read(self, columns: Sequence[int], skip_bad: bool) -> Dataset | LongDataset:
        """The numbers in some columns.

        Arguments:
            columns: the columns, from 0, in the order in which they are wanted.
            skip_bad: leave rows out that cannot be used, and count them.

        Raises:
            Unanswerable: a row is bad (and must not be left out), or no row is left.
        """
        feed = LineFeed(text_blocks(self.source.chunks(), self.encoding, self.source.name))
        for _ in range(self.first_line):
            next(feed, None)
        reader = RowReader(feed, self.dialect.delimiter, self.source.name)
        head = list(islice(reader.rows(), MOST_EXACT + 1))
        if not head:
            raise Unanswerable(
                f"{self.source.name} has no rows, only a header.", "Below the header each line needs a row of numbers."
            )
        wanted = [row.fields[column] for row in head for column in columns if column < len(row.fields)]
        comma = has_decimal_commas(wanted, self.dialect.delimiter)
        tally = Tally(self.source.name, skip_bad, len(self.headings))
        fields = FieldReader(self.headings, tuple(columns), comma, self.dialect.delimiter, tally, self.source.name)
        names = [self.renamed[column] for column in dict.fromkeys(columns) if column in self.renamed]
        remarks = (*self.remarks, *names, *_on_commas(wanted, comma))
        kept: list[Texts] = []
        for row in chain(head, reader.rows()):
            if (texts := fields.texts(row)) is not None:
                kept.append(texts)
                if len(kept) > MOST_EXACT:
                    break
        headings = tuple(self.headings[column] for column in columns)
        if len(kept) > MOST_EXACT:
            rest = blocks_of_text(feed, reader, fields)
            return LongRows(self.source.name, headings, remarks, tally, kept, rest)
        if not kept:
            raise tally.none_left()
        numbers = tuple(tuple(exact(text) for text in column) for column in zip(*kept, strict=True))
        return Dataset(self.source.name, headings, numbers, tally.skipped, remarks)


def open_text(source: Source) -> TextFile:
    """Finds out how a text file is written: its encoding, delimiter and headings.

    Raises:
        Unanswerable: there are too many columns, or the header's quotation marks do not match.
    """
    encoding = encoding_of(source.head)
    remarks = [phrase("file-not-parquet")] if source.name.lower().endswith(".parquet") else []
    remarks += [phrase("file-old-encoding")] if encoding == "cp1252" else []
    head = _head_lines(source, encoding)
    dialect = find_dialect(head)
    above = dialect.skipped_lines
    if above >= len(head):
        raise Unanswerable(f"{source.name} has no table.", "It needs a header and rows of numbers.")
    head[above] = header_line(head[above], dialect.delimiter)
    feed = LineFeed(iter(["\n".join((*head[above:], "")).encode("utf-8", "replace")]))
    first = RowReader(feed, dialect.delimiter, source.name).next_row()
    fields = first.fields if first else []
    if len(fields) > MOST_COLUMNS:
        raise Unanswerable(
            f"{source.name} has {len(fields):,} columns; the most is {MOST_COLUMNS:,}.",
            "Is it a data file? One row should stand on each line.",
        )
    if first and is_header(fields):
        remarks += left_out(head[:above])
        headings, renamed = headings_of(fields)
        if any(is_number(field) for field in fields):
            names = shown(", ".join(fields[:_MOST_FIELDS]), _LONGEST_HEADER)
            remarks.append(phrase("file-odd-header", names=names))
        return TextFile(source, encoding, dialect, headings, tuple(remarks), renamed, above + first.end)
    if names_above := commented_header(head[:above], len(fields), dialect.delimiter):
        remarks += left_out(head[: above - 1])
        headings, renamed = headings_of(names_above)
        remarks.append(phrase("file-commented-header", place=above))
        return TextFile(source, encoding, dialect, headings, tuple(remarks), renamed, above)
    remarks += left_out(head[:above])
    remarks.append(phrase("file-no-header"))
    return TextFile(source, encoding, dialect, numbered(len(fields)), tuple(remarks), {}, above)


def _head_lines(source: Source, encoding: str) -> list[str]:
    """The lines in the first bytes of the file, without a last one that is cut."""
    blocks = text_blocks(iter((source.head,)), encoding, source.name)
    lines = [line for block in blocks for line in block.decode("utf-8", "replace").split("\n")[:-1]]
    return lines[:-1] if len(source.head) >= HEAD else lines


def _on_commas(fields: list[str], comma: bool) -> tuple[Phrase, ...]:
    """That decimal commas were found, with an example."""
    example = next((field.strip() for field in fields if "," in field and is_number(field)), "") if comma else ""
    if not example:
        return ()
    return (phrase("file-decimal-commas", example=shown(example), point=shown(example.replace(",", "."))),)
