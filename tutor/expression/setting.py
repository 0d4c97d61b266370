"""What the whole grammar needs to know about one text: its tokens, its brackets, its names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tutor.errors import LimitExceeded, SyntaxProblem
from tutor.expression.lexer import Token
from tutor.expression.limits import Limits
from tutor.expression.names import Names
from tutor.expression.tree import Expression, Span

if TYPE_CHECKING:
    from tutor.expression.grammar import Grammar

Reaction = Callable[["Grammar", Token], bool]
"""What a token does; True when an operand is complete then."""

OPENING = {"(": ")", "[": "]", "{": "}", "cases": "end cases", "|(": ")|"}
"""An opening bracket → the closing one."""
_CLOSING = frozenset(OPENING.values())


class RemarkNote(NamedTuple):
    """A spot that a reader could take in another way, as the grammar saw it."""

    kind: str
    span: Span
    node: Expression | None
    """How it was read, or None when `meaning` says it."""
    meaning: str = ""


@dataclass(slots=True)
class Setting:
    """One text and what its parts mean."""

    source: str
    tokens: list[Token]
    partner: dict[int, int]
    """Index of an opening bracket's token → index of the closing one's."""
    commas: set[int]
    """Indexes of the opening brackets that hold a comma."""
    names: Names
    limits: Limits
    before: Mapping[str, Reaction]
    """What a token of each kind does where an operand is expected."""
    after: Mapping[str, Reaction]
    """What it does behind one."""
    keywords: frozenset[str]
    """The words that are not names here, such as "if" in a function by cases."""
    notes: list[RemarkNote] = field(default_factory=list)
    odd: bool = False
    """Was anything read that is no value by itself: a condition, ∞, or (i, 1, n)?"""


def pair_brackets(tokens: list[Token], source: str, limits: Limits) -> tuple[dict[int, int], set[int]]:
    """Which brackets belong together, and which hold a comma.

    Raises:
        SyntaxProblem: a bracket is missing or of another kind; LimitExceeded: they nest too deep.
    """
    partner: dict[int, int] = {}
    commas: set[int] = set()
    open_ones: list[int] = []
    for index, token in enumerate(tokens):
        kind = token.kind
        if kind in OPENING:
            open_ones.append(index)
            if len(open_ones) > limits.depth:
                raise too_deep(source, token.start, limits)
        elif kind in _CLOSING:
            if not open_ones:
                message = f"nothing is open that the {token.text} at column {token.start + 1} could close"
                raise SyntaxProblem(message, source, token.start, token.end, f"take the {token.text} away")
            opener = tokens[open_ones[-1]]
            if OPENING[opener.kind] != kind:
                raise SyntaxProblem(
                    f"the {opener.text} at column {opener.start + 1} is closed by a {token.text}",
                    source, token.start, token.end, f"type {closing(opener)} instead", opener.start,
                )  # fmt: skip
            partner[open_ones.pop()] = index
        elif kind == "," and open_ones:
            commas.add(open_ones[-1])
    if open_ones:
        raise unclosed(tokens[open_ones[-1]], source, len(source))
    return partner, commas


def closing(opener: Token) -> str:
    """How the bracket that closes `opener` is typed."""
    kind = OPENING.get(opener.kind, "|")
    return {"end cases": r"\end{cases}", ")|": "|"}.get(kind, kind)


def unclosed(opener: Token, source: str, column: int) -> SyntaxProblem:
    """The error for a bracket that stays open."""
    close = closing(opener)
    message = f"a closing {close} is missing for the {opener.text} at column {opener.start + 1}"
    return SyntaxProblem(message, source, column, mend=f"add the {close}", related=opener.start)


def too_deep(source: str, column: int, limits: Limits) -> LimitExceeded:
    """The error for nesting beyond the limit."""
    message = f"the function nests too deep at column {column + 1}; the limit is {limits.depth} levels"
    return LimitExceeded(message, source, column, mend="name an inner part and type it on its own")


def too_large(source: str, column: int, limits: Limits) -> LimitExceeded:
    """The error for more parts than the limit."""
    message = f"the function has too many parts; the limit is {limits.nodes:,} nodes"
    return LimitExceeded(message, source, column, mend="type a shorter function, or a sum with Σ")
