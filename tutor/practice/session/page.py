"""The page of an exercise in a session: its head, what is told, and one part."""

from __future__ import annotations

from tutor.bank.page import question, worked
from tutor.bank.pose import POINTS
from tutor.derivation.lesson import Note, Phrase, Section, phrase
from tutor.practice.session.scene import Scene, Sheet


def whole_page(scene: Scene, sheet: Sheet, now: float) -> tuple[Section, ...]:
    """The exercise from its head, and the part that is asked.

    Arguments:
        scene: where the session stands.
        sheet: the exercise.
        now: what the time is, for an exam.
    """
    exercise = sheet.located.exercise
    about = phrase(
        "bank-page-variant" if exercise.params else "bank-page-about",
        id=exercise.id,
        difficulty=exercise.difficulty,
        seed=sheet.seed,
    )
    count = scene.wish.count
    key = "practice-number" if count is None or count == 1 else "practice-number-of"
    named = phrase("bank-prose", text=exercise.title)
    title = phrase(key, number=scene.begun - len(scene.later), count=count or 0, title=named)
    told = sheet.exercised.prompt
    why = () if sheet.why is None or scene.exam else (Note(sheet.why),)
    return (Section(title, about, (*why, *told)), *part_page(scene, sheet, now))


def part_page(scene: Scene, sheet: Sheet, now: float) -> tuple[Section, ...]:
    """One part: its name where there are several, what is asked, and in an exam the time.

    Arguments:
        scene: where the session stands.
        sheet: the exercise.
        now: what the time is.
    """
    part = sheet.part
    several = len(sheet.exercised.parts) > 1
    heading = phrase("bank-page-part", part=part.id) if several else None
    worth = phrase("bank-page-points", points=f"{part.points:g}") if several and part.points != POINTS else None
    time = (Note(clock(scene, now)),) if scene.exam else ()
    return (Section(heading, worth, (*question(part), *time)),)


def clock(scene: Scene, now: float) -> Phrase:
    """How much of the time is used."""
    used = max(0, int(now - scene.began)) // 60
    if scene.wish.minutes is None:
        return phrase("practice-time", used=used)
    return phrase("practice-time-of", used=used, all=f"{scene.wish.minutes:g}")


def solution_page(sheet: Sheet) -> tuple[Section, ...]:
    """The worked solution of a part; with the last part come the author's own words around it."""
    last = sheet.place == len(sheet.exercised.parts) - 1
    before = sheet.exercised.solution if last else ()
    after = sheet.exercised.remark if last else ()
    found = (Section(None, None, before), *worked(sheet.part), Section(None, None, after))
    return tuple(section for section in found if section.heading or section.blocks)
