"""Functions on wide balls: as narrow an enclosure as the shape of the graph gives.

Arb's own functions are made for thin balls. On a wide one a function that only rises is best known from its two ends,
and an even power is never negative. A result that is not finite says nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from flint import arb, fmpq

from tutor.expression.arithmetic import NAN, call, certainly_positive, power

Unary = Callable[[arb], arb]
"""A function of one ball."""


def whole_power(exponent: int) -> Unary:
    """uⁿ for a whole n of either sign, tight on wide balls.

    >>> whole_power(2)(arb(0, 1)).contains(-0.5)
    False
    """
    size = abs(exponent)

    def even(base: arb) -> arb:
        return (base.abs_lower() ** size).union(base.abs_upper() ** size)

    def odd(base: arb) -> arb:
        return (base.lower() ** size).union(base.upper() ** size)

    def nothing(base: arb) -> arb:
        return arb(1) if base.is_finite() else NAN

    if exponent == 0:
        return nothing
    tight = odd if size % 2 else even
    if exponent > 0:
        return tight
    return lambda base: 1 / tight(base)


def thin_power(exponent: int) -> Unary:
    """uⁿ for a whole n, quick on thin balls."""
    careful = whole_power(exponent)

    def raised(base: arb) -> arb:
        value = base**exponent
        return value if value.is_finite() else careful(base)  # Arb gives up on a ball around exactly zero

    return careful if exponent == 0 else raised


def rational_power(above: int, below: int) -> Unary:
    """u^(p/q) for a fraction in lowest terms that is not whole; for an odd q the real root, also of a negative u."""
    exponent = fmpq(above, below)

    def at(base: arb) -> arb:
        if base > 0:
            return base ** arb(exponent)
        if base < 0 and below % 2:
            size = (-base) ** arb(exponent)
            return size if above % 2 == 0 else -size
        return arb(0) if base == 0 and above > 0 else NAN

    def wide(base: arb) -> arb:
        if base > 0 or above < 0 or below % 2 == 0:
            return at(base)
        if above % 2:
            return at(base.lower()).union(at(base.upper()))
        return at(base.abs_lower()).union(at(base.abs_upper()))

    return wide


def any_power(base: arb, exponent: arb) -> arb:
    """u^v where both vary: what `arithmetic.power` has, and whole powers of anything."""
    whole = exponent.unique_fmpz() if exponent.is_exact() else None
    if whole is not None and not certainly_positive(base):
        return thin_power(int(whole))(base) if abs(int(whole)) < 2**20 else NAN
    value = power(base, exponent)
    assert isinstance(value, arb)
    return value


def _by_ends(function: Unary) -> Unary:
    """A function that only rises, or only falls, on a domain without gaps."""

    def wide(argument: arb) -> arb:
        return function(argument.lower()).union(function(argument.upper()))

    return wide


def _by_size(function: Unary) -> Unary:
    """An even function that only rises where its argument is positive."""

    def wide(argument: arb) -> arb:
        return function(argument.abs_lower()).union(function(argument.abs_upper()))

    return wide


def _of_table(name: str) -> Unary:
    """The row of the table of functions, at a `flint.ctx.cap` of 1."""

    def evaluate(argument: arb) -> arb:
        value = call(name, (argument,))
        assert isinstance(value, arb)
        return value

    return evaluate


THIN: dict[str, Unary] = {
    "exp": arb.exp,
    "ln": arb.log,
    "sqrt": arb.sqrt,
    "sin": arb.sin,
    "cos": arb.cos,
    "tan": arb.tan,
    "atan": arb.atan,
    "abs": arb.__abs__,
    "cbrt": rational_power(1, 3),
}
"""Functions that Arb has itself. All others are worked out as their row says."""

_RISING = ("sqrt", "log2", "log10", "asin", "acos", "sinh", "tanh", "asinh", "acosh", "atanh", "relu", "sigmoid",
           "softplus", "erf")  # fmt: skip
_EVEN = ("abs", "cosh")

WIDE: dict[str, Unary] = {
    **THIN,
    **{name: _by_ends(THIN.get(name, _of_table(name))) for name in _RISING},
    **{name: _by_size(THIN.get(name, _of_table(name))) for name in _EVEN},
}
"""The same for wide balls. What is missing is worked out as its row says; that too encloses every value."""


def function_of(name: str, wide: bool) -> Unary:
    """A function of one argument, for wide or for thin balls."""
    return (WIDE if wide else THIN).get(name) or _of_table(name)
