"""An expression as text that `sympy.sympify` and our own parser read with its meaning: x**2*y + sin(x*y).

This is what `str(expression)` gives and what JSON holds. A few names need care when SymPy reads it:

- SymPy has uses of its own for S, N, I, E, Q, O, C, pi, beta, gamma, zeta and every other name that
  `from sympy import *` brings. Where such a letter is a variable, say so:
  `sympify(text, locals={"beta": Symbol("beta")})`. `expression.to_sympy()` never has this trouble.
- `lambda` is a word of Python, so the letter is spelled `lamda`, as in SymPy.
- e is `E`. In a `Subs`, u1, u2, … and v1, v2, … are placeholders, never names that the expression uses.
- a power with an odd denominator is the real root: x^(2/3) is `real_root(x, 3)**2`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tutor.expression.functions import FUNCTIONS
from tutor.expression.layout import (
    CALL,
    COMMON,
    COMPARISON,
    LOGIC,
    NEGATION,
    POWER,
    QUOTIENT,
    Notation,
    Piece,
    bracketed,
    lay_out,
)
from tutor.expression.numbers import rational_value, whole
from tutor.expression.structures import Applied, BigSum, Comparison, Delta, Logic, Mean, Partial, Piecewise
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Constant, Expression, Number, Power, Symbol


def sympy_text(expression: Expression) -> str:
    """The expression in SymPy's language.

    Arguments:
        expression: the tree to write.

    Returns:
        Text for `sympy.sympify`; our parser reads it with the same value too.

    >>> from tutor import parse
    >>> sympy_text(parse("x²·y + ∛z"))
    'x**2*y + real_root(z, 3)'
    """
    return _lay_out(expression, {})


def _lay_out(expression: Expression, replaced: Mapping[Expression, Piece]) -> str:
    writer: Mapping[type[Expression], Callable[[Any], Piece]] = {Partial: lambda node: _partial(node, replaced)}
    return lay_out(expression, replace(_SYMPY, whole_writers=writer), replaced)


def _partial(node: Partial, replaced: Mapping[Expression, Piece]) -> Piece:
    """∂ body by a symbol; or by an expression, which then stands in for a placeholder of the body."""
    variable = _lay_out(node.variable, replaced)
    if type(node.variable) is Symbol and node.variable not in replaced:
        return Piece(f"Derivative({_lay_out(node.body, replaced)}, {variable})", CALL)
    (name,) = _fresh("u", 1, node, {piece.text for piece in replaced.values()})
    body = _lay_out(node.body, {**replaced, node.variable: Piece(name)})
    return Piece(f"Subs(Derivative({body}, {name}), {name}, {variable})", CALL)


def _constant(notation: Notation, node: Constant, parts: Sequence[Piece]) -> Piece:
    return Piece("E" if node.name == "e" else node.name)


def _symbol(notation: Notation, node: Symbol, parts: Sequence[Piece]) -> Piece:
    if not parts:
        return Piece("lamda" if node.name == "lambda" else node.name)
    if node.spelling or all(type(part) is Number for part in node.subscripts):
        return Piece(node.spelling or "_".join([node.name, *[part.text for part in parts]]))
    name = "lamda" if node.name == "lambda" else node.name
    return Piece(f"Indexed({name}, {_listed(parts)})", CALL)


def _power(notation: Notation, node: Power, parts: Sequence[Piece]) -> Piece:
    base, exponent = parts
    value = rational_value(node.exponent)
    if value is not None and value.denominator > 1 and value.denominator % 2:
        base = Piece(f"real_root({base.text}, {value.denominator})", CALL)
        above = value.numerator
        if above == 1:
            return base
        exponent = Piece(str(above)) if above > 0 else Piece(f"({above})")
    elif exponent.level < CALL:
        exponent = bracketed(notation, exponent)
    if base.level < CALL:
        base = bracketed(notation, base)
    return Piece(f"{base.text}**{exponent.text}", POWER)


def _call(notation: Notation, node: Call, parts: Sequence[Piece]) -> Piece:
    template = FUNCTIONS[node.function].sympy
    if parts[0].level > NEGATION:
        template = template.replace("-({0})", "-{0}")
    arguments = [part.text for part in parts] if "{1}" in template else [_listed(parts)]
    return Piece(template.format(*arguments), CALL if template[0].isalpha() else QUOTIENT)


def _applied(notation: Notation, node: Applied, parts: Sequence[Piece]) -> Piece:
    plain = f"{node.name}({_listed(parts)})"
    if not any(node.orders):
        return Piece(plain, CALL)
    arguments = node.arguments
    distinct = len(set(arguments)) == len(arguments)
    if distinct and all(type(argument) is Symbol and not argument.subscripts for argument in arguments):
        return Piece(f"Derivative({plain}, {_orders(node.orders, [part.text for part in parts])})", CALL)
    names = _fresh("v", len(parts), node)
    derivative = f"Derivative({node.name}({', '.join(names)}), {_orders(node.orders, names)})"
    if len(names) == 1:
        return Piece(f"Subs({derivative}, {names[0]}, {parts[0].text})", CALL)
    return Piece(f"Subs({derivative}, ({', '.join(names)}), ({_listed(parts)}))", CALL)


def _fresh(letter: str, count: int, node: Expression, taken: Collection[str] = ()) -> list[str]:
    """The first names letter1, letter2, … that neither stand in `node` nor are taken."""
    used = symbols(node)
    numbers = (number for number in itertools.count(1) if Symbol(letter, (whole(number),)) not in used)
    free = (name for name in map(f"{letter}{{}}".format, numbers) if name not in taken)
    return list(itertools.islice(free, count))


def _orders(orders: Sequence[int], names: Sequence[str]) -> str:
    pairs = zip(orders, names, strict=True)
    return ", ".join([name if order == 1 else f"({name}, {order})" for order, name in pairs if order])


def _big_sum(notation: Notation, node: BigSum, parts: Sequence[Piece]) -> Piece:
    body, index, lower, upper = parts
    return Piece(f"Sum({body.text}, ({index.text}, {lower.text}, {upper.text}))", CALL)


def _mean(notation: Notation, node: Mean, parts: Sequence[Piece]) -> Piece:
    body, index, upper = parts
    below = upper if upper.level >= CALL else bracketed(notation, upper)
    return Piece(f"Sum({body.text}, ({index.text}, 1, {upper.text}))/{below.text}", QUOTIENT)


def _delta(notation: Notation, node: Delta, parts: Sequence[Piece]) -> Piece:
    return Piece(f"KroneckerDelta({_listed(parts)})", CALL)


def _comparison(notation: Notation, node: Comparison, parts: Sequence[Piece]) -> Piece:
    left, right = parts
    if node.relation in _RELATIONS:
        return Piece(f"{_RELATIONS[node.relation]}({left.text}, {right.text})", CALL)
    return Piece(f"{left.text} {node.relation} {right.text}", COMPARISON)


def _logic(notation: Notation, node: Logic, parts: Sequence[Piece]) -> Piece:
    sign = " & " if node.operator == "and" else " | "
    texts = [bracketed(notation, part).text if part.level < CALL else part.text for part in parts]
    return Piece(sign.join(texts), LOGIC)


def _piecewise(notation: Notation, node: Piecewise, parts: Sequence[Piece]) -> Piece:
    values, conditions = parts[: len(node.values)], [part.text for part in parts[len(node.values) :]]
    pairs = zip(values, [*conditions, "True"], strict=False)
    return Piece(f"Piecewise({', '.join([f'({value.text}, {condition})' for value, condition in pairs])})", CALL)


def _listed(parts: Sequence[Piece]) -> str:
    return ", ".join([part.text for part in parts])


_RELATIONS = {"=": "Eq", "!=": "Ne"}

_SYMPY = Notation(
    minus="-",
    brackets=("(", ")"),
    join="*",
    joins={},
    dotted_joins={},
    relations={},
    writers={
        **COMMON,
        Constant: _constant,
        Symbol: _symbol,
        Power: _power,
        Call: _call,
        Applied: _applied,
        BigSum: _big_sum,
        Mean: _mean,
        Delta: _delta,
        Comparison: _comparison,
        Logic: _logic,
        Piecewise: _piecewise,
    },
)
