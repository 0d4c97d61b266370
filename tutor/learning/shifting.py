"""Polynomials in other letters: x = c + 2ᵏu, so that sums of the u lose no digits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from tutor.learning.polynomial import Monomial, Polynomial, plus, times
from tutor.learning.sums import Plan


@dataclass(frozen=True, slots=True)
class Shift:
    """Where a letter is measured from, and in which unit."""

    start: Fraction
    """c: a floating-point number, exactly."""
    power: int
    """k: the unit is 2ᵏ."""


def shifted(needed: Plan, shifts: Mapping[int, Shift]) -> Plan:
    """The same sums, in terms of the shifted atoms.

    Arguments:
        needed: polynomials in the atoms.
        shifts: number of an atom → its shift; the others stay as they are.
    """
    memo: dict[Monomial, Polynomial] = {}
    return Plan(
        needed.atoms,
        tuple(shifted_polynomial(column, shifts, memo) for column in needed.columns),
        {node: shifted_polynomial(body, shifts, memo) for node, body in needed.bodies.items()},
    )


def shifted_polynomial(
    found: Polynomial, shifts: Mapping[int, Shift], memo: dict[Monomial, Polynomial] | None = None
) -> Polynomial:
    """A polynomial rewritten by x = c + 2ᵏu.

    >>> shifted_polynomial({((0, 2),): Fraction(1)}, {0: Shift(Fraction(3), 1)}) == {
    ...     ((0, 2),): 4, ((0, 1),): 12, (): 9}
    True
    """
    known = {} if memo is None else memo
    parts = []
    for monomial, coefficient in found.items():
        if monomial not in known:
            known[monomial] = _monomial(monomial, shifts)
        parts.append((coefficient, known[monomial]))
    return plus(parts)


def _monomial(monomial: Monomial, shifts: Mapping[int, Shift]) -> Polynomial:
    result: Polynomial = {(): Fraction(1)}
    for atom, exponent in monomial:
        shift = shifts.get(atom)
        factor: dict[Monomial, Fraction] = {((atom, exponent),): Fraction(1)}
        if shift is not None:
            # The binomial theorem.
            unit = Fraction(2) ** shift.power
            factor = {
                ((atom, high),) if high else (): comb(exponent, high) * unit**high * shift.start ** (exponent - high)
                for high in range(exponent, -1, -1)
            }
        result = times(result, factor)
    return result
