"""The rows of a long text file in blocks: by NumPy where the text is plain, row by row where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.errors import CheckFailed
from tutor.learning.data import fast
from tutor.learning.data.block_table import Layout
from tutor.learning.data.fields import FieldReader
from tutor.learning.data.lines import LineFeed
from tutor.learning.data.long_rows import LAST_ROWS, Block, Texts, block_of
from tutor.learning.data.number import Problem, spelled
from tutor.learning.data.rows import Row, RowReader, split


def blocks_of_text(feed: LineFeed, reader: RowReader, fields: FieldReader) -> Iterator[Block]:
    """All rows that are left.

    Arguments:
        feed: the lines that are left.
        reader: the rows that are left, over the same lines.
        fields: takes the wanted numbers out of a row.

    Raises:
        Unanswerable: a row is bad and must not be left out.
    """
    layout = Layout(fields.delimiter, len(fields.headings), fields.columns, fields.comma)
    while (block := feed.next_block()) is not None:
        found = fast.numbers(block, layout)
        if found is None:
            feed.give_back(block)
            texts = [texts for row in reader.rows_of_block() if (texts := fields.texts(row)) is not None]
            if texts:
                yield block_of(texts)
        elif len(found.values) == len(found.good):
            feed.pass_by(len(found.good))
            yield Block(found.values, _plain_rows(block.rsplit(b"\n", LAST_ROWS + 1)[-LAST_ROWS - 1 : -1], fields))
        else:
            yield _with_doubtful(block, found, feed.line, fields)
            feed.pass_by(len(found.good))


def _with_doubtful(block: bytes, found: fast.Found, above: int, fields: FieldReader) -> Block:
    """A block of which some lines are read one by one: bad rows, blank lines, and numbers that are oddly spelled.

    Arguments:
        block: the lines.
        found: the numbers in the others.
        above: how many lines stand above the block.
        fields: takes the wanted numbers out of a row.
    """
    import numpy

    lines = block.split(b"\n")
    values = numpy.empty((len(found.good), len(fields.columns)))
    values[found.good] = found.values
    kept = found.good.copy()
    for place in numpy.flatnonzero(~found.good).tolist():
        number = above + place + 1
        for row in split([lines[place].decode("utf-8", "replace")], fields.delimiter):
            if (texts := fields.texts(Row(number, row, number))) is not None:
                values[place] = [float(text) for text in texts]
                kept[place] = True
    last = [lines[place] for place in numpy.flatnonzero(kept)[-LAST_ROWS:].tolist()]
    return Block(values[kept], _plain_rows(last, fields))


def _plain_rows(lines: Sequence[bytes], fields: FieldReader) -> list[Texts]:
    """Lines of numbers, exactly."""
    rows = split([line.decode("utf-8", "replace") for line in lines], fields.delimiter)
    return [tuple(_plain(row[column], fields.comma) for column in fields.columns) for row in rows]


def _plain(field: str, comma: bool) -> str:
    text = spelled(field, comma)
    if isinstance(text, Problem):
        raise CheckFailed(f"a block that holds {field!r} was taken for plain numbers")
    return text
