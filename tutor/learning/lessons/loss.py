"""The second part of `tutor regress`: the loss at a point, row by row, as it is worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import listed
from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.numbers import number, rational, whole
from tutor.expression.structures import Comparison
from tutor.expression.text import text
from tutor.expression.traversal import size, substitute
from tutor.expression.tree import Expression, Negation, Power, Product, Sum, Symbol
from tutor.learning.balls import ball_of, middle
from tutor.learning.data.dataset import Dataset
from tutor.learning.fit import residual_square
from tutor.learning.lessons.figures import column, figure, to_digits
from tutor.learning.lessons.loss_numbers import MOST_WRITTEN, dotted
from tutor.learning.lessons.row_terms import MOST_LOOKED_AT
from tutor.learning.lessons.setup import letters_by_column, table_columns, table_of
from tutor.learning.lessons.sums import as_fact, data_values
from tutor.learning.letters import COUNT, in_row, with_rows
from tutor.learning.model import LossKind
from tutor.learning.over_data import ball_over, value_over
from tutor.learning.rows import numbered_rows, predicted, shown_rows
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_LONGEST_PREDICTION = 24
"""A model with more nodes than this is not repeated with numbers in it."""
_MOST_COORDINATES = 6
_MOST_INPUTS = 3
"""With more inputs than this the table of residuals leaves them out."""


def loss_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The table of residuals at the start, and the loss there.

    Raises:
        Unanswerable: the model has no value in a row.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    heading = at_start("regress-loss-at", regression)
    blocks: list[Block] = [*_table(regression), _value(regression, ledger), Note(_typical(regression))]
    if not regression.start_given:
        blocks.append(Note(phrase("regress-start-zero")))
    return (Section(heading, None, tuple(blocks)),)


def at_start(key: str, regression: Regression) -> Phrase:
    """A heading with the start in it: "The loss at s = 1, b = 0"; without the numbers if there are many."""
    parameters = regression.model.parameters
    if len(parameters) > _MOST_COORDINATES:
        return phrase(f"{key}-start")
    return phrase(key, point=point_at(parameters, regression.start))


def point_at(parameters: Sequence[Symbol], values: Sequence[Fraction]) -> tuple[Expression, ...]:
    """A point as equations: s = 1, b = 0."""
    return tuple(
        Comparison("=", parameter, number(value, decimal=True))
        for parameter, value in zip(parameters, values, strict=True)
    )


def start_values(regression: Regression) -> dict[Expression, Expression]:
    """Each parameter → its value at the start, as it is printed."""
    pairs = zip(regression.model.parameters, regression.start, strict=True)
    return {parameter: number(value, decimal=True) for parameter, value in pairs}


def _table(regression: Regression) -> tuple[Block, ...]:
    """The rows with prediction, residual and its square; and a note where these are rounded."""
    model, loss = regression.model, regression.loss
    named = letters_by_column(model)
    columns = table_columns(regression)
    if len(columns) > _MOST_INPUTS + 1:
        columns = columns[-1:]
    shape = dotted(with_rows(substitute(model.expression, start_values(regression)), model.inputs, model.index))
    prediction = (
        phrase("regress-prediction-as", prediction=shape)
        if size(shape) <= _LONGEST_PREDICTION
        else phrase("regress-prediction")
    )
    signed = "regress-residual-output" if loss.kind is LossKind.MSE else "regress-residual"
    heads: list[Phrase | Expression] = [
        model.index,
        *(in_row(named[place], model.index) for place in columns),
        prediction,
        phrase(signed, output=in_row(model.output, model.index)),
        phrase("regress-square"),
    ]

    first, last = shown_rows(regression.data)
    found = [predicted(loss, regression.start, number, row) for number, row in (*first, *last)]
    numbers = [
        *([row.values[place] for row in found] for place in columns),
        *([getattr(row, name) for row in found] for name in ("prediction", "residual", "square")),
    ]
    known = all(row.exact for row in found)
    made = [column(values, known or place < len(columns)) for place, values in enumerate(numbers)]
    return table_of(heads, [str(row.number) for row in found], made, len(first) if last else None)


def _value(regression: Regression, ledger: Ledger) -> Lines:
    """loss(1, 0) = ½·(900 + 1444 + 2116) = ½·4460 = 2230, each number compared with the Σ over the data."""
    loss, data = regression.loss, regression.data
    scale = loss.scale(data.count)
    value, exact = loss_value(regression)
    total = value / scale
    meant = ball_of(value)
    shown: list[tuple[Expression, bool]] = [(scaled(scale, Sum(terms)), True) for terms in _squares(regression)]
    found = figure(total, exact)
    if scale != 1:
        shown.append((scaled(scale, found.shown), found.exact))
    result = figure(value, exact)
    shown.append((result.shown, result.exact))
    lines = []
    left: Phrase | None = listed("value-here", tuple(start_values(regression).values()), name=loss.reading.name)
    for expression, is_exact in dict(shown).items():
        ledger.verifier(expression).printed(expression)
        check = ledger.worth(meant, expression, not is_exact)
        lines.append(Line(left, expression, relation="=" if is_exact else "≈", check=check))
        left = None
    return Lines(None, tuple(lines))


def _typical(regression: Regression) -> Phrase:
    """How far off a typical prediction is: the root of the mean squared residual, and its unit."""
    data, loss = regression.data, regression.loss
    value, _ = loss_value(regression)
    if value == 0:
        return phrase("regress-loss-zero")
    size = to_digits(sqrt(value / (loss.scale(data.count) * data.count)), 3)
    unit = data.headings[-1].unit
    return phrase("regress-typical-unit" if unit else "regress-typical", size=size, unit=unit)


def _squares(regression: Regression) -> list[tuple[Expression, ...]]:
    """The squared residuals of a few rows, as (2 − 40)² and as 1444; [] for many rows, or if a number is long."""
    data = regression.data
    if not isinstance(data, Dataset) or not 1 < data.count <= MOST_WRITTEN:
        return []
    rows = [predicted(regression.loss, regression.start, number, row) for number, row in numbered_rows(data)]
    squares = [figure(row.square, row.exact) for row in rows]
    parts = [(figure(row.prediction, row.exact), figure(row.values[-1])) for row in rows]
    if not all(found.exact for found in (*squares, *(one for pair in parts for one in pair))):
        return []
    if regression.loss.kind is LossKind.MSE:
        parts = [(output, prediction) for prediction, output in parts]
    differences = tuple(Power(Sum((one.shown, Negation(other.shown))), whole(2)) for one, other in parts)
    return [differences, tuple(found.shown for found in squares)]


def scaled(scale: Fraction, inner: Expression) -> Expression:
    """scale·inner, without a factor of 1."""
    return inner if scale == 1 else Product((rational(scale), inner), dotted=True)


def loss_value(regression: Regression) -> tuple[Fraction, bool]:
    """The loss at the start, and whether that is exact: the Σ over the rows, compared with the statistics.

    Raises:
        CheckFailed: the two do not agree; a fault of tutor's own.
    """
    loss, statistics = regression.loss, regression.statistics
    by_rows = None if data_values(regression) is None else over_rows(regression, loss.reading.expression)
    if by_rows is not None and not by_rows[1]:
        by_rows = _by_exact_rows(regression, by_rows[0]) or by_rows
    if statistics is None:
        assert by_rows is not None
        return by_rows
    value = residual_square(statistics, regression.start) * loss.scale(statistics.count)
    if by_rows is None:
        return value, statistics.exact
    if statistics.exact and by_rows[0] != value:
        raise CheckFailed(f"{text(loss.reading.expression)} is {by_rows[0]} over the rows, not {value}")
    return by_rows


def _by_exact_rows(regression: Regression, about: Fraction) -> tuple[Fraction, bool] | None:
    """The loss where the model has a fraction in every row, though its parts have none: 0·sin(t); else None.

    Raises:
        CheckFailed: it is not what the whole Σ comes to in balls; a fault of tutor's own.
    """
    data = regression.data
    assert isinstance(data, Dataset)
    if data.count > MOST_LOOKED_AT:
        return None
    squares = Fraction(0)
    for place, row in numbered_rows(data):
        found = predicted(regression.loss, regression.start, place, row)
        if not found.exact:
            return None
        squares += found.square
    value = squares * regression.loss.scale(data.count)
    if abs(value - about) > abs(value) / 10**12:
        raise CheckFailed(f"the loss is {value} row by row, but {float(about)} as a whole")
    return value, True


def over_rows(regression: Regression, expression: Expression) -> tuple[Fraction, bool]:
    """An expression with Σ over the rows, worked out at the start, and whether the value is exact.

    Raises:
        Unanswerable: it has no real value there.
    """
    columns = data_values(regression)
    assert columns is not None
    place = dict(zip(regression.model.parameters, regression.start, strict=True))
    place[COUNT] = Fraction(regression.data.count)
    value = value_over(expression, columns, place)
    if value is not None:
        return value, True
    found = ball_over(expression, columns, place)
    if not found.is_finite():
        raise Unanswerable(
            "The loss has no real value at the start.", "Start where the model has a value in every row: --at"
        )
    return middle(found), False


def loss_facts(regression: Regression) -> dict[str, object]:
    """The loss at the start as data: `at` (by parameter), `value`, `value_decimal`, `rows` when there are few."""
    value, exact = loss_value(regression)
    data = regression.data
    facts: dict[str, object] = {
        "at": {
            parameter.label: as_fact(number)
            for parameter, number in zip(regression.model.parameters, regression.start, strict=True)
        },
        "value": as_fact(value, exact),
    }
    if isinstance(data, Dataset) and data.count <= _MOST_ROWS_IN_FACTS:
        rows = [predicted(regression.loss, regression.start, number, row) for number, row in numbered_rows(data)]
        facts["residuals"] = [as_fact(row.residual, row.exact) for row in rows]
    return facts


_MOST_ROWS_IN_FACTS = 1000
