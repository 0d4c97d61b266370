"""Why there is no closed form: which parameter of the model stands where no linear equation could hold it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Note, Phrase, Section, phrase
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Number, Power, Product, Quotient, Symbol

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


def not_linear_sections(regression: Regression) -> tuple[Section, ...]:
    """Which parameter stands where, and what can be done instead."""
    model = regression.model
    name = regression.loss.reading.name
    found = tuple(obstacles(model.expression, model.parameters))
    blocks: list[Block] = [
        Note(phrase("closed-not-linear", f=model.expression, name=name)),
        *map(Note, found),
        Note(phrase("closed-not-linear-why", name=name)),
        Note(phrase("closed-not-linear-instead", name=name)),
    ]
    return (Section(phrase("closed-none-heading"), None, tuple(blocks)),)


def obstacles(expression: Expression, parameters: tuple[Symbol, ...]) -> Iterator[Phrase]:
    """The places in a prediction that keep it from being linear in the parameters, each parameter once.

    Arguments:
        expression: the prediction: A·exp(k·t).
        parameters: what is learnt: A, k.

    Yields:
        sentences: "k stands inside exp(k·t)", "A and k are multiplied with each other, in A·exp(k·t)".

    >>> from tutor import parse
    >>> found = obstacles(parse("A exp(k t)"), (Symbol("A"), Symbol("k")))
    >>> [one.key for one in found]
    ['closed-inside', 'closed-multiplied']
    """
    wanted = frozenset(parameters)
    told: set[Symbol] = set()
    for node in postorder(expression):
        for key, part, held in _bends(node, wanted):
            new = [parameter for parameter in parameters if parameter in held and parameter not in told]
            if new:
                told.update(held)
                letters = tuple(parameter for parameter in parameters if parameter in held)
                many = "-many" if len(letters) > 1 and key != "closed-multiplied" else ""
                yield phrase(f"{key}{many}", letters=letters, part=part)


def _bends(node: Expression, wanted: frozenset[Symbol]) -> Iterator[tuple[str, Expression, frozenset[Symbol]]]:
    """How a node bends what stands in it: the sentence, the part to be shown, the parameters."""
    match node:
        case Call():
            yield "closed-inside", node, symbols(node) & wanted
        case Power(base=base, exponent=exponent):
            yield "closed-exponent", node, symbols(exponent) & wanted
            if not (isinstance(exponent, Number) and exponent.value == 1):
                yield "closed-power", node, symbols(base) & wanted
        case Quotient(denominator=below):
            yield "closed-below", node, symbols(below) & wanted
        case Product(factors=factors):
            holding = [symbols(factor) & wanted for factor in factors]
            if sum(map(bool, holding)) > 1:
                yield "closed-multiplied", node, frozenset[Symbol]().union(*holding)
