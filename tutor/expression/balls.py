"""Functions on Arb balls that python-flint does not have, given as power series in one letter.

The constant coefficient is the value, the next one the derivative, so that a derivative comes along with
every value. Series have `flint.ctx.cap` coefficients; with a cap of 1 only the value is worked out, and
then a kink is no obstacle. What is undefined, or cannot be decided because a ball is too wide, is
not-a-number. A division by a ball around zero raises, as it does in python-flint: whoever evaluates a row
of the table of functions catches that once for all of them.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flint import arb, arb_series


def constant(value: arb | int) -> arb_series:
    """The series of a value that does not vary."""
    from flint import arb_series

    return arb_series([value])


def undefined() -> arb_series:
    """Not-a-number, as a series."""
    from flint import arb, arb_series, ctx

    return arb_series([arb.nan()] * ctx.cap)


def _varies() -> bool:
    """Are derivatives asked for, so that a kink makes a difference?"""
    from flint import ctx

    return ctx.cap > 1


def square_root(u: arb_series) -> arb_series:
    """√u, also at zero, where it has a value but no derivative."""
    return constant(0) if not _varies() and u[0] == 0 else u.sqrt()


def real_power(u: arb_series, p: int, q: int) -> arb_series:
    """u^(p/q) for a fraction in lowest terms; for an odd q the real root, also of a negative u.

    Arguments:
        u: the base.
        p: the numerator of the exponent, of either sign.
        q: the denominator, positive; 1 gives the whole power, and 0^0 is 1.
    """
    from flint import ctx, fmpq

    if q == 1:
        return u**p
    base = u[0]
    if base > 0:
        return u ** fmpq(p, q)
    if base < 0:
        if q % 2 == 0:
            return undefined()
        size = (-u) ** fmpq(p, q)
        return size if p % 2 == 0 else -size
    flat = p > q * (ctx.cap - 1) and (q % 2 == 1 or not _varies())
    return constant(0) if flat and base == 0 else undefined()


def root(u: arb_series, n: arb_series) -> arb_series:
    """The n-th root of u. A whole odd n takes any u, everything else u ≥ 0."""
    degree = n[0].unique_fmpz() if n.length() <= 1 else None
    if degree is None:
        return (u.log() / n).exp()
    if degree == 0:
        return undefined()
    p, q = (1, int(degree)) if degree > 0 else (-1, -int(degree))
    return real_power(u, p, q)


def log_base(u: arb_series, base: arb_series | int) -> arb_series:
    """The logarithm of u to a base."""
    below = (constant(base) if isinstance(base, int) else base).log()
    return undefined() if below[0].contains(0) else u.log() / below


def absolute(u: arb_series) -> arb_series:
    """|u|; no derivative at zero."""
    if not _varies():
        return constant(abs(u[0]))
    if u[0] > 0:
        return u
    return -u if u[0] < 0 else undefined()


def sign(u: arb_series) -> arb_series:
    """The sign of u: −1, 0 or 1; no derivative at zero."""
    if u[0] > 0:
        return constant(1)
    if u[0] < 0:
        return constant(-1)
    return constant(0) if u[0] == 0 and not _varies() else undefined()


def _larger(u: arb_series, v: arb_series) -> arb_series:
    if not _varies():
        return constant(u[0].max(v[0]))
    if u[0] > v[0]:
        return u
    return v if u[0] < v[0] else undefined()


def maximum(*arguments: arb_series) -> arb_series:
    """The largest argument; no derivative where two of them tie for it."""
    return reduce(_larger, arguments)


def minimum(*arguments: arb_series) -> arb_series:
    """The smallest argument; no derivative where two of them tie for it."""
    return -reduce(_larger, [-argument for argument in arguments])


def relu(u: arb_series) -> arb_series:
    """max(0, u); no derivative at zero."""
    return _larger(constant(0), u)


def softplus(u: arb_series) -> arb_series:
    """ln(1 + e^u)."""
    from flint import arb_series

    if u[0] > 0:
        return u + softplus(-u)
    small = u.exp()
    series = (1 + small).log()
    return arb_series([small[0].log1p(), *series.coeffs()[1:]])


def acot(u: arb_series) -> arb_series:
    """The inverse cotangent between −π/2 and π/2; it jumps at zero, where it is π/2."""
    from flint import arb

    if u[0] == 0 and not _varies():
        return constant(arb.pi() / 2)
    return (1 / u).atan()


def atan2(y: arb_series, x: arb_series) -> arb_series:
    """The angle of the point (x, y), from −π to π; it jumps where y = 0 and x < 0."""
    from flint import arb

    if x[0] > 0:
        return (y / x).atan()
    if y[0] > 0:
        return arb.pi() / 2 - (x / y).atan()
    if y[0] < 0:
        return -arb.pi() / 2 - (x / y).atan()
    on_the_cut = y[0] == 0 and x[0] < 0
    return constant(arb.pi()) if on_the_cut and not _varies() else undefined()


def sinh(u: arb_series) -> arb_series:
    """(e^u − e^−u)/2."""
    return (u.exp() - (-u).exp()) / 2


def cosh(u: arb_series) -> arb_series:
    """(e^u + e^−u)/2."""
    return (u.exp() + (-u).exp()) / 2


def tanh(u: arb_series) -> arb_series:
    """The hyperbolic tangent, by 1 − 2/(e^2u + 1)."""
    return 1 - 2 / ((2 * u).exp() + 1)


def asinh(u: arb_series) -> arb_series:
    """ln(u + √(u² + 1)), from the side where nothing cancels."""
    if u[0] < 0:
        return -asinh(-u)
    return (u + (u * u + 1).sqrt()).log()


def acosh(u: arb_series) -> arb_series:
    """ln(u + √(u² − 1)) for u ≥ 1."""
    if u[0] < 1:
        return undefined()
    return (u + square_root(u * u - 1)).log()


def atanh(u: arb_series) -> arb_series:
    """(ln(1 + u) − ln(1 − u))/2."""
    return ((1 + u).log() - (1 - u).log()) / 2
