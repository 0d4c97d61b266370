"""Characters that no screen should be given: no text from outside may move a cursor or turn a line round."""

from __future__ import annotations

STEERING = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""Control characters, marks of direction and halves of characters, as they stand in the brackets of a regular
expression. Tabs and ends of lines are not among them: where they may stand depends on what is written."""


def harmless(text: str) -> str:
    r"""A text as it is shown in one line: with a dot for each character that is not printed.

    >>> harmless("a\x1b[31mb\n")
    'a·[31mb·'
    """
    return "".join(character if character.isprintable() else "·" for character in text)
