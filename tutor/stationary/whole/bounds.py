"""Numbers that an expression never falls below or rises above, read off from how it is typed.

A square is at least 0, a sine lies between −1 and 1. The answer is safe, not sharp.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import isqrt

from tutor.expression.numbers import rational_value
from tutor.expression.structures import BigSum, Mean, Piecewise
from tutor.expression.traversal import postorder
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum

Bound = Fraction | None
Range = tuple[Bound, Bound]
"""A lower and an upper bound; None where none is known."""

_ANY: Range = (None, None)
_ZERO, _ONE = Fraction(0), Fraction(1)
_CONSTANTS: dict[str, Range] = {
    "pi": (Fraction(333, 106), Fraction(355, 113)),
    "e": (Fraction(271828, 100000), Fraction(271829, 100000)),
}
_FIXED: dict[str, Range] = {
    "sin": (-_ONE, _ONE), "cos": (-_ONE, _ONE), "tanh": (-_ONE, _ONE), "erf": (-_ONE, _ONE), "sign": (-_ONE, _ONE),
    "sigmoid": (_ZERO, _ONE), "sech": (_ZERO, _ONE), "cosh": (_ONE, None), "softplus": (_ZERO, None),
    "acos": (_ZERO, Fraction(4)), "asin": (Fraction(-2), Fraction(2)), "atan": (Fraction(-2), Fraction(2)),
    "acosh": (_ZERO, None),
}  # fmt: skip
_LARGEST_POWER = 40
_MOST_BITS = 2_000


def bounds(root: Expression) -> Range:
    """A lower and an upper bound of an expression, wherever it is real.

    >>> from tutor import parse
    >>> list(map(str, bounds(parse("sqrt(x^2 + y^2) + 1"))))
    ['1', 'None']
    >>> list(map(str, bounds(parse("2 sin(x) cos(y) - 3"))))
    ['-5', '-1']
    """
    return ranges(root)[id(root)]


def ranges(root: Expression) -> dict[int, Range]:
    """The bounds of an expression and of all its parts: the `id` of a node → its bounds."""
    known: dict[int, Range] = {}
    for node in postorder(root):
        found = _own(node, [known[id(child)] for child in node.children])
        known[id(node)] = (_short(found[0]), _short(found[1]))
    return known


def _short(bound: Bound) -> Bound:
    """Numbers that are too long are no use."""
    if bound is None or bound.numerator.bit_length() + bound.denominator.bit_length() > _MOST_BITS:
        return None
    return bound


def _own(node: Expression, parts: Sequence[Range]) -> Range:
    value = rational_value(node)
    if value is not None:
        return value, value
    match node:
        case Constant(name=name):
            return _CONSTANTS.get(name, _ANY)
        case Negation():
            return _negative(parts[0])
        case Sum():
            return _sum([low for low, _ in parts]), _sum([high for _, high in parts])
        case Product(factors=factors):
            return _product(factors, parts)
        case Quotient():
            return _times(parts[0], _reciprocal(parts[1]))
        case Power(base=base, exponent=exponent):
            return _power(base, parts[0], parts[1], rational_value(exponent))
        case BigSum():
            low, high = parts[0]
            return (_ZERO if low is not None and low >= 0 else None, _ZERO if high is not None and high <= 0 else None)
        case Mean():
            return parts[0]
        case Piecewise(values=values):
            return _hull(parts[: len(values)])
        case Call(function=name):
            return _call(name, parts)
    return _ANY


def _negative(part: Range) -> Range:
    low, high = part
    return (None if high is None else -high), (None if low is None else -low)


def _sum(values: Sequence[Bound]) -> Bound:
    known = [value for value in values if value is not None]
    return sum(known, _ZERO) if len(known) == len(values) else None


def _product(factors: Sequence[Expression], parts: Sequence[Range]) -> Range:
    """Equal factors are a power: x·x is never negative."""
    result: Range = (_ONE, _ONE)
    for factor, part in dict(zip(factors, parts, strict=True)).items():
        result = _times(result, _whole_power(part, factors.count(factor)))
    return result


def _times(one: Range, other: Range) -> Range:
    """The product; a missing bound is infinite."""
    corners = [_corner(a, b) for a in _ends(one) for b in _ends(other)]
    low, high = min(corners), max(corners)
    return (None if low[0] else low[1]), (None if high[0] else high[1])


_End = tuple[int, Fraction]
"""(−1, 0) for −∞, (1, 0) for ∞, (0, value) for a number: in order of size."""


def _ends(part: Range) -> tuple[_End, _End]:
    low, high = part
    return ((-1, _ZERO) if low is None else (0, low)), ((1, _ZERO) if high is None else (0, high))


def _corner(one: _End, other: _End) -> _End:
    """0 times ∞ is 0 here: it is the limit of a bounded product."""
    signs = [end[0] or (end[1] > 0) - (end[1] < 0) for end in (one, other)]
    if one[0] == 0 and other[0] == 0:
        return (0, one[1] * other[1])
    return (signs[0] * signs[1], _ZERO)


def _reciprocal(part: Range) -> Range:
    low, high = part
    if low is not None and low >= 0:
        return (_ZERO if high is None or high == 0 else 1 / high), (None if low == 0 else 1 / low)
    if high is not None and high <= 0:
        return _negative(_reciprocal(_negative(part)))
    return _ANY


def _whole_power(part: Range, exponent: int) -> Range:
    low, high = part
    if exponent > _LARGEST_POWER:
        return (_ZERO, None) if exponent % 2 == 0 or (low is not None and low >= 0) else _ANY
    if exponent % 2:
        return (None if low is None else low**exponent), (None if high is None else high**exponent)
    largest = None if low is None or high is None else max(abs(low), abs(high)) ** exponent
    if low is not None and low > 0:
        return low**exponent, largest
    if high is not None and high < 0:
        return high**exponent, largest
    return _ZERO, largest


def _power(base: Expression, part: Range, above: Range, exponent: Fraction | None) -> Range:
    if exponent is not None and exponent.denominator == 1:
        found = _whole_power(part, abs(int(exponent)))
        return found if exponent >= 0 else _reciprocal(found)
    if exponent is not None and exponent.denominator % 2:
        return (_ZERO, None) if exponent.numerator % 2 == 0 or (part[0] is not None and part[0] >= 0) else _ANY
    if base == Constant("e"):
        return _exponential(above)
    return _ZERO, None


def _exponential(part: Range) -> Range:
    """e^u lies above 1 where u is never negative."""
    low, high = part
    return (_ONE if low is not None and low >= 0 else _ZERO), (_ONE if high is not None and high <= 0 else None)


def _hull(parts: Sequence[Range]) -> Range:
    low = None if any(one[0] is None for one in parts) else min(one[0] for one in parts if one[0] is not None)
    high = None if any(one[1] is None for one in parts) else max(one[1] for one in parts if one[1] is not None)
    return low, high


def _maximum(parts: Sequence[Range]) -> Range:
    lows = [low for low, _ in parts if low is not None]
    return (max(lows) if lows else None), _hull(parts)[1]


def _minimum(parts: Sequence[Range]) -> Range:
    return _negative(_maximum([_negative(part) for part in parts]))


def _absolute(parts: Sequence[Range]) -> Range:
    low, high = parts[0]
    size = None if low is None or high is None else max(abs(low), abs(high))
    if low is not None and low >= 0:
        return low, size
    return (-high if high is not None and high <= 0 else _ZERO), size


def _square_root(parts: Sequence[Range]) -> Range:
    return _root_below(parts[0][0]) or _ZERO, None if parts[0][1] is None else max(_ONE, parts[0][1])


def _root_below(value: Bound) -> Bound:
    """√value where that is a fraction."""
    if value is None or value < 0:
        return None
    above, below = isqrt(value.numerator), isqrt(value.denominator)
    return Fraction(above, below) if above**2 == value.numerator and below**2 == value.denominator else None


_COMPUTED: dict[str, Callable[[Sequence[Range]], Range]] = {
    "abs": _absolute,
    "exp": lambda parts: _exponential(parts[0]),
    "sqrt": _square_root,
    "max": _maximum,
    "min": _minimum,
    "relu": lambda parts: _maximum([(_ZERO, _ZERO), parts[0]]),
}


def _call(name: str, parts: Sequence[Range]) -> Range:
    return _COMPUTED[name](parts) if name in _COMPUTED else _FIXED.get(name, _ANY)
