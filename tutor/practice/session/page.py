"""The page of an exercise in a session: its head, what is told, and one part."""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.page import about, question, unusual, worked
from tutor.derivation.lesson import Lines, Note, Phrase, Section, phrase
from tutor.expression.traversal import has_partial
from tutor.expression.tree import Expression
from tutor.practice.session.face import Face, timed, whole
from tutor.practice.session.scene import Scene, Sheet
from tutor.practice.session.tried import Done


def whole_page(scene: Scene, sheet: Sheet, now: float) -> tuple[Section, ...]:
    """The exercise from its head, and the part that is asked.

    Arguments:
        scene: where the session stands.
        sheet: the exercise.
        now: what the time is, for an exam.
    """
    return whole(face(sheet, scene.exam), scene, sheet.why, sheet.notes, now)


def part_page(scene: Scene, sheet: Sheet, now: float) -> tuple[Section, ...]:
    """One part: its name where there are several, what is asked, and in an exam the time.

    Arguments:
        scene: where the session stands.
        sheet: the exercise.
        now: what the time is.
    """
    return (timed(_part(sheet, scene.exam), scene, now),)


def face(sheet: Sheet, exam: bool) -> Face:
    """What an exercise shows that is the same for everybody, with the part that is asked.

    Arguments:
        sheet: the exercise.
        exam: whether it is asked in an exam.
    """
    told = about(sheet.exercised, attempts=not exam)
    return Face(sheet.located.exercise.title, told, sheet.exercised.prompt, _part(sheet, exam))


def _part(sheet: Sheet, exam: bool) -> Section:
    part = sheet.part
    several = len(sheet.exercised.parts) > 1
    heading = phrase("bank-page-part", part=part.id) if several else None
    apart = unusual(part, attempts=not exam) if several else None
    ends = (Note(phrase("practice-working-ends")),) if part.part.kind == "steps" else ()
    return Section(heading, apart, (*question(part, marked=not exam), *ends))


def solution_page(sheet: Sheet) -> tuple[Section, ...]:
    """The worked solution of a part; with the last part come the author's own words around it.

    Where only the rule was asked for and a later part is open, the derivation ends with the line of that rule: the
    rest is what the later part asks.
    """
    last = sheet.place == len(sheet.exercised.parts) - 1
    before = sheet.exercised.solution if last else ()
    after = sheet.exercised.remark if last else ()
    shown = tuple(worked(sheet.part))
    if sheet.part.part.kind == "which-rule" and _has_open(sheet):
        shown = _up_to_the_rule(shown)
    found = (Section(None, None, before), *shown, Section(None, None, after))
    return tuple(section for section in found if section.heading or section.blocks)


def _has_open(sheet: Sheet) -> bool:
    """Is a later part still to be answered?"""
    return any(sheet.of(part.id).done is Done.OPEN for part in sheet.exercised.parts[sheet.place + 1 :])


def _up_to_the_rule(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """A derivation that ends with its first line, or before it where that is the derivative already; the answer."""
    for place, one in enumerate(sections):
        derived = next((block for block in one.blocks if isinstance(block, Lines) and _derives(block)), None)
        if derived is not None:
            first = derived.lines[0]
            block = replace(derived, lines=(first,) if _has_derivative(first.right) else ())
            return (*sections[:place], replace(one, blocks=(block,)), sections[-1])
    return sections


def _derives(block: Lines) -> bool:
    return bool(block.lines) and _has_derivative(block.opening)


def _has_derivative(side: Expression | Phrase | str | None) -> bool:
    return isinstance(side, Expression) and has_partial(side)
