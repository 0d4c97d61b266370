"""Where an expression changes its sign while one letter varies: exactly for polynomials, else between two numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from flint import acb, arb, fmpq, fmpq_poly

from tutor.expression.exact import Point, exact
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol
from tutor.grading.columns import Columns

_HIGHEST_DEGREE = 24
_MOST_BITS = 2_000
_MOST_NODES = 400
_BITS = 64
_MOST_ZEROS = 5
"""How many zeros are looked at on one line, those nearest to 0 first."""
_STEPS = (
    "1e-9", "1e-6", "0.001", "0.01", "0.03", "0.1", "0.2", "0.35", "0.5", "0.7", "0.9", "1.2", "1.5", "1.9", "2.4", "3",
    "3.7", "4.5", "5.5", "6.5", "8", "11", "15", "21", "30", "45", "70", "110", "200", "350", "600", "1100", "2500",
    "6000", "15000", "1e5", "1e7", "1e12", "1e24",
)  # fmt: skip
"""A grid that is even on a scale of logarithms; its numbers are no likely zeros."""
_ABOVE = tuple(map(Fraction, _STEPS))
GRID = (*(-step for step in reversed(_ABOVE)), Fraction(0), *_ABOVE)
_SCALED_GRID = tuple([(float(place), place) for place in GRID])
_PARTS = 512
_BESIDE = Fraction(1, _PARTS)
_ROUNDS = 12
_CLOSE = Fraction(1, 10**11)
"""Two numbers that differ by less than this share are close enough."""


class Zero(NamedTuple):
    """A zero of an expression on a line: between `low` and `high`, or at both when they are equal."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Is the zero known exactly?"""
        return self.low == self.high

    @property
    def ball(self) -> arb:
        """All that lies between the two."""
        low, high = (arb(fmpq(end.numerator, end.denominator)) for end in self)
        return low.union(high)


def zeros_along(expression: Expression, letter: Symbol, point: Point, near: Sequence[Fraction] = ()) -> list[Zero]:
    """Zeros of an expression while one letter varies and the others stay as they are in a point.

    All the zeros of a polynomial are found, with those at which the sign does not change; of anything else,
    the changes of sign on a grid.

    Arguments:
        expression: whose zeros.
        letter: the letter that varies.
        point: the values of the others; it may have one for the letter too.
        near: numbers around which to look closely besides.

    Returns:
        at most five zeros, those nearest to 0, in ascending order; none of a polynomial that is 0 everywhere.

    >>> from tutor import parse
    >>> x, y = Symbol("x"), Symbol("y")
    >>> [str(zero.low) for zero in zeros_along(parse("x^2 y - 4 y"), x, {y: Fraction(3)})]
    ['-2', '2']
    """
    polynomial = _polynomial(expression, letter, point)
    found = _scanned(expression, letter, point, near) if polynomial is None else _roots(polynomial)
    return sorted(sorted(found, key=lambda zero: abs(zero.low + zero.high))[:_MOST_ZEROS])


def _polynomial(root: Expression, letter: Symbol, point: Point) -> fmpq_poly | None:
    """An expression as a polynomial in one letter; None where it is none, or too large."""
    done: dict[int, fmpq_poly] = {}
    nodes = list(postorder(root))
    if len(nodes) > _MOST_NODES:
        return None
    for node in nodes:
        value = _poly_of(node, [done.get(id(child)) for child in node.children], letter, point)
        if value is None:
            known = None if letter in symbols(node) else exact(node, point)
            if known is None:
                continue  # an exponent need not be a polynomial; a wanted part that is missing ends it above
            value = _constant(known)
        if value.degree() > _HIGHEST_DEGREE or _too_long(value):
            return None
        done[id(node)] = value
    return done.get(id(root))


def _constant(value: Fraction) -> fmpq_poly:
    return fmpq_poly([fmpq(value.numerator, value.denominator)])


def _too_long(value: fmpq_poly) -> bool:
    return any(int(c.p).bit_length() + int(c.q).bit_length() > _MOST_BITS for c in value.coeffs())


def _poly_of(node: Expression, parts: Sequence[fmpq_poly | None], letter: Symbol, point: Point) -> fmpq_poly | None:
    if isinstance(node, Symbol):
        if node == letter:
            return fmpq_poly([0, 1])
        return _constant(point[node]) if node in point else None
    if isinstance(node, Number):
        return _constant(node.value)
    if isinstance(node, Power):
        base, exponent = parts[0], node.exponent
        if base is None or not isinstance(exponent, Number) or exponent.value.denominator != 1:
            return None
        degree = exponent.value.numerator
        return base**degree if degree * max(1, base.degree()) <= _HIGHEST_DEGREE else None
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    match node:
        case Negation():
            return -known[0]
        case Sum():
            return sum(known[1:], known[0])
        case Product():
            result = known[0]
            for part in known[1:]:
                if result.degree() + part.degree() > _HIGHEST_DEGREE:
                    return None
                result = result * part
            return result
        case Quotient():
            return known[0] / known[1].coeffs()[0] if known[1].degree() == 0 else None
    return None


def _roots(polynomial: fmpq_poly) -> list[Zero]:
    if polynomial.degree() < 1:
        return []
    found = []
    for factor, _ in polynomial.numer().factor()[1]:
        if factor.degree() == 1:
            below, above = factor.coeffs()
            exactly = Fraction(-int(below), int(above))
            found.append(Zero(exactly, exactly))
        else:
            roots: list[tuple[acb, int]] = factor.complex_roots()  # type: ignore[assignment]
            real = [root.real for root, _ in roots if root.imag == 0]
            found += [Zero(fraction(ball.lower()), fraction(ball.upper())) for ball in real]
    return found


def fraction(ball: arb) -> Fraction:
    """The value of a ball without a radius."""
    mantissa, power = ball.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(power)


def _scanned(expression: Expression, letter: Symbol, point: Point, near: Sequence[Fraction]) -> list[Zero]:
    """The changes of sign on a grid, each narrowed down."""
    grid = _grid(near)
    signs = _signs(expression, letter, point, grid)
    found: list[Zero] = []
    last: tuple[Fraction, int] | None = None
    for place, sign in zip(grid, signs, strict=True):
        if sign == 0:
            found.append(Zero(place, place))
            last = None
        elif sign is None:
            last = None
        else:
            if last is not None and last[1] != sign:
                found.append(Zero(last[0], place))
            last = (place, sign)
    nearest = sorted(found, key=lambda zero: abs(zero.low + zero.high))[:_MOST_ZEROS]
    return [zero if zero.exact else _narrowed(expression, letter, point, zero) for zero in nearest]


def _grid(near: Sequence[Fraction]) -> Sequence[Fraction]:
    """The usual grid, finer around some numbers, in ascending order."""
    if not near:
        return GRID
    found = list(_SCALED_GRID)
    for centre in near:
        found += _around(centre.numerator) if centre.denominator == 1 else _close_to(centre)
    found.sort()
    return [found[0][1], *(one[1] for before, one in pairwise(found) if one != before)]


@lru_cache(maxsize=64)
def _around(whole: int) -> Sequence[tuple[float, Fraction]]:
    """Remembered, since it is mostly around 1 and −1 that is looked."""
    return _close_to(Fraction(whole))


def _close_to(centre: Fraction) -> Sequence[tuple[float, Fraction]]:
    places = [centre, *(centre + step for step in GRID[20:-20:4])]
    return [(float(place), place) for place in places]


def _narrowed(expression: Expression, letter: Symbol, point: Point, zero: Zero) -> Zero:
    """The change of sign between two numbers, between closer ones: near where the chord meets 0, and by halves."""
    low, high = zero
    below, above = _column(expression, letter, point, (low, high))
    for _ in range(_ROUNDS):
        width = high - low
        if width < _CLOSE * max(abs(low), abs(high)):
            break
        share = _share(below, above)
        guesses = (share - _BESIDE, share, share + _BESIDE, Fraction(1, 2))
        places = sorted({low + width * guess for guess in guesses if 0 < guess < 1})
        for place, value in zip(places, _column(expression, letter, point, places), strict=True):
            if value == 0:
                return Zero(place, place)
            if value * below > 0:
                low, below = place, value
            elif value * below < 0:
                high, above = place, value
                break
    return Zero(low, high)


def _share(below: arb, above: arb) -> Fraction:
    """At which share of the way between two values of opposite signs a straight line meets 0, in 512ths."""
    share = abs(below) / (abs(below) + abs(above))
    return Fraction(round(float(share.mid()) * _PARTS), _PARTS) if share.is_finite() else Fraction(1, 2)


def _signs(expression: Expression, letter: Symbol, point: Point, places: Sequence[Fraction]) -> list[int | None]:
    return [_sign(value) for value in _column(expression, letter, point, places)]


def _column(expression: Expression, letter: Symbol, point: Point, places: Sequence[Fraction]) -> list[arb]:
    return Columns([{**point, letter: place} for place in places], _BITS).of(expression)


def _sign(value: arb) -> int | None:
    if value > 0:
        return 1
    if value < 0:
        return -1
    return 0 if value == 0 else None
