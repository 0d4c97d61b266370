"""Would a hint give the answer away? Whatever it shows by itself is compared with the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.bank.posed import Hint, Made
from tutor.derivation.lesson import Block, Line, Lines, Matrix, Note, Phrase, Table
from tutor.expression.numbers import ONE, rational, rational_value
from tutor.expression.structures import Comparison, Logic, Partial
from tutor.expression.traversal import postorder, symbols, unsigned
from tutor.expression.tree import Expression, Quotient, Symbol
from tutor.grading.answer import Single, Vector
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key
from tutor.grading.task import Task

_SMALL = 12
"""A hint may well have a whole number in it that is the answer by chance, up to this one."""


def is_telling(answer: Expression) -> bool:
    """Whether an answer that stands in a hint gives it away: letters and small whole numbers stand there by chance."""
    value = rational_value(answer)
    if value is not None:
        return value.denominator > 1 or abs(value) > _SMALL
    return not isinstance(answer, Symbol)


def telling_keys(made: Made) -> list[Key]:
    """The right answers that a hint must not show, without what may stand in it by chance.

    Of an equation or a set the keys are only sides and members, which may well stand in a hint.
    """
    task = made.subject
    if not isinstance(task, Task) or not isinstance(task.model, Single | Vector):
        return []
    return [key for key in task.keys if is_telling(key.expression)]


def is_number(expression: Expression) -> bool:
    """Whether an expression is a number with nothing left to be worked out.

    >>> from tutor import parse
    >>> [is_number(parse(text)) for text in ("-3", "1/2", "5/1", "40/2", "3/(1/2)")]
    [True, True, True, False, False]
    """
    value = rational_value(expression)
    if value is None:
        return False
    size = unsigned(expression)
    return not isinstance(size, Quotient) or size.denominator == ONE or size == rational(abs(value))


def reveals(expression: Expression, keys: Iterable[Key]) -> bool:
    """Is an expression one of the right answers, worked out? With a ∂ in it, or in a calculation, there is work left.

    >>> from tutor import parse
    >>> from tutor.grading.key import key_of
    >>> reveals(parse("x + x"), [key_of(parse("2x"))]), reveals(parse("∂/∂x [x^2]"), [key_of(parse("2x"))])
    (True, False)
    """
    if any(isinstance(node, Partial | Comparison | Logic) for node in postorder(expression)):
        return False
    if not is_number(expression) and not symbols(expression):
        # A calculation is still to be worked out, unless the answer itself is one: √2 + 1.
        keys = [key for key in keys if rational_value(key.expression) is None]
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


def words_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Every piece of text in the sentences of blocks."""
    for block in blocks:
        if isinstance(block, Note):
            yield from _texts(block.phrase)


def _texts(said: Phrase) -> Iterator[str]:
    for _, value in said.values:
        if isinstance(value, Phrase):
            yield from _texts(value)
        elif isinstance(value, str):
            yield value


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
