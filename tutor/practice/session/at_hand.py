"""What is said of other commands, as they are typed in a session: `rules table` and not `tutor rules table`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.lesson import Block, Note, Phrase, Section, Table

_OUTSIDE = "`tutor rules"
_HERE = "`rules"
_OTHER = {
    "bank-hint-row": "practice-hint-row",
    "bank-hint-look-up": "practice-hint-look-up",
    "rules-hint": "practice-rules-more",
}
"""Sentences that name a command, and those that name it as it is typed in a session."""


def at_hand(text: str) -> str:
    """A text in which a command is named as it can be typed here.

    >>> at_hand("`tutor rules table` lists them")
    '`rules table` lists them'
    """
    return text.replace(_OUTSIDE, _HERE)


def all_at_hand(says: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with commands as they can be typed here.

    Arguments:
        says: what a session says.
    """
    return tuple(
        replace(
            section,
            remark=None if section.remark is None else _phrase(section.remark),
            blocks=tuple(map(_block, section.blocks)),
        )
        for section in says
    )


def _phrase(said: Phrase) -> Phrase:
    values = tuple((name, at_hand(value) if isinstance(value, str) else value) for name, value in said.values)
    return Phrase(_OTHER.get(said.key, said.key), values)


def _block(block: Block) -> Block:
    match block:
        case Note(said):
            return replace(block, phrase=_phrase(said))
        case Table():
            rows = (tuple(at_hand(cell) if isinstance(cell, str) else cell for cell in row) for row in block.rows)
            return replace(block, rows=tuple(rows))
    return block
