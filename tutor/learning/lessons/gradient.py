"""The third part of `tutor regress`: each ∂loss derived down to sums over the data, the sums, and ∇loss at a point."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Line, Lines, Section, phrase
from tutor.derivation.lessons.parts import derivation_block, held, partial_symbol
from tutor.derivation.results import checker
from tutor.derivation.verify import Verifier
from tutor.expression.tree import Expression
from tutor.learning.lessons.data_sums import data_sums
from tutor.learning.lessons.gradient_at import gradient_at_start, start_gradient
from tutor.learning.lessons.in_sums import answers, exact_sums, sum_values
from tutor.learning.lessons.sums import as_fact
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_DERIVED = 3
"""The derivatives by up to so many parameters are each derived in full; of more, the first two are."""


def gradient_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The derivations, the sums from the data, and the gradient at the start.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    return (*_derivations(regression), *data_sums(regression, ledger), gradient_at_start(regression, ledger))


def _derivations(regression: Regression) -> list[Section]:
    """Each derivative line by line; of many, the first two, and the answers of the others."""
    reading = regression.loss.reading
    verifier = checker(reading)
    shown = answers(regression)
    parts = list(regression.gradient.partials.values())
    whole_ones = parts if len(parts) <= _MOST_DERIVED else parts[:2]
    sections = []
    for part, answer in zip(whole_ones, shown, strict=False):
        block = derivation_block(part, verifier, "key")
        if answer != part.answer:
            block = replace(block, lines=(*block.lines, _into_sums(part.root.before, answer, verifier)))
        heading = partial_symbol(reading.name, (part.variable,))
        sections.append(Section(heading, held(reading.expression, part.variable), (block,)))
    rest = list(zip(parts, shown, strict=True))[len(whole_ones) :]
    if rest:
        lines = []
        for part, answer in rest:
            verifier.steps((part.root,))  # what no line shows is checked as well
            line = _into_sums(part.root.before, answer, verifier)
            lines.append(replace(line, left=partial_symbol(reading.name, (part.variable,)), reason=()))
        sections.append(Section(phrase("regress-others"), None, (Lines(None, tuple(lines)),)))
    return sections


def _into_sums(before: Expression, answer: Expression, verifier: Verifier) -> Line:
    verifier.printed(answer)
    return Line(None, answer, (phrase("regress-into-sums"),), check=verifier.equal(before, answer))


def gradient_facts(regression: Regression) -> dict[str, object]:
    """The gradient as data.

    Returns:
        `partials`: each derivative by the rules; `in_sums`: each in sums over the data; `sums`: each sum → its value
        (n among them); `at_start`: the gradient at the start.
    """
    names = [parameter.label for parameter in regression.model.parameters]
    values, known = start_gradient(regression)
    precise = exact_sums(regression)
    return {
        "partials": dict(zip(names, regression.gradient.answer, strict=True)),
        "in_sums": dict(zip(names, answers(regression), strict=True)),
        "sums": {str(node): as_fact(value, node in precise) for node, value in sum_values(regression).items()},
        "at_start": {name: as_fact(value, one) for name, value, one in zip(names, values, known, strict=True)},
    }
