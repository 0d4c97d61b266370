"""The steps of a floating-point program: each reads numbered places and writes one.

A function of the language that has no quick twin in Python's `math` is worked out by its row in the table of
functions, in Arb's arithmetic, at 53 bits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from tutor.expression.fractional import holds_between

Places = list[float]
Operation = Callable[[Places], None]
_NAN = math.nan


def of(value: Fraction | float) -> float:
    """A number in floating point; infinite where it is too large.

    >>> of(Fraction(1, 4)), of(Fraction(-(10**400)))
    (0.25, -inf)
    """
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def negation(place: int, part: int) -> Operation:
    """−u."""

    def step(places: Places) -> None:
        places[place] = -places[part]

    return step


def total(place: int, parts: Sequence[int]) -> Operation:
    """u + v + …"""
    if len(parts) == 2:
        first, second = parts

        def add(places: Places) -> None:
            places[place] = places[first] + places[second]

        return add

    def step(places: Places) -> None:
        found = 0.0
        for part in parts:
            found += places[part]
        places[place] = found

    return step


def product(place: int, parts: Sequence[int]) -> Operation:
    """u·v·…"""
    if len(parts) == 2:
        first, second = parts

        def multiply(places: Places) -> None:
            places[place] = places[first] * places[second]

        return multiply

    def step(places: Places) -> None:
        found = 1.0
        for part in parts:
            found *= places[part]
        places[place] = found

    return step


def quotient(place: int, above: int, below: int) -> Operation:
    """u/v; nan for v = 0."""

    def step(places: Places) -> None:
        places[place] = places[above] / places[below] if places[below] else _NAN

    return step


def power(place: int, base: int, exponent: int, exact: Fraction | None) -> Operation:
    """u^v; with a constant exponent p/q and q odd the real root, also of a negative u.

    Arguments:
        place: where the value goes.
        base: where u stands.
        exponent: where v stands.
        exact: v as a fraction, where it is a constant.
    """
    if exact == 2:

        def square(places: Places) -> None:
            places[place] = places[base] * places[base]

        return square
    if exact is not None and exact.denominator == 1:
        return _applied(place, _whole_power(exact.numerator), (base,))
    if exact is not None and exact.denominator % 2:
        return _applied(place, _odd_root(exact), (base,))
    return _applied(place, _power, (base, exponent))


def _whole_power(exponent: int) -> Callable[[float], float]:
    def value(u: float) -> float:
        try:
            return float(u**exponent)
        except OverflowError:
            return -math.inf if u < 0 and exponent % 2 else math.inf

    return value


def _odd_root(exponent: Fraction) -> Callable[[float], float]:
    size, odd = of(exponent), exponent.numerator % 2

    def value(u: float) -> float:
        if u == 0:
            return 0.0 if size > 0 else _NAN
        found = _power(abs(u), size)
        return -found if u < 0 and odd else found

    return value


def _power(u: float, v: float) -> float:
    if u > 0:
        try:
            return math.exp(v * math.log(u)) if math.isinf(v) else u**v
        except OverflowError:
            return math.inf
    return 0.0 if u == 0 and v > 0 else _NAN


def _applied(place: int, function: Callable[..., float], parts: Sequence[int]) -> Operation:
    if len(parts) == 1:
        (only,) = parts

        def one(places: Places) -> None:
            try:
                places[place] = function(places[only])
            except (ValueError, ZeroDivisionError, OverflowError):
                places[place] = _NAN

        return one

    def several(places: Places) -> None:
        try:
            places[place] = function(*[places[part] for part in parts])
        except (ValueError, ZeroDivisionError, OverflowError):
            places[place] = _NAN

    return several


def call(place: int, function: str, parts: Sequence[int]) -> Operation:
    """A function of the table of functions."""
    return _applied(place, QUICK.get(function) or _by_arb(function), parts)


def _by_arb(function: str) -> Callable[..., float]:
    from flint import arb, ctx

    from tutor.expression.arithmetic import call as arb_call

    def value(*arguments: float) -> float:
        cap, ctx.cap = ctx.cap, 1
        try:
            found = arb_call(function, [arb(argument) for argument in arguments])
            return float(found) if isinstance(found, arb) else _NAN
        finally:
            ctx.cap = cap

    return value


def _exp(u: float) -> float:
    try:
        return math.exp(u)
    except OverflowError:
        return math.inf


def _sigmoid(u: float) -> float:
    if u >= 0:
        return 1 / (1 + math.exp(-u))
    small = math.exp(u)
    return small / (1 + small)


def _sign(u: float) -> float:
    return u if u != u else float((u > 0) - (u < 0))


def _extreme(choose: Callable[[tuple[float, ...]], float]) -> Callable[..., float]:
    return lambda *u: _NAN if any(part != part for part in u) else choose(u)


QUICK: dict[str, Callable[..., float]] = {
    "exp": _exp,
    "ln": math.log,
    "log2": math.log2,
    "log10": math.log10,
    "sqrt": math.sqrt,
    "cbrt": math.cbrt,
    "abs": abs,
    "sign": _sign,
    "max": _extreme(max),
    "min": _extreme(min),
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "asinh": math.asinh,
    "acosh": math.acosh,
    "atanh": math.atanh,
    "relu": lambda u: u if u > 0 or u != u else 0.0,
    "sigmoid": _sigmoid,
    "softplus": lambda u: max(u, 0.0) + math.log1p(math.exp(-abs(u))) if u == u else u,
    "erf": math.erf,
}
"""Functions that Python's `math` works out."""


def comparison(place: int, relation: str, left: int, right: int) -> Operation:
    """1 where a condition holds, else 0; nan where a side has no value."""

    def step(places: Places) -> None:
        u, v = places[left], places[right]
        places[place] = _NAN if u != u or v != v else float(holds_between(relation, (u > v) - (u < v)))

    return step


def logic(place: int, operator: str, parts: Sequence[int]) -> Operation:
    """1 where conditions hold, all of them or at least one; nan where that is not decided."""
    decisive = 0.0 if operator == "and" else 1.0

    def step(places: Places) -> None:
        values = [places[part] for part in parts]
        if decisive in values:
            places[place] = decisive
        else:
            places[place] = _NAN if any(value != value for value in values) else 1.0 - decisive

    return step


def piecewise(place: int, values: Sequence[int], conditions: Sequence[int]) -> Operation:
    """The value of the first branch whose condition holds."""

    def step(places: Places) -> None:
        places[place] = _NAN
        for number, value in enumerate(values):
            truth = places[conditions[number]] if number < len(conditions) else 1.0
            if truth:
                places[place] = places[value] if truth == truth else _NAN
                return

    return step
