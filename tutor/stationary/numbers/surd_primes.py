"""Whole numbers taken apart into primes, as far as that is easy."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import isqrt

_MOST_FACTORED = 96
"""Whole numbers with more binary digits are not factored."""


@cache
def prime_factors(number: int) -> tuple[tuple[int, int], ...]:
    """The prime factors with their multiplicities. A long number is taken apart only as far as it is easy."""
    from flint import fmpz

    if number.bit_length() <= _MOST_FACTORED:
        return tuple((int(prime), int(times)) for prime, times in fmpz(number).factor())
    found = [(int(prime), int(times)) for prime, times in fmpz(number).factor(trial_limit=1000)]
    split: list[tuple[int, int]] = []
    for part, times in found:
        root = isqrt(part)
        split.append((root, 2 * times) if root * root == part and root > 1 else (part, times))
    return tuple(split)


def root_of_content(content: Fraction, order: int) -> tuple[Fraction, int]:
    """(s, r) with root(content) = s·root(r), r whole and as small as can be."""
    number = content.numerator * content.denominator ** (order - 1)
    outside, inside = 1, 1
    for prime, times in prime_factors(number):
        outside *= prime ** (times // order)
        inside *= prime ** (times % order)
    return Fraction(outside, content.denominator), inside
