"""Brackets in a text that nobody has parsed: where one closes, and what stands between separators outside of all."""

from __future__ import annotations

OPENING, CLOSING = "([{", ")]}"


def partner(text: str, start: int) -> int:
    """Where the bracket that opens at `start` is closed; −1 where it is not."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in OPENING) - (text[place] in CLOSING)
        if depth == 0:
            return place
    return -1


def split(text: str, start: int, stop: int, separator: str) -> list[tuple[int, int]]:
    """The stretches between separators that stand in no bracket."""
    found, depth, begin = [], 0, start
    for place in range(start, stop):
        depth += (text[place] in OPENING) - (text[place] in CLOSING)
        if depth == 0 and text[place] == separator:
            found.append((begin, place))
            begin = place + 1
    return [*found, (begin, stop)]
