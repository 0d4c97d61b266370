"""The names of the columns, with their units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.lesson import Phrase, phrase
from tutor.learning.data.clean import clean_name
from tutor.learning.data.dataset import Heading
from tutor.learning.data.number import Problem, is_number, spelled

MOST_COLUMNS = 10_000
_UNIT = re.compile(r"(.*\S)\s*(?:\(([^()]+)\)|\[([^\[\]]+)\])")


def is_header(fields: Sequence[str]) -> bool:
    """Whether the first row of a file holds names: whether any field is neither a number nor the mark of a missing one.

    >>> is_header(["age", "2019"]), is_header(["0", "30"]), is_header(["0", "NA"])
    (True, False, False)
    """
    numbers = sum(is_number(field) for field in fields)
    absent = sum(spelled(field) in (Problem.MISSING, Problem.NOT_FINITE) for field in fields)
    return numbers == 0 or numbers + absent < len(fields)


def headings_of(fields: Sequence[str]) -> tuple[tuple[Heading, ...], dict[int, Phrase]]:
    """The headings, and for each column whose name had to be made up what was done.

    >>> headings, renamed = headings_of(["age (months)", "height [cm]", ""])
    >>> headings
    (Heading(name='age', unit='months'), Heading(name='height', unit='cm'), Heading(name='column 3', unit=''))
    >>> list(renamed)
    [2]
    """
    found: list[Heading] = []
    renamed: dict[int, Phrase] = {}
    plain = [_heading(field) for field in fields]
    counts = Counter(heading.name for heading in plain)
    taken = set(counts)
    used: set[str] = set()
    numbers: Counter[str] = Counter()
    for place, heading in enumerate(plain):
        name = heading.name
        if not name:
            name = _free(f"column {place + 1}", taken, numbers)
            renamed[place] = phrase("file-no-name", place=place + 1, name=name)
        elif name in used:
            name = _free(name, taken, numbers)
            renamed[place] = phrase("file-same-name", place=place + 1, old=heading.name, new=name)
        elif counts[name] > 1:
            renamed[place] = phrase("file-first-of-name", place=place + 1, name=name, count=counts[name])
        used.add(name)
        taken.add(name)
        found.append(replace(heading, name=name))
    return tuple(found), renamed


def numbered(count: int) -> tuple[Heading, ...]:
    """The headings of a file without a header.

    >>> numbered(2)
    (Heading(name='column 1', unit=''), Heading(name='column 2', unit=''))
    """
    return tuple(Heading(f"column {place}") for place in range(1, count + 1))


def _heading(field: str) -> Heading:
    text = " ".join(field.split())
    if match := _UNIT.fullmatch(text):
        name, unit = clean_name(match[1]), clean_name(match[2] or match[3])
        if name:
            return Heading(name, unit)
    return Heading(clean_name(text))


def _free(name: str, taken: set[str], numbers: Counter[str]) -> str:
    """The name itself if no column has it, else with the first number behind it that makes it a new one.

    Arguments:
        numbers: the last number given to each name; with it ten thousand equal names do not take their square in time.
    """
    candidate = name
    while candidate in taken:
        numbers[name] += 1
        candidate = f"{name} {numbers[name] + 1}"
    return candidate
