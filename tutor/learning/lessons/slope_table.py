"""∂loss/∂β at the start as a table of rows, for a model that is not linear in its parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Phrase, Table, phrase
from tutor.derivation.lessons.parts import partial_symbol
from tutor.errors import CheckFailed
from tutor.expression.structures import Partial
from tutor.expression.tree import Expression
from tutor.learning import floats
from tutor.learning.lessons.figures import Figure, column
from tutor.learning.lessons.row_terms import RowTerm, before_sum, factor_of, row_terms
from tutor.learning.lessons.setup import table_of
from tutor.learning.letters import with_rows
from tutor.learning.model import LossKind
from tutor.learning.rows import shown_rows
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_CLOSE = 1e-9


def slope_table(regression: Regression, place: int, ledger: Ledger) -> tuple[list[Block], Figure]:
    """∂prediction/∂βⱼ in row i, and the rows with residual, that slope, and their product; the sum below.

    Returns:
        the blocks, and the sum as it is shown.

    Raises:
        Unanswerable: the model or its derivative has no value in a row.
        CheckFailed: the sum is not what ∂loss/∂βⱼ asks for; a fault of tutor's own.
    """
    model = regression.model
    parameter = model.parameters[place]
    head = partial_symbol("prediction", (parameter,))
    letters = model.inputs
    shown = with_rows(factor_of(model, parameter), letters, model.index)
    body = with_rows(model.expression, letters, model.index)
    line = Line(head, shown, check=ledger.same(Partial(body, parameter), shown))
    rows = list(row_terms(regression, place))
    total = sum((row.term for row in rows), Fraction(0))
    _compare(regression, place, rows, total)
    first, last = shown_rows(regression.data)
    numbers = [number for number, _ in (*first, *last)]
    known = all(row.exact for row in rows)
    terms = [rows[number - 1] for number in numbers]
    table, below = _table(regression, head, terms, (total, known), bool(last))
    return [Lines(None, (line,)), *table], below


def _table(
    regression: Regression, head: Phrase, shown: list[RowTerm], whole: tuple[Fraction, bool], folded: bool
) -> tuple[tuple[Block, ...], Figure]:
    total, known = whole
    residuals, slopes = [row.residual for row in shown], [row.factor for row in shown]
    products = column([*(row.term for row in shown), total], known)
    columns = (column(residuals, known), column(slopes, known), replace(products, shown=products.shown[:-1]))
    signed = "regress-residual-output" if regression.loss.kind is LossKind.MSE else "regress-residual"
    output = with_rows(regression.model.output, (regression.model.output,), regression.model.index)
    heads: tuple[Phrase | Expression, ...] = (
        regression.model.index,
        phrase(signed, output=output),
        head,
        phrase("regress-product"),
    )
    gap = len(shown_rows(regression.data)[0]) if folded else None
    table, *notes = table_of(heads, [str(row.number) for row in shown], columns, gap)
    assert isinstance(table, Table)
    below = (phrase("regress-sum"), "", "", products.shown[-1])
    return (Table(table.columns, (*table.rows, below)), *notes), Figure(products.shown[-1], products.exact)


def _compare(regression: Regression, place: int, rows: Sequence[RowTerm], total: Fraction) -> None:
    """Compare the sum with the gradient that the walk uses, which is worked out by another program.

    Raises:
        CheckFailed: they differ.
    """
    slope = floats.of(regression.objective.gradient(tuple(map(floats.of, regression.start)))[place])
    mine = floats.of(before_sum(regression.loss, regression.data.count) * total)
    size = sum(abs(floats.of(row.term)) for row in rows)
    scale = abs(floats.of(before_sum(regression.loss, regression.data.count)))
    if abs(slope - mine) > _CLOSE * (scale * size + 1e-300):
        raise CheckFailed(
            f"the rows add up to {mine}, but ∂loss/∂{regression.model.parameters[place].label} is {slope}"
        )
