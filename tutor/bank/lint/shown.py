"""The formulas that a reader sees on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.bank.kinds.giveaway import shown
from tutor.derivation.lesson import Block, Lines, Note, Phrase, Table, phrase
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression


def expressions(blocks: Iterable[Block]) -> Iterator[Expression]:
    """Every expression in blocks, those of tables and of lines of their own too.

    Arguments:
        blocks: what is on the page.
    """
    for block in blocks:
        if isinstance(block, Lines) and block.opening is not None:
            opening = block.opening
            yield from shown([Note(opening if isinstance(opening, Phrase) else phrase("bank-prose", text=opening))])
        if isinstance(block, Table):
            yield from shown(Note(cell) for row in block.rows for cell in row if isinstance(cell, Phrase))
        yield from shown([block])


def sides(expression: Expression) -> tuple[Expression, ...]:
    """Both sides of an equation; of a chain of them, all; anything else by itself."""
    if not isinstance(expression, Comparison):
        return (expression,)
    return (*sides(expression.left), *sides(expression.right))
