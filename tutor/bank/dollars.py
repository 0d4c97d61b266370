"""Where the mathematics of a text stands: between $…$, or $$…$$ for a line of its own.

A dollar is the beginning of mathematics when no space follows it and its partner has no space before and no
digit after it: "$5 and $6" is money. `\\$` is always a dollar.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

_MATHS = re.compile(
    r"\$\$(?P<display>(?:\\.|[^$\\])+)\$\$|\$(?=\S)(?P<inline>(?:\\.|[^$\\])+)(?<=\S)(?<!\\)\$(?![0-9])", re.DOTALL
)
_ESCAPED = re.compile(r"\\[\\$`]")
_QUOTES = re.compile(r"`+")

Kind = Literal["words", "maths", "code"]


class Found(NamedTuple):
    """A stretch of mathematics."""

    source: str
    """What stands between the dollars."""
    end: int
    """Where the text goes on."""
    display: bool
    """Does it stand on a line of its own?"""


def maths_at(text: str, position: int) -> Found | None:
    """The mathematics that begins with the dollar at `position`, or None.

    >>> maths_at("so $x^2$.", 3)
    Found(source='x^2', end=8, display=False)
    >>> maths_at("$5 and $6", 0) is None
    True
    """
    match = _MATHS.match(text, position)
    if match is None:
        return None
    display = match["display"] is not None
    return Found(match["display"] if display else match["inline"], match.end(), display)


def split(text: str) -> Iterator[tuple[str, Kind]]:
    """The text in pieces; formulas keep their dollars, and code its backquotes.

    >>> list(split("so $x^2$ is `$`"))
    [('so ', 'words'), ('$x^2$', 'maths'), (' is ', 'words'), ('`$`', 'code')]
    """
    words = position = 0
    runs = _runs(text)
    while position < len(text):
        maths = maths_at(text, position) if text[position] == "$" else None
        quotes = _QUOTES.match(text, position)
        code = _closed(runs, quotes) if quotes else None
        if maths is None and code is None:
            escaped = _ESCAPED.match(text, position)
            position = escaped.end() if escaped else quotes.end() if quotes else position + 1
            continue
        if words < position:
            yield text[words:position], "words"
        end = maths.end if maths else code or position
        yield text[position:end], "maths" if maths else "code"
        words = position = end
    if words < len(text):
        yield text[words:], "words"


def _runs(text: str) -> dict[int, list[int]]:
    """How many backquotes stand side by side → where such runs begin; found once, for a text may have many."""
    found: dict[int, list[int]] = {}
    for run in _QUOTES.finditer(text):
        found.setdefault(run.end() - run.start(), []).append(run.start())
    return found


def _closed(runs: dict[int, list[int]], opening: re.Match[str]) -> int | None:
    """Where code ends that these backquotes open: behind the next run of as many; None when there is none."""
    length = opening.end() - opening.start()
    places = runs.get(length, [])
    at = bisect_left(places, opening.end())
    return places[at] + length if at < len(places) else None
