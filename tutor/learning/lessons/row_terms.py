"""∂loss/∂β row by row: residual, ∂prediction/∂β, and their product, as they are worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.differentiate import Engine
from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Expression, Symbol
from tutor.learning.balls import middle
from tutor.learning.data.dataset import Dataset
from tutor.learning.model import Loss, LossKind, Model
from tutor.learning.rows import letters_of, numbered_rows, predicted

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

MOST_LOOKED_AT = 1000
"""Of so many rows each is looked at for whether a rounded sum is exact after all."""
_PRECISION = 192


@dataclass(frozen=True, slots=True)
class RowTerm:
    """What a row adds to the sum in ∂loss/∂β, without the factor before Σ."""

    number: int
    """Which row it is, from 1."""
    residual: Fraction
    factor: Fraction
    """∂prediction/∂β in this row."""
    exact: bool
    """Is the product exact? Else it is right to far more digits than are shown."""

    @property
    def term(self) -> Fraction:
        """residual · factor."""
        return self.residual * self.factor


def factor_of(model: Model, parameter: Symbol) -> Expression:
    """∂prediction/∂β by the rules, in data letters without the number of a row: exp(k·t)."""
    return Engine().derive(model.expression, parameter).answer


def row_terms(regression: Regression, place: int) -> Iterator[RowTerm]:
    """What each row adds to ∂loss/∂βⱼ at the start. The rows must have been kept.

    Arguments:
        regression: the data, the model, the start.
        place: which parameter, from 0.

    Raises:
        Unanswerable: the model or its derivative has no value in a row.
    """
    data, model = regression.data, regression.model
    assert isinstance(data, Dataset)
    factor = factor_of(model, model.parameters[place])
    start = dict(zip(model.parameters, regression.start, strict=True))
    for number, row in numbered_rows(data):
        here = predicted(regression.loss, regression.start, number, row)
        point = {**start, **letters_of(model, row)}
        slope = exact(factor, point)
        known = here.exact and slope is not None
        if slope is None:
            ball = Evaluator(point, _PRECISION).value(factor)
            if not ball.is_finite():
                raise Unanswerable(
                    f"The model has no derivative by {model.parameters[place].label} in row {number} at the start.",
                    "Start at other parameters with --at, or leave the row out.",
                )
            known = here.exact and bool(ball.rad() == 0)
            slope = middle(ball)
        nothing = here.exact and here.residual == 0  # 0 times anything is exactly 0
        yield RowTerm(number, here.residual, slope, known or nothing)


def before_sum(loss: Loss, count: int) -> Fraction:
    """What Σ residual·∂prediction/∂β is multiplied by in ∂loss/∂β: 1, 2, or −2/n, as the residual is signed.

    >>> from tutor import regress
    >>> found = regress({"t": [0, 1, 2], "y": [1, 2, 4]}, loss="mse")
    >>> before_sum(found.loss, 3)
    Fraction(-2, 3)
    """
    return loss.scale(count) * (-2 if loss.kind is LossKind.MSE else 2)


def exact_slope(regression: Regression, place: int) -> Fraction | None:
    """∂loss/∂βⱼ at the start where every row is exact; None where one is not, or there are too many rows to look."""
    if not isinstance(regression.data, Dataset) or regression.data.count > MOST_LOOKED_AT:
        return None
    total = Fraction(0)
    for row in row_terms(regression, place):
        if not row.exact:
            return None
        total += row.term
    return before_sum(regression.loss, regression.data.count) * total
