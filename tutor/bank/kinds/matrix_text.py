"""A matrix as it is typed, [[a, b], [c, d]], as a vector of its entries row by row, every column where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from tutor.bank.brackets import OPENING, partner, split
from tutor.expression.text import text as written
from tutor.expression.tree import Expression

_LATEX = re.compile(r"\\(?:begin|end)\{[pbB]?matrix\}|\\left|\\right")
_HEAD = re.compile(r"\s*(?:[HJ]\s*(?:\([^()]*\))?|H_?f|Hess(?:ian)?|∇(?:²|\^2)\s*\w*(?:\([^()]*\))?)\s*=")


@dataclass(frozen=True, slots=True)
class MatrixText:
    """A typed matrix."""

    flat: str
    """The entries in one bracket with commas between them, as long as what was typed."""
    sizes: tuple[int, ...]
    """How many entries each row has."""


def matrix_text(typed: str) -> MatrixText | None:
    r"""A typed matrix as a vector; None where the text has no rows.

    Arguments:
        typed: [[a, b], [c, d]] or ((a, b), (c, d)) or [a, b; c, d] or LaTeX's \begin{pmatrix} a & b \\ c & d \end…

    >>> matrix_text("[[2, 0], [0, x]]")
    MatrixText(flat='( 2, 0 ,  0, x )', sizes=(2, 2))
    >>> matrix_text("2x") is None
    True
    """
    text = _plain(typed)
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    if stop - start < 2 or text[start] not in OPENING or partner(text, start) != stop - 1:
        return None
    inner, found = start + 1, list(text)
    found[start], found[stop - 1] = "(", ")"
    rows = split(text, inner, stop - 1, ";")
    if len(rows) == 1:
        rows = split(text, inner, stop - 1, ",")
        brackets = [_bracket(text, *row) for row in rows]
        if any(one is None for one in brackets):
            return None
        for one in brackets:
            assert one is not None
            found[one[0]] = found[one[1] - 1] = " "
        rows = [(one[0] + 1, one[1] - 1) for one in brackets if one is not None]
    else:
        for _, end in rows[:-1]:
            found[end] = ","
    sizes = tuple(len(split(text, *row, ",")) for row in rows)
    return MatrixText("".join(found), sizes)


def matrix_shown(entries: Iterable[Expression], sizes: Iterable[int]) -> str:
    """A matrix as it is printed, row by row.

    Arguments:
        entries: all entries, one row after the other.
        sizes: how many entries each row has.

    >>> from tutor.expression.parser import parse
    >>> matrix_shown(map(parse, ("6", "2x", "9", "-4")), (2, 2))
    '[[6, 2x], [9, −4]]'
    """
    left = iter(entries)
    rows = (", ".join(map(written, islice(left, size))) for size in sizes)
    return f"[{', '.join(f'[{row}]' for row in rows)}]"


def _plain(typed: str) -> str:
    """The text without a head and without LaTeX's words, as long as it was."""
    text = _HEAD.sub(lambda match: " " * len(match[0]), typed, count=1) if _HEAD.match(typed) else typed
    if "matrix}" in text:
        text = text.replace("\\\\", " ;").replace("&", ",")
        opening, closing = ("[".rjust, "]".ljust)
        text = re.sub(r"\\begin\{\w*matrix\}", lambda match: opening(len(match[0])), text)
        text = re.sub(r"\\end\{\w*matrix\}", lambda match: closing(len(match[0])), text)
    return _LATEX.sub(lambda match: " " * len(match[0]), text).replace("\n", " ")


def _bracket(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Where a row's brackets stand, if it is one bracket as a whole."""
    said = text[start:stop]
    first, last = start + len(said) - len(said.lstrip()), start + len(said.rstrip())
    if first >= last or text[first] not in OPENING or partner(text, first) != last - 1:
        return None
    return first, last
