"""Exact values as short as they can be written: sin, cos and tan of the well-known angles worked out."""

from __future__ import annotations

from fractions import Fraction

from tutor.derivation.monomial import monomial
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import rational, whole
from tutor.expression.traversal import postorder, rebuilt, size
from tutor.expression.tree import Call, Constant, Expression, Negation, Quotient

_PI = Constant("pi")
_SINES: dict[Fraction, Expression] = {
    Fraction(0): whole(0),
    Fraction(1, 6): rational(Fraction(1, 2)),
    Fraction(1, 4): Quotient(Call("sqrt", (whole(2),)), whole(2)),
    Fraction(1, 3): Quotient(Call("sqrt", (whole(3),)), whole(2)),
    Fraction(1, 2): whole(1),
}
"""An angle in parts of π → its sine."""
_WAVES = frozenset(("sin", "cos", "tan"))
_LARGEST = 500
"""A value of more parts stays as it is."""


def worked_value(value: Expression) -> Expression:
    """A number with sin, cos and tan of well-known angles worked out, where that makes it shorter.

    >>> from tutor import parse
    >>> str(worked_value(parse("2pi + pi cos(pi)"))), str(worked_value(parse("sin(1)")))
    ('pi', 'sin(1)')
    """
    if (
        not any(isinstance(node, Call) and node.function in _WAVES for node in postorder(value))
        or size(value) > _LARGEST
    ):
        return value
    found = tidied(rebuilt(value, lambda _, around: (_wave(around) or around) if isinstance(around, Call) else around))
    return found if size(found) < size(value) else value


def _wave(call: Call) -> Expression | None:
    """The value of sin, cos or tan of a multiple of π; None where there is no well-known one."""
    angle = _in_parts_of_pi(call.arguments[0]) if call.function in _WAVES else None
    if angle is None:
        return None
    sine, cosine = _sine(angle), _sine(angle + Fraction(1, 2))
    if call.function == "tan":
        return Quotient(sine, cosine) if sine is not None and cosine is not None and cosine != whole(0) else None
    return sine if call.function == "sin" else cosine


def _sine(angle: Fraction) -> Expression | None:
    turned = angle % 2
    if turned >= 1:
        below = _sine(turned - 1)
        return below if below is None or below == whole(0) else Negation(below)
    return _SINES.get(min(turned, 1 - turned))


def _in_parts_of_pi(angle: Expression) -> Fraction | None:
    """An angle divided by π, where that is a fraction."""
    parts = monomial(tidied(angle))
    if not parts.coefficient:
        return Fraction(0)
    return parts.coefficient if parts.exponents == {_PI: 1} else None
