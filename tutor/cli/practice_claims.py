"""What a session says of things that are kept, while they are in memory only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.lesson import Block, Note, Phrase, Section

_IN_MEMORY = frozenset(("practice-noted", "practice-interrupted", "practice-interrupted-lines", "practice-fault"))
"""Sentences that say that something is kept; each has another one, for when it is in memory only."""


def unclaimed(says: Sequence[Section]) -> tuple[Section, ...]:
    """The page without the claim that something was written, where it could not be.

    Arguments:
        says: what the session says.
    """
    return tuple(replace(section, blocks=tuple(map(_unclaimed, section.blocks))) for section in says)


def _unclaimed(block: Block) -> Block:
    if isinstance(block, Note) and block.phrase.key in _IN_MEMORY:
        return replace(block, phrase=Phrase(f"{block.phrase.key}-in-memory", block.phrase.values))
    return block
