"""How an error is told: what is wrong, the input with a caret under the place, and the mend."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from tutor.errors import AuthorError, Spot, StudentError, SyntaxProblem
from tutor.expression.steering import STEERING, harmless

_MARGIN = "  "
_WINDOW = 76
_TOGETHER = 40
_STEERING = re.compile(rf"[{STEERING}\t\r\u2028\u2029]")
"""What moves the cursor or makes a line read in another order; a message may have several lines."""


def complaint(error: StudentError) -> str:
    """The error as lines for a terminal.

    A long input is cut to the part around the caret; control characters are shown as a dot there and as ?
    elsewhere, so that what was typed cannot move the cursor.
    """
    lines = [error.message]
    if isinstance(error, AuthorError) and error.spot is not None:
        lines = [f"{place(error.spot)}: {error.message}"]
    if isinstance(error, SyntaxProblem) and error.source:
        lines = [*_pointed(error), *lines] if len(error.message) > _TOGETHER else _pointed(error, error.message)
    if error.mend:
        lines.append(error.mend)
    return visible("\n".join(lines))


def in_sentences(error: StudentError) -> str:
    """The error for a screen reader: no caret, for its place is in words.

    Arguments:
        error: what is wrong.
    """
    message = error.message
    if isinstance(error, SyntaxProblem) and error.source and error.column and "column" not in message:
        message = f"{message} (column {error.column + 1})"
    return visible("\n".join(_sentence(said) for said in (message, error.mend) if said))


def _sentence(said: str) -> str:
    said = said.replace("`", '"')
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith(('.', '?', '!')) else '.'}"


def visible(text: str) -> str:
    r"""A text with ? for every character that would steer a terminal.

    >>> visible("a\x1b[31mb")
    'a?[31mb'
    """
    return _STEERING.sub("?", text)


def place(spot: Spot) -> str:
    """A place in a file, seen from the working folder where the file is below it: exercises/rules.yaml:12:5."""
    return f"{seen_from_here(spot.path)}:{spot.line}:{spot.column}"


def seen_from_here(path: Path) -> str:
    """The name of a file, short where it is below the working folder."""
    whole = Path(path).absolute()
    seen = str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)
    return visible(seen).replace("\n", "?")


def _pointed(error: SyntaxProblem, beside: str = "") -> list[str]:
    """The input around the place, with a caret below it and the message beside the caret."""
    source, column = error.source, min(error.column, len(error.source))
    start = 0 if len(source) <= _WINDOW else max(0, min(column - _WINDOW // 2, len(source) - _WINDOW))
    end = min(len(source), start + _WINDOW)
    before, after = "…" if start else "", "…" if end < len(source) else ""
    shown = harmless(source[start:end])
    marks = [" "] * (len(before) + end - start + 1)
    if error.related is not None and start <= error.related < end:
        marks[len(before) + error.related - start] = "╵"
    for place in range(column, max(column + 1, min(error.end, end))):
        marks[len(before) + place - start] = "^"
    caret = _widened(before + shown, "".join(marks)).rstrip()
    return [f"{_MARGIN}{before}{shown}{after}", f"{_MARGIN}{caret} {beside}".rstrip()]


def _widened(shown: str, marks: str) -> str:
    """The marks moved to where a terminal shows the characters: wide ones take two columns, accents none."""
    result = []
    for place, mark in enumerate(marks):
        character = shown[place] if place < len(shown) else " "
        if unicodedata.combining(character):
            continue
        result.append(mark)
        if unicodedata.east_asian_width(character) in "WF":
            result.append(mark if mark == "^" else " ")
    return "".join(result)
