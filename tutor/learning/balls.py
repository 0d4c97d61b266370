"""Fractions as balls of Arb's arithmetic, and back."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.errors import Unanswerable

if TYPE_CHECKING:
    from flint import arb

PRECISION = 256
"""Binary digits of the balls that shown numbers are compared with."""


MOST_POWER = 20_000
"""No number of 2 to a greater power is made a fraction; one of 2 to a lower power than −this is taken for 0."""


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
    """The middle of a finite ball, exactly; 0 for a number that is nothing beside any other.

    Raises:
        Unanswerable: it is so large that its digits would fill the memory.

    >>> from flint import arb
    >>> middle(arb(3) / 4)
    Fraction(3, 4)
    """
    mantissa, power = ball.mid().man_exp()
    highest = int(power) + int(mantissa).bit_length()
    if highest < -MOST_POWER:
        return Fraction(0)
    if highest > MOST_POWER:
        raise Unanswerable(
            f"A number with more than {highest * 3 // 10} digits turns up, too many to be worked with.",
            "Choose smaller numbers, or a smaller exponent.",
        )
    return Fraction(int(mantissa)) * Fraction(2) ** int(power)
