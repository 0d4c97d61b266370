"""What a linear model makes of each row: its factors, what is to be predicted, the prediction and the residual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.expression.exact import exact
from tutor.expression.numbers import ONE, ZERO, rational_value
from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Expression, Power, Symbol
from tutor.learning.balls import middle
from tutor.learning.data.dataset import Dataset

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_PRECISION = 128
_Column = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class FactorRows:
    """The rows as the normal equations see them."""

    factors: tuple[_Column, ...]
    """X, column by column: a number for each row (p columns of n)."""
    outputs: _Column
    """y = output − offset (n)."""
    exact: bool
    """Are these the exact numbers? sin t is not."""

    def residuals(self, values: Sequence[Fraction]) -> _Column:
        """Prediction − output in each row, with these parameters (p)."""
        return tuple(
            sum((value * entry for value, entry in zip(values, row, strict=True)), Fraction(0)) - output
            for *row, output in zip(*self.factors, self.outputs, strict=True)
        )


def rows_of(regression: Regression) -> FactorRows | None:
    """X and y of a regression; None when the file is too long or a factor has no value in a row."""
    data, model = regression.data, regression.model
    if not isinstance(data, Dataset) or model.factors is None:
        return None
    letters = {letter: data.columns[place] for letter, place in model.inputs.items()}
    found = [_column(factor, letters, data.count) for factor in model.factors]
    offset = _column(model.offset, letters, data.count)
    if offset is None or any(column is None for column in found):
        return None
    columns = [column for column in found if column is not None]
    outputs = tuple(output - shift for output, shift in zip(data.columns[-1], offset[0], strict=True))
    whole = all(column[1] for column in (*columns, offset))
    return FactorRows(tuple(column[0] for column in columns), outputs, whole)


def _column(expression: Expression, letters: Mapping[Symbol, _Column], count: int) -> tuple[_Column, bool] | None:
    """The value of an expression in every row, and whether all are exact."""
    if expression in (ONE, ZERO):
        return (Fraction(int(expression == ONE)),) * count, True
    if expression in letters:
        assert isinstance(expression, Symbol)
        return letters[expression], True
    if isinstance(expression, Power) and expression.base in letters:
        assert isinstance(expression.base, Symbol)
        exponent = rational_value(expression.exponent)
        if exponent is not None and exponent.denominator == 1 and exponent > 0:
            return tuple(value ** int(exponent) for value in letters[expression.base]), True
    values, whole = [], True
    for row in range(count):
        place = {letter: column[row] for letter, column in letters.items()}
        known = exact(expression, place)
        if known is None:
            whole = False
            known = _middle(expression, place)
        if known is None:
            return None
        values.append(known)
    return tuple(values), whole


def _middle(expression: Expression, place: Mapping[Symbol, Fraction]) -> Fraction | None:
    """A value that is no fraction, to far more digits than are shown."""
    ball = Evaluator(place, _PRECISION).value(expression)
    return middle(ball) if ball.is_finite() else None
