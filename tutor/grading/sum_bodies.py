"""Where the brackets of a Σ were meant that were not typed: around x_i − m in Σ_i x_i − m, whose m stands outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.grading.typed_tokens import CLOSE, OPEN

_SCRIPT = r"(?:[_^]\s*(?:\{[^{}]*\}|\([^()]*\)|\w)|[ᵢⱼₖₗₘₙ])\s*"
_SIGMA = re.compile(rf"(?:[Σ∑]|\\sum|(?<![A-Za-z\\])[sS]um(?=_))\s*(?:{_SCRIPT}){{0,2}}(?![\s(]*[a-z]\s*[=,])")


def sum_bodies(typed: str) -> Iterator[tuple[int, int]]:
    """Each part behind a Σ that has a + or a − of its own and could be in brackets; the shorter parts first.

    >>> [text[start:stop] for text in ["2Σ_i x_i - m + 1"] for start, stop in sum_bodies(text)]
    ['x_i - m', 'x_i - m + 1']
    """
    for match in _SIGMA.finditer(typed):
        start = match.end()
        for stop in _ends(typed, start):
            yield start, stop


def _ends(typed: str, start: int) -> Iterator[int]:
    """Where terms end, from the second on."""
    depth, terms = 0, 0
    for at in range(start, len(typed)):
        sign = typed[at]
        if depth == 0 and (sign in CLOSE or sign in ",;="):
            if terms:
                yield at
            return
        depth += (sign in OPEN) - (sign in CLOSE)
        before = typed[start:at].rstrip()
        if depth == 0 and sign in "+-−" and before and before[-1] not in "+-−*/·^_":
            if terms:
                yield start + len(before)
            terms += 1
    if terms:
        yield start + len(typed[start:].rstrip())
