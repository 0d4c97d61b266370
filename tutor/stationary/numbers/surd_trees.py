"""How numbers in normal form are written: (1 + √5)/2, 2√3/3, π/3, 1/√e, −ln 2."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import gcd, lcm

from tutor.derivation.monomial import Monomial, ordered, product
from tutor.derivation.terms import total
from tutor.expression.numbers import ZERO, rational, whole
from tutor.expression.traversal import size
from tutor.expression.tree import Call, Expression, Negation, Number, Power, Product, Quotient, Sum
from tutor.stationary.numbers.surds import E, Key, Surd

_LONGEST_LOGARITHM = 10_000
"""ln(27/4) is one logarithm; a fraction of longer numbers makes a sum: 10ln(10) − 3ln(3) − 7ln(7)."""
_MOST_LOGARITHM_BITS = 40


@cache
def tree(number: Surd) -> Expression:
    """A number as a textbook writes it: one fraction for a sum of roots, otherwise term by term."""
    if not number.terms:
        return ZERO
    terms = _joined_logarithms(number)
    if len(terms) == 1:
        return terms[0][1].expression()
    below = lcm(*(part.coefficient.denominator for _, part in terms))
    together = all(_is_root(key) for key, _ in terms) and below > 1
    written = []
    for _, part in terms:
        if together:
            part.coefficient *= below
        written.append(part.expression())
    if isinstance(written[0], Negation):
        first = next((place for place, one in enumerate(written) if not isinstance(one, Negation)), 0)
        written.insert(0, written.pop(first))
    result = total(tuple(written))
    if not together:
        return result
    negated = [one.operand for one in written if isinstance(one, Negation)]
    if len(negated) == len(written):
        return Negation(Quotient(total(tuple(negated)), whole(below)))
    return Quotient(result, whole(below))


def _is_root(key: Key) -> bool:
    """Whether a key is built from whole numbers under roots."""
    return all(isinstance(base, Number | Sum) and exponent > 0 for base, exponent in key)


def _joined_logarithms(number: Surd) -> list[tuple[Key, Monomial]]:
    """The terms in the order in which they are written, with ln 2 + ln 3 as ln 6."""
    logarithms: dict[int, Fraction] = {}
    parts: list[tuple[Key, Monomial]] = []
    for key, value in number.terms:
        prime = _logarithm(key)
        if prime is not None:
            logarithms[prime] = value
        else:
            parts.append((key, _monomial(key, value)))
    if logarithms:
        parts.extend(_joined(logarithms))
    return sorted(parts, key=lambda part: _rank(part[0], part[1]))


def _logarithm(key: Key) -> int | None:
    """p for the key ln p."""
    if len(key) != 1:
        return None
    base, exponent = next(iter(key))
    if exponent == 1 and isinstance(base, Call) and base.function == "ln" and isinstance(base.arguments[0], Number):
        return base.arguments[0].value.numerator
    return None


def _joined(logarithms: dict[int, Fraction]) -> list[tuple[Key, Monomial]]:
    below = lcm(*(value.denominator for value in logarithms.values()))
    whole_parts = {prime: int(value * below) for prime, value in logarithms.items()}
    common = gcd(*whole_parts.values())
    if max(whole_parts.values()) < 0:
        common = -common
    argument = Fraction(1)
    for prime, times in sorted(whole_parts.items()):
        if abs(times // common) * prime.bit_length() > _MOST_LOGARITHM_BITS:
            break
        argument *= Fraction(prime) ** (times // common)
    else:
        if argument.denominator == 1 or max(argument.numerator, argument.denominator) <= _LONGEST_LOGARITHM:
            return [_logarithm_of(argument, Fraction(common, below))]
    alike: dict[Fraction, int] = {}
    apart: list[tuple[Key, Monomial]] = []
    for prime, value in sorted(logarithms.items()):
        if alike.get(value, 1) * prime > _LONGEST_LOGARITHM:
            apart.append(_logarithm_of(Fraction(prime), value))
        else:
            alike[value] = alike.get(value, 1) * prime
    return [*apart, *(_logarithm_of(Fraction(argument), value) for value, argument in alike.items())]


def _logarithm_of(argument: Fraction, coefficient: Fraction) -> tuple[Key, Monomial]:
    base: Expression = Call("ln", (rational(argument),))
    return frozenset(((base, Fraction(1)),)), Monomial(coefficient, False, {base: Fraction(1)})


def _rank(key: Key, part: Monomial) -> tuple[bool, bool, int, int, str]:
    """Fractions first, then roots by length, then π, e and the rest."""
    written = part.expression()
    spelled = repr(written)
    return bool(key) and not _is_root(key), bool(key), size(written), len(spelled), spelled


def _monomial(key: Key, value: Fraction) -> Monomial:
    """A term with its roots gathered: √2·√3 as √6, and e^(1/2) as √e."""
    roots: dict[int, int] = {}
    under: dict[int, list[Expression]] = {}
    exponents: dict[Expression, Fraction] = {}
    powers: list[Expression] = []
    for base, exponent in sorted(key, key=repr):
        if isinstance(base, Number):
            order = exponent.denominator
            roots[order] = roots.get(order, 1) * base.value.numerator**exponent.numerator
        elif isinstance(base, Power) and base.base == E and (known := _without_logarithm(base.exponent)):
            power = Monomial(exponent, False, {known.exponent: Fraction(1)}).expression()
            exponents[Power(known.base, power)] = Fraction(1)
        elif isinstance(base, Power) and base.base == E:
            powers.append(Monomial(exponent, False, {base.exponent: Fraction(1)}).expression())
        elif base == E and exponent.denominator == 1 and not any(_is_exponential(other) for other, _ in key):
            exponents[base] = exponent
        elif base == E:
            if abs(exponent) == Fraction(1, 2) and not any(_is_exponential(other) for other, _ in key):
                exponents[Call("sqrt", (E,))] = exponent * 2
            else:
                powers.append(rational(exponent))
        elif exponent.denominator == 1:
            exponents[base] = exponent
        elif exponent.numerator == 1 and not isinstance(base, Sum):
            under.setdefault(exponent.denominator, []).append(base)
        else:
            exponents[_rooted(base, exponent.denominator)] = Fraction(exponent.numerator)
    for order in sorted({*roots, *under}):
        inside = product((whole(roots.get(order, 1)), *ordered(under.get(order, []))))
        exponents[_rooted(inside, order)] = Fraction(1)
    if powers:
        exponents[Power(E, total(tuple(powers)))] = Fraction(1)
    return Monomial(value, False, exponents)


def _without_logarithm(exponent: Expression) -> Power | None:
    """2^√2 for the exponent √2·ln 2 of e."""
    if not isinstance(exponent, Product):
        return None
    for place, factor in enumerate(exponent.factors):
        if isinstance(factor, Call) and factor.function == "ln" and isinstance(factor.arguments[0], Number):
            return Power(factor.arguments[0], product((*exponent.factors[:place], *exponent.factors[place + 1 :])))
    return None


def _is_exponential(base: Expression) -> bool:
    return isinstance(base, Power) and base.base == E


def _rooted(base: Expression, order: int) -> Expression:
    if order in (2, 3):
        return Call("sqrt" if order == 2 else "cbrt", (base,))
    return base if order == 1 else Call("root", (base, whole(order)))
