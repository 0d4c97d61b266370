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


def whole(face: Face, scene: Scene, why: Phrase | None, notes: Sequence[str], now: float) -> tuple[Section, ...]:
    """The exercise from its head, and the part that is asked. In an exam nothing helps, not even the student's notes.

    Arguments:
        face: what it shows.
        scene: where the session stands.
        why: why it was chosen; None where it was not chosen now.
        notes: what the student noted at it before.
        now: what the time is.
    """
    count = scene.wish.count
    key = "practice-number" if count is None or count == 1 else "practice-number-of"
    named = phrase("bank-prose", text=face.title)
    title = phrase(key, number=scene.begun - len(scene.later), count=count or 0, title=named)
    chosen = () if why is None else (Note(why),)
    noted = (Note(phrase("practice-noted-before", text=text)) for text in notes)
    helps = () if scene.exam else (*chosen, *noted)
    head = Section(title, face.about, (*helps, *face.told))
    return (head, timed(face.part, scene, now))


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
