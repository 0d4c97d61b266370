"""Would a hint give the answer away? Whatever it shows by itself is compared with the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.bank.posed import Hint
from tutor.derivation.lesson import Block, Line, Lines, Matrix, Note, Phrase, Table
from tutor.expression.structures import Comparison, Logic, Partial
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key


def reveals(expression: Expression, keys: Iterable[Key]) -> bool:
    """Is an expression one of the right answers, worked out? With a ∂ in it there is work left.

    >>> from tutor import parse
    >>> from tutor.grading.key import key_of
    >>> reveals(parse("x + x"), [key_of(parse("2x"))]), reveals(parse("∂/∂x [x^2]"), [key_of(parse("2x"))])
    (True, False)
    """
    if any(isinstance(node, Partial | Comparison | Logic) for node in postorder(expression)):
        return False
    return any(equivalent(expression, key).agrees for key in keys)


def kept(hints: Iterable[Hint], keys: Iterable[Key]) -> tuple[Hint, ...]:
    """The hints that do not give the answer away."""
    known = tuple(keys)
    return tuple(hint for hint in hints if not any(reveals(one, known) for one in shown(hint.says)))


def shown(blocks: Iterable[Block]) -> Iterator[Expression]:
    """Every expression that stands by itself in blocks."""
    for block in blocks:
        match block:
            case Note(said):
                yield from _said(said)
            case Lines(_, lines):
                for line in lines:
                    yield from _in_line(line)
            case Matrix(rows=rows):
                yield from (entry for row in rows for entry in row)
            case Table(rows=cells):
                yield from (cell for row in cells for cell in row if isinstance(cell, Expression))


def _in_line(line: Line) -> Iterator[Expression]:
    if isinstance(line.left, Expression):
        yield line.left
    yield line.right
    for reason in line.reason:
        yield from _said(reason)


def _said(said: Phrase) -> Iterator[Expression]:
    for _, value in said.values:
        if isinstance(value, Phrase):
            yield from _said(value)
        elif isinstance(value, Expression):
            yield value
        elif isinstance(value, tuple):
            yield from value
