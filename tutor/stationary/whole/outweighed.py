"""A polynomial that outweighs the rest: x² + 10 sin x tends to ∞, because 10 sin x stays between −10 and 10.

Where the polynomial falls apart into one for each variable, it also shows that f is large outside a box, so that a list
that is complete in the box is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product as every
from math import lcm

from flint import arb, ctx, fmpq, fmpz_poly

from tutor.expression.tree import Expression, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.numbers.closed import real_roots
from tutor.stationary.numbers.coordinate import PRECISION
from tutor.stationary.system import Box
from tutor.stationary.whole.bounds import bounds
from tutor.stationary.whole.coercive import Terms, coercive

_ZERO = Fraction(0)
_MOST_MIXED = 4


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """f as a polynomial in the variables, and terms that hold bounded factors besides."""

    polynomial: Terms
    mixed: tuple[tuple[tuple[int, ...], Fraction, Fraction | None], ...]
    """Exponents of the variables, and a lower and an upper bound of what stands before them."""


def outweighs(function: Expression, variables: Sequence[Symbol], side: int) -> bool:
    """Whether side·f surely tends to ∞ in every direction: a polynomial does, and the other terms are bounded, or grow
    more slowly.

    >>> from tutor import parse
    >>> x = Symbol("x")
    >>> outweighs(parse("x^4 + x sin(x)"), [x], 1), outweighs(parse("x + sin(x)"), [x], 1)
    (True, False)
    """
    parts = _parts(function, variables, side)
    if parts is None or not coercive(parts.polynomial):
        return False
    highest = [_highest(parts.polynomial, place) for place in range(len(variables))]
    for powers, low, high in parts.mixed:
        weight = sum((Fraction(one, top) for one, top in zip(powers, highest, strict=True)), _ZERO)
        helps = all(one % 2 == 0 for one in powers) and (low >= 0 or not any(powers))
        if not helps and not (high is not None and weight < 1):
            return False
    return True


def _highest(terms: Terms, place: int) -> int:
    """The highest power of one variable that stands alone."""
    return max(power[place] for power in terms if sum(power) == power[place])


def beyond_box(function: Expression, variables: Sequence[Symbol], box: Box, value: arb, side: int) -> bool:
    """Whether side·f is surely larger than side·value everywhere outside a box.

    >>> from tutor import parse
    >>> x = Symbol("x")
    >>> beyond_box(parse("x^2 + 10 sin(x)"), [x], {x: (Fraction(-10), Fraction(10))}, arb(-7.9), 1)
    True
    """
    parts = _parts(function, variables, side)
    if parts is None:
        return False
    rest = sum((low for powers, low, _ in parts.mixed if not any(powers)), _ZERO)
    growing = [one for one in parts.mixed if any(one[0])]
    if len(growing) > _MOST_MIXED or any(high is None for _, _, high in growing):
        return False
    # At each point a factor between −c and c makes a term no smaller than with one of the two in its place.
    for choice in every((1, -1), repeat=len(growing)):
        terms = dict(parts.polynomial)
        for sign, (powers, low, high) in zip(choice, growing, strict=True):
            assert high is not None
            terms[powers] = terms.get(powers, _ZERO) + sign * max(abs(low), abs(high))
        if not _beyond(terms, rest, variables, box, side * value):
            return False
    return True


def _beyond(terms: Terms, rest: Fraction, variables: Sequence[Symbol], box: Box, value: arb) -> bool:
    """Whether a polynomial that falls apart into one for each variable is larger than value − rest outside a box."""
    alone: list[dict[int, Fraction]] = [{} for _ in variables]
    for powers, coefficient in terms.items():
        places = [place for place, one in enumerate(powers) if one]
        if len(places) > 1:
            return False
        if not places:
            rest += coefficient
        else:
            alone[places[0]][powers[places[0]]] = coefficient
    with ctx.workprec(PRECISION):
        constant = arb(fmpq(rest.numerator, rest.denominator))
        inside = [_least(one, None) for one in alone]
        outside = [_least(one, box[variable]) for one, variable in zip(alone, variables, strict=True)]
        for place, far in enumerate(outside):
            others = [one for at, one in enumerate(inside) if at != place and one is not None]
            if far is None or len(others) < len(inside) - 1 or not sum(others, far + constant) > value:
                return False
    return True


def _parts(function: Expression, variables: Sequence[Symbol], side: int) -> _Parts | None:
    try:
        ring = Ring.of([function], variables)
        polynomial = ring.polynomial(function)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None or ring.letters[: len(variables)] != tuple(variables):
        return None
    if any(isinstance(letter, Symbol) for letter in ring.letters[len(variables) :]):
        return None
    plain: dict[tuple[int, ...], Fraction] = {}
    mixed = []
    for exponents, value in (side * polynomial).terms():
        powers = tuple(int(one) for one in exponents[: len(variables)])
        if not any(int(one) for one in exponents[len(variables) :]):
            plain[powers] = fraction_of(value)
            continue
        factor = [0] * len(variables) + [int(one) for one in exponents[len(variables) :]]
        low, high = bounds(ring.tree(ring.context.from_dict({tuple(factor): value})))
        if low is None:
            return None
        mixed.append((powers, low, high))
    return _Parts(plain, tuple(mixed))


def _least(terms: dict[int, Fraction], ends: tuple[Fraction, Fraction] | None) -> arb | None:
    """The least value of a polynomial without constant term, everywhere or outside an interval; a ball around it."""
    degree = max((power for power, value in terms.items() if value), default=0)
    if not degree or degree % 2 or terms[degree] < 0:
        return None
    scale = lcm(*(value.denominator for value in terms.values()))
    polynomial = fmpz_poly([int(terms.get(power, _ZERO) * scale) for power in range(degree + 1)])
    places = [root.ball for root, _ in real_roots(polynomial.derivative())]
    if ends is not None:
        low, high = (arb(fmpq(end.numerator, end.denominator)) for end in ends)
        places = [place for place in places if not (low < place < high)] + [low, high]
    values = [polynomial(place) / scale for place in places]
    least = values[0]
    for value in values[1:]:
        least = least.min(value)
    return least
