"""A formula in words, as it is read aloud: "the partial derivative with respect to x of x squared times y".

What belongs together is heard: where a listener could not tell how far something reaches, brackets are spoken.
A function takes the power or the letter behind "of", a derivative and a sum over an index also a product, and
nothing takes a sum without a bracket.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import NamedTuple

from tutor.expression.functions import FUNCTIONS
from tutor.expression.greek import NAMES
from tutor.expression.structures import (
    Applied,
    BigSum,
    Comparison,
    Delta,
    Logic,
    Mean,
    Partial,
    Piecewise,
)
from tutor.expression.traversal import postorder
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
from tutor.render.spoken_signs import RELATIONS


class _Bond(IntEnum):
    """How closely the words of a formula hold together."""

    CLAUSE = 0
    SUM = 1
    REACHING = 2
    """It begins like a word and reaches over the product behind it: a derivative, a sum over an index."""
    PRODUCT = 3
    POWER = 4
    ATOM = 5


class _Said(NamedTuple):
    words: str
    bond: _Bond


_HALVES = {
    (1, 2): "one half",
    (1, 3): "one third",
    (1, 4): "one quarter",
    (2, 3): "two thirds",
    (3, 4): "three quarters",
}
_POWERS = {2: "squared", 3: "cubed"}
_CONSTANTS = {"pi": "pi", "e": "e", "oo": "infinity"}
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth")


def spoken(expression: Expression) -> str:
    """An expression in words.

    Arguments:
        expression: any expression.

    >>> from tutor import parse
    >>> spoken(parse("∂/∂x [x^2 y]"))
    'the partial derivative with respect to x of x squared times y'
    >>> spoken(parse("(x + 1)/(2y) - sin(x)^2"))
    'open bracket x plus 1 close bracket over open bracket 2 times y close bracket minus open bracket sine of x close \
bracket squared'
    """
    said: dict[Expression, _Said] = {}
    for node in postorder(expression):
        if node not in said:
            said[node] = _node(node, said)
    return said[expression].words


def _node(node: Expression, said: dict[Expression, _Said]) -> _Said:
    def part(one: Expression, least: _Bond) -> str:
        return _bracketed(said[one]) if said[one].bond < least else said[one].words

    match node:
        case Number():
            return _Said(node.spelling or str(node.value), _Bond.ATOM)
        case Constant(name):
            return _Said(_CONSTANTS.get(name, name), _Bond.ATOM)
        case Symbol():
            below = " ".join(map(spoken, node.subscripts))
            name = _letters(node.name)
            return _Said(f"{name} sub {below}" if below else name, _Bond.ATOM)
        case Negation(operand):
            return _Said(f"minus {part(operand, _Bond.REACHING)}", _Bond.SUM)
        case Sum(terms):
            return _Said(_terms(terms, said), _Bond.SUM)
        case Product(factors):
            return _Said(_factors(factors, said), _Bond.PRODUCT)
        case Quotient(above, below):
            return _quotient(above, below, part)
        case Power(base, exponent):
            return _Said(_power(base, exponent, part), _Bond.POWER)
        case Call(name, arguments):
            title = FUNCTIONS[name].spoken.removeprefix("the ")
            return _Said(f"{title} of {_arguments(arguments, part)}", _Bond.POWER)
        case Applied(name, arguments):
            return _Said(f"{_applied(node, name)} of {_arguments(arguments, part)}", _Bond.POWER)
        case Partial(body, variable):
            about = f"the partial derivative with respect to {said[variable].words}"
            return _Said(f"{about} of {part(body, _Bond.REACHING)}", _Bond.REACHING)
        case BigSum():
            ends = "" if node.implicit else f" from {spoken(node.lower)} to {spoken(node.upper)}"
            return _Said(f"the sum over {node.index.label}{ends} of {part(node.body, _Bond.REACHING)}", _Bond.REACHING)
        case Mean(body, index):
            return _Said(f"the mean over {index.label} of {part(body, _Bond.REACHING)}", _Bond.REACHING)
        case Comparison(sign, left, right):
            return _Said(f"{said[left].words} {RELATIONS.get(sign, sign)} {said[right].words}", _Bond.CLAUSE)
        case Logic(operator, parts):
            return _Said(_logic(operator, [said[one].words for one in parts]), _Bond.CLAUSE)
        case Piecewise(values, conditions):
            return _Said(_pieces(values, conditions, said), _Bond.CLAUSE)
        case Delta(left, right):
            return _Said(f"1 if {said[left].words} equals {said[right].words} and 0 otherwise", _Bond.CLAUSE)
    return _Said(str(node), _Bond.CLAUSE)


def _bracketed(said: _Said) -> str:
    return f"open bracket {said.words} close bracket"


def _letters(name: str) -> str:
    """A name of letters that a voice can read: Greek ones by their names."""
    spelled = [NAMES.get(letter, letter) for letter in name]
    return " ".join(spelled) if any(letter in NAMES for letter in name) else name


def _terms(terms: Sequence[Expression], said: dict[Expression, _Said]) -> str:
    words = []
    for place, term in enumerate(terms):
        sign, shown = ("minus", term.operand) if isinstance(term, Negation) else ("plus", term)
        inner = said[shown]
        body = _bracketed(inner) if inner.bond <= _Bond.SUM else inner.words
        words.append(body if place == 0 and sign == "plus" else f"{sign} {body}")
    return " ".join(words)


def _factors(factors: Sequence[Expression], said: dict[Expression, _Said]) -> str:
    """What reaches over a product may only come last in one."""
    words = []
    for place, factor in enumerate(factors):
        inner = said[factor]
        free = inner.bond >= _Bond.PRODUCT or (inner.bond is _Bond.REACHING and place == len(factors) - 1)
        words.append(inner.words if free else _bracketed(inner))
    return " times ".join(words)


def _quotient(above: Expression, below: Expression, part: Callable[[Expression, _Bond], str]) -> _Said:
    if isinstance(above, Number) and isinstance(below, Number):
        numbers = (int(above.value), int(below.value))
        if above.value.denominator == below.value.denominator == 1 and numbers in _HALVES:
            return _Said(_HALVES[numbers], _Bond.ATOM)
    return _Said(f"{part(above, _Bond.PRODUCT)} over {part(below, _Bond.POWER)}", _Bond.PRODUCT)


def _power(base: Expression, exponent: Expression, part: Callable[[Expression, _Bond], str]) -> str:
    below = part(base, _Bond.ATOM)
    if isinstance(exponent, Number) and exponent.value in _POWERS and not exponent.spelling.strip("23"):
        return f"{below} {_POWERS[int(exponent.value)]}"
    if isinstance(exponent, Negation) and isinstance(exponent.operand, Number):
        return f"{below} to the power minus {part(exponent.operand, _Bond.ATOM)}"
    return f"{below} to the power {part(exponent, _Bond.ATOM)}"


def _arguments(arguments: Sequence[Expression], part: Callable[[Expression, _Bond], str]) -> str:
    if len(arguments) == 1:
        return part(arguments[0], _Bond.POWER)
    *first, last = (part(one, _Bond.POWER) for one in arguments)
    return f"{', '.join(first)} and {last}"


def _applied(node: Applied, name: str) -> str:
    if not any(node.orders):
        return _letters(name)
    if len(node.orders) == 1:
        return f"{_letters(name)} {' '.join(['prime'] * node.orders[0])}"
    by = [
        f"{'twice ' if order == 2 else f'{order} times ' if order > 2 else ''}by its {_ORDINALS[place]} argument"
        for place, order in enumerate(node.orders, 1)
        if order
    ]
    return f"the derivative of {_letters(name)} {' and '.join(by)}"


def _logic(operator: str, parts: list[str]) -> str:
    return f"not {parts[0]}" if operator == "not" else f" {operator} ".join(parts)


def _pieces(values: Sequence[Expression], conditions: Sequence[Expression], said: dict[Expression, _Said]) -> str:
    told = [f"{said[value].words} if {said[when].words}" for value, when in zip(values, conditions, strict=False)]
    told += [f"{said[value].words} otherwise" for value in values[len(conditions) :]]
    return ", ".join(told)
