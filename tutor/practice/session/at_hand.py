"""What is said of other commands, as they are typed in a session: `rules table` and not `tutor rules table`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from tutor.derivation.lesson import Block, Note, Phrase, Section, Table

_OUTSIDE = "`tutor rules"
_HERE = "`rules"
_OTHER = {
    "bank-hint-row": "practice-hint-row",
    "bank-hint-look-up": "practice-hint-look-up",
    "rules-hint": "practice-rules-more",
}
_PROBLEM, _MENDLESS = "check-working-problem-mend", "check-working-problem"
"""Sentences that name a command, and those that name it as it is typed in a session."""


def at_hand(text: str) -> str:
    """A text in which a command is named as it can be typed here.

    >>> at_hand("`tutor rules table` lists them")
    '`rules table` lists them'
    """
    return text.replace(_OUTSIDE, _HERE)


def all_at_hand(says: Sequence[Section], mended: Callable[[str], str] = at_hand) -> tuple[Section, ...]:
    """The sections with commands as they can be typed here.

    Arguments:
        says: what a session says.
        mended: makes of the mend of a line that cannot be read one that can be followed here; "" if there is none.
    """
    phrased = partial(_phrase, mended)
    return tuple(
        replace(
            section,
            remark=None if section.remark is None else phrased(section.remark),
            blocks=tuple(_block(block, phrased) for block in section.blocks),
        )
        for section in says
    )


def _phrase(mended: Callable[[str], str], said: Phrase) -> Phrase:
    if said.key == _PROBLEM:
        values = dict(said.values)
        mend = mended(str(values["mend"]))
        return Phrase(_PROBLEM if mend else _MENDLESS, tuple({**values, "mend": mend}.items()))
    given = tuple((name, at_hand(value) if isinstance(value, str) else value) for name, value in said.values)
    return Phrase(_OTHER.get(said.key, said.key), given)


def _block(block: Block, phrased: Callable[[Phrase], Phrase]) -> Block:
    match block:
        case Note(said):
            return replace(block, phrase=phrased(said))
        case Table():
            rows = (tuple(at_hand(cell) if isinstance(cell, str) else cell for cell in row) for row in block.rows)
            return replace(block, rows=tuple(rows))
    return block
