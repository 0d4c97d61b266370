"""Sums of logarithms as one power, and two exponentials as one: ln p = ln(1 − p) by way of p = 1 − p."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from flint import fmpq

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.monomial import Monomial
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.cases.case import Case
from tutor.stationary.cases.plain import settled

_E = Constant("e")
_MOST_TIMES = 12


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """An equation without its logarithms or exponentials."""

    shown: Expression
    """What is zero now."""
    before: Expression
    after: Expression
    """Two expressions that have to be equal if the new equation follows from the old one."""
    reason: Phrase


def opened(factor: Expression, case: Case) -> Opened | None:
    """An equation between logarithms, or between two exponentials, without them; None for any other."""
    try:
        ring = Ring.of((factor,), case.unknowns)
        polynomial = ring.polynomial(factor)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None:
        return None
    terms = []
    for exponents, value in polynomial.terms():
        number = fmpq(value)
        powers = {letter: int(power) for letter, power in zip(ring.letters, exponents, strict=True) if int(power)}
        terms.append((fraction_of(number), powers))
    return _logarithms(factor, terms, case) or _exponentials(terms, case)


_Terms = list[tuple[Fraction, dict[Expression, int]]]


def _logarithms(factor: Expression, terms: _Terms, case: Case) -> Opened | None:
    """Σ cᵢ·ln uᵢ + d = 0 as Π uᵢ^(mcᵢ) = e^(−md), with m so that the powers are whole."""
    inner: list[tuple[Expression, Fraction]] = []
    rest: Fraction = Fraction(0)
    for value, powers in terms:
        if not powers:
            rest += value
            continue
        ((atom, power),) = powers.items() if len(powers) == 1 else ((ZERO, 0),)
        if not (isinstance(atom, Call) and atom.function == "ln" and power == 1):
            return None
        inner.append((atom.arguments[0], value))
    moving = [one for one, _ in inner if symbols(one) & set(case.unknowns)]
    if len(moving) < 2:
        return None
    times = lcm(*(value.denominator for _, value in inner))
    if times * max(abs(value) for _, value in inner) > _MOST_TIMES:
        return None
    above = _product([(one, value * times) for one, value in inner if value > 0])
    below = _product([(one, -value * times) for one, value in inner if value < 0])
    number = Power(_E, rational(-rest * times)) if rest else ONE
    right = settled(Product((number, below)))
    before = Power(_E, Product((whole(times), factor)))
    return Opened(Sum((above, Negation(right))), before, Quotient(above, right), phrase("cases-without-logarithms"))


def _product(parts: list[tuple[Expression, Fraction]]) -> Expression:
    return Monomial(Fraction(1), False, dict(parts)).expression() if parts else ONE


def _exponentials(terms: _Terms, case: Case) -> Opened | None:
    """c·e^u − d·e^v = 0 with c/d > 0 as u − v = ln(d/c)."""
    if len(terms) != 2:
        return None
    (first, one), (second, other) = terms
    if first * second > 0:
        return None
    exponents = [_exponent(powers) for powers in (one, other)]
    if exponents[0] is None or exponents[1] is None:
        return None
    left = Sum((exponents[0], Negation(exponents[1])))
    if not symbols(left) & set(case.unknowns):
        return None
    ratio = -second / first
    right = ZERO if ratio == 1 else Call("ln", (rational(ratio),))
    before = Quotient(
        Product((rational(first), Power(_E, exponents[0]))), Product((rational(-second), Power(_E, exponents[1])))
    )
    after = Power(_E, Sum((left, Negation(right))))
    shown = settled(left if right == ZERO else Sum((left, Negation(right))))
    return Opened(shown, before, after, phrase("cases-without-exponentials"))


def _exponent(powers: dict[Expression, int]) -> Expression | None:
    """The exponent of a product of exponentials; None if anything else is a factor."""
    parts: list[Expression] = []
    for atom, power in powers.items():
        if isinstance(atom, Call) and atom.function == "exp":
            inner = atom.arguments[0]
        elif isinstance(atom, Power) and atom.base == _E and rational_value(atom.exponent) is None:
            inner = atom.exponent
        else:
            return None
        parts.append(inner if power == 1 else Product((whole(power), inner)))
    if not parts:
        return ZERO
    return parts[0] if len(parts) == 1 else Sum(tuple(parts))
