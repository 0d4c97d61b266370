"""Predictions and residuals row by row, each column of the table in one notation."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Note, Phrase, Section, Table, phrase
from tutor.expression.tree import Expression
from tutor.learning.data.dataset import Dataset
from tutor.learning.lessons.figures import LONGEST_TYPED, column
from tutor.learning.letters import in_row
from tutor.learning.model import LossKind
from tutor.learning.rows import predicted, shown_rows

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_GAP = "…"
_MOST_INPUTS = 4
"""A table with more inputs than this leaves them out."""


def residual_table(
    regression: Regression, at: Sequence[Fraction], exact: bool, heading: Phrase, below: Sequence[Block] = ()
) -> Section:
    """The rows of the data with what the model predicts for them.

    Arguments:
        regression: the data and the model. Of a long file the first and the last rows are known.
        at: a value for each parameter (p).
        exact: are these the exact parameters?
        heading: of the section.
        below: what stands under the table.

    Raises:
        Unanswerable: the model has no value in a row.
    """
    data, model = regression.data, regression.model
    kept = isinstance(data, Dataset)
    first, last = shown_rows(data)
    found = [predicted(regression.loss, at, number, row) for number, row in (*first, *last)]
    letters = {place: letter for letter, place in model.inputs.items()}
    places = [*(sorted(letters) if len(letters) <= _MOST_INPUTS else ()), -1]
    letters[-1] = model.output
    worked = exact and all(one.exact for one in found)
    columns = [
        *(column((one.values[place] for one in found), kept, LONGEST_TYPED) for place in places),
        column((one.prediction for one in found), worked),
        column((one.residual for one in found), worked),
    ]
    numbers = [str(one.number) for one in found]
    rows: list[tuple[Phrase | Expression | str, ...]] = [
        (number, *cells) for number, *cells in zip(numbers, *(one.shown for one in columns), strict=True)
    ]
    if last:
        rows.insert(len(first), (_GAP,) * (len(columns) + 1))
    heads: tuple[Phrase | Expression, ...] = (
        model.index,
        *(in_row(letters[place], model.index) for place in places),
        phrase("fit-prediction"),
        phrase("fit-residual"),
    )
    remark = phrase("fit-output-less" if regression.loss.kind is LossKind.MSE else "fit-prediction-less")
    rounded = () if all(one.exact for one in columns) else (Note(phrase("column-rounded")),)
    return Section(heading, remark, (Table(heads, tuple(rows)), *rounded, *below))
