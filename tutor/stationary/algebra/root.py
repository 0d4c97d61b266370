"""A real root of a polynomial over ℚ, in a ball as narrow as anybody needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flint import arb, ctx, fmpq, fmpq_poly, fmpz_poly

from tutor.stationary.numbers.coordinate import PRECISION

_GUARD = 64


@dataclass(slots=True, eq=False)
class Root:
    """One real root of an irreducible polynomial. The ball is narrowed when it is asked for."""

    polynomial: fmpz_poly
    """The irreducible polynomial."""
    _ball: arb
    """A ball that holds this root and no other, and in which the derivative is not zero."""

    def ball(self, bits: int) -> arb:
        """A ball with a radius below 2^−bits times the larger of 1 and the root, by interval Newton steps."""
        derivative = self.polynomial.derivative()
        with ctx.workprec(bits + self.polynomial.height_bits() + _GUARD):
            goal = arb(2) ** -bits
            while not self._ball.rad() < goal * (1 + self._ball.abs_lower()):
                middle = self._ball.mid()
                better = (middle - self.polynomial(middle) / derivative(self._ball)).intersection(self._ball)
                if not better.rad() < self._ball.rad():
                    self._ball = _again(self)
                else:
                    self._ball = better
        return self._ball

    def value(self, residue: fmpq_poly, bits: int = PRECISION) -> arb:
        """A ball around a polynomial in the root, with a relative error below 2^−bits.

        Arguments:
            residue: of a lower degree than the polynomial, so that it is zero only if it is the zero polynomial.
            bits: how many binary digits have to be right.
        """
        with ctx.workprec(bits):
            if residue.degree() < 1:
                return arb(residue[0])
        needed = bits + _GUARD
        while True:
            with ctx.workprec(needed + residue.numer().height_bits() + _GUARD):
                ball = residue.numer()(self.ball(needed)) / arb(residue.denom())
                if ball.rel_accuracy_bits() >= bits:
                    return ball
            needed *= 2


def real_roots(polynomial: fmpz_poly) -> list[Root]:
    """The real roots of an irreducible polynomial, in ascending order.

    FLINT isolates all complex roots. A root whose imaginary part may be zero is real if an interval Newton step on the
    real line leads from its ball into itself; otherwise everything is done again to more digits.

    >>> [float(root.ball(64)) for root in real_roots(fmpz_poly([-2, 0, 0, 1]))]
    [1.2599210498948732]
    """
    precision = PRECISION + polynomial.height_bits() + _GUARD
    while True:
        with ctx.workprec(precision):
            found = _on_the_line(polynomial)
            if all(_proved(polynomial, ball) for ball in found):
                found.sort(key=lambda ball: fmpq(*_exactly(ball.mid())))
                return [Root(polynomial, ball) for ball in found]
        precision *= 2


def vanishing(factors: Sequence[fmpz_poly], ball: Callable[[int], arb]) -> fmpz_poly:
    """The one of several coprime polynomials that is zero at a number.

    Arguments:
        factors: pairwise coprime; exactly one of them vanishes.
        ball: the number, to as many binary digits as are asked for.
    """
    bits = PRECISION
    while True:
        with ctx.workprec(2 * bits + max(factor.height_bits() for factor in factors)):
            number = ball(bits)
            left = [factor for factor in factors if factor(number).contains(0)]
            if len(left) == 1:
                return left[0]
        bits *= 2


def _proved(polynomial: fmpz_poly, ball: arb) -> bool:
    """Whether a Newton step leads from the ball into itself (R. E. Moore, "Interval Analysis", 1966)."""
    wide = ball.mid() + arb(0, 1) * (2 * ball.rad() + arb(2) ** -(PRECISION // 2))
    middle = wide.mid()
    slope = polynomial.derivative()(wide)
    if slope.contains(0):
        return False
    return bool(wide.contains(middle - polynomial(middle) / slope) and wide.contains(ball))


def _exactly(number: arb) -> tuple[int, int]:
    mantissa, power = number.man_exp()
    size = int(power)
    return (int(mantissa) << size, 1) if size >= 0 else (int(mantissa), 1 << -size)


def _again(root: Root) -> arb:
    """The ball of the root worked out afresh at the present precision."""
    return next(ball for ball in _on_the_line(root.polynomial) if ball.overlaps(root._ball))


def _on_the_line(polynomial: fmpz_poly) -> list[arb]:
    """The real parts of the complex roots whose imaginary part may be zero."""
    roots: Any = polynomial.complex_roots()  # pairs of a root and its multiplicity, which python-flint's stubs miss
    return [root.real for root, _ in roots if root.imag.contains(0)]
