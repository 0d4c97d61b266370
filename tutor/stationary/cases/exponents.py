"""Exponentials gathered: e^(2x) as (eˣ)², and what all terms share, such as e^(−x² − y²), taken out."""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq, fmpq_mpoly

from tutor.derivation.monomial import Monomial, product
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, ZERO, whole
from tutor.expression.tree import Call, Constant, Expression, Power
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of

_E = Constant("e")
_MOST_ATOMS = 12


def gathered(expression: Expression) -> tuple[Expression, Expression]:
    """An expression with two or more exponentials, with what they have in common taken out.

    Returns:
        the rest, and an exponent q: expression = e^q · rest, wherever its denominators are not zero. The expression
        itself and 0 where there is nothing to gather.

    >>> from tutor import parse
    >>> [str(part) for part in gathered(parse("x e^(-x^2 - 2x) + e^(-x^2)"))]
    ['x*E**(-2*x) + 1', '-x**2']
    """
    ring = Ring.of((expression,))
    atoms = [atom for atom in ring.atoms if _exponent(atom) is not None]
    if not 2 <= len(atoms) <= _MOST_ATOMS:
        return expression, ZERO
    exponents = [_exponent(atom) or ZERO for atom in atoms]
    letters = Ring.of(exponents)
    try:
        above, below = ring.fraction(expression)
        powers = [letters.polynomial(exponent) for exponent in exponents]
    except (TooLarge, ZeroDivisionError):
        return expression, ZERO
    known = [power for power in powers if power is not None]
    if len(known) < len(powers) or not below.is_constant() or above.is_zero():
        return expression, ZERO
    places = [ring.index(atom) for atom in atoms]
    terms: list[tuple[fmpq_mpoly, Expression]] = []
    for monomial, value in above.terms():
        sum_ = letters.context.constant(0)
        for place, power in zip(places, known, strict=True):
            sum_ += power * int(monomial[place])
        rest = {
            letter: Fraction(int(exponent))
            for place, (letter, exponent) in enumerate(zip(ring.letters, monomial, strict=True))
            if place not in places and int(exponent)
        }
        number = fmpq(value)
        front = Monomial(fraction_of(number), ring.decimal, rest).expression()
        terms.append((sum_, front))
    shared = _shared(letters, [power for power, _ in terms])
    bases = _bases([power - shared for power, _ in terms])
    written = [product((front, _exponential(letters, power - shared, bases))) for power, front in terms]
    return total(tuple(written)), letters.tree(shared)


def _exponent(atom: Expression) -> Expression | None:
    if isinstance(atom, Power) and atom.base == _E:
        return atom.exponent
    return atom.arguments[0] if isinstance(atom, Call) and atom.function == "exp" else None


def _shared(letters: Ring, powers: list[fmpq_mpoly]) -> fmpq_mpoly:
    """The terms that stand in every exponent with the same coefficient."""
    first = powers[0].to_dict()
    others = [power.to_dict() for power in powers[1:]]
    same = {key: value for key, value in first.items() if all(other.get(key) == value for other in others)}
    return letters.context.from_dict(same)


def _bases(powers: list[fmpq_mpoly]) -> fmpq_mpoly | None:
    """An exponent of which all others are whole multiples, or None."""
    moving = [power for power in powers if not power.is_zero()]
    if len({str(power) for power in moving}) < 2:
        return None
    least = min(moving, key=lambda power: abs(power.coeffs()[0]))
    for power in moving:
        ratio, rest = divmod(power, least)
        if not rest.is_zero() or not ratio.is_constant() or fmpq(ratio.leading_coefficient()).q != 1:
            return None
    return least


def _exponential(letters: Ring, power: fmpq_mpoly, base: fmpq_mpoly | None) -> Expression:
    if power.is_zero():
        return ONE
    if base is None:
        return Power(_E, letters.tree(power))
    ratio = fmpq(divmod(power, base)[0].leading_coefficient())
    raised = Power(_E, letters.tree(base))
    return raised if ratio == 1 else Power(raised, whole(int(ratio.p)))
