"""How the column of a node follows from the columns of its parts, for all nodes but Σ, means and ∂."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from itertools import repeat
from operator import add, mul, neg, pow, truediv
from typing import Any

from flint import arb

from tutor.expression import standins
from tutor.expression.arithmetic import COMBINE, NAN, call, certainly_positive, constant, power, rational
from tutor.expression.exact import Point, concrete, exact, kronecker
from tutor.expression.structures import Applied, Comparison, Delta, Logic, Piecewise
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

Column = list[arb]
"""The values of one part, point by point."""

_ZERO = arb(0)
_DIRECT: dict[str, Callable[[arb], arb]] = {
    "exp": arb.exp, "ln": arb.log, "sqrt": arb.sqrt, "abs": abs, "sin": arb.sin, "cos": arb.cos, "tan": arb.tan,
    "cot": arb.cot, "sec": arb.sec, "csc": arb.csc, "asin": arb.asin, "acos": arb.acos, "atan": arb.atan,
    "sinh": arb.sinh, "cosh": arb.cosh, "tanh": arb.tanh, "coth": arb.coth, "sech": arb.sech, "csch": arb.csch,
    "asinh": arb.asinh, "acosh": arb.acosh, "atanh": arb.atanh, "erf": arb.erf,
}  # fmt: skip
"""Functions that Arb has itself; it gives not-a-number where they, or what they are applied to, have no value."""

_EXTREMES: dict[str, Callable[[arb, arb], arb]] = {"max": arb.max, "min": arb.min}


def _number(points: Sequence[Point], node: Number, parts: Sequence[Column]) -> Column:
    return [rational(node.value)] * len(points)


def _constant(points: Sequence[Point], node: Constant, parts: Sequence[Column]) -> Column:
    return [constant(node.name)] * len(points)


def _symbol(points: Sequence[Point], node: Symbol, parts: Sequence[Column]) -> Column:
    """The letter's own values; a member of a family that a point leaves out is made up as `Evaluator` does it."""
    if not node.subscripts:
        values = [point.get(node) for point in points]
        return [NAN if value is None else rational(value) for value in values]
    members = [concrete(node, point) for point in points]
    return [
        NAN if one is None else rational(point[one] if one in point else standins.member(one, 0))
        for one, point in zip(members, points, strict=True)
    ]


def _delta(points: Sequence[Point], node: Delta, parts: Sequence[Column]) -> Column:
    return [NAN if (same := kronecker(node, point)) is None else arb(same) for point in points]


def _negation(points: Sequence[Point], node: Negation, parts: Sequence[Column]) -> Column:
    return list(map(neg, parts[0]))


def _sum(points: Sequence[Point], node: Sum, parts: Sequence[Column]) -> Column:
    return reduce(lambda one, other: list(map(add, one, other)), parts)


def _product(points: Sequence[Point], node: Product, parts: Sequence[Column]) -> Column:
    return reduce(lambda one, other: list(map(mul, one, other)), parts)


def _quotient(points: Sequence[Point], node: Quotient, parts: Sequence[Column]) -> Column:
    return list(map(truediv, *parts))


def _power(points: Sequence[Point], node: Power, parts: Sequence[Column]) -> Column:
    """First as Arb does it; what it has no value for, such as a real root of −8, is left to `power`."""
    bases, exponents = parts
    exponent = node.exponent
    fixed = type(exponent) is Number or not symbols(exponent)
    value = exponent.value if isinstance(exponent, Number) else exact(exponent, {}) if fixed else None
    zero = value is not None and not value
    if value is not None and value.denominator == 1 and not zero:
        column = list(map(pow, bases, repeat(value.numerator)))
    else:
        column = list(map(pow, bases, exponents))
    for place, found in enumerate(column):
        if zero or not found.is_finite():
            base = bases[place]
            known = value if fixed else _whole_value(base, exponents[place], exponent, points[place])
            column[place] = _plain(power(base, exponents[place], known, fixed))
    return column


def _whole_value(base: arb, ball: arb, exponent: Expression, point: Point) -> Fraction | None:
    """The value of an exponent that may be whole, where that decides whether the power has a value."""
    may_be_whole = ball.is_finite() and ball.contains_integer() and not certainly_positive(base)
    return exact(exponent, point) if may_be_whole else None


def _call(points: Sequence[Point], node: Call, parts: Sequence[Column]) -> Column:
    direct = _DIRECT.get(node.function) or _OWN.get(node.function)
    if direct is not None:
        column = list(map(direct, parts[0]))
    elif (extreme := _EXTREMES.get(node.function)) is not None:
        column = [
            reduce(extreme, arguments) if all(map(arb.is_finite, arguments)) else NAN
            for arguments in zip(*parts, strict=True)
        ]
    else:
        column = [
            _plain(call(node.function, arguments)) if all(map(arb.is_finite, arguments)) else NAN
            for arguments in zip(*parts, strict=True)
        ]
    jumps = node.function == "sign"
    for place, found in enumerate(column):
        if not found.is_finite() or (jumps and not found.is_exact()):
            column[place] = _on_edge(node, [part[place] for part in parts], points[place], found)
    return column


def _on_edge(node: Call, arguments: Sequence[arb], point: Point, found: arb) -> arb:
    """The value of a function where an argument may be whole but its ball is too wide: √(x − 3.7) at x = 3.7."""
    wide = [ball.is_finite() and not ball.is_exact() and ball.contains_integer() for ball in arguments]
    if not any(wide):
        return found
    values = [exact(child, point) if one else None for child, one in zip(node.arguments, wide, strict=True)]
    sharp = [ball if value is None else rational(value) for ball, value in zip(arguments, values, strict=True)]
    return _plain(call(node.function, sharp))


def _sigmoid(u: arb) -> arb:
    return 1 / (1 + (-u).exp()) if u.is_finite() else NAN


def _softplus(u: arb) -> arb:
    """ln(1 + e^u), from the side where nothing overflows."""
    if not u.is_finite():
        return NAN
    return u + (-u).exp().log1p() if u > 0 else u.exp().log1p()


def _relu(u: arb) -> arb:
    return u.max(_ZERO) if u.is_finite() else NAN


def _comparison(points: Sequence[Point], node: Comparison, parts: Sequence[Column]) -> Column:
    column = _combined(points, node, parts)
    for place, value in enumerate(column):
        if not value.is_finite():
            truth = exact(node, points[place])
            column[place] = NAN if truth is None else arb(int(truth))
    return column


def _combined(points: Sequence[Point], node: Expression, parts: Sequence[Column]) -> Column:
    work = COMBINE[type(node)]
    return [_plain(work(node, values)) for values in zip(*parts, strict=True)]


def _plain(value: object) -> arb:
    assert isinstance(value, arb)
    return value


_OWN: dict[str, Callable[[arb], arb]] = {"sigmoid": _sigmoid, "softplus": _softplus, "relu": _relu}
"""Functions that are used often, worked out without a series."""

COLUMN_RULES: dict[type[Expression], Callable[[Sequence[Point], Any, Sequence[Column]], Column]] = {
    Number: _number,
    Constant: _constant,
    Symbol: _symbol,
    Delta: _delta,
    Negation: _negation,
    Sum: _sum,
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Call: _call,
    Comparison: _comparison,
    Applied: _combined,
    Logic: _combined,
    Piecewise: _combined,
}
"""The column of a node from the points, the node, and the columns of its parts; Arb works with values, not series."""
