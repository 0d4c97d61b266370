"""Phrases taken apart, so that every format can escape the words and typeset the expressions in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tutor.derivation.lesson import Line, Phrase, Value
from tutor.expression.steering import STEERING
from tutor.expression.tree import Expression
from tutor.render.words import say

Piece = str | Expression
"""A run of words, or an expression that stands between words."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A name with expressions as its index, such as the f_xy of a second derivative."""

    name: str
    index: tuple[Expression, ...]


# Control characters break XML, too, and the private-use characters mark the place of an expression below.
_UNPRINTABLE = re.compile(rf"[{STEERING}\t\n\r\ue000\ue001]")
_PLACE = re.compile("\ue000([0-9]+)\ue001")
_INDEXED = re.compile(r"([^\W\d_]\w*)_\Z")
_RELATIONS = {"<=": "≤", ">=": "≥", "!=": "≠"}


def printable(text: str) -> str:
    r"""`text` with every character that is a command to a screen replaced by a question mark.

    >>> printable("x\x1b[2J")
    'x?[2J'
    """
    return _UNPRINTABLE.sub("?", text)


def pieces(phrase: Phrase) -> tuple[Piece, ...]:
    """The phrase as words and expressions, in order."""
    found: list[Expression] = []

    def mark(expression: Expression) -> str:
        found.append(expression)
        return f"\ue000{len(found) - 1}\ue001"

    parts = _PLACE.split(say(_cleaned(phrase), mark))
    return tuple(found[int(part)] if place % 2 else part for place, part in enumerate(parts) if part)


def _cleaned(phrase: Phrase) -> Phrase:
    """The phrase without unprintable text, also in the phrases inside it."""
    return Phrase(phrase.key, tuple((name, _clean(value)) for name, value in phrase.values))


def _clean(value: Value) -> Value:
    return printable(value) if isinstance(value, str) else _cleaned(value) if isinstance(value, Phrase) else value


def indexed(phrase: Phrase) -> Iterator[Piece | Indexed]:
    """The pieces of a phrase, a name that ends in an underline and the expressions after it taken as one."""
    name, index = "", list[Expression]()
    for piece in (*pieces(phrase), ""):
        if name and isinstance(piece, Expression):
            index.append(piece)
            continue
        if name:
            yield Indexed(name, tuple(index)) if index else f"{name}_"
        name, index = "", []
        found = _INDEXED.search(piece) if isinstance(piece, str) else None
        if found and isinstance(piece, str):
            name, piece = found[1], piece[: found.start()]
        if piece != "":
            yield piece


def sentence(phrase: Phrase, show: Callable[[Expression], str], escape: Callable[[str], str] = str) -> str:
    """The phrase as one string.

    Arguments:
        phrase: what to say.
        show: writes an expression.
        escape: writes the words between expressions.
    """
    return "".join(escape(piece) if isinstance(piece, str) else show(piece) for piece in pieces(phrase))


def reasons(lines: tuple[Line, ...]) -> Iterator[tuple[Phrase, ...]]:
    """Line by line the phrases that stand beside it.

    Why a line could not be checked is one of them, said once where several lines under each other share it.
    """
    before: Phrase | None = None
    for line in lines:
        why_not = line.check.why_not if line.check else None
        yield line.reason if why_not is None or why_not == before else (*line.reason, why_not)
        before = why_not


def is_refused(why: tuple[Phrase, ...]) -> bool:
    """Whether what stands beside a line is that it does not follow: on a page it must not look like a reason."""
    return any(phrase.key == "check-working-wrong" for phrase in why)


def relation(line: Line) -> str:
    """The sign between the sides of a line, as one character."""
    return _RELATIONS.get(line.relation, line.relation)


def joined(phrases: tuple[Phrase, ...], show: Callable[[Expression], str], escape: Callable[[str], str] = str) -> str:
    """Several phrases as one string, with semicolons between them."""
    return "; ".join(sentence(phrase, show, escape) for phrase in phrases)
