"""The value of one node from the values of its parts: balls where nothing varies, power series where it does.

A part that does not depend on the variable stays a plain ball, which is quicker and keeps kinks of constants
out of the way. Whatever is undefined is not-a-number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from flint import arb, arb_series, ctx

from tutor.expression import balls
from tutor.expression.fractional import holds_between
from tutor.expression.functions import FUNCTIONS
from tutor.expression.standins import unknown_function
from tutor.expression.structures import Applied, Comparison, Logic, Piecewise
from tutor.expression.tree import Call, Expression, Negation, Product, Quotient, Sum

Ball = arb | arb_series
"""A value: a ball, or a power series in the variable whose coefficients are balls."""

NAN = arb.nan()
"""What is undefined, or cannot be decided."""
_TRUE, _FALSE = arb(1), arb(0)


def rational(value: Fraction) -> arb:
    """A ball around a fraction."""
    above, below = value.as_integer_ratio()
    return arb(above) if below == 1 else arb(above) / below


def constant(name: str) -> arb:
    """π or e; infinity is no number."""
    return arb.pi() if name == "pi" else arb.const_e() if name == "e" else NAN


def negation(node: Expression, parts: Sequence[Ball]) -> Ball:
    """−u."""
    return -parts[0]


def total(node: Expression, parts: Sequence[Ball]) -> Ball:
    """u + v + …"""
    result: Ball = parts[0]
    for part in parts[1:]:
        result = result + part
    return result


def product(node: Expression, parts: Sequence[Ball]) -> Ball:
    """u·v·…"""
    result: Ball = parts[0]
    for part in parts[1:]:
        result = result * part
    return _defined(result, parts)


def quotient(node: Expression, parts: Sequence[Ball]) -> Ball:
    """u/v; not-a-number for a v that may be zero."""
    above, below = parts
    if isinstance(below, arb_series) and below[0].contains(0):  # x/x has no value at 0, though its series has
        return NAN
    try:
        return _defined(above / below, parts)
    except ZeroDivisionError:
        return NAN


def _defined(value: Ball, parts: Sequence[Ball]) -> Ball:
    """The value, unless it is a zero series that swallowed a part without a value, as python-flint lets it."""
    if isinstance(value, arb) or value.length() or all(map(_is_finite, parts)):
        return value
    return NAN


def _is_finite(value: Ball) -> bool:
    return value.is_finite() if isinstance(value, arb) else all(part.is_finite() for part in value.coeffs())


def certainly_positive(value: Ball) -> bool:
    """Whether a value lies above zero with its whole ball."""
    return bool((value if isinstance(value, arb) else value[0]) > 0)


def power(base: Ball, exponent: Ball, exact: Fraction | None = None, fixed: bool = False) -> Ball:
    """u^v.

    Arguments:
        base: u.
        exponent: v.
        exact: v exactly, where it is a fraction; not needed for a positive base.
        fixed: does v hold no symbol at all? Then a fraction with an odd denominator is a real root.
    """
    if exact is not None and isinstance(exponent, arb):
        if exact.denominator == 1:
            return _whole_power(base, exact.numerator)
        if fixed:
            series = base if isinstance(base, arb_series) else balls.constant(base)
            result = balls.real_power(series, exact.numerator, exact.denominator)
            return result if isinstance(base, arb_series) else result[0]
    if certainly_positive(base):
        if isinstance(base, arb) and isinstance(exponent, arb):
            return base**exponent
        return (base.log() * exponent).exp()
    if isinstance(base, arb) and isinstance(exponent, arb) and base == 0 and exponent > 0:
        return _FALSE
    return NAN


def _whole_power(base: Ball, exponent: int) -> Ball:
    try:
        value = base**exponent if exponent or _is_finite(base) else NAN
    except (ValueError, ZeroDivisionError):
        return NAN
    if isinstance(base, arb) and isinstance(value, arb) and exponent > 0 and base.is_finite() and value.is_nan():
        return arb(0, base.abs_upper() ** exponent)  # Arb gives up on a ball around 0 itself, as of u − u
    return value


def call(function: str, arguments: Sequence[Ball]) -> Ball:
    """A function of the table.

    Arguments:
        function: the name of its row.
        arguments: the values of its arguments.

    Returns:
        a plain ball if `flint.ctx.cap` is 1, else a series.
    """
    series = [arb_series([part]) if type(part) is arb else part for part in arguments]
    try:
        result = FUNCTIONS[function].evaluate(*series)
    except (ValueError, ZeroDivisionError):
        return NAN
    if not result.length() and not all(map(_is_finite, series)):
        return NAN
    return result[0] if ctx.cap == 1 else result


def comparison(node: Expression, parts: Sequence[Ball]) -> Ball:
    """1 where u < v holds, 0 where it does not.

    If a side varies, a tie is not-a-number: the value would jump there, so no derivative is to be trusted.
    """
    assert isinstance(node, Comparison)
    difference = parts[0] - parts[1]
    if isinstance(difference, arb):
        if difference == 0:
            return _truth(holds_between(node.relation, 0))
    else:
        difference = difference[0]
    if difference > 0 or difference < 0:
        return _truth(holds_between(node.relation, 1 if difference > 0 else -1))
    return NAN


def _truth(value: bool) -> arb:
    return _TRUE if value else _FALSE


def logic(node: Expression, parts: Sequence[Ball]) -> Ball:
    """1 where the conditions hold, together or at least one of them; else 0."""
    assert isinstance(node, Logic)
    decisive, other = (_FALSE, _TRUE) if node.operator == "and" else (_TRUE, _FALSE)
    if any(part == decisive for part in parts):
        return decisive
    return other if all(part == other for part in parts) else NAN


def piecewise(node: Expression, parts: Sequence[Ball]) -> Ball:
    """The value of the first branch whose condition holds; not-a-number when that is not decided."""
    assert isinstance(node, Piecewise)
    count = len(node.values)
    for value, condition in zip(parts[:count], [*parts[count:], _TRUE], strict=False):
        if condition == _FALSE:
            continue
        return value if condition == _TRUE else NAN
    return NAN


def _call_node(node: Expression, parts: Sequence[Ball]) -> Ball:
    assert isinstance(node, Call)
    return call(node.function, parts)


def _applied(node: Expression, parts: Sequence[Ball]) -> Ball:
    assert isinstance(node, Applied)
    return unknown_function(node.name, parts, node.orders)


COMBINE: dict[type[Expression], Callable[[Expression, Sequence[Ball]], Ball]] = {
    Negation: negation,
    Sum: total,
    Product: product,
    Quotient: quotient,
    Call: _call_node,
    Applied: _applied,
    Comparison: comparison,
    Logic: logic,
    Piecewise: piecewise,
}
"""How the parts of a node are put together; powers, symbols, Σ, δ and ∂ need more than their parts."""
