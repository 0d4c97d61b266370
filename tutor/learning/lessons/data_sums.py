"""The sums that stand in ∇loss, worked out from the data: written out for a few rows, else their values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Check, Line, Lines, Note, Section, Table, phrase
from tutor.expression.structures import BigSum
from tutor.expression.tree import Expression
from tutor.learning.lessons.figures import column, figure
from tutor.learning.lessons.in_sums import exact_sums, sum_values
from tutor.learning.lessons.loss_numbers import written_out
from tutor.learning.lessons.sums import data_values, worth
from tutor.learning.letters import COUNT
from tutor.learning.over_data import ball_over
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_LINES = 8
"""More sums than this stand in a table."""


def data_sums(regression: Regression, ledger: Ledger) -> list[Section]:
    """The sums from the data: written out for a few rows, else their values."""
    if regression.statistics is None:
        return []
    values, precise = sum_values(regression), exact_sums(regression)
    if len(values) <= _MOST_LINES:
        lines: list[Line] = []
        for node, value in values.items():
            lines += _sum_lines(regression, ledger, node, value, node in precise)
        return [Section(phrase("regress-sums"), None, (Lines(None, tuple(lines)),))]
    made = column(values.values(), len(precise) == len(values))
    for (node, value), shown in zip(values.items(), made.shown, strict=True):
        ledger.verifier(node).printed(node)
        _check(regression, ledger, node, value, shown, made.exact)
    rows = tuple(zip(values, made.shown, strict=True))
    table = Table((phrase("regress-sum"), phrase("regress-value")), rows)
    notes = () if made.exact else (Note(phrase("column-rounded")),)
    return [Section(phrase("regress-sums"), None, (table, *notes))]


def _sum_lines(regression: Regression, ledger: Ledger, node: Expression, value: Fraction, precise: bool) -> list[Line]:
    """Σᵢ aᵢ² = 0² + 2² + 4² = 20."""
    found = figure(value, precise)
    steps = [(found.shown, found.exact)]
    written = _written_out(regression, node) if precise else None
    if written is not None and written != found.shown:
        steps.insert(0, (written, True))
    lines: list[Line] = []
    for right, exact in steps:
        ledger.verifier(right).printed(right)
        check = _check(regression, ledger, node, value, right, exact)
        lines.append(Line(None if lines else node, right, relation="=" if exact else "≈", check=check))
    return lines


def _check(
    regression: Regression, ledger: Ledger, node: Expression, value: Fraction, shown: Expression, exact: bool
) -> Check:
    """Check a sum that is shown against the data; of a long file only against the statistics.

    Raises:
        CheckFailed: it is another number.
    """
    columns, statistics = data_values(regression), regression.statistics
    assert statistics is not None
    if statistics.exact or columns is None:
        return worth(regression, ledger, node, value, shown, exact)
    return ledger.worth(ball_over(node, columns, {COUNT: Fraction(statistics.count)}), shown, not exact)


def _written_out(regression: Regression, node: Expression) -> Expression | None:
    """The terms of a Σ over a few rows with the numbers in them: 0² + 2² + 4²; else None."""
    statistics, columns = regression.statistics, data_values(regression)
    if statistics is None or columns is None or not isinstance(node, BigSum):
        return None
    return written_out(node, columns, slice(0, statistics.count))
