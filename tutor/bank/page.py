"""An exercise as a page: what is told, what is asked, hints on demand, and the worked solution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.bank.numbered import in_order
from tutor.bank.pose import ATTEMPTS, POINTS, Exercised, Posed
from tutor.bank.posed import Menu, Points
from tutor.derivation.lesson import Block, Lesson, Lines, Matrix, Note, Phrase, Section, phrase
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression

if TYPE_CHECKING:
    from tutor.bank.page_hints import PageHints


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an exercise besides its questions."""

    hints: bool = False
    """Every hint but the last, which is the answer."""
    solution: bool = False
    """The worked solution of every part."""


@dataclass(frozen=True, slots=True)
class Named:
    """The names in the formulas of a page."""

    names: tuple[str, ...]
    """Names of several letters."""
    unknown: tuple[str, ...]
    """Names of functions that are not known."""


def exercise_lesson(exercised: Exercised, shown: Shown = Shown()) -> Lesson:
    """The page of an exercise.

    What only such a page has is loaded here: in practice one part is shown after the other.

    Arguments:
        exercised: the exercise as it is asked.
        shown: what is shown besides the questions.
    """
    from tutor.bank.elsewise import kept_open
    from tutor.bank.page_facts import exercise_facts
    from tutor.bank.page_hints import page_hints

    several = len(exercised.parts) > 1
    sections = [Section(_title(exercised), about(exercised), exercised.prompt)]
    given = tuple(page_hints(exercised, part) for part in exercised.parts) if shown.hints else ()
    asked = exercised if shown.solution else kept_open(exercised)
    for place, part in enumerate(asked.parts):
        heading = phrase("bank-page-part", part=part.id) if several else None
        sections.append(Section(heading, unusual(part) if several else None, tuple(question(part))))
        if shown.hints:
            sections.extend(_hints(given[place], several))
    if shown.solution:
        sections.extend(_solution(exercised))
    # A page is not broken by an empty paragraph.
    kept = tuple(section for section in sections if section.heading or section.blocks)
    return Lesson(_title(exercised), kept, exercise_facts(asked, [one.shown for one in given], shown.solution))


def question(part: Posed, marked: bool = True) -> Iterator[Block]:
    """What is asked in a part, with the options of a menu numbered; for a discussion how it is answered.

    Arguments:
        part: the part.
        marked: whether the points of a discussion are marked behind the answer; in an exam they are not.
    """
    yield from part.prompt
    if isinstance(part.made.subject, Points):
        yield Note(phrase("bank-page-discuss" if marked else "bank-page-discuss-exam"))
    if isinstance(part.made.subject, Menu):
        yield from in_order(part.made.subject.options)


def named(exercised: Exercised, lesson: Lesson) -> Named:
    """The names that have to be declared for the formulas of a page to be read back."""
    found = (symbol for expression in _formulas(lesson) for symbol in symbols(expression))
    names = {one.label for one in found if one.name in ("e", "E") or len(one.name) > 1}
    unknown = (name for part in exercised.parts for name in getattr(part.part, "functions", ()))
    return Named(tuple(sorted(names)), tuple(dict.fromkeys(unknown)))


def _formulas(lesson: Lesson) -> Iterator[Expression]:
    for section in lesson.sections:
        for block in section.blocks:
            if isinstance(block, Lines):
                sides = (block.opening, *(side for line in block.lines for side in (line.left, line.right)))
                yield from (side for side in sides if isinstance(side, Expression))
            elif isinstance(block, Matrix):
                yield from (entry for row in block.rows for entry in row)


def _title(exercised: Exercised) -> Phrase:
    return phrase("bank-prose", text=exercised.variant.exercise.title)


def about(exercised: Exercised, attempts: bool = True) -> Phrase:
    """What stands beside the title: the id and the variant, how hard it is; of a single part also what is unusual.

    Arguments:
        exercised: the exercise as it is asked.
        attempts: whether to say how many answers count.
    """
    variant = exercised.variant
    exercise = variant.exercise
    key = "bank-page-variant" if exercise.params else "bank-page-about"
    said = phrase(key, id=exercise.id, difficulty=exercise.difficulty, seed=variant.seed)
    apart = unusual(exercised.parts[0], attempts) if len(exercised.parts) == 1 else None
    return said if apart is None else phrase("bank-page-and", first=said, second=apart)


def unusual(part: Posed, attempts: bool = True) -> Phrase | None:
    """The points of a part and how many answers count, where they are not the usual ones.

    Arguments:
        part: the part.
        attempts: whether to say how many answers count: in an exam it is one, whatever the part says.
    """
    found: list[Phrase] = []
    if part.points != POINTS:
        found.append(phrase("bank-page-points", points=f"{part.points:g}"))
    if attempts and part.attempts != ATTEMPTS and not isinstance(part.made.subject, Points):
        found.append(phrase("bank-page-attempts" if part.attempts > 1 else "bank-page-attempt", count=part.attempts))
    if len(found) == 2:
        return phrase("bank-page-and", first=found[0], second=found[1])
    return found[0] if found else None


def _hints(hints: PageHints, several: bool) -> Iterator[Section]:
    blocks: tuple[Block, ...] = tuple(in_order([hint.says for hint in hints.shown]))
    if hints.later:
        from tutor.bank.elsewise import named_parts

        blocks = (*blocks, Note(named_parts("bank-page-hint-later", hints.later)))
    if blocks:
        yield Section(phrase("bank-page-hints"), None, blocks, 1 if several else 0)


def _solution(exercised: Exercised) -> Iterator[Section]:
    """The worked solution of every part between the author's own words."""
    several = len(exercised.parts) > 1
    shown: dict[tuple[Phrase, tuple[Block, ...]], str] = {}
    yield Section(phrase("bank-page-solution"), None, exercised.solution)
    for part in exercised.parts:
        if several:
            yield Section(phrase("bank-page-solution-part", part=part.id), None, ())
        for section in worked(part):
            yield replace(_once(section, part.id, shown), level=section.level + several)
    if exercised.remark:
        yield Section(None, None, exercised.remark)


def _once(section: Section, part: str, shown: dict[tuple[Phrase, tuple[Block, ...]], str]) -> Section:
    """A section; where an earlier part has the same one, only that it has."""
    if section.heading is None or not section.blocks:
        return section
    earlier = shown.setdefault((section.heading, section.blocks), part)
    if earlier == part:
        return section
    return Section(section.heading, phrase("bank-page-as-before", part=earlier), ())


def worked(part: Posed) -> Iterator[Section]:
    """The worked solution of a part: the derivation, and at last the answer as it is typed."""
    from tutor.bank.hinting import answer_blocks

    subject, lesson = part.made.subject, part.made.lesson()
    if isinstance(subject, Points):
        yield from lesson.sections
        return
    answer = answer_blocks(part.made)
    if part.part.kind == "choice":
        # The page of a menu is its right options, with what the author says to who chose them.
        answer = (*answer[:1], *(block for section in lesson.sections for block in section.blocks))
    else:
        yield from lesson.sections
    yield Section(None, None, answer)
