"""The lesson of `tutor stationary`: the gradient, the algebra, each point with its test, the whole picture."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import Check, Lesson, Line, Lines, Matrix, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import (
    derivation_block,
    domain_facts,
    domain_notes,
    held,
    listed,
    opening,
    partial_symbol,
)
from tutor.derivation.results import checker
from tutor.expression.numbers import ZERO
from tutor.stationary.ledger import Ledger
from tutor.stationary.lesson.end import assumption_notes, check_note, checks_of, completeness_section
from tutor.stationary.lesson.facts import stationary_facts
from tutor.stationary.lesson.points import edge_sections, family_section, point_section
from tutor.stationary.lesson.roots import root_notes
from tutor.stationary.lesson.table import deciding_table, families_table, is_degenerate, points_table
from tutor.stationary.results import Stationary, StationaryPoint
from tutor.stationary.system import Scope

_MOST_WORKED = 6
"""Of more points than this, one of each kind is worked out."""
_MOST_SHOWN_TWICE = 8
"""A gradient with more components is not written as a column above the same equations."""
_UNBOUNDED = "whole-unbounded"
"""How the keys of sentences begin that follow from the lines of the whole picture."""
_KINDS = ("minimum", "maximum", "saddle", "undecided")


def stationary_lesson(found: Stationary, detail: str = "key") -> Lesson:
    """The whole lesson on stationary points, checked.

    Arguments:
        found: the points, families and whatever else the search brought.
        detail: "all" derives the gradient, "key" starts from it, "none" leaves the algebra and the tests out.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    reading = found.reading
    sections = [opening(reading)]
    gradient, checks = _gradient(found, detail)
    if detail != "none":
        sections += [*gradient, *found.sections]
    sections += _points(found, tested=detail != "none")
    ledger = Ledger(reading.names)
    sections += [family_section(reading, family, ledger, detail != "none") for family in found.families]
    sections += edge_sections(reading, found.edges, detail != "none")
    sections += _picture(found, detail)
    sections += _tables(found)
    sections.append(completeness_section(found.completeness))
    notes, domain = domain_notes(reading)
    hidden = found.sections if detail == "none" else ()
    check, check_facts = check_note(reading, [*checks, *checks_of((*hidden, *sections))])
    sections.append(Section(None, None, (*assumption_notes(found), *notes, check)))
    facts = {**stationary_facts(found), "domain": domain_facts(domain), "checks": check_facts}
    return Lesson(phrase("title-stationary", name=reading.name), tuple(sections), facts)


def _gradient(found: Stationary, detail: str) -> tuple[list[Section], list[Check]]:
    """∇f, derived if all is to be shown, and its components set to zero; and the checks of what is not shown."""
    reading, variables, answer = found.reading, found.variables, found.gradient.answer
    verifier = checker(reading)
    sections: list[Section] = []
    checks: list[Check] = []
    for part in found.gradient.partials.values():
        block = derivation_block(part, verifier, "all" if detail == "all" else "none")
        if detail == "all":
            heading = partial_symbol(reading.name, (part.variable,))
            sections.append(Section(heading, held(reading.expression, part.variable), (block,)))
        else:
            checks += [line.check for line in block.lines if line.check is not None]
    if len(variables) <= _MOST_SHOWN_TWICE:
        column = Matrix(listed("gradient", variables, name=reading.name), tuple((part,) for part in answer))
        sections.append(Section(None, None, (column,)))
    equations = tuple(
        Line(part, ZERO, label=phrase("points-equation", number=number)) for number, part in enumerate(answer, start=1)
    )
    heading = phrase("points-gradient-zero", name=reading.name)
    sections.append(Section(heading, None, (Lines(None, equations),)))
    return sections, checks


def _points(found: Stationary, tested: bool) -> list[Section]:
    """The points: each with its test if they are few, else one of each kind, and what decides the others."""
    reading, points = found.reading, found.points
    if not points:
        return [] if found.families else [_none(found)]
    if len(points) == 1:
        return [point_section(reading, points[0], None if not found.families else 1, tested)]
    numbered = list(enumerate(points, start=1))
    heading = Section(phrase("points-count", count=len(points)), None, (Note(_tally(points)),))
    if len(points) <= _MOST_WORKED:
        return [heading, *(point_section(reading, point, number, tested) for number, point in numbered)]
    if not tested:
        return [heading]
    # Points of which the second derivatives say nothing were each looked at in a way of their own.
    first = {point.kind: number for number, point in reversed(numbered)}
    special = [number for number, point in numbered if is_degenerate(found, point)][:_MOST_WORKED]
    chosen = sorted({*first.values(), *special})
    worked = [point_section(reading, points[number - 1], number) for number in chosen]
    deciding = deciding_table(found)
    if deciding:
        heading = replace(heading, blocks=(*heading.blocks, Note(phrase("points-worked"))))
        worked.append(Section(None, None, deciding))
    return [heading, *worked]


def _tally(points: tuple[StationaryPoint, ...]) -> Phrase:
    kinds = {kind: sum(point.kind == kind for point in points) for kind in _KINDS}
    there = {kind: count for kind, count in kinds.items() if count}
    return phrase("-".join(("points-tally", *there)), **there)


def _picture(found: Stationary, detail: str) -> list[Section]:
    """What is known about all values of f; the lines that show f running away stand before what follows from them."""
    whole = found.whole
    follows = [said for said in whole.notes if said.key.startswith(_UNBOUNDED)]
    others = [said for said in whole.notes if not said.key.startswith(_UNBOUNDED)]
    shown = whole.blocks if detail != "none" else ()
    blocks = (*map(Note, others), *shown, *map(Note, follows))
    return [Section(phrase("points-picture"), None, blocks)] if blocks else []


def _none(found: Stationary) -> Section:
    """That there is no stationary point, as far as that is known."""
    scope = {Scope.EVERYWHERE: "everywhere", Scope.BOX: "box", Scope.PARTIAL: "partial"}[found.completeness.scope]
    smooth = "-smooth" if found.edges else ""
    notes = [Note(phrase(f"points-none-{scope}{smooth}", name=found.reading.name))]
    if found.edges:
        notes.append(Note(phrase("points-none-edges", name=found.reading.name)))
    return Section(phrase("points-none"), None, tuple(notes))


def _tables(found: Stationary) -> list[Section]:
    """All points in a table, with the polynomials of those without a closed form; all families likewise."""
    sections = []
    points = (*points_table(found), *root_notes(found))
    if points:
        sections.append(Section(phrase("points-table"), None, points))
    families = families_table(found)
    if families:
        sections.append(Section(phrase("points-table-families"), None, families))
    return sections
