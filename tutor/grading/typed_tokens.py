"""The pieces of an answer as it was typed: numbers, letters, names of functions, signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutor.expression.functions import FUNCTIONS

OPEN, CLOSE = "([{", ")]}"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ"
_NAMES = "|".join(sorted({*FUNCTIONS, "arcsin", "arccos", "arctan", "log", "exp", "σ"}, key=len, reverse=True))
_TOKEN = re.compile(
    rf"\s*(?:(\d+\.?\d*|\.\d+)|({_NAMES}|√)(?![a-z])|({_NAMES})(?=[a-z](?![a-z]))|([{_RAISED}]+)|(\w)|(\S))"
)
_WHAT = {1: "number", 2: "function", 3: "function", 4: "raised", 5: "letter"}
"""A number, the name of a function, the same before a letter that stands alone, a raised exponent, a letter."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text."""

    start: int
    stop: int
    text: str
    what: str
    """number, function, raised, letter or sign."""


def tokens_of(typed: str) -> list[Token]:
    """The pieces of a text, from left to right.

    >>> [token.what for token in tokens_of("2sin x^2")]
    ['number', 'function', 'letter', 'sign', 'number']
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(typed.replace("**", "^ ")):
        group = match.lastindex or 0
        found.append(Token(match.start(group), match.end(group), match.group(group), _WHAT.get(group, "sign")))
    return found
