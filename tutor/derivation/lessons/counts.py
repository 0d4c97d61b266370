"""What the n of a Σ counts, said only where n is printed: Σᵢ alone does not show it, 1/n·Σᵢ does."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.derivation.lesson import Lines, Note, phrase
from tutor.expression.structures import BigSum, Mean
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Symbol


def count_notes(function: Expression, shown: Iterable[Lines | Expression] | None = None) -> tuple[Note, ...]:
    """What n counts, where it is shown: Σᵢ alone does not show it, 1/n·Σᵢ does.

    Arguments:
        function: the function.
        shown: what the lesson shows besides it; None if n may stand anywhere.
    """
    nodes = tuple(postorder(function))
    indexes: dict[Expression, list[Symbol]] = {}
    for node in nodes:
        if isinstance(node, BigSum) and node.implicit and node.index not in indexes.setdefault(node.upper, []):
            indexes[node.upper].append(node.index)
    means = dict.fromkeys(node.upper for node in nodes if isinstance(node, Mean) and node.upper not in indexes)
    said = [
        (
            top,
            phrase("number-of-terms", n=top)
            if len(found) == 1
            else phrase("number-of-each", n=top, indexes=tuple(found)),
        )
        for top, found in indexes.items()
    ]
    said += [(top, phrase("means-number", n=top)) for top in means if isinstance(top, Symbol)]
    printed = None if shown is None else (function, *shown)
    return tuple(Note(told) for top, told in said if printed is None or stands(top, printed))


def stands(letter: Expression, shown: Iterable[Lines | Expression]) -> bool:
    """Whether a letter is printed: the bounds of Σᵢ and of a mean are not."""
    waiting: list[Expression] = []
    for block in shown:
        waiting += [block] if isinstance(block, Expression) else [line.right for line in block.lines]
    known: set[Expression] = set()
    while waiting:
        node = waiting.pop()
        if node == letter:
            return True
        if node not in known:
            known.add(node)
            hidden = isinstance(node, Mean) or (isinstance(node, BigSum) and node.implicit)
            waiting += [node.children[0]] if hidden else node.children
    return False
