"""Coefficients of Taylor polynomials at a stationary point: fractions where they can be, else closed forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tutor.expression.numbers import ONE, rational, rational_value
from tutor.expression.traversal import size, symbols
from tutor.expression.tree import Expression, Product, Quotient, Sum
from tutor.stationary.kinds.judge import Judge
from tutor.stationary.spot import Spot

Scalar = Fraction | Expression
"""A coefficient: a fraction, a closed form that is not zero, or a formula with letters that is not always zero."""
Exponents = tuple[int, ...]
Series = dict[Exponents, Scalar]
"""Exponents of the steps from the point → coefficient, without zeros."""

_MOST_WORK = 400_000
MOST_NODES = 4_000
"""A derivative that is longer is not worked out."""
_MOST_BETWEEN = 300
"""Nor is a coefficient, put together from others, that is longer."""
_CLOSED_WORK = 250
"""What an operation with a closed form counts, against 1 for one with fractions."""


class NoSeries(Exception):
    """The function has no Taylor polynomial here that can be worked out. Whoever asked tries something else."""


@dataclass(slots=True)
class Field:
    """Arithmetic with coefficients at a spot."""

    spot: Spot
    work: int = 0

    def settled(self, formula: Expression, longest: int = _MOST_BETWEEN) -> Scalar:
        """A formula as a coefficient: a fraction where it is one; zero where that is proved.

        Raises:
            NoSeries: it cannot be told whether it is zero, or it has more than `longest` nodes.
        """
        known = rational_value(formula)
        if known is not None:
            return known
        self._count(_CLOSED_WORK)
        if size(formula) > longest:
            raise NoSeries
        if self._judge.letters(formula):
            return self._with_letters(formula)
        sign = self.spot.sign(formula)
        if sign is None:
            raise NoSeries
        if sign == 0:
            return Fraction(0)
        exact = self.spot.value(formula).exact
        if exact is None:
            return formula
        known = rational_value(exact)
        return exact if known is None else known

    def _with_letters(self, formula: Expression) -> Scalar:
        """A formula in letters that nobody gave a number for."""
        if any(one.exact is None for symbol, one in self.spot.coordinates.items() if symbol in symbols(formula)):
            raise NoSeries
        shape = self._judge.formula(formula)
        known = rational_value(shape)
        if known is not None:
            return known
        return Fraction(0) if self._judge.sign(shape) == 0 else shape

    @property
    def _judge(self) -> Judge:
        return Judge(self.spot)

    def add(self, one: Scalar, other: Scalar) -> Scalar:
        """one + other."""
        self._count(1)
        if isinstance(one, Fraction) and isinstance(other, Fraction):
            return one + other
        if one == 0 or other == 0:
            return other if one == 0 else one
        return self.settled(Sum((tree(one), tree(other))))

    def multiply(self, one: Scalar, other: Scalar) -> Scalar:
        """one · other."""
        self._count(1)
        if isinstance(one, Fraction) and isinstance(other, Fraction):
            return one * other
        if one == 1 or other == 1:
            return other if one == 1 else one
        return self.settled(Product((tree(one), tree(other))))

    def inverse(self, one: Scalar) -> Scalar:
        """1 / one, which is not zero.

        Raises:
            NoSeries: it cannot be told whether it is zero.
        """
        self.sign(one)
        return 1 / one if isinstance(one, Fraction) else self.settled(Quotient(ONE, one))

    def sign(self, one: Scalar) -> int:
        """The sign of a coefficient.

        Raises:
            NoSeries: it cannot be told.
        """
        if isinstance(one, Fraction):
            return (one > 0) - (one < 0)
        found = self._judge.sign(one)
        if not found:  # a coefficient is zero only for some values of its letters
            raise NoSeries
        return found

    def _count(self, work: int) -> None:
        self.work += work
        if self.work > _MOST_WORK:
            raise NoSeries

    def sum(self, one: Series, other: Series) -> Series:
        """The sum of two series."""
        result = dict(one)
        for key, value in other.items():
            result[key] = self.add(result[key], value) if key in result else value
        return {key: value for key, value in result.items() if value != 0}

    def scaled(self, one: Series, factor: Scalar) -> Series:
        """A series times a number."""
        return {key: self.multiply(value, factor) for key, value in one.items()} if factor != 0 else {}

    def product(self, one: Series, other: Series, order: int) -> Series:
        """The product of two series, without terms of a degree above `order`."""
        result: Series = {}
        for first, value in one.items():
            left = order - sum(first)
            for second, factor in other.items():
                if sum(second) <= left:
                    key = tuple(a + b for a, b in zip(first, second, strict=True))
                    part = self.multiply(value, factor)
                    result[key] = self.add(result[key], part) if key in result else part
        return {key: value for key, value in result.items() if value != 0}

    def composed(self, outer: Sequence[Scalar], inner: Series, order: int) -> Series:
        """c₀ + c₁·s + c₂·s² + … for a series s without constant term."""
        if not inner:
            return {} if outer[0] == 0 else {self._origin(inner): outer[0]}
        origin = self._origin(inner)
        result: Series = {}
        for coefficient in reversed(outer):
            result = self.product(result, inner, order)
            if coefficient != 0:
                result = self.sum(result, {origin: coefficient})
        return result

    @staticmethod
    def _origin(series: Series) -> Exponents:
        return tuple(0 for _ in next(iter(series), ()))


def tree(value: Scalar) -> Expression:
    """A coefficient as an expression."""
    return rational(value) if isinstance(value, Fraction) else value
