"""Blocks with numbers before them: options, hints, points to look for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.derivation.lesson import Block, Note, phrase


def numbered(number: int, blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with a number before the first."""
    first = blocks[0] if blocks else None
    if isinstance(first, Note):
        yield Note(phrase("bank-page-number", number=number, said=first.phrase))
        yield from blocks[1:]
    else:
        yield Note(phrase("bank-page-number", number=number, said=phrase("bank-page-next-line")))
        yield from blocks


def in_order(members: Sequence[Sequence[Block]]) -> tuple[Block, ...]:
    """Each member with its number, from 1."""
    return tuple(block for place, one in enumerate(members) for block in numbered(place + 1, one))
