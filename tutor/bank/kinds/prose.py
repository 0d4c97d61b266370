"""Texts of the author inside a part."""

from __future__ import annotations

from tutor.bank.kinds.authored import naming
from tutor.derivation.lesson import Block


def prose(markdown: str, *field: str | int) -> tuple[Block, ...]:
    """Markdown of a field of the part as blocks.

    Raises:
        AuthorError: it cannot be shown.
    """
    from tutor.bank.prose import blocks  # the reader of Markdown is slow to import, and few parts need it

    with naming(*field):
        return blocks(markdown)
