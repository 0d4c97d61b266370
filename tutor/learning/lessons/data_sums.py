"""The sums that stand in ∇loss, worked out from the data: written out for a few rows, else their values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Line, Lines, Section, Table, phrase
from tutor.expression.numbers import whole
from tutor.expression.structures import BigSum
from tutor.expression.traversal import substitute
from tutor.expression.tree import Expression, Sum, Symbol
from tutor.learning.data.dataset import Dataset
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.in_sums import sum_values
from tutor.learning.lessons.sums import worth
from tutor.learning.letters import COUNT, in_row
from tutor.learning.rows import Row, letters_of, numbered_rows
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_TERMS = 6
"""A sum over up to so many rows is written out."""
_MOST_LINES = 8
"""More sums than this stand in a table."""


def data_sums(regression: Regression, ledger: Ledger) -> list[Section]:
    """The sums from the data: written out for a few rows, else their values."""
    statistics = regression.statistics
    if statistics is None:
        return []
    values = sum_values(regression)
    if len(values) > _MOST_LINES:
        rows = []
        for node, value in values.items():
            found = figure(value, statistics.exact or node == COUNT)
            ledger.verifier(node).printed(node)
            worth(regression, ledger, node, value, found.shown, found.exact)
            rows.append((node, found.shown))
        table = Table((phrase("regress-sum"), phrase("regress-value")), tuple(rows))
        return [Section(phrase("regress-sums"), None, (table,))]
    lines: list[Line] = []
    for node, value in values.items():
        lines += _sum_lines(regression, ledger, node, value)
    return [Section(phrase("regress-sums"), None, (Lines(None, tuple(lines)),))]


def _sum_lines(regression: Regression, ledger: Ledger, node: Expression, value: Fraction) -> list[Line]:
    """Σᵢ aᵢ² = 0² + 2² + 4² = 20."""
    statistics = regression.statistics
    assert statistics is not None
    found = figure(value, statistics.exact or node == COUNT)
    steps = [(found.shown, found.exact)]
    written = _written_out(regression, node)
    if written is not None and written != found.shown:
        steps.insert(0, (written, True))
    lines: list[Line] = []
    for right, exact in steps:
        ledger.verifier(right).printed(right)
        check = worth(regression, ledger, node, value, right, exact)
        lines.append(Line(None if lines else node, right, relation="=" if exact else "≈", check=check))
    return lines


def _written_out(regression: Regression, node: Expression) -> Expression | None:
    """The terms of a Σ over a few rows with the numbers in it: 0² + 2² + 4²; else None."""
    data, model, statistics = regression.data, regression.model, regression.statistics
    if not isinstance(node, BigSum) or not isinstance(data, Dataset) or not 1 < data.count <= _MOST_TERMS:
        return None
    if statistics is None or not statistics.exact:
        return None
    terms = []
    for number, row in numbered_rows(data):
        inserted = _cells(regression, row)
        if inserted is None:
            return None
        known: dict[Expression, Expression] = {in_row(letter, model.index): shown for letter, shown in inserted.items()}
        terms.append(substitute(node.body, {**known, model.index: whole(number)}))
    return Sum(tuple(terms))


def _cells(regression: Regression, row: Row) -> dict[Symbol, Expression] | None:
    """Each data letter → its number in a row as it is printed; None if one is too long."""
    found = {letter: figure(value) for letter, value in letters_of(regression.model, row).items()}
    if not all(one.exact for one in found.values()):
        return None
    return {letter: one.shown for letter, one in found.items()}
