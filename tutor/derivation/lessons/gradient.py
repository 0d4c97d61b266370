"""The lesson of `tutor grad`: every partial derivative, the gradient as a column, its value at a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Lesson, Line, Lines, Matrix, Note, Section, phrase
from tutor.derivation.lessons.parts import (
    check_notes,
    derivation_block,
    domain_facts,
    domain_notes,
    held,
    listed,
    opening,
    partial_symbol,
    require_variables,
)
from tutor.derivation.results import Gradient, checker
from tutor.expression.traversal import has_sigma, symbols
from tutor.expression.tree import Expression

if TYPE_CHECKING:
    from tutor.derivation.place import Place


def gradient_lesson(
    gradient: Gradient, detail: str = "key", place: Place | None = None, simplify: bool = False
) -> Lesson:
    """The whole lesson on a gradient, checked.

    Arguments:
        gradient: the derivations of all partials.
        detail: "all", "key" or "none".
        place: where to evaluate the gradient as well, or None.
        simplify: whether SymPy's simplification is added as a last line.

    Raises:
        Unanswerable: the function has no variables, or no value or gradient at the place.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    reading = gradient.reading
    require_variables(reading)
    verifier = checker(reading)
    sections = [opening(reading)]
    blocks: list[Lines] = []
    answers = []
    for derivation in gradient.partials.values():
        block = derivation_block(derivation, verifier, detail)
        answer = derivation.answer
        if simplify:
            from tutor.derivation.lessons.simplified import simplified_block  # brings the worker's machinery along

            block, answer = simplified_block(block, answer, verifier)
        blocks.append(block)
        answers.append(answer)
        if detail != "none":
            heading = partial_symbol(reading.name, (derivation.variable,))
            sections.append(Section(heading, held(reading.expression, derivation.variable), (block,)))
    sections.append(Section(None, None, (_result(gradient, answers),)))
    facts: dict[str, object] = {
        "function": reading.expression,
        "name": reading.name,
        "variables": [symbol.label for symbol in gradient.variables],
        "gradient": dict(zip(gradient.partials, answers, strict=True)),
        "partials": {name: {"lines": block} for name, block in zip(gradient.partials, blocks, strict=True)},
    }
    if has_sigma(reading.expression):
        from tutor.derivation.lessons.loss_forms import loss_sections  # for a Σ only: start-up should be quick

        forms, more = loss_sections(reading, dict(zip(gradient.variables, answers, strict=True)))
        sections += forms
        facts |= more
    if place is not None:
        from tutor.derivation.lessons.at_point import gradient_at  # seldom asked for, and start-up should be quick

        section, facts["at"] = gradient_at(reading, gradient.variables, answers, place)
        sections.append(section)
    notes, found = domain_notes(reading, (*blocks, *answers))
    triples = [
        (reading.expression, derivation.variable, derivation.answer) for derivation in gradient.partials.values()
    ]
    check, facts["checks"] = check_notes(reading, blocks, verifier, triples)
    facts["domain"] = domain_facts(found)
    closing: tuple[Note, ...] = (*notes, *check)
    sections.append(Section(None, None, closing))
    return Lesson(phrase("title-gradient", name=reading.name), tuple(sections), facts)


def _result(gradient: Gradient, answers: Sequence[Expression]) -> Matrix | Lines:
    """∇f as a column; with a family such as xⱼ, which has as many entries as there are j, an equation for each."""
    name = gradient.reading.name
    if any(symbols(part) for variable in gradient.variables for part in variable.subscripts):
        pairs = zip(gradient.variables, answers, strict=True)
        return Lines(None, tuple(Line(partial_symbol(name, (variable,)), answer) for variable, answer in pairs))
    left = listed("gradient", gradient.variables, name=name)
    return Matrix(left, tuple((answer,) for answer in answers))
