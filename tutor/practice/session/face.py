"""What an exercise shows that is the same for everybody, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.derivation.lesson import Block, Note, Phrase, Section, phrase
from tutor.practice.session.scene import Scene


@dataclass(frozen=True, slots=True)
class Face:
    """A variant of an exercise, with one of its parts."""

    title: str
    about: Phrase
    """Its id and variant, how hard it is; of a single part also what is unusual."""
    told: tuple[Block, ...]
    """What is told before the parts."""
    part: Section
    """What is asked."""


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


def timed(part: Section, scene: Scene, now: float) -> Section:
    """What is asked, and in an exam the time below it.

    Arguments:
        part: what is asked.
        scene: where the session stands.
        now: what the time is.
    """
    return replace(part, blocks=(*part.blocks, Note(clock(scene, now)))) if scene.exam else part


def clock(scene: Scene, now: float) -> Phrase:
    """How much of the time is used."""
    used = max(0, int(now - scene.began)) // 60
    key = "practice-time" if used else "practice-time-first"
    if scene.wish.minutes is None:
        return phrase(key, used=used)
    return phrase(f"{key}-of", used=used, all=f"{scene.wish.minutes:g}")
