"""Which signs a function of two variables takes near a point, read off its Newton polygon.

The function is given by its Taylor polynomial around the point. Every curve that runs into the point is followed
in half-branches x = ±tᵃ, y = c·tᵇ: the terms on an edge of the polygon decide the sign there, and where they
vanish to an even order the curve is followed more closely (Newton–Puiseux). All edges positive means positive
near the point. Source: Bivià-Ausina & Ruas, "The Newton polygon and local extrema"; Vasil'ev, "Asymptotics of
exponential integrals, Newton diagram, and the classification of minima" (1977).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import comb, gcd
from typing import cast

from flint import acb, arb, fmpz_poly

from tutor.stationary.algebra.ring import fraction_of

Terms = Mapping[tuple[int, int], Fraction]
"""Exponents of x and y → coefficient, without zeros."""
Path = Mapping[int, Fraction]
"""A polynomial in t: exponent → coefficient."""

_MOST_LEVELS = 12
_MOST_DEGREE = 120


class Open(Exception):
    """The terms at hand do not decide. Whoever asked takes more of them, or says so."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A curve (x(t), y(t)) into the point, for small t > 0, and the sign of the function on it."""

    sign: int
    x: Path
    y: Path


def branches(terms: Terms, order: int | None) -> Iterator[Branch]:
    """Curves that show every sign the function takes near the origin.

    Arguments:
        terms: the function, without constant; not empty.
        order: the terms are known up to this total degree; None when they are all there are (a polynomial that
            has no multiple factors, or the search need not end).

    Returns:
        curves. When the iterator ends, the function takes no other signs near the origin than theirs; where it
        changes its sign, that it is 0 in between goes without saying.

    Raises:
        Open: during the iteration, when the terms do not decide.

    >>> sorted({branch.sign for branch in branches({(2, 0): Fraction(1), (0, 3): Fraction(1)}, None)})
    [-1, 1]
    """
    column = sorted((j, value) for (i, j), value in terms.items() if i == 0)
    for side in (1, -1):
        if column:
            degree, value = column[0]
            yield Branch(_sign(value * side**degree), {}, {1: Fraction(side)})
        elif order is None:
            yield Branch(0, {}, {1: Fraction(side)})
    for side in (1, -1):
        half = {(i, j): value * side**i for (i, j), value in terms.items()}
        yield from _followed(half, None, order, _Frame(side, 1, {}, 0), 0)
    if order is not None and not column:
        raise Open


@dataclass(frozen=True, slots=True)
class _Frame:
    """x = side·tᵃ and y = base(t) + tᵇ·(the new y)."""

    side: int
    stretch: int
    base: Path
    scale: int

    def curve(self, sign: int, a: int, b: int, c: Fraction) -> Branch:
        """The curve on which t is tᵃ and the new y is c·tᵇ."""
        along = {exponent * a: value for exponent, value in self.base.items()}
        if c:
            along[self.scale * a + b] = c
        return Branch(sign, {self.stretch * a: Fraction(self.side)}, along)

    def closer(self, a: int, b: int, c: Fraction) -> _Frame:
        """The frame around the curve on which t is tᵃ and the new y is c·tᵇ."""
        base = {exponent * a: value for exponent, value in self.base.items()}
        base[self.scale * a + b] = c
        return _Frame(self.side, self.stretch * a, base, self.scale * a + b)


def _followed(
    terms: dict[tuple[int, int], Fraction], known: int | None, order: int | None, frame: _Frame, level: int
) -> Iterator[Branch]:
    """All signs for small t > 0 and small y. Exponents of t from `known` on are not known, nor degrees over `order`."""
    if level > _MOST_LEVELS:
        raise Open
    if known is not None:
        terms = {key: value for key, value in terms.items() if key[0] < known}
    if not terms:
        raise Open
    lowest = min(j for _, j in terms)
    whole = known is None and order is None
    if lowest > 0 and whole:
        yield frame.curve(0, 1, 1, Fraction(0))
    corners = _polygon(terms)
    if len(corners) == 1:
        (_, j), value = corners[0], terms[corners[0]]
        for c in (1, -1):
            yield frame.curve(_sign(value * c**j), 1, 1, Fraction(c))
    elif lowest == 0:
        yield frame.curve(_sign(terms[corners[-1]]), 1, 1, Fraction(0))
    for first, last in pairwise(corners):
        yield from _edge(terms, first, last, known, order, frame, level)
    if lowest > 0 and not whole:
        raise Open  # a power of t alone, too high to be known, may stand on the polygon


def _polygon(terms: Mapping[tuple[int, int], Fraction]) -> list[tuple[int, int]]:
    """The corners of the lower left hull, from the highest power of y down."""
    corners: list[tuple[int, int]] = []
    best: int | None = None
    for i, j in sorted(terms):
        if best is not None and j >= best:
            continue
        best = j
        while len(corners) > 1 and _above(corners[-2], corners[-1], (i, j)):
            corners.pop()
        corners.append((i, j))
    return corners


def _above(first: tuple[int, int], middle: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether the middle one lies on or above the line through the others."""
    return (middle[0] - first[0]) * (last[1] - first[1]) <= (last[0] - first[0]) * (middle[1] - first[1])


def _edge(
    terms: dict[tuple[int, int], Fraction],
    first: tuple[int, int],
    last: tuple[int, int],
    known: int | None,
    order: int | None,
    frame: _Frame,
    level: int,
) -> Iterator[Branch]:
    drop, run = first[1] - last[1], last[0] - first[0]
    common = gcd(drop, run)
    a, b = drop // common, run // common
    weight = a * first[0] + b * first[1]
    on_edge = {j: value for (i, j), value in terms.items() if a * i + b * j == weight}
    roots = real_roots({j - last[1]: value for j, value in on_edge.items()})
    for c in between([root for root, _ in roots]):
        value = sum((coefficient * c**j for j, coefficient in on_edge.items()), Fraction(0))
        yield frame.curve(_sign(value), a, b, c)
    for root, times in roots:
        if times % 2:
            continue  # the sign changes there, and both signs have been seen beside it
        if not isinstance(root, Fraction):
            raise Open
        moved = _moved(terms, a, b, root, weight)
        fresh = None
        if order is not None:
            fresh = min(a, b) * (order + 1) - weight
        elif known is not None:
            fresh = a * known - weight
        yield from _followed(moved, fresh, None, frame.closer(a, b, root), level + 1)


def _moved(
    terms: Mapping[tuple[int, int], Fraction], a: int, b: int, root: Fraction, weight: int
) -> dict[tuple[int, int], Fraction]:
    """The terms after t → tᵃ, y → tᵇ·(root + y), divided by t to the power `weight`."""
    moved: dict[tuple[int, int], Fraction] = {}
    for (i, j), value in terms.items():
        exponent = a * i + b * j - weight
        if exponent > _MOST_DEGREE or j > _MOST_DEGREE:
            raise Open
        for k in range(j + 1):
            key = (exponent, k)
            moved[key] = moved.get(key, Fraction(0)) + value * comb(j, k) * root ** (j - k)
    return {key: value for key, value in moved.items() if value}


def real_roots(coefficients: Mapping[int, Fraction]) -> list[tuple[Fraction | arb, int]]:
    """The real roots of a polynomial with a constant term, ascending, with multiplicities; irrational ones in balls."""
    scale = 1
    for value in coefficients.values():
        scale *= value.denominator // gcd(scale, value.denominator)
    whole = [0] * (max(coefficients) + 1)
    for place, value in coefficients.items():
        whole[place] = int(value * scale)
    found: list[tuple[Fraction | arb, int]] = []
    for factor, times in fmpz_poly(whole).factor()[1]:
        if factor.degree() == 1:
            found.append((Fraction(-int(factor[0]), int(factor[1])), int(times)))
        elif factor.degree() > 1:
            roots = cast("list[tuple[acb, int]]", factor.complex_roots())
            found += [(root.real, int(times)) for root, _ in roots if root.imag == 0]
    return sorted(found, key=lambda pair: float(pair[0]))


def between(roots: Iterable[Fraction | arb]) -> list[Fraction]:
    """A short fraction in each gap between roots and zero, below the first and above the last.

    Raises:
        Open: two roots are so close that their balls meet.

    >>> between([Fraction(1), Fraction(2)])
    [Fraction(-1, 1), Fraction(1, 2), Fraction(3, 2), Fraction(3, 1)]
    """
    ends = sorted({ends_of(root) for root in roots} | {(Fraction(0), Fraction(0))})
    chosen = [_outside(ends[0][0] - 1)]
    for (_, low), (high, _) in pairwise(ends):
        if low >= high:
            raise Open
        chosen.append(simplest(low, high))
    chosen.append(-_outside(-ends[-1][1] - 1))
    return chosen


def _outside(bound: Fraction) -> Fraction:
    """The whole number at or below a bound."""
    return Fraction(bound.numerator // bound.denominator)


def ends_of(root: Fraction | arb) -> tuple[Fraction, Fraction]:
    """Fractions between which a root surely lies; a fraction twice."""
    if isinstance(root, Fraction):
        return root, root
    low, high = root.lower().fmpq(), root.upper().fmpq()
    return fraction_of(low), fraction_of(high)


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction with the smallest denominator strictly between two others.

    >>> simplest(Fraction(1), Fraction(2)), simplest(Fraction(0), Fraction(5))
    (Fraction(3, 2), Fraction(1, 1))
    """
    if low < 0 < high:
        return Fraction(0)
    if high <= 0:
        return -simplest(-high, -low)
    floor = low.numerator // low.denominator
    if floor + 1 < high:
        return Fraction(floor + 1)
    if low == floor:
        over = 1 / (high - floor)
        return floor + Fraction(1, over.numerator // over.denominator + 1)
    return floor + 1 / simplest(1 / (high - floor), 1 / (low - floor))


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
