"""The beginning of a lesson: the gradient, derived if all is to be shown, and the equations that it gives."""

from __future__ import annotations

from tutor.derivation.lesson import Block, Check, Line, Lines, Matrix, Section, phrase
from tutor.derivation.lessons.parts import derivation_block, held, listed, partial_symbol
from tutor.derivation.results import checker
from tutor.expression.numbers import ZERO
from tutor.stationary.lesson.slope import slope_name
from tutor.stationary.results import Stationary

_MOST_SHOWN_TWICE = 8
"""A gradient with more components is not written as a column above the same equations."""


def gradient_sections(found: Stationary, detail: str) -> tuple[list[Section], list[Check]]:
    """∇f, derived if all is to be shown, and its components set to zero; and the checks of what is not shown.

    Arguments:
        found: the answer.
        detail: "all" to derive the gradient.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
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
    slope = slope_name(reading)
    if len(variables) == 1:
        left = phrase("points-slope", slope=slope, variable=variables[0])
        column: Block = Lines(None, (Line(left, answer[0]),))
        sections.append(Section(None, None, (column,)))
    elif len(variables) <= _MOST_SHOWN_TWICE:
        column = Matrix(listed("gradient", variables, name=reading.name), tuple((part,) for part in answer))
        sections.append(Section(None, None, (column,)))
    equations = tuple(
        Line(part, ZERO, label=phrase("points-equation", number=number)) for number, part in enumerate(answer, start=1)
    )
    sections.append(Section(phrase("points-gradient-zero", slope=slope), None, (Lines(None, equations),)))
    return sections, checks
