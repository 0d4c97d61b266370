"""The sums over the data that least squares asks for, as they stand in the lesson, and their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Check, Note, phrase
from tutor.derivation.means import with_sums
from tutor.derivation.tidy import tidied
from tutor.errors import CheckFailed
from tutor.expression.numbers import rational
from tutor.expression.structures import BigSum, Mean
from tutor.expression.text import text
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol
from tutor.learning.balls import ball_of
from tutor.learning.data.dataset import Dataset
from tutor.learning.lessons.figures import to_digits
from tutor.learning.letters import with_rows
from tutor.learning.over_data import value_over
from tutor.learning.rows import columns_by_letter
from tutor.learning.sums import row_sum, target
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.model import Loss, Model
    from tutor.learning.regression import Regression

_LONGEST_FACT = 10**40
"""A fraction with a longer part than this is no use as data."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of a loss over all rows, for a model with p linear parameters."""

    model: Model
    over: BigSum
    """A Σ of the loss: its index and its ends are those of every sum here."""
    gram: tuple[tuple[Expression, ...], ...]
    """Σᵢ xᵢⱼxᵢₖ (p × p), with the factors written out: Σᵢ aᵢ², and n for a sum of ones."""
    moments: tuple[Expression, ...]
    """Σᵢ xᵢⱼyᵢ (p), with y = output − offset."""

    @property
    def count(self) -> Expression:
        """The letter of the number of rows: n."""
        return self.over.upper

    def equation(self, row: int) -> Expression:
        """The left side of normal equation `row` (from 0), = 0: s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ."""
        return added(self.model.parameters, self.gram[row], self.moments[row])

    def mean(self, body: Expression) -> Expression:
        """The mean over the rows of an expression in data letters: ā, mean(ah)."""
        return Mean(self.indexed(body), self.over.index, self.over.upper)

    def indexed(self, body: Expression) -> Expression:
        """An expression with the index at every data letter: a becomes aᵢ."""
        return with_rows(body, (*self.model.inputs, self.model.output), self.over.index)


def added(unknowns: tuple[Symbol, ...], coefficients: tuple[Expression, ...], alone: Expression) -> Expression:
    """Σ unknown·coefficient − alone, tidied."""
    terms = [Product((unknown, one)) for unknown, one in zip(unknowns, coefficients, strict=True)]
    return tidied(Sum((*terms, Negation(alone))))


def sum_in(loss: Loss) -> BigSum:
    """The Σ of a loss, whose index and ends all other sums share."""
    return next(node for node in postorder(loss.reading.expression) if isinstance(node, BigSum))


def sums_of(loss: Loss) -> Sums:
    """The sums that stand in the derivatives of a loss. The model must be linear in its parameters."""
    model = loss.model
    assert model.factors is not None
    gram = tuple(tuple(row_sum(model, one, other) for other in model.factors) for one in model.factors)
    return Sums(model, sum_in(loss), gram, tuple(row_sum(model, one, target(model)) for one in model.factors))


def data_values(regression: Regression) -> Mapping[str, tuple[Fraction, ...]] | None:
    """The letter of each column → its numbers; None for a file that is too long to be kept."""
    data = regression.data
    return columns_by_letter(data, regression.model) if isinstance(data, Dataset) else None


def worth(
    regression: Regression, ledger: Ledger, meant: Expression, value: Fraction, shown: Expression, exact: bool
) -> Check:
    """Check a number that is shown: it is the value it stands for, and that is what the data give.

    Arguments:
        regression: the data; those of a long file are not walked through again.
        ledger: compares what is shown with the value.
        meant: an expression in sums and means over the rows whose value it is.
        value: the value as it was worked out from the statistics.
        shown: the number as it stands in the lesson, without letters.
        exact: is it shown exactly? Else it is cut to six digits.

    Raises:
        CheckFailed: it is another number.
    """
    columns = data_values(regression)
    statistics = regression.statistics
    if columns is not None and statistics is not None and statistics.exact:
        count = sum_in(regression.loss).upper
        counts = {count: Fraction(regression.data.count)} if isinstance(count, Symbol) else {}
        found = value_over(with_sums(meant), columns, counts)
        if found is not None and found != value:
            raise CheckFailed(f"{text(meant)} is {found} over the data, not {value}")
    return ledger.worth(ball_of(value), shown, not exact)


def rounded_note(regression: Regression) -> tuple[Note, ...]:
    """Why the numbers are rounded: too many rows, or factors such as sin t; nothing where the sums are exact."""
    if regression.statistics is None or regression.statistics.exact:
        return ()
    kept = isinstance(regression.data, Dataset)
    return (Note(phrase("closed-rounded-factors" if kept else "closed-rounded-sums")),)


def as_fact(value: Fraction, exact: bool = True) -> Expression:
    """A number as data: the fraction itself, unless it comes from rounded sums or is endless."""
    short = max(abs(value.numerator), value.denominator) < _LONGEST_FACT
    return rational(value) if exact and short else to_digits(value, 15)
