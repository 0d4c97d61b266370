"""Is a model linear in its parameters, and what does each of them stand before?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.differentiate import Engine
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ZERO
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.learning.polynomial import Atoms, Polynomial, holds, polynomial, written


@dataclass(frozen=True, slots=True)
class LinearParts:
    """A model taken apart: Σ parameter·factor + offset."""

    factors: tuple[Expression, ...]
    """What each parameter is multiplied by, in data letters."""
    offset: Expression
    """What stands without a parameter."""


def linear_parts(expression: Expression, parameters: Sequence[Symbol]) -> LinearParts | None:
    """The factors and the offset of a model.

    The factor of a parameter is the partial derivative by it, so the rule engine finds it; the model is linear if
    no factor holds a parameter. Where brackets have to be multiplied out before parameters cancel, as in
    (s + 1)²·a − s²·a, the polynomial decides.

    Arguments:
        expression: the prediction for one row, in data letters and parameters.
        parameters: what is learnt.

    Returns:
        the parts, or None when the model is not linear in its parameters.

    >>> from tutor import parse
    >>> s, b = Symbol("s"), Symbol("b")
    >>> [str(factor) for factor in linear_parts(parse("s*a^2 + b*sin(a) + 7"), [s, b]).factors]
    ['a**2', 'sin(a)']
    >>> linear_parts(parse("s*exp(b*a)"), [s, b]) is None
    True
    """
    engine, unknown = Engine(), frozenset(parameters)
    factors = tuple(engine.derive(expression, parameter).answer for parameter in parameters)
    if not any(symbols(factor) & unknown for factor in factors):
        zero: dict[Expression, Expression] = dict.fromkeys(parameters, ZERO)
        return LinearParts(factors, tidied(substitute(expression, zero)))
    return _multiplied_out(expression, parameters)


def _multiplied_out(expression: Expression, parameters: Sequence[Symbol]) -> LinearParts | None:
    atoms = Atoms()
    found = polynomial(expression, atoms)
    numbers = {atoms.number(parameter): parameter for parameter in parameters}
    hiding = {
        number for atom, number in atoms.known.items() if number not in numbers and symbols(atom) & set(parameters)
    }
    if holds(found, hiding):
        return None
    pieces: dict[Symbol | None, Polynomial] = {}
    for monomial, coefficient in found.items():
        inside = [(atom, exponent) for atom, exponent in monomial if atom in numbers]
        if sum(exponent for _, exponent in inside) > 1:
            return None
        key = numbers[inside[0][0]] if inside else None
        rest = tuple(pair for pair in monomial if pair not in inside)
        pieces[key] = {**pieces.get(key, {}), rest: coefficient}
    factors = tuple(tidied(written(pieces.get(parameter, {}), atoms)) for parameter in parameters)
    return LinearParts(factors, tidied(written(pieces.get(None, {}), atoms)))
