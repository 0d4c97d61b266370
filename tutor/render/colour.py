"""The colours of a terminal: one small table, so that start-up need not import a library for them."""

from __future__ import annotations

STYLES = {
    "heading": "1",
    "remark": "2",
    "reason": "36",
    "wrong": "31",
    "column": "1",
}
"""What is coloured → the numbers of the ANSI escape sequence (ECMA-48, select graphic rendition)."""


def paint(text: str, style: str, colour: bool) -> str:
    r"""`text` in the style, or as it is.

    >>> paint("sum rule", "reason", colour=True)
    '\x1b[36msum rule\x1b[0m'
    >>> paint("sum rule", "reason", colour=False)
    'sum rule'
    """
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if colour and text else text
