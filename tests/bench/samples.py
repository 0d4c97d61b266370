"""Both sides in floating point at five points, equal to 0.01 %: the least that a grader that samples can do.

It runs on our own parser and at our own points, so that only the way of comparing differs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from tutor.expression.structures import Comparison, Logic, Piecewise
from tutor.expression.traversal import postorder
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

SAMPLES = 5
TOLERANCE = 1e-4
_CONSTANTS = {"pi": math.pi, "e": math.e}


def _power(base: float, exponent: float) -> float:
    found = base**exponent
    if isinstance(found, complex):
        raise ValueError("not real")
    return float(found)


_CALLS: dict[str, Callable[..., float]] = {
    **{name: getattr(math, name) for name in ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh")},
    **{name: getattr(math, name) for name in ("asinh", "acosh", "atanh", "sqrt", "exp", "log2", "log10", "erf")},
    "ln": math.log,
    "log": math.log,
    "abs": abs,
    "cbrt": lambda value: math.copysign(abs(value) ** (1 / 3), value),
    "sec": lambda value: 1 / math.cos(value),
    "csc": lambda value: 1 / math.sin(value),
    "cot": lambda value: 1 / math.tan(value),
    "sigmoid": lambda value: 1 / (1 + math.exp(-value)),
    "softplus": lambda value: math.log1p(math.exp(value)),
    "relu": lambda value: max(value, 0.0),
    "sign": lambda value: math.copysign(1.0, value) if value else 0.0,
    "max": max,
    "min": min,
}


def agree(one: Expression, other: Expression, points: Sequence[dict[Symbol, float]]) -> bool:
    """Whether two expressions agree at the points, the way of a grader that samples.

    Raises:
        KeyError: an expression holds something that the loop does not know.
    """
    for point in points[:SAMPLES]:
        try:
            left, right = value(one, point), value(other, point)
        except (ValueError, ZeroDivisionError, OverflowError):
            return False
        if not abs(left - right) <= TOLERANCE * abs(right):
            return False
    return True


def value(expression: Expression, point: dict[Symbol, float]) -> float:
    """The value of an expression in floating point."""
    found: dict[int, float] = {}
    for node in postorder(expression):
        parts = [found[id(child)] for child in node.children]
        found[id(node)] = _of(node, parts, point)
    return found[id(expression)]


def _of(node: Expression, parts: Sequence[float], point: dict[Symbol, float]) -> float:
    match node:
        case Number():
            return float(node.value)
        case Symbol():
            return point[node]
        case Constant():
            return _CONSTANTS[node.name]
        case Negation():
            return -parts[0]
        case Sum():
            return sum(parts)
        case Product():
            return math.prod(parts)
        case Quotient():
            return parts[0] / parts[1]
        case Power():
            return _power(parts[0], parts[1])
        case Call():
            return _CALLS[node.function](*parts)
        case Comparison() | Logic() | Piecewise():
            raise KeyError(type(node).__name__)
    raise KeyError(type(node).__name__)
