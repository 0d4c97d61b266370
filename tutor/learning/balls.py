"""Fractions as balls of Arb's arithmetic, and back."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flint import arb

PRECISION = 256
"""Binary digits of the balls that shown numbers are compared with."""


def ball_of(value: Fraction) -> arb:
    """A fraction as a ball.

    >>> ball_of(Fraction(1, 4))
    0.250000000000000
    """
    from flint import arb, ctx, fmpq

    saved, ctx.prec = ctx.prec, PRECISION
    try:
        return arb(fmpq(value.numerator, value.denominator))
    finally:
        ctx.prec = saved


def middle(ball: arb) -> Fraction:
    """The middle of a finite ball, exactly.

    >>> from flint import arb
    >>> middle(arb(3) / 4)
    Fraction(3, 4)
    """
    mantissa, power = ball.mid().man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(power)
