"""What a lesson says under its data: how the file was read, and which rows were left out."""

from __future__ import annotations

from tutor.derivation.lesson import Phrase, phrase
from tutor.learning.data.dataset import BadRow, Dataset, LongDataset
from tutor.learning.data.number import Problem

_MOST_NAMED = 3


def data_notes(data: Dataset | LongDataset) -> tuple[Phrase, ...]:
    """The remarks on the file and on the rows that were left out; for a long file, when its blocks were walked through.

    >>> from fractions import Fraction
    >>> from tutor.learning.data.dataset import Heading, Skipped
    >>> left_out = Skipped(1, (BadRow(17, 2, "height", "not-a-number", "abc"),))
    >>> data = Dataset("heights.csv", (Heading("height"),), ((Fraction(30),),), left_out)
    >>> [note.key for note in data_notes(data)]
    ['file-skipped-one', 'file-line-not-a-number']
    """
    skipped = data.skipped
    if not skipped.count:
        return data.remarks
    named = skipped.first[:_MOST_NAMED]
    count = phrase("file-skipped-one") if skipped.count == 1 else phrase("file-skipped", count=f"{skipped.count:,}")
    more = skipped.count - len(named)
    others = (phrase("file-skipped-more", count=f"{more:,}"),) if more else ()
    return (*data.remarks, count, *map(_on_row, named), *others)


def _on_row(bad: BadRow) -> Phrase:
    if bad.problem == Problem.COUNT:
        one = "-one" if bad.shown == "1" else ""
        return phrase(f"file-{bad.unit}-count{one}", place=bad.line, count=bad.shown)
    return phrase(f"file-{bad.unit}-{bad.problem}", place=bad.line, name=bad.heading, shown=bad.shown)
