"""Letters with a hat or a bar: ŷ is the one name yhat, ȳ is a mean."""

from __future__ import annotations

import re
import unicodedata

from tutor.expression.greek import GREEK, NAMES

MARKS = {"\u0302": "hat", "\u0304": "bar", "\u0305": "bar", "\u0303": "tilde"}
"""A combining mark → the LaTeX command that sets it over a letter."""
_HAT, _MACRON = "\u0302", "\u0304"
_BARRED = re.compile(rf"([A-Za-z]|[{''.join(NAMES)}]|{'|'.join(GREEK)})_?bar([0-9]*)((?:_(?:[0-9]+|[^_]))*)")


def hat_base(name: str) -> str:
    """The letter below the hat of a name, or "" if it has none.

    >>> hat_base("yhat"), hat_base("betahat"), hat_base("hat"), hat_base("manhat")
    ('y', 'beta', '', '')
    """
    base = name.removesuffix("hat")
    return base if base != name and (len(base) == 1 or base in GREEK) else ""


def hatted(name: str) -> str:
    """A name with its hat in print, or "" if it has none.

    >>> hatted("yhat"), hatted("y")
    ('ŷ', '')
    """
    base = hat_base(name)
    return unicodedata.normalize("NFC", GREEK.get(base, base) + _HAT) if base else ""


def barred(name: str) -> str:
    """A letter with a bar over it, or "" if the name is no single letter.

    >>> barred("a") == "ā", barred("age")
    (True, '')
    """
    letter = GREEK.get(name, name)
    return unicodedata.normalize("NFC", letter + _MACRON) if len(letter) == 1 else ""


def marked(character: str) -> tuple[str, str] | None:
    """The name of a letter and of the mark over it; None for anything else.

    >>> marked("ŷ"), marked("y"), marked("é")
    (('y', 'hat'), None, None)
    """
    parts = unicodedata.normalize("NFD", character)
    if len(parts) != 2 or parts[1] not in MARKS:
        return None
    letter = NAMES.get(parts[0], parts[0])
    return (letter, MARKS[parts[1]]) if letter.isascii() and letter.isalpha() else None


def read_barred(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The letter and the subscripts of a mean typed as a name, such as ybar, y_bar or ybar_1; else None.

    >>> read_barred("ybar"), read_barred("x_bar_1"), read_barred("crossbar")
    (('y', ()), ('x', ('1',)), None)
    """
    match = _BARRED.fullmatch(text)
    if match is None:
        return None
    letter, digits, rest = match.groups()
    return NAMES.get(letter, letter), (*([digits] if digits else []), *rest.split("_")[1:])
