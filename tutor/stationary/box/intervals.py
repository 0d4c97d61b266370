"""Enclosures by two ends, for boxes that reach over the edge of a domain.

ln x has no ball over 0 < x ≤ 1, but its values there lie between −∞ and 0. Here a value is a pair of ends that may be
infinite, over those points of a box where the expression is defined at all; `None` when there is no such point.
This is slower than balls, and it proves only that something is *not* zero: see `can_vanish`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from flint import arb, ctx

from tutor.expression.arithmetic import rational
from tutor.expression.exact import exact
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.box.functions import function_of, rational_power, whole_power
from tutor.stationary.box.program import Program

Ends = tuple[arb, arb]
"""From where to where: exact numbers or ±∞, the lower one first."""
Part = Ends | None
_LOW, _HIGH = arb.neg_inf(), arb.pos_inf()
_ALL: Ends = (_LOW, _HIGH)
_ZERO, _ONE = arb(0), arb(1)
_MOST_EXPONENT = 1000


def can_vanish(
    expression: Expression, letters: Sequence[Symbol], box: Sequence[arb], conditions: Sequence[Expression] = ()
) -> bool:
    """Whether an expression may be zero at a point of a box where it is defined; False is a proof.

    Arguments:
        expression: the expression.
        letters: its letters.
        box: a ball for each letter.
        conditions: what holds besides; those like x > 0 cut the box exactly at their edge.

    >>> from tutor import parse
    >>> can_vanish(parse("ln(x) + 1"), [Symbol("x")], [arb(0, 0.25)])
    False
    """
    cap, ctx.cap = ctx.cap, 1
    try:
        ends: dict[Symbol, Ends] = {letter: _ends(ball) for letter, ball in zip(letters, box, strict=True)}
        for condition in conditions:
            _clip(ends, condition)
        found = _enclosure(expression, ends)
    finally:
        ctx.cap = cap
    return found is not None and not (found[0] > 0 or found[1] < 0)


def _clip(box: dict[Symbol, Ends], condition: Expression) -> None:
    """Cut off what lies on the wrong side of x > c, x ≥ c, x < c or x ≤ c; other conditions do nothing."""
    if not isinstance(condition, Comparison) or condition.relation[0] not in "<>":
        return
    letter, limit, below = condition.left, condition.right, condition.relation[0] == "<"
    if isinstance(limit, Symbol):
        letter, limit, below = limit, letter, not below
    edge = rational_value(limit)
    if not isinstance(letter, Symbol) or letter not in box or edge is None:
        return
    low, high = box[letter]
    at = rational(edge)
    box[letter] = (
        (low, at.upper()) if below and high > at else (at.lower(), high) if not below and low < at else (low, high)
    )


def _enclosure(root: Expression, box: dict[Symbol, Ends]) -> Part:
    known: dict[Expression, Part] = {}
    for node in postorder(root):
        if node in known:
            continue
        if isinstance(node, Symbol) or not node.children or type(node) not in _RULES:
            known[node] = _by_balls(node, box)
            continue
        parts = [known[child] for child in node.children]
        present = [part for part in parts if part is not None]
        known[node] = _RULES[type(node)](node, present) if len(present) == len(parts) else None
    return known[root]


def _by_balls(node: Expression, box: dict[Symbol, Ends]) -> Part:
    if isinstance(node, Symbol):
        return box.get(node, _ALL)
    return _ends(Program([node], list(box)).run([low.union(high) for low, high in box.values()])[0])


def _ends(ball: arb) -> Ends:
    return (ball.lower(), ball.upper()) if ball.is_finite() else _ALL


def _hull(values: Sequence[arb]) -> Ends:
    """From the least to the greatest; anything where one of them is unknown."""
    if any(value.is_nan() for value in values):
        return _ALL
    low, high = values[0].lower(), values[0].upper()
    for value in values[1:]:
        if value.lower() < low:
            low = value.lower()
        if value.upper() > high:
            high = value.upper()
    return low, high


def _negation(node: Expression, parts: Sequence[Ends]) -> Part:
    return -parts[0][1], -parts[0][0]


def _total(node: Expression, parts: Sequence[Ends]) -> Part:
    low, high = parts[0]
    for part in parts[1:]:
        low, high = (low + part[0]).lower(), (high + part[1]).upper()
    return (_LOW if low.is_nan() else low), (_HIGH if high.is_nan() else high)


def _times(one: arb, other: arb) -> arb:
    """A product of ends, where 0·∞ is 0: no point has the infinite value itself."""
    return _ZERO if one == 0 or other == 0 else one * other


def _product(node: Expression, parts: Sequence[Ends]) -> Part:
    result = parts[0]
    for part in parts[1:]:
        result = _hull([_times(one, other) for one in result for other in part])
    return result


def _quotient(node: Expression, parts: Sequence[Ends]) -> Part:
    low, high = parts[1]
    if low == 0 and high == 0:
        return None
    if low < 0 and high > 0:
        return _ALL
    return _product(node, (parts[0], (_reciprocal(high, _LOW), _reciprocal(low, _HIGH))))


def _reciprocal(end: arb, at_zero: arb) -> arb:
    """1/v at an end of an interval on one side of zero."""
    if end == 0:
        return at_zero
    return (1 / end) if end.is_finite() else _ZERO


def _power(node: Expression, parts: Sequence[Ends]) -> Part:
    assert isinstance(node, Power)
    if node.base == Constant("e"):
        return _exponential(parts[1])
    exponent = None if symbols(node.exponent) else exact(node.exponent, {})
    if exponent is None or abs(exponent) > _MOST_EXPONENT:
        return _ALL
    return _fixed_power(parts[0], exponent)


def _fixed_power(base: Ends, exponent: Fraction) -> Part:
    if exponent < 0:
        below = _fixed_power(base, -exponent)
        return None if below is None else _quotient(Number(Fraction(1)), ((_ONE, _ONE), below))
    low, high = base
    if exponent.denominator % 2 == 0:
        if high < 0:
            return None
        low = _ZERO if low < 0 else low
    raise_to = (
        whole_power(exponent.numerator)
        if exponent.denominator == 1
        else rational_power(exponent.numerator, exponent.denominator)
    )

    def at(end: arb) -> arb:
        if end.is_finite():
            return raise_to(end)
        return _HIGH if end > 0 or exponent.numerator % 2 == 0 else _LOW

    if exponent == 0:
        return _ONE, _ONE
    middle = [_ZERO] if low < 0 and high > 0 else []
    return _hull([at(low), at(high), *middle])


def _exponential(argument: Ends) -> Ends:
    low, high = argument
    return (
        low.exp().lower() if low.is_finite() else _ZERO if low < 0 else _HIGH,
        high.exp().upper() if high.is_finite() else _HIGH if high > 0 else _ZERO,
    )


def _logarithm(argument: Ends) -> Part:
    low, high = argument
    if high <= 0:
        return None
    return (
        low.log().lower() if low > 0 and low.is_finite() else _LOW if low <= 0 else _HIGH,
        high.log().upper() if high.is_finite() else _HIGH,
    )


def _call(node: Expression, parts: Sequence[Ends]) -> Part:
    assert isinstance(node, Call)
    if node.function in _CALLS:
        return _CALLS[node.function](parts[0])
    if not all(end.is_finite() for part in parts for end in part):
        return (-_ONE, _ONE) if node.function in ("sin", "cos") else _ALL
    if len(parts) > 1:
        return _ALL
    return _ends(function_of(node.function, True)(parts[0][0].union(parts[0][1])))


_CALLS: dict[str, Callable[[Ends], Part]] = {
    "exp": _exponential,
    "ln": _logarithm,
    "sqrt": lambda argument: _fixed_power(argument, Fraction(1, 2)),
}
_RULES: dict[type[Expression], Callable[[Expression, Sequence[Ends]], Part]] = {
    Negation: _negation,
    Sum: _total,
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Call: _call,
}
