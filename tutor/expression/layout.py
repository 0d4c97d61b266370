"""One layout for every notation: where brackets stand and how factors are joined.

A notation is a table of spellings (`Notation`). Each node of a tree is written as a `Piece` from the pieces
of its parts, in one pass without recursion; a part that stands in several places is written once. What is the
same in every notation is written here; the rest is in `text.py`, `sympy_text.py` and `latex.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from tutor.expression.bars import bare, says_index, top
from tutor.expression.structures import BigSum, Comparison, Logic, Mean
from tutor.expression.tree import Constant, Expression, Negation, Number, Product, Quotient, Sum, Symbol

LOGIC, COMPARISON, SUM, NEGATION, PRODUCT, PREFIX, QUOTIENT, POWER, CALL, ATOM = range(10)
"""How tightly a piece holds together, loosest first. PREFIX is an operator before its body (Σ, ∂); POWER is also
the level of what needs brackets only below an exponent (√x, a fraction)."""

Edge = Literal[
    "number", "decimal", "letter", "indexed", "word", "bracket", "negative", "call", "root", "bars", "fraction",
    "sigma", "partial", "open", "other",
]  # fmt: skip
"""What a piece begins or ends with, which decides how it joins its neighbours in a product.

A piece that ends "open", such as Σᵢ aᵢ, would swallow a factor written after it. A number that is no whole one
ends "decimal", and "negative" is a bracket that begins with a minus: 0.01(−260) looks like a call, 0.01·(−260)
does not.
"""

EDGES: tuple[Edge, ...] = (
    "number", "decimal", "letter", "indexed", "word", "bracket", "negative", "call", "root", "bars", "fraction",
    "sigma", "partial", "open", "other",
)  # fmt: skip


class Piece(NamedTuple):
    """A written part of an expression."""

    text: str
    level: int = ATOM
    """How tightly it holds together: one of the levels above."""
    head: Edge = "other"
    """What it begins with."""
    tail: Edge = "other"
    """What it ends with."""


Joins = Mapping[tuple[Edge, Edge], str]
Writer = Callable[["Notation", Any, Sequence[Piece]], Piece]


@dataclass(frozen=True, slots=True)
class Notation:
    """The spellings of one way to write mathematics."""

    minus: str
    """The minus sign."""
    brackets: tuple[str, str]
    """An opening and a closing bracket."""
    join: str
    """What stands between two factors that `joins` does not list."""
    joins: Joins
    """(end of the left factor, start of the right one) → what stands between them."""
    dotted_joins: Joins
    """The same for a product that was typed with multiplication signs."""
    relations: Mapping[str, str]
    """A relation of `Comparison` → its sign."""
    writers: Mapping[type[Expression], Writer]
    """A node type → what writes it."""
    misread: Callable[[Sequence[Piece]], bool] = lambda factors: False
    """Would these factors, joined without dots, be read as something else?"""
    whole_writers: Mapping[type[Expression], Callable[[Any], Piece]] = field(default_factory=dict)
    """A node type → what writes it together with its parts, where they are not written as usual."""


def lay_out(root: Expression, notation: Notation, replaced: Mapping[Expression, Piece] | None = None) -> str:
    """Write `root` in `notation`.

    Arguments:
        root: the tree to write.
        notation: the table of spellings.
        replaced: parts that are written as given instead of as they are, or None.

    Returns:
        The text.
    """
    writers, whole_writers = notation.writers, notation.whole_writers
    pieces: dict[int, Piece] = {}
    stack: list[Expression | tuple[Expression, tuple[Expression, ...]]] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            node, parts = node
            pieces[id(node)] = writers[type(node)](notation, node, [pieces[id(part)] for part in parts])
            continue
        kind = type(node)
        if id(node) in pieces:
            continue
        if replaced and node in replaced:
            pieces[id(node)] = replaced[node]
        elif kind in whole_writers:
            pieces[id(node)] = whole_writers[kind](node)
        elif parts := node.subscripts if isinstance(node, Symbol) else node.children:
            stack.append((node, parts))
            stack += parts
        else:
            pieces[id(node)] = writers[kind](notation, node, ())
    return pieces[id(root)].text


def bracketed(notation: Notation, piece: Piece) -> Piece:
    """`piece` in brackets."""
    opening, closing = notation.brackets
    head: Edge = "negative" if piece.text.startswith(notation.minus) else "bracket"
    return Piece(f"{opening}{piece.text}{closing}", ATOM, head, "bracket")


def joins(separator: str, lefts: Iterable[Edge], rights: Iterable[Edge]) -> dict[tuple[Edge, Edge], str]:
    """`separator` between every left and every right edge.

    >>> joins(" ", ["number"], ["letter", "call"])
    {('number', 'letter'): ' ', ('number', 'call'): ' '}
    """
    rights = tuple(rights)
    return {(left, right): separator for left in lefts for right in rights}


def is_implicit(node: BigSum) -> bool:
    """Do the bounds of the sum go without saying: 1 to n, or to N when the index is n?"""
    return node.implicit and node.upper == top(node.index) and isinstance(node.lower, Number) and node.lower.value == 1


def write_mean(notation: Notation, node: Mean, parts: Sequence[Piece]) -> Piece:
    """mean(a²), the index left out where it is the usual one; else mean(n, xₙ²) or mean(i=1..m, aᵢ)."""
    body, index, upper = parts
    plain = bare(node)
    if plain is not None:
        written = lay_out(plain, notation)
    elif node.upper == top(node.index) and says_index(node.index, node.body):
        written = f"{index.text}, {body.text}"
    else:
        written = f"{index.text}=1..{upper.text}, {body.text}"
    return Piece(f"mean({written})", CALL)


def write_sum(notation: Notation, node: Sum, parts: Sequence[Piece]) -> Piece:
    """u + v − w. A minus before a term is that of its `Negation`."""
    minus = notation.minus
    width = len(minus)
    texts: list[str] = []
    for part in parts:
        if part.level == NEGATION:
            texts.append(f" {minus} {part.text[width:]}" if texts else part.text)
        else:
            text = bracketed(notation, part).text if part.level <= SUM else part.text
            texts.append(f" + {text}" if texts else text)
    return Piece("".join(texts), SUM)


def write_negation(notation: Notation, node: Negation, parts: Sequence[Piece]) -> Piece:
    """−u."""
    operand = parts[0]
    if operand.level <= NEGATION:
        operand = bracketed(notation, operand)
    return Piece(notation.minus + operand.text, NEGATION, "other", operand.tail)


def write_product(notation: Notation, node: Product, parts: Sequence[Piece]) -> Piece:
    """u·v·w, a dot left out where `joins` says so."""
    last = len(parts) - 1
    factors = [
        bracketed(notation, part)
        if part.level <= PRODUCT or (part.level == QUOTIENT and position) or (part.tail == "open" and position < last)
        else part
        for position, part in enumerate(parts)
    ]
    dotted = node.dotted or _counts(node) or notation.misread(factors)
    table = notation.dotted_joins if dotted else notation.joins
    first = factors[0]
    texts = [first.text]
    tail = first.tail
    for factor in factors[1:]:
        texts.append(table.get((tail, factor.head), notation.join))
        texts.append(factor.text)
        tail = factor.tail
    return Piece("".join(texts), PRODUCT, first.head, tail)


_NUMBERS_OF_TERMS = (Symbol("n"), Symbol("N"))


def _counts(node: Product) -> bool:
    """Whether a number of terms stands beside a letter: b·n and β₀·n, since bn and an look like words."""
    others = [factor for factor in node.factors if not isinstance(factor, Number | Constant)]
    return len(others) > 1 and any(factor in _NUMBERS_OF_TERMS for factor in others if type(factor) is Symbol)


def write_quotient(notation: Notation, node: Quotient, parts: Sequence[Piece]) -> Piece:
    """u/v on one line."""
    above, below = parts
    if above.level <= NEGATION or above.level in (PREFIX, QUOTIENT) or above.tail in ("open", "partial"):
        above = bracketed(notation, above)
    if below.level < POWER:
        below = bracketed(notation, below)
    return Piece(f"{above.text}/{below.text}", QUOTIENT, above.head)


def write_constant(notation: Notation, node: Constant, parts: Sequence[Piece]) -> Piece:
    """A constant by its name in the tree."""
    return Piece(node.name, ATOM, "letter", "letter")


def write_comparison(notation: Notation, node: Comparison, parts: Sequence[Piece]) -> Piece:
    """u < v."""
    left, right = (bracketed(notation, part).text if part.level <= COMPARISON else part.text for part in parts)
    return Piece(f"{left} {notation.relations[node.relation]} {right}", COMPARISON)


def write_logic(notation: Notation, node: Logic, parts: Sequence[Piece]) -> Piece:
    """p and q, p or q."""
    texts = [bracketed(notation, part).text if part.level == LOGIC else part.text for part in parts]
    return Piece(f" {node.operator} ".join(texts), LOGIC)


def write_number(notation: Notation, node: Number, parts: Sequence[Piece]) -> Piece:
    """A number as it was spelled.

    No letter may follow a scientific one directly, and 1·x and 0·x are clearer than 1x and 0x.
    """
    text = node.spelling or str(node.value)
    plain = text not in ("0", "1") and (not node.spelling or (text[-1].isdigit() and "e" not in text.lower()))
    tail: Edge = "other" if not plain else "number" if text.isdigit() else "decimal"
    return Piece(text, ATOM, "number", tail)


COMMON: Mapping[type[Expression], Writer] = {
    Number: write_number,
    Constant: write_constant,
    Sum: write_sum,
    Negation: write_negation,
    Product: write_product,
    Quotient: write_quotient,
    Comparison: write_comparison,
    Logic: write_logic,
}
"""The writers that most notations share."""
