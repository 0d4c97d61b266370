"""The lesson of `tutor stationary`: the gradient, the algebra, each point with its test, the whole picture."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import Block, Lesson, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import domain_facts, domain_notes, opening
from tutor.stationary.ledger import Ledger
from tutor.stationary.lesson.deciding import deciding_table, is_degenerate
from tutor.stationary.lesson.edges import edge_sections
from tutor.stationary.lesson.end import assumption_notes, check_note, checks_of, completeness_section
from tutor.stationary.lesson.facts import stationary_facts
from tutor.stationary.lesson.families import family_sections
from tutor.stationary.lesson.gradient import gradient_sections
from tutor.stationary.lesson.points import point_section
from tutor.stationary.lesson.roots import root_notes
from tutor.stationary.lesson.slope import slope_name
from tutor.stationary.lesson.table import points_table
from tutor.stationary.results import Stationary, StationaryPoint
from tutor.stationary.system import Scope

_MOST_WORKED = 6
"""Of more points than this, one of each kind is worked out."""
_UNBOUNDED = "whole-unbounded"
"""How the keys of sentences begin that follow from the lines of the whole picture."""
_SAME, _SAID_AGAIN = "kinds-same-everywhere", ("whole-convex-same", "whole-concave-same")
"""How the keys begin that say that H is the same everywhere."""
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
    gradient, checks = gradient_sections(found, detail)
    if detail != "none":
        sections += [*gradient, *found.sections]
    sections += _points(found, tested=detail != "none")
    ledger = Ledger(reading.names)
    sections += family_sections(reading, found.families, ledger, detail != "none")
    sections += edge_sections(reading, found.edges, detail != "none")
    sections += _picture(found, detail)
    table = points_table(found)
    if table:
        sections.append(Section(phrase("points-table"), None, (*table, *root_notes(found))))
    elif root_notes(found):
        sections.append(Section(phrase("points-table-roots"), None, root_notes(found)))
    sections.append(completeness_section(found))
    notes, domain = domain_notes(reading)
    hidden = (*found.sections, Section(None, None, _tests(found))) if detail == "none" else ()
    check, check_facts = check_note(reading, [*checks, *checks_of((*hidden, *sections))], detail == "none")
    sections.append(Section(None, None, (*assumption_notes(found), *notes, check)))
    facts = {**stationary_facts(found), "domain": domain_facts(domain), "checks": check_facts}
    return Lesson(phrase("title-stationary", name=reading.name), tuple(sections), facts)


def _tests(found: Stationary) -> tuple[Block, ...]:
    """The tests of all points, families, kinks and edges, and the lines of the whole picture."""
    verdicts = [
        *(point.verdict for point in found.points),
        *(family.verdict for family in found.families),
        *(edge.verdict for edge in found.edges if edge.verdict is not None),
    ]
    return (*(block for verdict in verdicts for block in verdict.blocks), *found.whole.blocks)


def _points(found: Stationary, tested: bool) -> list[Section]:
    """The points: each with its test if they are few, else one of each kind, and what decides the others."""
    reading, points = found.reading, tuple(_once(point, found) for point in found.points)
    if not points:
        return [] if found.families else [_none(found)]
    if len(points) == 1:
        known = found.completeness.scope is not Scope.PARTIAL
        return [point_section(reading, points[0], None if not found.families else 1, tested, known)]
    numbered = list(enumerate(points, start=1))
    key = "points-count-if" if any(point.conditions for point in points) else "points-count"
    if found.completeness.scope is Scope.PARTIAL:
        key = "points-count-found"
    heading = Section(phrase(key, count=len(points)), None, (Note(_tally(points)),))
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


def _once(point: StationaryPoint, found: Stationary) -> StationaryPoint:
    """A point without the sentence that H is the same everywhere.

    It is left out if the whole picture says it as well, or if it holds on one of several pieces of f only.
    """
    if not found.edges and not any(said.key.startswith(_SAID_AGAIN) for said in found.whole.notes):
        return point
    kept = tuple(said for said in point.verdict.reason if not said.key.startswith(_SAME))
    return replace(point, verdict=replace(point.verdict, reason=kept))


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
    """That there is no stationary point, or that none was found."""
    reading, completeness = found.reading, found.completeness
    if completeness.scope is Scope.PARTIAL:
        heading, reach = "points-none-found", "partial"
    elif completeness.box is not None:
        heading, reach = "points-none-here", "box"
    else:
        heading, reach = "points-none", "everywhere"
    smooth = "-smooth" if found.edges else ""
    slope = slope_name(reading)
    notes = [Note(phrase(f"points-none-{reach}{smooth}", name=reading.name, slope=slope))]
    if found.edges:
        notes.append(Note(phrase("points-none-edges", name=reading.name)))
    return Section(phrase(heading), None, tuple(notes))
