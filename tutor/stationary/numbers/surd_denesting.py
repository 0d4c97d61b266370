"""Roots within a root: √(3 + 2√2) = 1 + √2."""

from __future__ import annotations

from fractions import Fraction

from tutor.stationary.numbers.surds import Key, Surd, sign

_ONE: Key = frozenset()


def denested(number: Surd) -> Surd | None:
    """√(a + b) as √((a + d)/2) ± √((a − d)/2) with d = √(a² − b²), where a, b² and d are fractions."""
    parts = dict(number.terms)
    front = parts.pop(_ONE, Fraction(0))
    if front <= 0 or len(parts) != 1:
        return None
    rest = Surd.of(parts)
    square = rest.power(2).value
    if square is None:
        return None
    gap = Surd.rational(front * front - square)
    distance = gap.root(2).value if sign(gap) >= 0 else None
    if distance is None:
        return None
    first = Surd.rational((front + distance) / 2).root(2)
    second = Surd.rational((front - distance) / 2).root(2)
    return first + second.scaled(Fraction(sign(rest)))
