"""The loss of a model over all rows, as the sources write it."""

from __future__ import annotations

from tutor.expression.numbers import ONE, whole
from tutor.expression.reading import Reading
from tutor.expression.structures import BigSum
from tutor.expression.text import text
from tutor.expression.traversal import terms
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum
from tutor.learning.letters import COUNT, in_row, with_rows
from tutor.learning.model import Loss, LossKind, Model


def make_loss(model: Model, kind: LossKind, name: str = "loss") -> Loss:
    """The loss as a function of the parameters.

    Arguments:
        model: what predicts.
        kind: which loss.
        name: the name of the function.

    Returns:
        ½·Σᵢ (s·aᵢ + b − hᵢ)² (the lecture's), Σᵢ (s·aᵢ + b − hᵢ)², or 1/n·Σᵢ (hᵢ − (s·aᵢ + b))², which has the
        residual the other way round, as the chapter on gradients writes it.

    >>> from tutor.learning.data.dataset import Heading
    >>> from tutor.learning.modelling import read_model
    >>> line = read_model([Heading("age")], Heading("height"))
    >>> print(text(make_loss(line, LossKind.HALF_SSE).reading.expression))
    ½·Σᵢ (s·aᵢ + b − hᵢ)²
    >>> print(text(make_loss(line, LossKind.MSE).reading.expression))
    1/n·Σᵢ (hᵢ − (s·aᵢ + b))²
    """
    squares = BigSum(Power(residual(model, kind), whole(2)), model.index, ONE, COUNT, implicit=True)
    expression: Expression = squares
    if kind is LossKind.HALF_SSE:
        expression = Product((Quotient(ONE, whole(2)), squares))
    elif kind is LossKind.MSE:
        expression = Product((Quotient(ONE, COUNT), squares))
    letters = ", ".join(symbol.label for symbol in model.parameters)
    source = f"{name}({letters}) = {text(expression)}"
    return Loss(kind, model, Reading(source, expression, name, model.parameters, True, (), ()))


def residual(model: Model, kind: LossKind) -> Expression:
    """What is squared in row i: s·aᵢ + b − hᵢ; for the mean squared error hᵢ − (s·aᵢ + b)."""
    prediction = with_rows(model.expression, model.inputs, model.index)
    output = in_row(model.output, model.index)
    if kind is LossKind.MSE:
        return Sum((output, Negation(prediction)))
    return Sum((*terms(prediction), Negation(output)))
