"""Grading in the way of mitx-grading-library, as a loop of our own.

Its `FormulaGrader` parses a formula with a grammar of pyparsing into a tree of named groups, and remembers the tree of
the author's. At each of five sample points it works both trees out from the leaves upwards: the name of a group says
what is done, functions come from a table of numpy's (complex where the real ones end), and every value on the way is
looked at for infinity and for no number. Then the results are compared, to 0.01 %.

Arrays, suffixes of numbers, names with tensor indices, `||` and the drawing of the points are left out, so this loop
has less to do than the library. No line of the library is copied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.lib import scimath
from pyparsing import (
    Combine,
    DelimitedList,
    Forward,
    Group,
    Literal,
    Opt,
    ParseException,
    ParserElement,
    ParseResults,
    StringEnd,
    Suppress,
    Word,
    ZeroOrMore,
    alphanums,
    alphas,
    nums,
)

from tutor.expression.parser import parse

SAMPLES = 5
TOLERANCE = 1e-4
Scalar = complex
"""A float, or a complex number where the real functions end."""
Function = Callable[..., Scalar]
Parts = list[Any]
"""What the parts of a node are worth; signs and names as they are."""

FUNCTIONS: dict[str, Function] = {
    **{name: getattr(np, name) for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "asinh", "atan")},
    **{name: getattr(scimath, name) for name in ("sqrt", "log2", "log10")},
    "log": lambda value, base=np.e: scimath.log(value) if base == np.e else scimath.log(value) / scimath.log(base),
    "asin": scimath.arcsin,
    "acos": scimath.arccos,
    "atanh": scimath.arctanh,
    "acosh": np.arccosh,
    "atan2": np.arctan2,
    "sec": lambda value: 1 / np.cos(value),
    "csc": lambda value: 1 / np.sin(value),
    "cot": lambda value: 1 / np.tan(value),
    "Abs": abs,
    "sign": np.sign,
    "Max": max,
    "Min": min,
    "real_root": lambda value, order: np.sign(value) * abs(value) ** (1 / order),
}
CONSTANTS: dict[str, Scalar] = {"pi": float(np.pi), "E": float(np.e), "I": 1j}


class CannotRead(Exception):
    """A formula that this way of grading has no words for."""


class NoValue(Exception):
    """A formula has no value at a point."""


def spelled(text: str) -> str:
    """A typed answer with every product written out, as this way of grading asks for it.

    >>> spelled("2xy + x^2 sin x")
    '2*x*y+x^2*sin(x)'
    """
    return str(parse(text)).replace("**", "^").replace(" ", "")


def _named(name: str) -> Callable[[ParseResults], ParseResults]:
    """Groups the parts under a name where they are more than one."""
    return lambda tokens: ParseResults([tokens], name=name) if len(tokens) > 1 else tokens


def _grammar() -> ParserElement:
    expression = Forward()
    minus = Literal("-")
    digits = Word(nums)
    exponent = Literal("e") + Opt(Literal("+") | minus) + digits
    number = Group(Combine((digits + Opt("." + Opt(digits)) | "." + digits) + Opt(exponent)))("number")
    name = Combine(Word(alphas, alphanums) + Opt(Word(alphanums + "_")))
    variable = Group(name)("variable")
    arguments = Group(DelimitedList(expression))("arguments")
    function = Group(name + Suppress("(") + arguments + Suppress(")"))("function")
    bracket = Group(Suppress("(") + expression + Suppress(")"))("bracket")
    atom = number | function | variable | bracket
    power = (atom + ZeroOrMore(Suppress("^") + Opt(minus) + atom)).add_parse_action(_named("power"))
    negation = (Opt(minus) + power).add_parse_action(_named("negation"))
    product = (negation + ZeroOrMore((Literal("*") | Literal("/")) + negation)).add_parse_action(_named("product"))
    total = (product + ZeroOrMore((Literal("+") | minus) + product)).add_parse_action(_named("sum"))
    expression << total
    return expression + StringEnd()


GRAMMAR = _grammar()


def tree_of(text: str) -> ParseResults:
    """The tree of a formula.

    Raises:
        CannotRead: it is none.
    """
    try:
        tree = GRAMMAR.parse_string(text)[0]
    except ParseException as problem:
        raise CannotRead(text) from problem
    assert isinstance(tree, ParseResults)
    return tree


model_tree = lru_cache(maxsize=1024)(tree_of)
"""The tree of an author's formula, remembered."""


def agree(model: str, answer: str, points: Sequence[Mapping[str, float]]) -> bool:
    """Whether an answer agrees with the author's formula at the points.

    Raises:
        CannotRead: one of them cannot be read.
        NoValue: one of them has no value at a point.
    """
    right, given = model_tree(model), tree_of(answer)
    scopes = [{**CONSTANTS, **point} for point in points[:SAMPLES]]
    pairs = [(value(right, scope), value(given, scope)) for scope in scopes]
    return all(bool(np.abs(found - wanted) <= TOLERANCE * np.abs(wanted)) for wanted, found in pairs)


def value(tree: ParseResults, scope: Mapping[str, Scalar]) -> Scalar:
    """The value of a tree.

    Raises:
        CannotRead: a name is not known.
        NoValue: there is no value.
    """
    try:
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            return complex(_value(tree, scope))
    except KeyError as problem:
        raise CannotRead(str(problem)) from problem
    except (ArithmeticError, ValueError) as problem:
        raise NoValue from problem


def _value(node: ParseResults | str, scope: Mapping[str, Scalar]) -> Any:
    """Children first, then what the name of the node says, then a look at the value; a sign or a name stays."""
    if isinstance(node, str):
        return node
    children = [_value(child, scope) for child in node]
    kind = node.get_name()
    if kind == "arguments":
        return children
    found = _ACTIONS[kind or ""](children, scope)
    if np.isinf(found) or np.isnan(found):
        raise OverflowError
    return found.item() if isinstance(found, np.generic) else found


def _power(parts: Parts, scope: Mapping[str, Scalar]) -> Any:
    *left, total = parts
    for part in reversed(left):
        total = -total if part == "-" else part**total
    return total


def _product(parts: Parts, scope: Mapping[str, Scalar]) -> Any:
    total = parts[0]
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        total = total * part if sign == "*" else total / part
    return total


def _sum(parts: Parts, scope: Mapping[str, Scalar]) -> Any:
    total = parts[0]
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        total = total + part if sign == "+" else total - part
    return total


_ACTIONS: dict[str, Callable[[Parts, Mapping[str, Scalar]], Scalar]] = {
    "number": lambda parts, scope: float(parts[0]),
    "variable": lambda parts, scope: scope[parts[0]],
    "function": lambda parts, scope: FUNCTIONS[parts[0]](*parts[1]),
    "bracket": lambda parts, scope: parts[0],
    "power": _power,
    "negation": lambda parts, scope: -parts[1],
    "product": _product,
    "sum": _sum,
}
