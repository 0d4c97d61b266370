"""How a text file separates its columns, found from its first lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutor.errors import Unanswerable
from tutor.learning.data.number import Problem, is_number, spelled
from tutor.learning.data.rows import BLANKS, split

COMMENT = "#"
"""Begins a line above the table that does not belong to it."""
_CANDIDATES = ("\t", ";", "|", ",", BLANKS)
"""In the order in which they are believed when nothing else decides."""
_SAMPLE = 50
"""Lines that are looked at."""
_DECLARED = re.compile(r'"?sep=([,;|\t])"?\s*', re.IGNORECASE)
"""What spreadsheets write above a file to say what separates its columns."""
_UNIT_APART = re.compile(r"[ \t]+(?=[(\[])")
_DECIMALS = re.compile(r"[+-]?[0-9]*,[0-9]+(?:[eE][+-]?[0-9]+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the columns are separated, and where the table begins."""

    delimiter: str
    """A character, `BLANKS` for runs of blanks, or "" if there is one column."""
    skipped_lines: int
    """Lines above the table: blank ones, comments that begin with #, and the "sep=;" of spreadsheets."""


def find_dialect(lines: list[str]) -> Dialect:
    """The dialect of a file.

    The delimiter is the one that splits most lines into as many fields as the first line, and whose fields
    below the first line are most often numbers.

    Arguments:
        lines: the first lines of the file, or all.

    >>> find_dialect(["age;height", "1,5;30", "2,5;40"])
    Dialect(delimiter=';', skipped_lines=0)
    >>> find_dialect(["# measured in May", "1.5   30", "2.5   40"])
    Dialect(delimiter=' ', skipped_lines=1)
    """
    above, declared = _above(lines)
    sample = [line for line in lines[above : above + _SAMPLE] if line.strip()]
    if declared or not sample:
        return Dialect(declared, above)
    scores = {delimiter: _score(sample, delimiter) for delimiter in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda delimiter: scores[delimiter])
    if scores[best] == 0:
        best = _unsure(sample)
    return Dialect("" if _is_one_column(sample) else best, above)


def header_line(line: str, delimiter: str) -> str:
    """The header with a unit's brackets drawn to its name, where blanks separate the columns.

    >>> header_line("age (months)  height (cm)", BLANKS)
    'age(months)  height(cm)'
    """
    return _UNIT_APART.sub("", line) if delimiter == BLANKS else line


def has_decimal_commas(fields: list[str], delimiter: str) -> bool:
    """Whether a comma in these fields is a decimal point.

    A column of 1,234 and 5,678 may be thousands, so it needs another witness, unless semicolons separate the
    columns: then commas are free to be decimals, and such files come from programs that write them so.

    >>> has_decimal_commas(["3,5", "2"], ";"), has_decimal_commas(["1,234", "2"], ","), has_decimal_commas(["3.5"], ";")
    (True, False, False)
    """
    commas = points = thousands = 0
    for field in fields:
        if "," in field:
            text = field.strip().replace("−", "-")
            commas += bool(_DECIMALS.fullmatch(text))
            thousands += looks_like_thousands(text)
        elif "." in field:
            points += not isinstance(spelled(field), Problem)
    sure = commas if delimiter == ";" else commas - thousands
    return sure > 0 and commas > points


def looks_like_thousands(field: str) -> bool:
    """Whether commas may stand between the thousands of a whole number.

    >>> looks_like_thousands("1,234,567"), looks_like_thousands("0,250")
    (True, False)
    """
    return _THOUSANDS.fullmatch(field.strip().replace("−", "-")) is not None


def _above(lines: list[str]) -> tuple[int, str]:
    """How many lines stand above the table, and the delimiter that one of them declares, or ""."""
    for place, line in enumerate(lines):
        if declared := _DECLARED.fullmatch(line):
            return place + 1, declared[1]
        if line.strip() and not line.lstrip().startswith(COMMENT):
            return place, ""
    return len(lines), ""


def _score(sample: list[str], delimiter: str) -> float:
    """Between 0 and 1.1: how well the lines become a table."""
    try:
        rows = split([header_line(sample[0], delimiter), *sample[1:]], delimiter)
    except Unanswerable:
        # The sample may end inside a quoted field, and a stray quotation mark is for the reader to name.
        rows = [line.split(delimiter) for line in sample]
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0
    below = rows[1:] or rows
    agreeing = [row for row in below if len(row) == width]
    fields = [field for row in agreeing for field in row]
    numbers = sum(_is_value(field, delimiter) for field in fields)
    return (len(agreeing) / len(below)) * (0.1 + numbers / len(fields)) if fields else 0


def _unsure(sample: list[str]) -> str:
    """The delimiter where no row has as many fields as the first line: the rows will be called bad, and rightly so.

    Else "0,30" below a "0" or below "age,height,", might be read as one column of decimal commas.
    """
    if is_number(sample[0]) and any("," in line for line in sample):
        return ","
    return next((delimiter for delimiter in _CANDIDATES if delimiter in sample[0] and delimiter != BLANKS), "")


def _is_value(field: str, delimiter: str) -> bool:
    found = spelled(field)
    if not isinstance(found, Problem) or found in (Problem.MISSING, Problem.NOT_FINITE):
        return True
    return delimiter != "," and is_number(field)


def _is_one_column(sample: list[str]) -> bool:
    """Whether commas in the lines are decimals below the one name of a single column."""
    if "," in sample[0] or is_number(sample[0]) or len(sample) == 1:
        return False
    return all(_DECIMALS.fullmatch(line.strip()) for line in sample[1:])
