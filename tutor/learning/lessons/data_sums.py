"""The sums that stand in ∇loss, worked out from the data: written out for a few rows, else their values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Line, Lines, Section, Table, phrase
from tutor.expression.structures import BigSum
from tutor.expression.tree import Expression
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.in_sums import sum_values
from tutor.learning.lessons.loss_numbers import written_out
from tutor.learning.lessons.sums import data_values, worth
from tutor.learning.letters import COUNT
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

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
    """The terms of a Σ over a few rows with the numbers in them: 0² + 2² + 4²; else None."""
    statistics, columns = regression.statistics, data_values(regression)
    if statistics is None or not statistics.exact or columns is None or not isinstance(node, BigSum):
        return None
    return written_out(node, columns, slice(0, statistics.count))
