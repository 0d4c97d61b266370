"""Values at several points, one beside the other: are two rows of them the same, is one a multiple of the other?

Everything is rigorous as far as "differ" goes. "Alike" means: the balls meet at every point where both have a
value, at enough points, and are narrow enough for that to tell something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from fractions import Fraction

from flint import arb, ctx

Vector = tuple[arb, ...]
"""The values of an expression at the points of a question, in their order; not finite where it has none."""

BITS = 160
"""The precision at which mistakes are looked for and confirmed."""
_NARROW = arb(2) ** -60
_TINY = arb(2) ** -100
_FEWEST = 4
_MOST_BELOW = 1000


def precise() -> AbstractContextManager[object]:
    """Work with balls of `BITS` binary digits."""
    return ctx.workprec(BITS)


def alike(one: Sequence[arb], other: Sequence[arb]) -> bool:
    """Whether two rows of values agree wherever both have one, at four points or all there are.

    >>> alike((arb(2), arb(3)), (arb(2), arb(3))), alike((arb(2), arb(3)), (arb(2), arb(4)))
    (True, False)
    """
    agreeing = 0
    for left, right in zip(one, other, strict=True):
        if left.is_finite() and right.is_finite():
            if not left.overlaps(right):
                return False
            agreeing += _is_telling(left, right)
    return agreeing >= min(_FEWEST, len(one))


def _is_telling(left: arb, right: arb) -> bool:
    """Whether two balls that meet are so narrow that their values are the same for all practical purposes."""
    gap = abs(left - right).abs_upper()
    return bool(gap <= _NARROW * abs(left).abs_upper() or gap <= _TINY)


def is_zero(values: Sequence[arb]) -> bool:
    """Whether all the values are zero."""
    return alike(values, (arb(0),) * len(values))


def is_constant(values: Sequence[arb]) -> bool:
    """Whether the values are the same at every point where there is one."""
    first = next((value for value in values if value.is_finite()), None)
    return first is not None and alike(values, (first,) * len(values))


def plus(one: Vector, other: Vector) -> Vector:
    """The sums, point by point."""
    return tuple([left + right for left, right in zip(one, other, strict=True)])


def minus(one: Vector, other: Vector) -> Vector:
    """The differences, point by point."""
    return tuple([left - right for left, right in zip(one, other, strict=True)])


def scaled(values: Vector, factor: arb | int) -> Vector:
    """The values times a number."""
    return tuple([value * factor for value in values])


def pointwise(work: Callable[[arb, arb], arb], one: Vector, other: Vector) -> Vector:
    """A function of two values, point by point."""
    return tuple([work(left, right) for left, right in zip(one, other, strict=True)])


def total(vectors: Sequence[Vector], points: int) -> Vector:
    """The sum of any number of rows of values."""
    result: Vector = (arb(0),) * points
    for vector in vectors:
        result = plus(result, vector)
    return result


def ratio(one: Vector, other: Vector) -> Vector | None:
    """one/other point by point, not-a-number where both are zero; None where only the second one is."""
    found: list[arb] = []
    for left, right in zip(one, other, strict=True):
        if right.is_finite() and right.contains(0):
            if left.is_finite() and not left.contains(0):
                return None
            found.append(arb.nan())
        else:
            found.append(left / right)
    return tuple(found)


def constant_fraction(values: Sequence[arb], fewest: int = _FEWEST) -> Fraction | None:
    """The one short fraction that all the values are, or None.

    Arguments:
        values: the values; those that are not finite do not count.
        fewest: how many have to count, or all there are.

    >>> constant_fraction((arb(3) / 4, arb(6) / 8))
    Fraction(3, 4)
    """
    known = [value for value in values if value.is_finite()]
    if len(known) < min(fewest, len(values)) or not all(known[0].overlaps(value) for value in known[1:]):
        return None
    middle = float(known[0].mid())
    if not abs(middle) < 1e15:
        return None
    guess = Fraction(middle).limit_denominator(_MOST_BELOW)
    ball = arb(guess.numerator) / guess.denominator
    return guess if alike(known, (ball,) * len(known)) else None


def multiple(one: Vector, other: Vector) -> Fraction | None:
    """The short fraction, not zero, that turns the second row into the first; None if there is none.

    Points where both are zero agree with any fraction, as where a branch of a maximum is 0; two others are enough.
    """
    quotient = ratio(one, other)
    times = None if quotient is None else constant_fraction(quotient, fewest=2)
    if not times:
        return None
    return times if alike(one, scaled(other, arb(times.numerator) / times.denominator)) else None
