"""The comments above a table: which lines they are, and whether the last of them names the columns."""

from __future__ import annotations

from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import Unanswerable
from tutor.learning.data.dialect import COMMENT, header_line
from tutor.learning.data.number import is_number
from tutor.learning.data.rows import split


def left_out(lines: list[str]) -> list[Phrase]:
    """What is said of the comments among the lines above a table.

    >>> [said.key for said in left_out(["# made in May", "", " # by Ann"])]
    ['file-comments']
    """
    places = [place for place, line in enumerate(lines, start=1) if line.lstrip().startswith(COMMENT)]
    if not places:
        return []
    if len(places) == 1:
        return [phrase("file-comment", place=places[0])]
    return [phrase("file-comments", count=len(places), first=places[0], last=places[-1])]


def commented_header(lines: list[str], width: int, delimiter: str) -> list[str]:
    """The fields of the last line above a table if it is a comment that names the columns, as numpy.savetxt writes it.

    Arguments:
        lines: those above the table.
        width: how many fields the table's first row has.
        delimiter: what separates them.

    Returns:
        a name for each column, or nothing.

    >>> commented_header(["# heights", "# age (months),height"], 2, ",")
    ['age (months)', 'height']
    >>> commented_header(["# heights, in May", "sep=,"], 2, ",")
    []
    """
    line = lines[-1].strip() if lines else ""
    if not line.startswith(COMMENT):
        return []
    try:
        rows = split([header_line(line.lstrip(COMMENT).strip(), delimiter)], delimiter)
    except Unanswerable:  # a stray quotation mark stands in many a comment
        return []
    fields = [field.strip() for field in rows[0]] if rows else []
    if len(fields) != width or not all(field and not is_number(field) for field in fields):
        return []
    # Above a single column any comment would fit: a name is taken to be one word.
    return fields if width > 1 or len(fields[0].split()) == 1 else []
