"""The normal equations XᵀXβ = Xᵀy, derived from ∂loss/∂βⱼ = 0, with their sums in letters and in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Matrix, Note, Phrase, Section, phrase
from tutor.expression.numbers import ONE, ZERO
from tutor.expression.structures import Comparison
from tutor.expression.traversal import size
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum
from tutor.learning.balls import ball_of
from tutor.learning.data.dataset import Dataset
from tutor.learning.lessons.derived import derived_blocks
from tutor.learning.lessons.factor_rows import rows_of
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.line import label, to_sums
from tutor.learning.lessons.sums import Sums, sums_of, worth
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

MOST_LETTERS = 4
"""With more parameters than this the sums are not written as letters."""
MOST_NUMBERS = 8
"""With more parameters than this the matrices are not shown."""
_MOST_ROWS = 6
"""Data with more rows than this do not show X."""
_LONGEST = 400
"""Equations that would be longer than this are not written out."""


def normal_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The equations ∇loss = 0 of a linear model, in general and in its own letters.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    sums = sums_of(regression.loss)
    name = regression.loss.reading.name
    if len(regression.model.parameters) == 1:
        heading = phrase("closed-heading", name=name)
        return (Section(heading, None, (*_own(regression, sums, ledger), *_single(regression, sums, ledger))),)
    general = (*derived_blocks(regression, sums, ledger), Note(phrase("normal-matrix")))
    own = _own(regression, sums, ledger)
    return (
        Section(phrase("closed-heading", name=name), None, general),
        *((Section(phrase("normal-own-heading"), None, own),) if own else ()),
        Section(phrase("normal-numbers-heading"), None, _numbers(regression, sums, ledger)),
    )


def _own(regression: Regression, sums: Sums, ledger: Ledger) -> tuple[Block, ...]:
    """The equations in the model's own letters, each compared with what the rules gave; () where they are long."""
    factor = to_sums(regression, sums)
    lines = []
    unknowns = regression.model.parameters
    if len(unknowns) > MOST_NUMBERS:
        return ()
    for number, given in enumerate(regression.gradient.answer, start=1):
        terms = tuple(
            Product((unknown, one)) if one != ONE else unknown
            for unknown, one in zip(unknowns, sums.gram[number - 1], strict=True)
            if one != ZERO
        )
        left = Sum(terms) if len(terms) > 1 else terms[0] if terms else ZERO  # 0 = 0 for a column of zeros
        sides = (left, sums.moments[number - 1])
        line = ledger.line(sides, (given, ZERO), factor, _came_from(regression, number), label(number))
        if len(unknowns) <= MOST_LETTERS and size(left) <= _LONGEST:
            lines.append(line)
    return (Lines(None, tuple(lines)),) if lines else ()


def _single(regression: Regression, sums: Sums, ledger: Ledger) -> tuple[Block, ...]:
    """One parameter: k = Σᵢ aᵢhᵢ/Σᵢ aᵢ², in letters and with the sums in numbers."""
    fit, statistics = regression.fit, regression.statistics
    assert fit is not None
    assert statistics is not None
    (unknown,), ((below,),), (above,) = regression.model.parameters, sums.gram, sums.moments
    if below == ZERO:
        return (Note(phrase("normal-one-open", x=unknown)),)
    given = (Product((unknown, below)), above)
    formula = Quotient(above, below)
    condition = phrase("linear-if", conditions=(Comparison("!=", below, ZERO),))
    lines = [ledger.line((unknown, formula), given, Quotient(ONE, below), () if below == sums.count else (condition,))]
    for letters, value in ((above, statistics.moments[0]), (below, statistics.gram[0][0])):
        shown = figure(value, statistics.exact)
        check = worth(regression, ledger, letters, value, shown.shown, shown.exact)
        lines.append(Line(letters, shown.shown, relation=shown.relation, check=check))
    if fit.directions:
        return (Lines(None, tuple(lines)), Note(phrase("normal-one-open", x=unknown)))
    best = figure(fit.values[0], statistics.exact)
    if all(line.relation == "=" for line in lines):
        over, under = lines[1].right, lines[2].right
        written: Expression = Quotient(over, under)
        if isinstance(over, Negation):
            written = Negation(Quotient(over.operand, under))
        lines.append(Line(unknown, written, check=ledger.worth(ball_of(fit.values[0]), written, about=False)))
    if lines[-1].right != best.shown:
        left = None if len(lines) == 4 else unknown
        check = worth(regression, ledger, formula, fit.values[0], best.shown, best.exact)
        lines.append(Line(left, best.shown, relation=best.relation, check=check))
    return (Lines(None, tuple(lines)),)


def _came_from(regression: Regression, number: int) -> tuple[Phrase, ...]:
    variable = regression.model.parameters[number - 1]
    return (phrase("closed-partial", name=regression.loss.reading.name, variable=variable),)


def _numbers(regression: Regression, sums: Sums, ledger: Ledger) -> tuple[Block, ...]:
    """X where there are few rows, XᵀX and Xᵀy."""
    statistics = regression.statistics
    assert statistics is not None
    blocks: list[Block] = []
    if len(statistics.moments) > MOST_NUMBERS:
        return (Note(phrase("normal-large", p=len(statistics.moments))),)
    data = regression.data
    rows = rows_of(regression)
    if isinstance(data, Dataset) and rows is not None and rows.exact and data.count <= _MOST_ROWS:
        shown = [[figure(value) for value in row] for row in zip(*rows.factors, strict=True)]
        outputs = [figure(value) for value in rows.outputs]
        if all(one.exact for row in (*shown, outputs) for one in row):
            blocks.append(Matrix(phrase("normal-x"), tuple(tuple(one.shown for one in row) for row in shown)))
            blocks.append(Matrix(phrase("normal-y"), tuple((one.shown,) for one in outputs)))
    letters = len(statistics.moments) <= MOST_LETTERS
    if letters:
        blocks.append(Matrix(phrase("normal-gram"), sums.gram))
    exact = _matrix(regression, ledger, sums.gram, statistics.gram)
    blocks.append(Matrix(phrase("normal-gram" if exact[1] else "normal-gram-about"), exact[0]))
    if letters:
        blocks.append(Matrix(phrase("normal-moments"), tuple((one,) for one in sums.moments)))
    moments = [(one,) for one in statistics.moments]
    right = _matrix(regression, ledger, [(one,) for one in sums.moments], moments)
    blocks.append(Matrix(phrase("normal-moments" if right[1] else "normal-moments-about"), right[0]))
    return tuple(blocks)


def _matrix(
    regression: Regression,
    ledger: Ledger,
    meant: Sequence[Sequence[Expression]],
    values: Sequence[Sequence[Fraction]],
) -> tuple[tuple[tuple[Expression, ...], ...], bool]:
    """A matrix of sums in numbers, each entry compared with the data; and whether all of them are exact."""
    assert regression.statistics is not None
    shown, exact = [], True
    for letters, numbers in zip(meant, values, strict=True):
        row = []
        for one, value in zip(letters, numbers, strict=True):
            found = figure(value, regression.statistics.exact)
            worth(regression, ledger, one, value, found.shown, found.exact)
            row.append(found.shown)
            exact = exact and found.exact
        shown.append(tuple(row))
    return tuple(shown), exact
