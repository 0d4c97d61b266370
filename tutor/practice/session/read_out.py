"""How an answer was read, and all that is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.bank.judge import Chosen
from tutor.bank.outcome import Outcome
from tutor.bank.words import read_as
from tutor.derivation.lesson import Block, Note, phrase


def as_read(found: Outcome) -> Iterator[Block]:
    """How an answer was read; of a menu, which options."""
    if isinstance(found.verdict, Chosen):
        numbers = ", ".join(str(place + 1) for place in sorted(found.verdict.places))
        yield Note(phrase("practice-chosen", numbers=numbers))
    yield from read_as(found.verdict)


def all_said(found: Outcome) -> tuple[Block, ...]:
    """What is said of an answer, and before it what was chosen from a menu: other answers are read back in it."""
    return (*(as_read(found) if isinstance(found.verdict, Chosen) else ()), *found.says)
