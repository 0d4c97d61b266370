"""How many binary digits it takes to see all that an expression is made of, at a point.

At 64 digits 10¹⁰⁰ + 1 looks like 10¹⁰⁰, tanh 400 like 1, and cos 10⁻²⁰⁰ like 1. What hides is followed from the
parts upwards: an addend hides beside a larger one, a small argument in the first terms of the function's series,
and a large one behind the line the function runs along.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, log2
from typing import NamedTuple

from flint import arb

from tutor.expression.structures import Counted, Delta, Partial
from tutor.expression.tree import Call, Constant, Expression, Number, Power, Sum, Symbol
from tutor.grading.columns import Columns

OUT_OF_REACH = 10**12
"""More digits than anybody can work out."""


class Hidden(NamedTuple):
    """What is hidden in a value, in binary digits."""

    power: float | None
    """The logarithm to base 2 of its size; None for 0, and for what has no value."""
    depth: float
    """How far below the value its least part lies, to first order."""
    loss: float = 0
    """How many digits are lost on the way to it, as those of u are in sin(u) for a large u."""


_NOTHING = Hidden(None, 0)


def hidden_in(root: Expression, columns: Columns, place: int) -> Hidden:
    """What is hidden in the value of an expression that has been worked out.

    Arguments:
        root: the expression.
        columns: where its values are remembered.
        place: which of the points.

    >>> from fractions import Fraction
    >>> from tutor import parse
    >>> columns = Columns([{parse("x"): Fraction(1)}], 64)
    >>> wide = parse("2^100 + x")
    >>> [float(value) > 0 for value in columns.of(wide)], hidden_in(wide, columns, 0).depth
    ([True], 100.0)
    """
    found: dict[int, Hidden] = {}
    stack = [root]
    while stack:
        node = stack[-1]
        if id(node) in found:
            stack.pop()
            continue
        column = columns.known(node)
        kind = type(node)
        if column is None or kind in _LEAVES:
            found[id(node)] = _NOTHING if column is None else Hidden(_power(column[place]), 0)
            continue
        if isinstance(node, Counted):
            found[id(node)] = _in_terms(node, columns, place, _power(column[place]))
            continue
        waiting = [child for child in node.children if id(child) not in found]
        if waiting:
            stack += waiting
            continue
        found[id(node)] = _in_node(node, column[place], [found[id(child)] for child in node.children])
    return found[id(root)]


_LEAVES = frozenset((Number, Constant, Symbol, Delta, Partial))


def _in_node(node: Expression, value: arb, parts: list[Hidden]) -> Hidden:
    size = _power(value)
    depth = max([part.depth for part in parts], default=0)
    loss = max([part.loss for part in parts], default=0)
    if isinstance(node, Sum):
        present = [(part.power, part.depth) for part in parts if part.power is not None]
        top = max([power for power, _ in present], default=0)
        depth = max([depth, *(top - power + inner for power, inner in present)])
    elif isinstance(node, Power):
        exponent = parts[1].power or 0
        depth, loss = depth + max(0, -exponent), loss + max(0, exponent)
    elif isinstance(node, Call):
        argument = parts[0].power or 0
        rule = _RULES.get(node.function, _usual)
        more, lost = rule(argument, size or 0) if len(parts) == 1 else _several(parts)
        depth, loss = depth + more, loss + lost
    if not value.is_finite() and not value.is_nan():
        depth = OUT_OF_REACH
    return Hidden(size, min(depth, OUT_OF_REACH), min(loss, OUT_OF_REACH))


def _in_terms(node: Counted, columns: Columns, place: int, size: float | None) -> Hidden:
    """A Σ: how far its terms differ in size, and what is hidden in the first and the last."""
    inner = columns.terms_of(node)
    values = [column[place] for each in inner if (column := each.known(node.body)) is not None]
    powers = [power for power in map(_power, values) if power is not None]
    ends = [hidden_in(node.body, each, place) for each in (*inner[:1], *inner[1:][-1:])]
    depth = max([end.depth for end in ends], default=0) + max(powers, default=0) - min(powers, default=0)
    return Hidden(size, depth, max([end.loss for end in ends], default=0))


def _power(value: arb) -> float | None:
    size = value.abs_upper()
    if not size.is_finite() or size == 0:
        return None
    mantissa, power = size.man_exp()
    return log2(int(mantissa)) + max(-OUT_OF_REACH, min(int(power), OUT_OF_REACH))


_Rule = Callable[[float, float], tuple[float, float]]
"""From the powers of two of an argument and of the value there: how much deeper things hide, and what is lost."""


def _usual(argument: float, size: float) -> tuple[float, float]:
    """Small or large arguments, and values near 0 or a pole, hide how the function is curved."""
    return 2 * abs(argument) + abs(size), max(0, argument)


def _wave(argument: float, size: float) -> tuple[float, float]:
    return 2 * max(0, -argument) + abs(size), max(0, argument)


def _exponential(argument: float, size: float) -> tuple[float, float]:
    return max(0, -argument), max(0, argument)


def _steep(argument: float, size: float) -> tuple[float, float]:
    """Those that run along a line from which e^(−2u) tells them: 2u·log₂e digits."""
    return 2 * max(0, -argument) + _scaled(3, argument), max(0, argument)


def _error_function(argument: float, size: float) -> tuple[float, float]:
    return 2 * max(0, -argument) + _scaled(1.5, 2 * argument), max(0, argument)


def _flat(argument: float, size: float) -> tuple[float, float]:
    return 0, 0


def _logarithm(argument: float, size: float) -> tuple[float, float]:
    return max(0, -size), 0


def _several(parts: list[Hidden]) -> tuple[float, float]:
    """Functions of two arguments and more: how far these differ in size."""
    powers = [part.power for part in parts if part.power is not None]
    return 2 * (max(powers, default=0) - min(powers, default=0)), 0


def _scaled(factor: float, power: float) -> int:
    """factor·2^power, up to what is out of reach."""
    return ceil(factor * 2.0 ** min(power, 60)) if power > 0 else 0


_RULES: dict[str, _Rule] = {
    "exp": _exponential,
    "erf": _error_function,
    **dict.fromkeys(("ln", "log2", "log10"), _logarithm),
    **dict.fromkeys(("sqrt", "cbrt", "abs", "sign", "relu"), _flat),
    **dict.fromkeys(("sin", "cos", "tan", "cot", "sec", "csc"), _wave),
    **dict.fromkeys(("sinh", "cosh", "tanh", "coth", "sech", "csch", "sigmoid", "softplus"), _steep),
}
