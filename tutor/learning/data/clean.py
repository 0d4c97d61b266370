"""Text from a file, made fit to be shown: a file may be hostile to the screen that its names are printed on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 40
LONGEST_SHOWN = 30


def clean_name(text: str, most: int = LONGEST_NAME) -> str:
    r"""A column's name on one line, without control characters and direction marks, cut when it is long.

    >>> clean_name("  age\n(months)\x1b[2J ")
    'age (months)[2J'
    """
    # Line ends become blanks before control characters go, or words on two lines would grow together.
    line = " ".join(text.split())
    return _cut("".join(letter for letter in line if _is_shown(letter)), most)


def shown(text: str, most: int = LONGEST_SHOWN) -> str:
    r"""A field as an error message quotes it: control characters as question marks, cut when it is long.

    >>> shown("12\x00\x07 3")
    '12?? 3'
    """
    line = " ".join(text[: 10 * most].split())
    return _cut("".join(letter if _is_shown(letter) else "?" for letter in line), most)


def shown_name(text: str) -> str:
    """A name, of a column or of a file, as an error message quotes it."""
    return shown(text, LONGEST_NAME)


def listed(names: Iterable[str], most: int = 12) -> str:
    """Names with commas between them; of many the first ones.

    >>> listed(["age", "height", "weight"], most=2)
    'age, height and 1 more'
    """
    found = [shown_name(name) for name in names]
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more


def quoted(names: Iterable[str]) -> str:
    """The first two names in quotation marks.

    >>> quoted(["age", "area", "axis"])
    '“age” and “area”'
    """
    return " and ".join(f"“{shown_name(name)}”" for name in list(names)[:2])


def _is_shown(letter: str) -> bool:
    return letter == " " or unicodedata.category(letter)[0] not in "CZ"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
