"""Polynomials that grow without bound in every direction, so that they have a smallest value.

Weighted degrees: with xᵢ to the highest even power dᵢ standing alone, a monomial x^α with Σ αᵢ/dᵢ < 1 is dominated
by Σ xᵢ^dᵢ (inequality of weighted means), so only those with Σ αᵢ/dᵢ = 1 matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from flint import fmpq, fmpq_mat, fmpq_mpoly, fmpz_poly

from tutor.stationary.algebra.ring import fraction_of
from tutor.stationary.numbers.closed import real_roots

Terms = Mapping[tuple[int, ...], Fraction]
"""A polynomial: exponents → coefficient, one exponent for each variable."""


def terms_of(polynomial: fmpq_mpoly, count: int) -> Terms:
    """The polynomial by exponents of its first letters; it must hold no other letters."""
    return {tuple(int(one) for one in exponents[:count]): fraction_of(value) for exponents, value in polynomial.terms()}


def coercive(terms: Terms) -> bool:
    """Whether a polynomial surely tends to infinity as the variables run off to infinity in any way.

    >>> coercive({(4, 0): Fraction(1), (0, 2): Fraction(1), (1, 1): Fraction(9)})
    True
    >>> coercive({(2, 0): Fraction(1), (1, 1): Fraction(2), (0, 2): Fraction(1)})
    False
    """
    leading = _leading(terms)
    return leading is not None and _definite(*leading)


def grows_like(terms: Terms) -> int | None:
    """The degree d, if the polynomial grows at least like a positive multiple of the d-th power of the distance."""
    leading = _leading(terms)
    if leading is None or not _definite(*leading):
        return None
    return min(leading[1])


def _leading(terms: Terms) -> tuple[Terms, tuple[int, ...]] | None:
    """The terms of weighted degree 1, and the highest lone powers; None if some term grows faster than these."""
    count = len(next(iter(terms), ()))
    if not count:
        return None
    highest: list[int] = []
    for place in range(count):
        lone = [power[place] for power in terms if power[place] and sum(power) == power[place]]
        if not lone:
            return None
        highest.append(max(lone))
    weighted = {power: sum(Fraction(one, top) for one, top in zip(power, highest, strict=True)) for power in terms}
    if any(top % 2 for top in highest):
        return None
    for power, value in terms.items():
        if weighted[power] > 1 and (value < 0 or any(one % 2 for one in power)):
            return None  # anything else of weight above 1 is never negative, and only helps
    return {power: value for power, value in terms.items() if weighted[power] == 1}, tuple(highest)


def _definite(leading: Terms, highest: tuple[int, ...]) -> bool:
    """Whether the leading part is positive everywhere but at the origin."""
    pure = {power: value for power, value in leading.items() if sum(1 for one in power if one) == 1}
    if any(value <= 0 for value in pure.values()):
        return False
    if len(pure) == len(leading):
        return True
    if set(highest) == {2}:
        return positive_definite(_matrix(leading, len(highest)))
    if len(highest) == 2:
        return all(_never_zero(leading, side) for side in (1, -1))
    return _means(leading, pure, highest)


def _matrix(quadratic: Terms, count: int) -> list[list[Fraction]]:
    rows = [[Fraction(0)] * count for _ in range(count)]
    for power, value in quadratic.items():
        places = [place for place, one in enumerate(power) for _ in range(one)]
        rows[places[0]][places[1]] += value / 2
        rows[places[1]][places[0]] += value / 2
    return rows


def positive_definite(rows: list[list[Fraction]]) -> bool:
    """Whether a symmetric matrix is positive definite: the characteristic polynomial has positive roots only."""
    return _definiteness(rows, False)


def positive_semidefinite(rows: list[list[Fraction]]) -> bool:
    """Whether a symmetric matrix has no negative eigenvalue."""
    return _definiteness(rows, True)


def _definiteness(rows: list[list[Fraction]], zeros: bool) -> bool:
    """All roots are real, so by Descartes none is negative exactly when the signs alternate, zeros left out."""
    matrix = fmpq_mat([[fmpq(one.numerator, one.denominator) for one in row] for row in rows])
    values = matrix.charpoly().coeffs()
    count = len(rows)
    signed = [value * (-1) ** (count - place) for place, value in enumerate(values)]
    return all(value >= 0 if zeros else value > 0 for value in signed)


def _never_zero(leading: Terms, side: int) -> bool:
    """Whether g(side, y) > 0 for all y; the lone powers are known to be positive."""
    scale = lcm(*(value.denominator for value in leading.values()))
    values: dict[int, int] = {}
    for (first, second), value in leading.items():
        values[second] = values.get(second, 0) + int(value * scale) * side**first
    polynomial = fmpz_poly([values.get(power, 0) for power in range(max(values) + 1)])
    return not real_roots(polynomial)


def _means(leading: Terms, pure: Terms, highest: tuple[int, ...]) -> bool:
    """|x^α| ≤ Σ (αᵢ/dᵢ)·xᵢ^dᵢ takes a part of the lone powers; something must be left of each."""
    left = [Fraction(0)] * len(highest)
    for power, value in pure.items():
        left[next(place for place, one in enumerate(power) if one)] = value
    for power, value in leading.items():
        if power in pure or (value > 0 and all(one % 2 == 0 for one in power)):
            continue
        for place, one in enumerate(power):
            left[place] -= abs(value) * Fraction(one, highest[place])
    return all(value > 0 for value in left)
