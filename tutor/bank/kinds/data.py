"""The data of a part, the model that is fitted to them, and the table that is shown."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from tutor.bank.kinds.authored import naming
from tutor.bank.schema.parts import Columns, OfModel
from tutor.derivation.lesson import Block, Table
from tutor.errors import AuthorError
from tutor.expression.exact import exact
from tutor.expression.numbers import number
from tutor.expression.parser import parse
from tutor.expression.reading import Reading, read_names
from tutor.expression.traversal import substitute, symbols, terms
from tutor.expression.tree import Expression, Negation, Power, Product, Sum, Symbol

if TYPE_CHECKING:
    from tutor.learning.model import Loss, Model
    from tutor.learning.regression import Regression
    from tutor.learning.rows import Row

_LOSSES = {"half-sum": "half-sse", "sum": "sse", "mean": "mse"}
"""The names of losses in a bank → those of `tutor regress`."""


def columns_of(data: Columns | None) -> dict[str, tuple[Fraction, ...]]:
    """The columns of numbers by name.

    Raises:
        AuthorError: there are none, one is no number, or they differ in length.
    """
    if data is None or isinstance(data, str):
        message = "There are no data here." if data is None else f"{data} is no table of data."
        mend = "Write columns, or {name} of a data parameter: data: {a: [0, 2], h: [3, 4]}"
        raise AuthorError(message, mend, field=("data",))
    found = {
        name: tuple(_number(text, name, place) for place, text in enumerate(column)) for name, column in data.items()
    }
    if len({len(column) for column in found.values()}) > 1:
        lengths = ", ".join(f"{name} has {len(column)}" for name, column in found.items())
        mend = "Give one number of each for every row."
        raise AuthorError(f"The columns differ in length: {lengths}.", mend, field=("data",))
    return found


def _number(text: str, name: str, place: int) -> Fraction:
    field = ("data", name, place)
    with naming(*field):
        value = exact(parse(text), {})
    if value is None:
        raise AuthorError(f"{text} is no number.", "Write a number such as 2, 0.5 or 1/3.", field=field)
    return value


def table_of(columns: dict[str, tuple[Fraction, ...]]) -> Table:
    """The data as a table."""
    heads = tuple(_heading(name) for name in columns)
    rows = tuple(tuple(number(value, decimal=True) for value in row) for row in zip(*columns.values(), strict=True))
    return Table(heads, rows)


def _heading(name: str) -> Expression:
    with naming("data"):
        found = read_names(name)
    return Symbol(found[0].name, (*found[0].subscripts, Symbol("i")))


def regression_of(
    part: OfModel,
    columns: dict[str, tuple[Fraction, ...]],
    at: str | None = None,
    rate: str | None = None,
    steps: int = 1,
    field: str = "at",
) -> Regression:
    """The model fitted to the data, by `tutor regress`.

    Arguments:
        part: the part with its model.
        columns: the data.
        at: where a walk starts, or a loss is asked for; None for zeros.
        rate: the learning rate.
        steps: how many steps are made.
        field: the field in which `at` stands.

    Raises:
        AuthorError: the model does not go with the data, or cannot be read.
    """
    from tutor.learning.typed_start import read_rate

    if part.target not in columns:
        message = f"There is no column {part.target}, which the model is to predict."
        raise AuthorError(message, f"Name one of {', '.join(columns)}: target: …", field=("target",))
    data = tuple(columns.items())
    options = (part.target, part.model, part.parameters, _LOSSES[part.loss])
    with naming("model"):
        alone = _regress(data, options)
    if rate is not None:
        with naming("rate"):
            read_rate(rate)
    if at is None and rate is None and steps == 1:
        return alone
    with naming(field):
        return _regress(data, options, at, rate or "0.01", steps)


@lru_cache(maxsize=16)
def _regress(
    data: tuple[tuple[str, tuple[Fraction, ...]], ...],
    options: tuple[str, str, tuple[str, ...], str],
    at: str | None = None,
    rate: str = "0.01",
    steps: int = 1,
) -> Regression:
    """Several parts of an exercise are about the same data."""
    from tutor.learning.regression import regress

    target, model, names, loss = options
    return regress(dict(data), y=target, model=model, names=list(names), loss=loss, at=at, rate=rate, steps=steps)


def loss_of(part: OfModel) -> Loss:
    """The loss of a model in letters, without data.

    Raises:
        AuthorError: the model cannot be read.
    """
    from tutor.learning.data.dataset import Heading
    from tutor.learning.loss import make_loss
    from tutor.learning.model import LossKind
    from tutor.learning.modelling import read_model

    with naming("parameters"):
        parameters = [symbol for name in part.parameters for symbol in read_names(name)]
    with naming("target"):
        (target,) = read_names(part.target)
    with naming("model"):
        found = symbols(parse(part.model, variables=[*part.parameters]))
        inputs = sorted(found - set(parameters), key=lambda symbol: symbol.label)
        headings = [Heading(symbol.label) for symbol in inputs]
        model = read_model(headings, Heading(target.label), model=part.model, names=list(part.parameters))
    return make_loss(model, LossKind(_LOSSES[part.loss]))


def written_out(found: Regression) -> Reading:
    """The loss over the data as a function of the parameters alone: ½·((s·0 + b − 30)² + …)."""
    from tutor.learning.data.dataset import Dataset
    from tutor.learning.model import LossKind
    from tutor.learning.rows import numbered_rows

    assert isinstance(found.data, Dataset)
    model, mean = found.model, found.loss.kind is LossKind.MSE
    squares: list[Expression] = []
    for _, row in numbered_rows(found.data):
        prediction, output = in_row(model, row)
        inner = Sum((output, Negation(prediction))) if mean else Sum((*terms(prediction), Negation(output)))
        squares.append(Power(inner, number(Fraction(2))))
    scale = number(found.loss.scale(len(squares)))
    total = Sum(tuple(squares)) if len(squares) > 1 else squares[0]
    loss = total if scale == number(Fraction(1)) else Product((scale, total))
    name = found.loss.reading.name
    return Reading(found.loss.reading.source, loss, name, model.parameters, True, (), ())


def in_row(model: Model, row: Row) -> tuple[Expression, Expression]:
    """What a model predicts for a row, in its parameters, and what was measured."""
    from tutor.learning.rows import letters_of

    place: dict[Expression, Expression] = {
        letter: number(value, decimal=True) for letter, value in letters_of(model, row).items()
    }
    return substitute(model.expression, place), place[model.output]


def data_tables(columns: dict[str, tuple[Fraction, ...]]) -> tuple[Block, ...]:
    """The table that belongs to the question."""
    return (table_of(columns),)
