"""The nearest known word, for "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 24


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word of `known` that `word` is a likely slip of, or None.

    Arguments:
        word: what was typed.
        known: the words that would have been understood.

    >>> nearest("sni", ["sin", "cos", "sinh"])
    'sin'
    >>> nearest("qqqq", ["sin", "cos"]) is None
    True
    """
    if len(word) > _LONGEST:
        return None
    allowed = 1 if len(word) <= 4 else 2
    best: tuple[int, bool, int, str] | None = None
    for candidate in known:
        if len(candidate) < 2 or abs(len(candidate) - len(word)) > allowed:
            continue
        slips = 0 if candidate.lower() == word.lower() else _slips(word.lower(), candidate.lower())
        rank = (slips, not word.startswith(candidate), abs(len(candidate) - len(word)), candidate)
        if slips <= allowed and slips < len(candidate) - 1 and (best is None or rank < best):
            best = rank
    return best[3] if best else None


def _slips(left: str, right: str) -> int:
    """How many letters to add, drop, change or swap with their neighbour to turn `left` into `right`."""
    before: list[int] = []
    above = list(range(len(right) + 1))
    for row, a in enumerate(left, 1):
        here = [row]
        for column, b in enumerate(right, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (a != b))
            if row > 1 and column > 1 and a == right[column - 2] and left[row - 2] == b:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, above = above, here
    return above[-1]
