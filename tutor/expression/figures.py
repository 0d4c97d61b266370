"""Numbers to show: decimals, floating point, and a derivative by a central difference."""

from __future__ import annotations

import math
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction

from flint import arb, ctx

from tutor.expression.exact import Point, concrete
from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Expression, Symbol

_PRECISIONS = (64, 256, 1024)
_PLAIN_EXPONENTS = range(-4, 12)
_LONGEST_EXPONENT = 18
"""Characters that an exponent may have, its sign included, to be a `Decimal`'s."""
_ENDLESS = Context(Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Arithmetic for exponents of any length, such as that of 9^9^9."""


def decimal(value: arb, digits: int = 6) -> str:
    """A ball as a short decimal, with an ASCII minus and no zeros at the end.

    Arguments:
        value: the ball.
        digits: the greatest number of significant digits. Digits that are not certain are left out.

    Returns:
        "-3.5839", "0.7", "1.5e20"; "nan" for a ball that is not finite; "above 1e9999999999999999" for a number
        beyond all that can be written.

    >>> from flint import arb
    >>> decimal(arb(2).sqrt()), decimal(arb(-3) / 2), decimal(arb(10) ** 20)
    ('1.41421', '-1.5', '1e20')
    """
    if not value.is_finite():
        return "nan"
    if value.contains(0):
        return "0"
    spelled = value.str(digits, radius=False)
    if "+/-" in spelled:  # no digit is certain, not even the first
        spelled = value.mid().str(1, radius=False)
    if len(spelled.partition("e")[2]) > _LONGEST_EXPONENT:
        return _beyond(spelled)
    number = Decimal(spelled)
    exponent = number.adjusted()
    if exponent in _PLAIN_EXPONENTS:
        plain = f"{number:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    mantissa = f"{number.scaleb(-exponent, _ENDLESS):f}"
    return f"{mantissa.rstrip('0').rstrip('.') if '.' in mantissa else mantissa}e{exponent}"


def _beyond(spelled: str) -> str:
    """In words, a number whose exponent alone is too long to be written, such as that of e^(e^(e^9))."""
    power, minus = "9" * (_LONGEST_EXPONENT - 2), spelled.startswith("-")
    if spelled.partition("e")[2].startswith("-"):
        return f"between -1e-{power} and 0" if minus else f"between 0 and 1e-{power}"
    return f"below -1e{power}" if minus else f"above 1e{power}"


def approximate(expression: Expression, point: Point) -> float | None:
    """The value of an expression as a floating-point number.

    Arguments:
        expression: the expression.
        point: a value for each of its symbols.

    Returns:
        the value, right to the last digit or so; None where there is none or it is too large.

    >>> from tutor import parse
    >>> approximate(parse("sqrt(x)"), {Symbol("x"): Fraction(2)})
    1.4142135623730951
    """
    for precision in _PRECISIONS:
        ball = Evaluator(point, precision).value(expression)
        if ball.is_finite() and ball.rel_accuracy_bits() >= 53:
            break
    if not ball.is_finite():
        return None
    number = float(ball.mid())
    return number if math.isfinite(number) else None


def finite_difference(
    expression: Expression,
    variable: Symbol,
    point: Point,
    step: Fraction = Fraction(1, 10**10),
    precision: int = 192,
) -> arb:
    """(f(x + h) − f(x − h))/(2h), worked out so precisely that only h makes an error, of the order h².

    Arguments:
        expression: f.
        variable: x, a symbol.
        point: a value for each symbol of f.
        step: h.
        precision: the number of binary digits.

    Returns:
        a ball; it is not finite where f has no value beside the point.

    >>> from tutor import parse
    >>> decimal(finite_difference(parse("x^3"), Symbol("x"), {Symbol("x"): Fraction(2)}))
    '12'
    """
    middle = Evaluator(point, precision)
    moved = concrete(variable, middle.point) or variable
    middle.value(moved)  # a member of a family gets its made-up value here
    centre = {**middle.point, **middle.invented}
    if moved not in centre:
        return middle.value(moved)
    ahead, back = (
        Evaluator({**centre, moved: centre[moved] + shift}, precision).value(expression) for shift in (step, -step)
    )
    saved, ctx.prec = ctx.prec, precision
    try:
        return (ahead - back) * step.denominator / (2 * step.numerator)
    finally:
        ctx.prec = saved
