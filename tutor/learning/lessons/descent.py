"""The lesson of `tutor descend`: the function, its gradient, a step by hand, the walk, and which rates would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Lesson, Line, Lines, Note, Section, phrase
from tutor.derivation.lessons.at_point import heading_at
from tutor.derivation.lessons.parts import gradient_sections, opening, partial_symbol
from tutor.derivation.means import with_sums
from tutor.derivation.place import Place, put_in
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Comparison
from tutor.expression.traversal import size, symbols
from tutor.expression.tree import Expression
from tutor.learning.lessons.audit import Witness, audit
from tutor.learning.lessons.best_rate import best_rate_section
from tutor.learning.lessons.bound_rows import rows_read
from tutor.learning.lessons.brief import brief
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.rates import rates_section
from tutor.learning.lessons.step import MOST_COMPONENTS, checked, step_by_hand
from tutor.learning.lessons.walk_facts import walk_facts
from tutor.learning.lessons.walk_table import walk_table
from tutor.learning.slopes import has_kinks
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.descend import Walked
    from tutor.learning.descent import Step

_MOST_SLOPES = 20
"""So many partial derivatives are shown at a point."""
_LONGEST = 60
"""A gradient with numbers in it that has more nodes than this is not written out."""


def descent_lesson(walked: Walked) -> Lesson:
    """The whole lesson, checked.

    Arguments:
        walked: a walk from `descend`.

    Raises:
        CheckFailed: a line, or a point of the walk, is false; a fault of tutor's own.
    """
    ledger = Ledger(walked.reading.names)
    name = walked.reading.name
    slopes, closing, facts = gradient_sections(walked.gradient, "none")
    sections = [_opening(walked), *slopes[1:], _slopes_at(walked, walked.descent.steps[0], ledger)]
    if walked.rate == "line":
        sections += best_rate_section(walked, ledger)
    rate = None if walked.rate == "line" else walked.rate
    if walked.descent.count or walked.descent.beyond is not None:
        sections.append(step_by_hand(name, walked.descent, rate, ledger))
    if walked.descent.momentum and walked.descent.count > 1:
        sections.append(_slopes_at(walked, walked.descent.steps[1], ledger))
        sections.append(step_by_hand(name, walked.descent, rate, ledger, 1))
    sections.append(walk_table(name, walked.descent, has_kinks(walked.reading.expression)))
    section, rates = rates_section(walked, ledger)
    sections += section
    if walked.standardized is not None:
        from tutor.learning.lessons.standardized import standardized_facts, standardized_sections

        sections += standardized_sections(walked, ledger)
        rates["standardized"] = standardized_facts(walked.standardized)
    checks = audit(walked)
    told = [
        note
        for note in closing
        if walked.data is None or note.phrase.key not in ("number-of-terms", "number-of-each", "means-number")
    ]
    sections.append(Section(None, None, (*told, *(Note(one) for one in checks.notes))))
    walk = {**walk_facts(walked.descent, walked.rate), "checks": checks.facts}
    facts |= {"walk": walk, "rates": rates}
    return Lesson(phrase("title-descent", name=name), tuple(sections), facts)


def _opening(walked: Walked) -> Section:
    """The function as it was typed, the values of its other letters, and the data."""
    notes = []
    if walked.given:
        values = tuple(Comparison("=", symbol, value) for symbol, value in walked.given.items())
        notes.append(Note(phrase("descent-given", conditions=values)))
    if walked.data is not None:
        notes += rows_read(walked.data)
    first = opening(walked.asked)
    return Section(None, None, (*first.blocks, *notes))


def _slopes_at(walked: Walked, step: Step, ledger: Ledger) -> Section:
    """∇f at a point of the walk, with the numbers put in."""
    start = step.number == 0
    shown = {variable: brief(one) for variable, one in zip(walked.reading.variables, step.point, strict=True)}
    place = walked.start if start else {variable: one.shown for variable, one in shown.items()}
    exact = start or all(one.exact for one in shown.values())
    witness = Witness(walked)
    lines: list[Line] = []
    for number, (variable, answer) in enumerate(zip(walked.reading.variables, walked.gradient.answer, strict=True)):
        if number == _MOST_SLOPES:
            break
        slope = step.gradient[number]
        found = figure(slope)
        left = partial_symbol(walked.reading.name, (variable,))
        check = checked(found.shown, slope, found.exact, ledger)
        written = _with_numbers(walked, answer, place) if exact and number < MOST_COMPONENTS else None
        if written is not None and rational_value(written) is None:
            lines.append(Line(left, written, check=ledger.worth(witness.slope(step.point, number), written, False)))
            lines.append(Line(None, found.shown, relation=found.relation, check=check))
        else:
            lines.append(Line(left, found.shown, relation=found.relation, check=check))
    blocks: list[Block] = [Lines(None, tuple(lines))]
    rest = len(walked.reading.variables) - _MOST_SLOPES
    if rest > 0:
        blocks.append(Note(phrase("descent-others", count=rest) if rest > 1 else phrase("descent-other")))
    after = phrase("descent-slopes-after", name=walked.reading.name, number=step.number)
    return Section(heading_at(walked.reading.variables, place) if exact else after, None, tuple(blocks))


def _with_numbers(walked: Walked, answer: Expression, place: Place) -> Expression | None:
    """A partial derivative with a point and the data in it; None if that is too long to be read."""
    if not symbols(answer):
        return None
    written = put_in(answer, place)
    if walked.data is not None:
        from tutor.learning.over_data import inserted

        written = inserted(with_sums(written), walked.data.columns, walked.data.place)
    return written if size(written) <= _LONGEST and not symbols(written) else None
