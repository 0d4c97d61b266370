"""Numbers as sums of products of powers: 3/2 + √5/2, π/3, 2∛4, e^(−1/2), ln 2 … in one normal form.

A key is a product of bases, each to a fractional exponent. The bases are prime numbers, whose exponents lie between
0 and 1, e, π, and expressions that stand for themselves: ln 2, sin 1, or a sum under a root. Products of roots of
different primes are linearly independent over the fractions (Besicovitch 1940), so that sums of such roots of
whole numbers are 0 only if no term is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import floor, gcd, lcm

from tutor.expression.numbers import whole
from tutor.expression.tree import Constant, Expression, Number, Sum
from tutor.stationary.numbers.separation import sign_by_balls
from tutor.stationary.numbers.surd_primes import prime_factors, root_of_content

Key = frozenset[tuple[Expression, Fraction]]
_ONE: Key = frozenset()
_MOST_TERMS = 40
_MOST_BITS = 4_000
E = Constant("e")
PI = Constant("pi")


class Beyond(Exception):
    """A number has no normal form of bearable length, or is not real. No user ever sees it."""


@dataclass(frozen=True, slots=True)
class Surd:
    """Σ coefficient · key."""

    terms: frozenset[tuple[Key, Fraction]]

    @classmethod
    def of(cls, terms: Mapping[Key, Fraction]) -> Surd:
        """The sum of the terms that are not zero.

        Raises:
            Beyond: too many terms, or too long numbers.
        """
        kept = frozenset((key, value) for key, value in terms.items() if value)
        if len(kept) > _MOST_TERMS:
            raise Beyond
        if any(value.numerator.bit_length() + value.denominator.bit_length() > _MOST_BITS for _, value in kept):
            raise Beyond
        return cls(kept)

    @classmethod
    def rational(cls, value: Fraction | int) -> Surd:
        """A fraction."""
        return cls.of({_ONE: Fraction(value)})

    @classmethod
    def atom(cls, base: Expression, exponent: Fraction | int = 1) -> Surd:
        """A power of an expression that stands for itself."""
        return cls(frozenset(((frozenset(((base, Fraction(exponent)),)), Fraction(1)),)))

    @property
    def value(self) -> Fraction | None:
        """The number, if it is a fraction."""
        if not self.terms:
            return Fraction(0)
        key, value = next(iter(self.terms))
        return value if len(self.terms) == 1 and not key else None

    @property
    def single(self) -> tuple[Key, Fraction] | None:
        """The only term, if there is one."""
        return next(iter(self.terms)) if len(self.terms) == 1 else None

    def __add__(self, other: Surd) -> Surd:
        sums = dict(self.terms)
        for key, value in other.terms:
            sums[key] = sums.get(key, Fraction(0)) + value
        return Surd.of(sums)

    def __neg__(self) -> Surd:
        return Surd(frozenset((key, -value) for key, value in self.terms))

    def __sub__(self, other: Surd) -> Surd:
        return self + -other

    def __mul__(self, other: Surd) -> Surd:
        if len(self.terms) * len(other.terms) > _MOST_TERMS**2:
            raise Beyond
        result = _ZERO
        for one, first in self.terms:
            for two, second in other.terms:
                result = result + _times(one, two).scaled(first * second)
        return result

    def scaled(self, factor: Fraction) -> Surd:
        """The number times a fraction."""
        return Surd.of({key: value * factor for key, value in self.terms})

    def inverse(self) -> Surd:
        """1 over the number, roots below the line removed.

        Raises:
            Beyond: the number is zero, or that is not proved.
        """
        if self.single is not None:
            key, value = self.single
            return _normal({base: -exponent for base, exponent in key}).scaled(1 / value)
        if not self.terms or not sign(self):
            raise Beyond
        for base in _square_roots(self):
            rest, front = _split(self, base)
            conjugate = rest - front * Surd.atom(base, Fraction(1, 2))
            return conjugate * (self * conjugate).inverse()
        content, inner = primitive(self)
        return Surd.atom(_tree(inner), -1).scaled(1 / content)

    def over(self, other: Surd) -> Surd:
        """A quotient.

        Raises:
            Beyond: the number below is zero, or that is not proved.
        """
        own, below = dict(self.terms), dict(other.terms)
        if own.keys() == below.keys() and own:
            ratios = {value / below[key] for key, value in own.items()}
            if len(ratios) == 1 and sign(other):
                return Surd.rational(ratios.pop())
        return self * other.inverse()

    def power(self, exponent: int) -> Surd:
        """A whole power.

        Raises:
            Beyond: it is too long.
        """
        if exponent < 0:
            return self.inverse().power(-exponent)
        if self.single is not None:
            key, value = self.single
            if (value.numerator.bit_length() + value.denominator.bit_length()) * exponent > _MOST_BITS:
                raise Beyond
            return _normal({base: part * exponent for base, part in key}).scaled(value**exponent)
        if exponent > 64:
            raise Beyond
        result = _UNIT
        for _ in range(exponent):
            result = result * self
        return result

    def root(self, order: int) -> Surd:
        """The real root.

        Raises:
            Beyond: it is not real, or its sign is not known.
        """
        if not self.terms or order == 1:
            return self
        here = sign(self)
        if here < 0:
            if order % 2 == 0:
                raise Beyond
            return -(-self).root(order)
        if here == 0:
            return _ZERO
        if self.single is not None and all(is_positive(base) for base, _ in self.single[0]):
            key, value = self.single
            exponents = {base: part / order for base, part in key}
            for prime, times in (
                *prime_factors(value.numerator),
                *((p, -t) for p, t in prime_factors(value.denominator)),
            ):
                base = whole(prime)
                exponents[base] = exponents.get(base, Fraction(0)) + Fraction(times, order)
            return _normal(exponents)
        if order == 2:
            from tutor.stationary.numbers.surd_denesting import denested

            simpler = denested(self)
            if simpler is not None:
                return simpler
        content, inner = primitive(self)
        outside, inside = root_of_content(content, order)
        return Surd.atom(_tree(inner.scaled(Fraction(inside))), Fraction(1, order)).scaled(outside)


_ZERO = Surd(frozenset())
_UNIT = Surd(frozenset(((_ONE, Fraction(1)),)))


def sign(number: Surd) -> int:
    """The sign of a number, proved.

    Raises:
        Beyond: it cannot be decided.
    """
    if number.single is not None and all(is_positive(base) for base, _ in number.single[0]):
        return 1 if number.single[1] > 0 else -1
    if not number.terms:
        return 0
    found = sign_by_balls(_tree(number))
    if found is None:
        raise Beyond
    return found


@cache
def is_positive(base: Expression) -> bool:
    """Whether an expression that stands for itself is positive."""
    return isinstance(base, Number | Constant) or sign_by_balls(base, bounded=False) == 1


def primitive(number: Surd) -> tuple[Fraction, Surd]:
    """A positive fraction c and a number with whole coefficients without a common factor: c times that."""
    values = [value for _, value in number.terms]
    below = lcm(*(value.denominator for value in values))
    above = gcd(*(value.numerator * (below // value.denominator) for value in values))
    content = Fraction(above, below)
    return content, number.scaled(1 / content)


def _times(one: Key, two: Key) -> Surd:
    exponents = dict(one)
    for base, exponent in two:
        exponents[base] = exponents.get(base, Fraction(0)) + exponent
    return _normal(exponents)


def _normal(exponents: Mapping[Expression, Fraction]) -> Surd:
    """A product of powers: whole powers of primes and of sums under roots are worked out."""
    front = Fraction(1)
    kept: dict[Expression, Fraction] = {}
    spread: list[tuple[Expression, int]] = []
    for base, exponent in exponents.items():
        parts = floor(exponent)
        if isinstance(base, Number):
            if abs(parts) * base.value.numerator.bit_length() > _MOST_BITS:
                raise Beyond
            front *= base.value**parts
            exponent -= parts
        elif isinstance(base, Sum) and (parts > 0 or (exponent < 0 and exponent.denominator != 1)):
            spread.append((base, parts))
            exponent -= parts
        if exponent:
            kept[base] = exponent
    halves = [base for base, exponent in kept.items() if isinstance(base, Sum) and exponent == Fraction(1, 2)]
    if len(halves) > 1:
        for base in halves:
            del kept[base]
    result = Surd.of({frozenset(kept.items()): front})
    for base, parts in spread:
        result = result * _inside(base).power(parts)
    if len(halves) > 1:
        product = _UNIT
        for base in halves:
            product = product * _inside(base)
        result = result * product.root(2)
    return result


def _inside(base: Expression) -> Surd:
    from tutor.stationary.numbers.known_values import surd_of

    found = surd_of(base)
    if found is None:
        raise Beyond
    return found


def _tree(number: Surd) -> Expression:
    from tutor.stationary.numbers.surd_trees import tree

    return tree(number)


def _square_roots(number: Surd) -> list[Expression]:
    """The bases that stand under square roots and nowhere else, sums before primes."""
    found: dict[Expression, bool] = {}
    for key, _ in number.terms:
        for base, exponent in key:
            if isinstance(base, Number | Sum):
                found[base] = found.get(base, True) and exponent == Fraction(1, 2)
    return sorted((base for base, good in found.items() if good), key=lambda base: isinstance(base, Number))


def _split(number: Surd, base: Expression) -> tuple[Surd, Surd]:
    """(a, b) with number = a + b·√base."""
    half = (base, Fraction(1, 2))
    rest = {key: value for key, value in number.terms if half not in key}
    front = {key - {half}: value for key, value in number.terms if half in key}
    return Surd.of(rest), Surd.of(front)
