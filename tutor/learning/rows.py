"""Rows one by one: what a model predicts for a row at given parameters, and how far off it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Symbol
from tutor.learning.balls import middle
from tutor.learning.data.dataset import Dataset, LongDataset
from tutor.learning.model import Loss, LossKind, Model

FIRST, LAST = 5, 3
"""Of long data so many rows are shown from each end."""
_MOST = 10
"""Data with more rows than this are long."""
_PRECISION = 192

Row = tuple[Fraction, ...]
"""The numbers of a row, in the order of the dataset's columns."""


@dataclass(frozen=True, slots=True)
class Predicted:
    """A row and what a model makes of it."""

    number: int
    """Which row it is, from 1."""
    values: Row
    prediction: Fraction
    residual: Fraction
    """With the sign of the loss: prediction − output, or output − prediction for the mean squared error."""
    exact: bool
    """Is the prediction exact? Else it is right to far more digits than are shown."""

    @property
    def square(self) -> Fraction:
        """residual²."""
        return self.residual**2


def shown_rows(data: Dataset | LongDataset) -> tuple[tuple[tuple[int, Row], ...], tuple[tuple[int, Row], ...]]:
    """The rows that a table shows, each with its number: those before the gap, and those after it (or none)."""
    if not isinstance(data, Dataset):
        last = data.last
        first = tuple(enumerate(data.first[:FIRST], start=1))
        return first, tuple(enumerate(last[-LAST:], start=data.count - min(LAST, len(last)) + 1))
    if data.count <= _MOST:
        return tuple(numbered_rows(data)), ()
    first = tuple((number, _row(data, number)) for number in range(1, FIRST + 1))
    return first, tuple((number, _row(data, number)) for number in range(data.count - LAST + 1, data.count + 1))


def numbered_rows(data: Dataset) -> Iterator[tuple[int, Row]]:
    """Every row with its number, from 1."""
    return enumerate(zip(*data.columns, strict=True), start=1)


def _row(data: Dataset, number: int) -> Row:
    return tuple(column[number - 1] for column in data.columns)


def columns_by_letter(data: Dataset, model: Model) -> dict[str, tuple[Fraction, ...]]:
    """Each data letter of a model, and the output's, with all the numbers of its column."""
    columns = {letter.label: data.columns[place] for letter, place in model.inputs.items()}
    return {**columns, model.output.label: data.columns[-1]}


def letters_of(model: Model, values: Row) -> dict[Symbol, Fraction]:
    """Each data letter of a model, and the output's, with its number in a row."""
    return {**{letter: values[column] for letter, column in model.inputs.items()}, model.output: values[-1]}


def predicted(loss: Loss, at: Sequence[Fraction], number: int, values: Row) -> Predicted:
    """What the model predicts for a row.

    Arguments:
        loss: the loss, which says how the residual is signed.
        at: a value for each parameter (p).
        number: which row it is, from 1.
        values: its numbers.

    Raises:
        Unanswerable: the model has no value there.
    """
    model = loss.model
    point = {**dict(zip(model.parameters, at, strict=True)), **letters_of(model, values)}
    value = exact(model.expression, point)
    known = value is not None
    if value is None:
        ball = Evaluator(point, _PRECISION).value(model.expression)
        if not ball.is_finite():
            raise Unanswerable(
                f"The model has no real value in row {number} with these parameters.",
                "Start at other parameters with --at, or leave the row out.",
            )
        known = bool(ball.rad() == 0)  # 0·sin(t) is exactly 0
        value = middle(ball)
    off = values[-1] - value if loss.kind is LossKind.MSE else value - values[-1]
    return Predicted(number, values, value, off, known)
