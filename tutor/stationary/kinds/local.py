"""A function seen from a stationary point: its Taylor polynomial, and its values along curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tutor.derivation.monomial import Monomial
from tutor.derivation.terms import total
from tutor.expression.tree import Expression, Negation, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.kinds.field import Exponents, Field, NoSeries, Scalar, Series, tree
from tutor.stationary.kinds.taylor import is_smooth, taylor
from tutor.stationary.spot import Spot

Curve = tuple[Mapping[int, Fraction], ...]
"""For each variable the step from the point as a polynomial in t: exponent → coefficient."""
_MOST_DEGREE = 60
_MOST_TERMS = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Local:
    """f(p + steps) − f(p)."""

    variables: tuple[Symbol, ...]
    terms: Series
    """Exponents of the steps → coefficient; no constant term."""
    order: int | None
    """The terms are known up to this degree; None when there are no others: f is a polynomial."""
    field: Field

    def rational(self) -> dict[Exponents, Fraction] | None:
        """The terms, when all coefficients are fractions."""
        found = {key: value for key, value in self.terms.items() if isinstance(value, Fraction)}
        return found if len(found) == len(self.terms) else None

    def signs(self, terms: Series) -> dict[Exponents, Fraction]:
        """1 or −1 for each coefficient.

        Raises:
            NoSeries: a sign cannot be told.
        """
        return {key: Fraction(self.field.sign(value)) for key, value in terms.items()}

    def lowest(self) -> tuple[int, Series]:
        """The lowest degree and the terms of that degree. There must be terms."""
        degree = min(map(sum, self.terms))
        return degree, {key: value for key, value in self.terms.items() if sum(key) == degree}

    def along(self, curve: Curve) -> dict[int, Scalar]:
        """The function on a curve, as exponents of t → coefficient, as far as they are known.

        Raises:
            NoSeries: too much work.
        """
        slowest = min((min(path) for path in curve if path), default=1)
        most = None if self.order is None else slowest * (self.order + 1) - 1
        found: dict[int, Scalar] = {}
        for exponents, value in self.terms.items():
            for power, factor in _monomial(curve, exponents, most).items():
                part = self.field.multiply(value, factor)
                found[power] = self.field.add(found[power], part) if power in found else part
        return {power: value for power, value in sorted(found.items()) if value != 0}

    def leading(self, curve: Curve) -> tuple[int, int] | None:
        """The lowest power of t on a curve and the sign of its coefficient; None when all known ones are 0."""
        found = self.along(curve)
        return next(((power, self.field.sign(value)) for power, value in found.items()), None)


def _monomial(curve: Curve, exponents: Exponents, most: int | None) -> dict[int, Fraction]:
    """A product of powers of the steps on a curve, without powers of t above `most`."""
    result = {0: Fraction(1)}
    for path, times in zip(curve, exponents, strict=True):
        for _ in range(times):
            following: dict[int, Fraction] = {}
            for power, value in result.items():
                for more, factor in path.items():
                    if most is None or power + more <= most:
                        following[power + more] = following.get(power + more, Fraction(0)) + value * factor
            result = following
    return result


def local(function: Expression, variables: Sequence[Symbol], spot: Spot, order: int) -> Local:
    """The function seen from a spot.

    Arguments:
        function: f.
        variables: its variables.
        spot: the point.
        order: the degree up to which terms are wanted; polynomials are given whole where that is not too much.

    Raises:
        NoSeries: f is not surely smooth there, or its coefficients cannot be worked out.
    """
    field = Field(spot)
    degree = _degree(function, variables)
    whole = degree is not None and degree <= _MOST_DEGREE
    if whole:
        assert degree is not None
        try:
            return Local(tuple(variables), _without_constant(function, variables, field, degree), None, field)
        except NoSeries:
            field = Field(spot)
    if not is_smooth(function, spot):
        raise NoSeries
    return Local(tuple(variables), _without_constant(function, variables, field, order), order, field)


def _without_constant(function: Expression, variables: Sequence[Symbol], field: Field, order: int) -> Series:
    found = taylor(function, variables, field, order)
    if len(found) > _MOST_TERMS:
        raise NoSeries
    return {key: value for key, value in found.items() if any(key)}


def _degree(function: Expression, variables: Sequence[Symbol]) -> int | None:
    """The total degree of a polynomial in the variables; None for anything else."""
    try:
        ring = Ring.of((function,), tuple(variables))
        if ring.atoms:
            return None
        polynomial = ring.polynomial(function)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None:
        return None
    return max((int(sum(exponents[: len(variables)])) for exponents in polynomial.to_dict()), default=0)


def polynomial_tree(
    terms: Mapping[Exponents, Scalar], letters: Sequence[Expression], rising: bool = False
) -> Expression:
    """Terms as an expression, in falling degree unless `rising`; a positive term first where there is one."""
    turn = 1 if rising else -1
    ordered = sorted(terms.items(), key=lambda pair: (turn * sum(pair[0]), [-one for one in pair[0]]))
    parts = [_term(exponents, value, letters) for exponents, value in ordered]
    place = next((at for at, part in enumerate(parts) if not isinstance(part, Negation)), 0)
    if not rising:
        parts = [*parts[place : place + 1], *parts[:place], *parts[place + 1 :]]
    return total(tuple(parts))


def _term(exponents: Exponents, value: Scalar, letters: Sequence[Expression]) -> Expression:
    powers = {letter: Fraction(power) for letter, power in zip(letters, exponents, strict=True) if power}
    if isinstance(value, Fraction):
        return Monomial(value, False, powers).expression()
    term = Monomial(Fraction(1), False, powers)
    term.multiply(tree(value))
    return term.expression()
