"""Which angle has a given cosine and sine: a multiple of π, proved, or else an arcus function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from flint import arb, ctx, fmpq, fmpz_poly

from tutor.expression.numbers import rational, rational_value
from tutor.expression.traversal import size
from tutor.expression.tree import Call, Constant, Expression, Negation, Product, Sum
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.numbers.exactly import sign_of

_LARGEST_DENOMINATOR = 60
_LONGEST = 12
"""A number with more nodes is not written under an arcus function."""


@dataclass(frozen=True, slots=True, eq=False)
class Bearing:
    """The angle turns·π + sign·formula, on one period."""

    turns: Fraction
    sign: int
    """1 or −1; 0 when the angle is a multiple of π."""
    formula: Expression | None
    """An arcus function; None when the angle is a multiple of π, or when it has no short form."""
    ball: arb
    """The whole angle."""

    @property
    def is_exact(self) -> bool:
        """Is the angle known in a form that a person would write?"""
        return self.sign == 0 or self.formula is not None


def bearing(cosine: Coordinate, sine: Coordinate, tangent: Callable[[], Coordinate]) -> Bearing:
    """The angle between −π and π whose cosine and sine are given.

    Arguments:
        cosine: its cosine.
        sine: its sine; the squares of both add up to 1.
        tangent: works out sine through cosine; asked for only where the cosine is not zero.
    """
    with ctx.workprec(PRECISION):
        angle = _ball(cosine.ball, sine.ball)
        turns = _turns(angle / arb.pi(), cosine)
        if turns is not None:
            return Bearing(turns, 0, None, arb.pi() * fmpq(turns.numerator, turns.denominator))
        return _arcus(cosine, sine, tangent(), angle)


def _ball(cosine: arb, sine: arb) -> arb:
    """The angle, by whichever arcus function is steep enough there."""
    if cosine > 0.5:
        return sine.asin()
    if cosine < -0.5:
        return arb.pi() - sine.asin() if not sine < 0 else -arb.pi() - sine.asin()
    return cosine.acos() if sine > 0 else -cosine.acos()


def _turns(multiple: arb, cosine: Coordinate) -> Fraction | None:
    """The angle divided by π, when that is a fraction: found in the ball, then proved."""
    for denominator in range(1, _LARGEST_DENOMINATOR + 1):
        above = (multiple * denominator).unique_fmpz()
        if above is not None:
            turns = Fraction(int(above), denominator)
            return _within(turns) if _is_cosine(turns, cosine) else None
    return None


def _within(turns: Fraction) -> Fraction:
    """The same direction with −1 < turns ≤ 1."""
    return 1 - (1 - turns) % 2


def _is_cosine(turns: Fraction, cosine: Coordinate) -> bool:
    """Whether cos(turns·π) is the given number, which is known to be close: the same irreducible polynomial has both.

    2 cos(2πk/n) has the minimal polynomial Ψₙ (D. H. Lehmer, 1933), whose roots are 2 cos(2πj/n), j prime to n;
    the given number lies in a ball with only one of them.
    """
    own = cosine.polynomial
    value = None if cosine.exact is None else rational_value(cosine.exact)
    if value is not None:
        own = fmpz_poly([-value.numerator, value.denominator])
    if own is None:
        if cosine.exact is None:
            return False
        known = Call("cos", (Product((rational(abs(turns)), Constant("pi"))),))
        return sign_of(Sum((cosine.exact, Negation(known)))) == 0
    order = 2 * turns.denominator // gcd(abs(turns.numerator), 2 * turns.denominator)
    doubled = fmpz_poly.cos_minpoly(order)(fmpz_poly([0, 2]))
    if doubled.degree() != own.degree() or doubled * own.leading_coefficient() != own * doubled.leading_coefficient():
        return False
    if not cosine.ball.overlaps(arb.cos_pi(arb(fmpq(turns.numerator, turns.denominator)))):
        return False
    near = [
        place
        for place in range(order // 2 + 1)
        if gcd(place, order) == 1 and cosine.ball.overlaps(arb.cos_pi(arb(fmpq(2 * place, order))))
    ]
    return len(near) == 1


def _arcus(cosine: Coordinate, sine: Coordinate, tangent: Coordinate, angle: arb) -> Bearing:
    """The shortest of arcsin, arccos and arctan."""
    right = bool(cosine.ball > 0)
    choices: list[tuple[int, Fraction, int, Expression]] = []
    if tangent.exact is not None:
        turns = Fraction(0) if right else Fraction(1) if sine.ball > 0 else Fraction(-1)
        choices.append(_choice("atan", tangent.exact, turns, 1))
    if sine.exact is not None:
        turns = Fraction(0) if right else Fraction(1) if sine.ball > 0 else Fraction(-1)
        choices.append(_choice("asin", sine.exact, turns, 1 if right else -1))
    if cosine.exact is not None:
        choices.append(_choice("acos", cosine.exact, Fraction(0), 1 if sine.ball > 0 else -1))
    short = [choice for choice in choices if choice[0] <= _LONGEST]
    if not short:
        return Bearing(Fraction(0), 1, None, angle)
    _, turns, sign, formula = min(short, key=lambda choice: choice[0])
    return Bearing(turns, sign, formula, angle)


def _choice(function: str, number: Expression, turns: Fraction, sign: int) -> tuple[int, Fraction, int, Expression]:
    """arcsin(−u) is written −arcsin(u), arctan(−u) likewise, and arccos(−u) is π − arccos(u).

    The length counts a turn as two signs.
    """
    if isinstance(number, Negation):
        turns += sign if function == "acos" else 0
        number, sign = number.operand, -sign
    return size(number) + (2 if turns else 0), turns, sign, Call(function, (number,))
