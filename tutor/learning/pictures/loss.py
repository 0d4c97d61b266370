"""The picture of a function with Σ over the rows of a file, over its variables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tutor.derivation.picture import Picture
from tutor.derivation.pictures.function import function_picture
from tutor.derivation.pictures.slice import title_of
from tutor.derivation.place import Place
from tutor.derivation.results import Gradient, gradient
from tutor.derivation.terms import total
from tutor.expression.numbers import rational, rational_value, whole
from tutor.expression.tree import Expression, Product, Symbol
from tutor.learning.loss_data import LossData
from tutor.learning.objective import Quadratic, objective_of


def loss_picture(found: Gradient, rows: LossData, place: Place | None = None) -> Picture:
    """The contour, or the graph, of a function over the rows of a file.

    Arguments:
        found: the function and its partial derivatives.
        rows: the numbers of its data letters.
        place: the point of `--at`, or letters that are held fixed.

    Raises:
        Unanswerable: more than two letters are open, a letter has no number, or there are too many rows to draw.
    """
    reading = found.reading
    held = {letter: rational_value(value) for letter, value in (place or {}).items() if letter not in found.variables}
    known = {**rows.place, **{letter: value for letter, value in held.items() if value is not None}}
    objective = objective_of(reading, rows.columns, known)
    if isinstance(objective, Quadratic):
        # Its few coefficients stand for all the rows, however many there are.
        summed = gradient(replace(reading, expression=_polynomial(objective)))
        left = {letter: value for letter, value in (place or {}).items() if letter in found.variables}
        made = function_picture(summed, left or None)
        return replace(made, title=title_of(reading.name, tuple(reading.variables), reading.expression))
    return function_picture(found, place, numbers=_members(rows))


def _polynomial(objective: Quadratic) -> Expression:
    """½·θᵀAθ − gᵀθ + c, written out.

    >>> from tutor import read
    >>> from tutor.expression.text import text
    >>> text(_polynomial(objective_of(read("(x - y)^2 + 3"))))
    '1·xx + (−2)·xy + 1·yy + 3'
    """
    return total(tuple(_terms(objective)))


def _terms(objective: Quadratic) -> Iterator[Expression]:
    for first, one in enumerate(objective.variables):
        for second, other in enumerate(objective.variables[: first + 1]):
            factor = objective.matrix[first][second] / (2 if first == second else 1)
            if factor:
                yield Product((rational(factor), other, one))
    for one, slope in zip(objective.variables, objective.linear, strict=True):
        if slope:
            yield Product((rational(-slope), one))
    yield rational(objective.constant)


def _members(rows: LossData) -> dict[Symbol, Fraction]:
    """The rows as values of letters: a₁, a₂, …, and n."""
    members = {
        Symbol(name, (whole(row),)): value
        for name, column in rows.columns.items()
        for row, value in enumerate(column, start=1)
    }
    return {**members, **rows.place}
