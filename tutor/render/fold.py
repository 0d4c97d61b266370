"""Lines that are too long, folded where a reader would fold them; no character is ever lost."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from textwrap import wrap

_OPEN = frozenset("([{")
_CLOSE = frozenset(")]}")
_DOTS = frozenset("·*/")
_BADNESS = {**dict.fromkeys("+−-", 0), **dict.fromkeys("·*=≈<>≤≥≠", 1)}
"""How bad it is to begin a line with an operator; with anything else it is 2."""
_RELATIONS = frozenset("=≈<>≤≥≠")
_PROSE = re.compile(r"(?<![^\W])[a-z]{2,} [a-z]{2,}(?![^\W])")
"""Two words in a row: in a sentence a line ends between words, and "u = v" stays together."""
_PARTIAL = re.compile(r"(?<![A-Za-z0-9_])d/d")
"""A sign ∂/∂ in ASCII, which is never cut in two."""
_NARROWEST = 8
"""Text is not folded narrower than this, however small the screen is said to be."""


def measure(text: str) -> int:
    """How many columns of a terminal `text` takes.

    >>> measure("x²·y"), measure("e\u0301"), measure("数")
    (4, 1, 2)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def pad(text: str, width: int) -> str:
    """`text` with spaces after it up to `width` columns."""
    return text + " " * (width - measure(text))


def fold(text: str, room: int) -> list[str]:
    """An expression as lines of at most `room` columns, each folded before an operator.

    A line ends at the operator that binds loosest and stands outermost; a name or a number that is longer
    than a line is cut where the line ends. A character that the printers write takes one column, or none as the
    bar of h̄ does: lines with bars may be folded a little early.

    >>> fold("2xy + y·cos(x + y)", 14)
    ['2xy', '+ y·cos(x + y)']
    >>> fold("x²y·(y + z)", 10)
    ['x²y', '·(y + z)']
    >>> fold("(½ − π/3, −½ − π/3)", 12)
    ['(½ − π/3,', '−½ − π/3)']
    >>> fold("where u = v there is a kink", 24)
    ['where u = v there is a', 'kink']
    """
    room = max(room, _NARROWEST)
    if measure(text) <= room:
        return [text]
    places = _places(text)
    ends = [end for end, _, _ in places]
    lines: list[str] = []
    begin = 0
    while len(text) - begin > room:
        # The beginning of a line is a poor place to end it, even at the best operator.
        earliest = bisect_right(ends, begin + room // 5)
        latest = bisect_right(ends, begin + room)
        if earliest == latest:
            earliest = bisect_right(ends, begin)
        if earliest < latest:
            end, start, _ = min(places[earliest:latest], key=lambda place: (place[2], -place[0]))
        else:
            end = start = begin + room - bool(unicodedata.combining(text[begin + room]))
        lines.append(text[begin:end])
        begin = start
    return [*lines, text[begin:]]


def longest(text: str) -> int:
    """How many columns the longest part of an expression takes that `fold` leaves in one piece where it can.

    >>> longest("23095300"), longest("2xy + y·cos(x)")
    (8, 7)
    """
    starts = [0, *(start for _, start, _ in _places(text))]
    ends = [*(end for end, _, _ in _places(text)), len(text)]
    return max(measure(text[start:end]) for start, end in zip(starts, ends, strict=True))


def _places(text: str) -> list[tuple[int, int, int]]:
    """Where a line may end: (end of the line, start of the next, how bad it is there)."""
    found: list[tuple[int, int, int]] = []
    depth = 0
    prose = _PROSE.search(text) is not None
    for index, character in enumerate(text[:-1]):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
        elif character == " " and index:
            badness = 0 if text[index - 1] == ";" else _BADNESS.get(text[index + 1], 2)
            if prose and text[index + 1] in _RELATIONS:
                badness = 3
            if depth and text[index - 1] == ",":  # between two coordinates of a point is the best place
                badness = -1
            # After "x +" and "x =" comes no end of a line, before "+ y" and "= −1" does.
            if text[index - 1] not in _BADNESS:
                found.append((index, index + 1, 3 * depth + badness))
        elif (
            character in _DOTS
            and index
            and text[index - 1] != " "
            and text[index + 1] != "∂"
            and not _PARTIAL.match(text, index - 1)
        ):
            found.append((index, index, 3 * depth + 1))
    return found


def fold_words(text: str, room: int) -> list[str]:
    """A sentence as lines of at most `room` columns, folded between words."""
    return wrap(text, max(room, _NARROWEST), break_on_hyphens=False) or [""]
