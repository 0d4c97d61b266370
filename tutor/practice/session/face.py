"""What an exercise shows first that is the same for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.lesson import Block, Note, Phrase, Section, phrase


@dataclass(frozen=True, slots=True)
class Face:
    """A variant of an exercise before anybody is asked."""

    title: str
    about: Phrase
    """Its id and variant, how hard it is; of a single part also what is unusual."""
    told: tuple[Block, ...]
    """What is told before the parts."""


def headed(face: Face, number: int, count: int | None, why: Phrase | None, notes: Sequence[str]) -> Section:
    """The head of an exercise.

    Arguments:
        face: what it shows.
        number: which exercise of the session it is, from 1.
        count: how many are asked; None where that is open.
        why: why it was chosen; None where that is not told.
        notes: what the student noted at it before.
    """
    key = "practice-number" if count is None or count == 1 else "practice-number-of"
    title = phrase(key, number=number, count=count or 0, title=phrase("bank-prose", text=face.title))
    chosen = () if why is None else (Note(why),)
    noted = (Note(phrase("practice-noted-before", text=text)) for text in notes)
    return Section(title, face.about, (*chosen, *noted, *face.told))
