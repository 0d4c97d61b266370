"""Why there is no closed form: which parameter of the model stands where no linear equation could hold it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Note, Phrase, Section, phrase
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Number, Power, Product, Quotient, Symbol
from tutor.learning.linearity import linear_parts

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
        sentences: "k stands inside exp(k·t)", "For a fixed k the prediction is linear in A".

    >>> from tutor import parse
    >>> found = obstacles(parse("A exp(k t)"), (Symbol("A"), Symbol("k")))
    >>> [one.key for one in found]
    ['closed-inside', 'closed-rest']
    """
    told: set[Symbol] = set()
    for find in (_bends, _products):
        for node in postorder(expression):
            # A product is an obstacle only for parameters that are none by themselves: fix k, and A·exp(k·t) is linear.
            wanted = frozenset(parameters) - (told if find is _products else set())
            for key, part, held in find(node, wanted):
                if held - told:
                    told.update(held)
                    yield phrase(key, letters=_in_order(parameters, held), part=part)
    rest = _in_order(parameters, frozenset(parameters) - told)
    if told and rest and linear_parts(expression, rest) is not None:
        key = "closed-rest" if len(rest) == 1 else "closed-rest-many"
        yield phrase(key, letters=rest, conditions=_in_order(parameters, frozenset(told)))


def _in_order(parameters: tuple[Symbol, ...], held: frozenset[Symbol]) -> tuple[Symbol, ...]:
    return tuple(parameter for parameter in parameters if parameter in held)


_Obstacle = tuple[str, Expression, frozenset[Symbol]]
"""The sentence, the part of the prediction to be shown, the parameters in it."""


def _bends(node: Expression, wanted: frozenset[Symbol]) -> Iterator[_Obstacle]:
    """How a node bends what stands in it."""
    for key, part, held in _bent(node, wanted):
        if held:
            yield key if len(held) == 1 else f"{key}-many", part, held


def _bent(node: Expression, wanted: frozenset[Symbol]) -> Iterator[_Obstacle]:
    match node:
        case Call():
            yield "closed-inside", node, symbols(node) & wanted
        case Power(base=base, exponent=exponent):
            yield "closed-exponent", node, symbols(exponent) & wanted
            if not (isinstance(exponent, Number) and exponent.value == 1):
                yield "closed-power", node, symbols(base) & wanted
        case Quotient(denominator=below):
            yield "closed-below", node, symbols(below) & wanted


def _products(node: Expression, wanted: frozenset[Symbol]) -> Iterator[_Obstacle]:
    """A product in which parameters stand in several factors."""
    if isinstance(node, Product):
        holding = [held for held in (symbols(factor) & wanted for factor in node.factors) if held]
        if len(holding) > 1:
            together = frozenset[Symbol]().union(*holding)
            several = "closed-multiplied" if all(len(held) == 1 for held in holding) else "closed-multiplied-factors"
            yield several if len(together) > 1 else "closed-multiplied-self", node, together
