"""How ambiguous spots were read, in words."""

from __future__ import annotations

from tutor.expression.reading import Reading
from tutor.expression.steering import harmless

_MOST = 6
"""More remarks than this are counted, not listed."""

_SENTENCES = {
    "e-constant": "{shown} is Euler's number; --vars with {shown} in it makes it a variable",
    "E-constant": "{shown} is Euler's number, as in SymPy; --vars with {shown} in it makes it a variable",
    "log-natural": "{shown} is the natural logarithm; log10 and log2 are the others",
    "unknown-function": "{shown} is taken as an unknown function; ∂₁{shown} is its derivative in the first place",
    "one-name": "{shown} is one name",
}
"""Kinds of remarks that are more than "read this as that"."""


def remark_lines(reading: Reading) -> list[str]:
    """A line for each spot of the text that a reader could have taken in another way.

    >>> from tutor.expression.reading import read
    >>> remark_lines(read("x^2 + xy"))
    ['Read: xy as x·y']
    """
    found = dict.fromkeys(_line(remark.kind, remark.shown, remark.meaning) for remark in reading.remarks)
    lines = [f"Read: {line}" for line in found]
    if len(lines) > _MOST:
        lines[_MOST:] = [f"… and {len(lines) - _MOST} more such spots"]
    return lines


def _line(kind: str, shown: str, meaning: str) -> str:
    spot = harmless(shown)
    return _SENTENCES.get(kind, "{shown} as {meaning}").format(shown=spot, meaning=meaning)
