"""The third part of `tutor regress`: each ∂loss derived down to sums over the data, the sums, and ∇loss at a point."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from flint import arb

from tutor.derivation.lesson import Block, Line, Lines, Matrix, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import derivation_block, held, listed, partial_symbol
from tutor.derivation.results import checker
from tutor.derivation.verify import Verifier
from tutor.errors import CheckFailed
from tutor.expression.numeric import Evaluator
from tutor.expression.text import text
from tutor.expression.traversal import size, substitute
from tutor.expression.tree import Expression, Number, Symbol
from tutor.learning.balls import ball_of
from tutor.learning.data.dataset import Dataset
from tutor.learning.fit import quadratic
from tutor.learning.lessons.data_sums import data_sums
from tutor.learning.lessons.figures import Figure, figure
from tutor.learning.lessons.in_sums import answers, sum_values
from tutor.learning.lessons.loss import at_start, over_rows, start_values
from tutor.learning.lessons.sums import as_fact, data_values
from tutor.learning.letters import COUNT
from tutor.learning.rows import letters_of, numbered_rows
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_DERIVED = 3
"""The derivatives by up to so many parameters are each derived in full; of more, the first one is."""
_MOST_IN_MATRIX = 6
_MOST_SERIES = 200
"""∇loss over up to so many rows is compared with Arb's power series."""
_PRECISION = 192
_ROUNDING = 1e-9
"""How far off a sum over thousands of rows may be in floating point, beside the sum itself."""
_LONGEST_INSERTED = 60
"""A derivative with more nodes than this is not repeated with numbers in it."""


def gradient_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The derivations, the sums from the data, and the gradient at the start.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    return (*_derivations(regression), *data_sums(regression, ledger), _at_start(regression, ledger))


def _derivations(regression: Regression) -> list[Section]:
    """Each derivative line by line; of many, the first one, and the answers of the others."""
    reading = regression.loss.reading
    verifier = checker(reading)
    shown = answers(regression)
    parts = list(regression.gradient.partials.values())
    whole_ones = parts if len(parts) <= _MOST_DERIVED else parts[:1]
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


def start_gradient(regression: Regression) -> tuple[tuple[Fraction, ...], bool]:
    """∇loss at the start (p), and whether it is exact."""
    statistics = regression.statistics
    if statistics is None or (not statistics.exact and data_values(regression) is not None):
        found = [over_rows(regression, answer) for answer in regression.gradient.answer]
        return tuple(value for value, _ in found), all(exact for _, exact in found)
    values = quadratic(regression.loss, statistics).gradient(regression.start)
    return tuple(Fraction(value) for value in values), statistics.exact


def _at_start(regression: Regression, ledger: Ledger) -> Section:
    """∂loss/∂s = 1·20 + 0·6 − 280 = −260."""
    reading, model = regression.loss.reading, regression.model
    values, exact = start_gradient(regression)
    figures = [figure(value, exact) for value in values]
    inserted = _inserted(regression)
    lines: list[Line] = []
    for place, (parameter, value, found) in enumerate(zip(model.parameters, values, figures, strict=True)):
        left = partial_symbol(reading.name, (parameter,))
        meant = _slope(regression, place, value)
        if inserted is not None and inserted[place] != found.shown:
            ledger.verifier(inserted[place]).printed(inserted[place])
            lines.append(Line(left, inserted[place], check=ledger.worth(meant, inserted[place], False)))
            lines.append(_number(None, found, ledger, meant))
        else:
            lines.append(_number(left, found, ledger, meant))
    blocks: list[Block] = [Lines(None, tuple(lines))]
    if 1 < len(figures) <= _MOST_IN_MATRIX and all(found.exact for found in figures):
        left = listed("gradient-here", tuple(start_values(regression).values()), name=reading.name)
        blocks.append(Matrix(left, tuple((found.shown,) for found in figures)))
    if all(value == 0 for value in values) and exact:
        blocks.append(Note(phrase("regress-flat", name=reading.name)))
    return Section(at_start("regress-gradient-at", regression), None, tuple(blocks))


def _number(left: Phrase | None, found: Figure, ledger: Ledger, meant: arb) -> Line:
    check = ledger.worth(meant, found.shown, not found.exact)
    return Line(left, found.shown, relation=found.relation, check=check)


def _slope(regression: Regression, place: int, value: Fraction) -> arb:
    """∂loss/∂βⱼ at the start once more, by a way of its own: what the number that is shown is compared with.

    For few rows these are Arb's power series, which know nothing of the rules; for more rows the answer of the rules
    over the rows themselves, not over the statistics. The rows of a long file are not kept.

    Raises:
        CheckFailed: the rows give another value than the statistics; a fault of tutor's own.
    """
    data, model = regression.data, regression.model
    if not isinstance(data, Dataset):
        return ball_of(value)
    if data.count <= _MOST_SERIES:
        point = dict(zip(model.parameters, regression.start, strict=True))
        for number, row in numbered_rows(data):
            member = Number(Fraction(number))
            point |= {
                Symbol(one.name, (*one.subscripts, member)): value for one, value in letters_of(model, row).items()
            }
        point[COUNT] = Fraction(data.count)
        found = Evaluator(point, _PRECISION).slope(regression.loss.reading.expression, model.parameters[place])
        if found.is_finite():  # it is not at a kink
            return found
    if regression.statistics is None:
        slope = float(regression.objective.gradient(tuple(map(float, regression.start)))[place])
        return arb(slope, abs(slope) * _ROUNDING)
    by_rows, exact = over_rows(regression, regression.gradient.answer[place])
    if exact and regression.statistics.exact and by_rows != value:
        raise CheckFailed(f"{text(regression.gradient.answer[place])} is {by_rows} over the rows, not {value}")
    return ball_of(by_rows)


def _inserted(regression: Regression) -> tuple[Expression, ...] | None:
    """∇loss in sums, with the numbers of the sums and of the start put in; None where they are too long."""
    statistics = regression.statistics
    if statistics is None or not statistics.exact:
        return None
    figures = {node: figure(value) for node, value in sum_values(regression).items()}
    if not all(found.exact for found in figures.values()):
        return None
    known = {node: found.shown for node, found in figures.items()}
    made = tuple(substitute(substitute(answer, known), start_values(regression)) for answer in answers(regression))
    return made if all(size(one) <= _LONGEST_INSERTED for one in made) else None


def gradient_facts(regression: Regression) -> dict[str, object]:
    """The gradient as data.

    Returns:
        `partials`: each derivative by the rules; `in_sums`: each in sums over the data; `sums`: each sum → its value
        (n among them); `at_start`: the gradient at the start.
    """
    names = [parameter.label for parameter in regression.model.parameters]
    values, exact = start_gradient(regression)
    return {
        "partials": dict(zip(names, regression.gradient.answer, strict=True)),
        "in_sums": dict(zip(names, answers(regression), strict=True)),
        "sums": {str(node): as_fact(value, exact) for node, value in sum_values(regression).items()},
        "at_start": {name: as_fact(value, exact) for name, value in zip(names, values, strict=True)},
    }
