"""What a mean adds up, row by row: 0² + 2² + 4²."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.derivation.terms import total
from tutor.expression.structures import Mean
from tutor.expression.traversal import substitute
from tutor.expression.tree import Expression
from tutor.learning.data.dataset import Dataset
from tutor.learning.lessons.figures import Figure, figure
from tutor.learning.letters import in_row

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_ROWS = 6
"""The sum over more rows than this is not written out."""


def row_terms(regression: Regression, mean: Expression) -> Figure | None:
    """The sum over the rows behind a mean, with the numbers of the data.

    Arguments:
        regression: the rows.
        mean: of an expression in data letters.

    Returns:
        0² + 2² + 4² for mean(a²); None where there are too many rows or long numbers.
    """
    data, model = regression.data, regression.model
    if not isinstance(data, Dataset) or not isinstance(mean, Mean) or not 1 < data.count <= _MOST_ROWS:
        return None
    letters = {**model.inputs, model.output: -1}
    terms = []
    for row in zip(*data.columns, strict=True):
        known = {letter: figure(row[place]) for letter, place in letters.items()}
        if not all(one.exact for one in known.values()):
            return None
        place: dict[Expression, Expression] = {in_row(letter, model.index): one.shown for letter, one in known.items()}
        terms.append(substitute(mean.body, place))
    return Figure(total(tuple(terms)), True)
