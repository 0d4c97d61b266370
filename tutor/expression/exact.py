"""The exact value of an expression at a point, as long as it is a fraction of bearable length."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import prod

from tutor.expression.fractional import EXACT_CALLS, MOST_BITS, holds_between, root, whole_power
from tutor.expression.point_memory import PointMemory, Values
from tutor.expression.standins import FREE_INDEX
from tutor.expression.structures import BigSum, Comparison, Counted, Delta, Logic, Mean, Partial, Piecewise
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

Point = Mapping[Symbol, Fraction]
"""A value for each symbol. Those of an index and of the n in Σᵢ₌₁ⁿ are whole numbers."""

MOST_TERMS = 1000
"""A Σ with more terms than this is not worked out."""
_MOST_LEVELS = 12
_MEMORY = PointMemory()
_ZERO, _ONE = Fraction(0), Fraction(1)


def exact(expression: Expression, point: Point) -> Fraction | None:
    """The value of an expression as a fraction.

    Arguments:
        expression: the expression; a condition counts as 1 where it holds and 0 where it does not.
        point: a value for each of its symbols.

    Returns:
        the value; None where it is undefined, not rational, longer than 10,000 bits, or not known because a
        symbol has no value or a ∂ is still to be worked out.

    >>> from tutor import parse
    >>> exact(parse("x^2/3 + 1/x"), {Symbol("x"): Fraction(2)})
    Fraction(11, 6)
    """
    if type(expression) is Number:
        return expression.value
    known, terms_left = _MEMORY.at(point), [5 * MOST_TERMS]
    before = len(known)
    value = _exact(expression, point, terms_left, 0, known)
    if terms_left[0] < 0:
        _MEMORY.forget(point)  # what was given up here may be found when nothing else is asked for
    else:
        _MEMORY.keep(expression, point, known, before)
    return value


def concrete(symbol: Symbol, point: Point) -> Symbol | None:
    """The symbol with its indices replaced by their values at a point: x₂ for xⱼ where j = 2.

    Returns:
        the symbol, or None when a subscript has no whole value.
    """
    if all(type(subscript) is Number for subscript in symbol.subscripts):
        return symbol
    places = []
    for subscript in symbol.subscripts:
        place = _index(subscript, point)
        if place is None or place.denominator != 1:
            return None
        places.append(Number(place) if place >= 0 else Negation(Number(-place)))
    return Symbol(symbol.name, tuple(places))


def _index(subscript: Expression, point: Point) -> Fraction | None:
    if type(subscript) is Number:
        return subscript.value
    if type(subscript) is Symbol:
        return point.get(subscript, FREE_INDEX)
    letters = {letter: FREE_INDEX for letter in symbols(subscript) if letter not in point}
    return exact(subscript, {**point, **letters} if letters else point)


def kronecker(delta: Delta, point: Point) -> int | None:
    """1 where both indices are equal, else 0; None if one of them has no value."""
    left, right = _index(delta.left, point), _index(delta.right, point)
    return None if left is None or right is None else int(left == right)


def bounds(node: Counted, point: Point) -> range | None:
    """The values that the index of a Σ or a mean takes; None when they are unknown, infinitely many, or too many."""
    lower, upper = exact(node.lower, point), exact(node.upper, point)
    if lower is None or upper is None or lower.denominator != 1 or upper.denominator != 1:
        return None
    indices = range(lower.numerator, upper.numerator + 1)
    return indices if upper - lower < MOST_TERMS else None


def _exact(root: Expression, point: Point, terms_left: list[int], level: int, memo: Values) -> Fraction | None:
    stack = [root]
    while stack:
        node = stack[-1]
        if id(node) in memo:
            stack.pop()
            continue
        kind = type(node)
        if kind in _WHOLE:
            memo[id(node)] = _leaf(node, point, terms_left, level)
            continue
        children = node.children
        waiting = [child for child in children if id(child) not in memo]
        if waiting:
            stack.extend(waiting)
            continue
        parts = [memo[id(child)] for child in children]
        value = _PIECES[kind](node, parts) if kind in _PIECES else None
        if value is not None and value.numerator.bit_length() + value.denominator.bit_length() > MOST_BITS:
            value = None
        memo[id(node)] = value
    return memo[id(root)]


_WHOLE = frozenset((Number, Symbol, Delta, BigSum, Mean, Partial))


def _leaf(node: Expression, point: Point, terms_left: list[int], level: int) -> Fraction | None:
    match node:
        case Number():
            return node.value
        case Symbol():
            found = concrete(node, point)
            return None if found is None else point.get(found)
        case Delta():
            same = kronecker(node, point)
            return None if same is None else Fraction(same)
        case BigSum():
            return _big_sum(node, point, terms_left, level)
        case Mean():
            return _mean(node, point, terms_left, level)
    return None


def _mean(node: Mean, point: Point, terms_left: list[int], level: int) -> Fraction | None:
    indices = bounds(node, point)
    total = _big_sum(node, point, terms_left, level)
    return total / len(indices) if indices and total is not None else None


def _big_sum(node: Counted, point: Point, terms_left: list[int], level: int) -> Fraction | None:
    indices = bounds(node, point)
    if indices is None or level > _MOST_LEVELS:
        return None
    total = _ZERO
    for index in indices:
        terms_left[0] -= 1
        term = _exact(node.body, {**point, node.index: Fraction(index)}, terms_left, level + 1, {})
        if term is None or terms_left[0] < 0:
            return None
        total += term
        if total.denominator.bit_length() > MOST_BITS:
            return None
    return total


_Parts = Sequence[Fraction | None]


def _strict(rule: Callable[[Sequence[Fraction]], Fraction | None]) -> Callable[[Expression, _Parts], Fraction | None]:
    """A rule for known parts, made to answer None as soon as one part is not known."""

    def evaluate(node: Expression, parts: _Parts) -> Fraction | None:
        known = [part for part in parts if part is not None]
        return rule(known) if len(known) == len(parts) else None

    return evaluate


def _bounded_product(parts: Sequence[Fraction]) -> Fraction | None:
    bits = sum([part.numerator.bit_length() + part.denominator.bit_length() for part in parts])
    return prod(parts, start=_ONE) if bits <= 2 * MOST_BITS else None


def _bounded_sum(parts: Sequence[Fraction]) -> Fraction | None:
    total = _ZERO
    for part in parts:
        total += part
        if total.denominator.bit_length() > MOST_BITS:
            return None
    return total


def _power(node: Expression, parts: _Parts) -> Fraction | None:
    base, exponent = parts
    if exponent == 0 and isinstance(node, Power) and isinstance(node.base, Constant):
        return _ONE  # e⁰, though e itself is no fraction
    if base is None or exponent is None:
        return None
    if exponent.denominator == 1:
        return whole_power(base, exponent.numerator)
    assert isinstance(node, Power)
    if base < 0 and symbols(node.exponent):
        return None
    rooted = root(base, exponent.denominator)
    return None if rooted is None else whole_power(rooted, exponent.numerator)


def _call(node: Expression, parts: _Parts) -> Fraction | None:
    assert isinstance(node, Call)
    arguments = [part for part in parts if part is not None]
    if len(arguments) < len(parts):
        return None
    if node.function in EXACT_CALLS:
        return EXACT_CALLS[node.function](arguments)
    return _exact_ball(node.function, arguments)


def _exact_ball(function: str, arguments: Sequence[Fraction]) -> Fraction | None:
    """A value that Arb has without any error, such as sin 0, e⁰ or ln 1."""
    from flint import arb, ctx, fmpq

    from tutor.expression.arithmetic import call

    cap, ctx.cap = ctx.cap, 1
    try:
        ball = call(function, [arb(fmpq(part.numerator, part.denominator)) for part in arguments])
    finally:
        ctx.cap = cap
    if not (isinstance(ball, arb) and ball.is_finite() and ball.is_exact()):
        return None
    mantissa, power = ball.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(power) if abs(int(power)) < MOST_BITS else None


def _comparison(node: Expression, parts: _Parts) -> Fraction | None:
    assert isinstance(node, Comparison)
    left, right = parts
    if left is None or right is None:
        return None
    return Fraction(holds_between(node.relation, (left > right) - (left < right)))


def _logic(node: Expression, parts: _Parts) -> Fraction | None:
    assert isinstance(node, Logic)
    decisive = _ZERO if node.operator == "and" else _ONE
    if decisive in parts:
        return decisive
    return None if None in parts else _ONE - decisive


def _piecewise(node: Expression, parts: _Parts) -> Fraction | None:
    assert isinstance(node, Piecewise)
    values, conditions = parts[: len(node.values)], [*parts[len(node.values) :], _ONE]
    for value, condition in zip(values, conditions, strict=False):
        if condition is None or condition:
            return value if condition else None
    return None


_PIECES: dict[type[Expression], Callable[[Expression, _Parts], Fraction | None]] = {
    Negation: _strict(lambda parts: -parts[0]),
    Sum: _strict(_bounded_sum),
    Product: _strict(_bounded_product),
    Quotient: _strict(lambda parts: parts[0] / parts[1] if parts[1] else None),
    Power: _power,
    Call: _call,
    Comparison: _comparison,
    Logic: _logic,
    Piecewise: _piecewise,
}
