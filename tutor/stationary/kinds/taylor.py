"""The Taylor polynomial of a function around a stationary point, with exact coefficients.

Truncated power series are put through the tree, node by node; the derivatives of a function of the table come
from the rule engine. Coefficients are fractions where they can be, else closed forms whose sign the spot proves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import factorial
from typing import TypeGuard

from tutor.derivation.differentiate import Engine
from tutor.derivation.domain import domain
from tutor.derivation.place import put_in
from tutor.derivation.templates import fill
from tutor.errors import StudentError
from tutor.expression.numbers import ONE, rational_value
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import postorder, rebuilt, symbols
from tutor.expression.tree import (
    Call,
    Constant,
    Expression,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from tutor.stationary.kinds.field import MOST_NODES, Exponents, Field, NoSeries, Scalar, Series, tree
from tutor.stationary.spot import Spot

_LETTER = Symbol("t")


def is_smooth(function: Expression, spot: Spot) -> bool:
    """Whether the function table and the powers in it surely make f smooth around the spot."""
    try:
        found = domain(function)
    except StudentError:
        return False
    if not all(_surely(condition, spot) for condition in (*found.real, *found.smooth)):
        return False
    return all(spot.sign(node.base) in (1, -1) for node in postorder(function) if _is_broken_power(node))


def _is_broken_power(node: Expression) -> TypeGuard[Power]:
    """Whether a node is a power such as u^(4/3): where u = 0 it has a slope, but not all higher derivatives."""
    if not isinstance(node, Power):
        return False
    exponent = rational_value(node.exponent)
    return exponent is not None and exponent.denominator != 1


def _surely(condition: Expression, spot: Spot) -> bool:
    """Whether a condition holds at the spot and so around it: never with equality."""
    if isinstance(condition, Logic):
        test = all if condition.operator == "and" else any
        return test(_surely(part, spot) for part in condition.parts)
    if not isinstance(condition, Comparison):
        return False
    sign = spot.sign(Sum((condition.left, Negation(condition.right))))
    return sign is not None and sign in {
        ">": (1,), ">=": (1,), "<": (-1,), "<=": (-1,), "!=": (-1, 1),
    }.get(condition.relation, ())  # fmt: skip


def taylor(function: Expression, variables: Sequence[Symbol], field: Field, order: int) -> Series:
    """The Taylor polynomial of a function that is smooth at the spot, in the steps from the spot.

    Arguments:
        function: f.
        variables: in the order of the exponents.
        field: arithmetic at the spot.
        order: terms of a higher degree are left out.

    Returns:
        exponents → coefficient, the constant term among them.

    Raises:
        NoSeries: a part has no such series, or the work is too much.
    """
    origin = tuple(0 for _ in variables)
    plain = _plain(function)
    known: dict[int, Series] = {}
    for node in postorder(plain):
        known[id(node)] = _series(node, known, variables, field, order, origin)
    return known[id(plain)]


_AS_QUOTIENTS = {
    "tan": "sin(u)/cos(u)", "cot": "cos(u)/sin(u)", "sec": "1/cos(u)", "csc": "1/sin(u)",
    "tanh": "sinh(u)/cosh(u)", "coth": "cosh(u)/sinh(u)", "sech": "1/cosh(u)", "csch": "1/sinh(u)",
    "sigmoid": "1/(1 + exp(-u))", "softplus": "ln(1 + exp(u))",
}  # fmt: skip
"""Functions whose higher derivatives are long, written by others whose are not."""


def _plain(root: Expression) -> Expression:
    """The tree with tan u as sin u/cos u, and so on."""

    def plain(node: Expression, around: Expression) -> Expression:
        quotient = _AS_QUOTIENTS.get(node.function) if isinstance(node, Call) else None
        return around if quotient is None else fill(quotient, around.children)

    return rebuilt(root, plain)


def _series(
    node: Expression,
    known: Mapping[int, Series],
    variables: Sequence[Symbol],
    field: Field,
    order: int,
    origin: Exponents,
) -> Series:
    if symbols(node).isdisjoint(variables) and isinstance(node, Number | Constant | Symbol | Call | Power | Quotient):
        value = field.settled(node)
        return {} if value == 0 else {origin: value}
    parts = [known[id(child)] for child in node.children]
    match node:
        case Symbol():
            place = variables.index(node)
            step: Series = {tuple(int(at == place) for at in range(len(variables))): Fraction(1)}
            exact = field.spot.coordinates[node].exact
            value = field.settled(node if exact is None else exact)
            return field.sum({origin: value}, step) if value != 0 else step
        case Negation():
            return field.scaled(parts[0], Fraction(-1))
        case Sum():
            result = parts[0]
            for part in parts[1:]:
                result = field.sum(result, part)
            return result
        case Product():
            result = parts[0]
            for part in parts[1:]:
                result = field.product(result, part, order)
            return result
        case Quotient():
            return field.product(
                parts[0], _applied(Power(_LETTER, Negation(ONE)), parts[1], field, order, origin), order
            )
        case Power(exponent=exponent):
            return _power(node, rational_value(exponent), parts, field, order, origin)
        case Call(function=name, arguments=(_,)):
            return _applied(Call(name, (_LETTER,)), parts[0], field, order, origin)
    raise NoSeries


def _power(
    node: Power, exponent: Fraction | None, parts: Sequence[Series], field: Field, order: int, origin: Exponents
) -> Series:
    if exponent is not None and exponent.denominator == 1 and 0 <= exponent <= 4 * order + 64:
        result: Series = {origin: Fraction(1)}
        square, left = parts[0], int(exponent)
        while left:
            if left % 2:
                result = field.product(result, square, order)
            left //= 2
            if left:
                square = field.product(square, square, order)
        return result
    if not symbols(node.exponent):
        return _applied(Power(_LETTER, node.exponent), parts[0], field, order, origin)
    if not symbols(node.base):
        return _applied(Power(node.base, _LETTER), parts[1], field, order, origin)
    logarithm = _applied(Call("ln", (_LETTER,)), parts[0], field, order, origin)
    return _applied(Call("exp", (_LETTER,)), field.product(parts[1], logarithm, order), field, order, origin)


def _applied(outer: Expression, inner: Series, field: Field, order: int, origin: Exponents) -> Series:
    """A function of the letter t, applied to a series; `origin` is the place of the constant term."""
    start = inner.get(origin, Fraction(0))
    rest = {key: value for key, value in inner.items() if key != origin}
    place = {_LETTER: tree(start)}
    coefficients: list[Scalar] = []
    for count, derivative in enumerate(_derivatives(outer, order)):
        if not rest and count:
            break
        value = field.settled(put_in(derivative, place), MOST_NODES)
        coefficients.append(field.multiply(value, Fraction(1, factorial(count))))
    if not rest:
        return {origin: coefficients[0]} if coefficients[0] != 0 else {}
    return field.composed(coefficients, rest, order)


@lru_cache(maxsize=256)
def _derivatives(outer: Expression, order: int) -> tuple[Expression, ...]:
    """A function of t and its derivatives up to an order."""
    found = [outer]
    engine = Engine()
    for _ in range(order):
        try:
            found.append(engine.derive(found[-1], _LETTER).answer)
        except StudentError as error:
            raise NoSeries from error
    return tuple(found)
