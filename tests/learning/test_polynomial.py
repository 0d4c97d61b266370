"""Polynomials over atoms: what is multiplied out, what is an atom, and shifting."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor import parse
from tutor.expression.exact import exact
from tutor.expression.tree import Symbol
from tutor.learning.polynomial import Atoms, degree, joined, polynomial, times, written
from tutor.learning.shifting import Shift, shifted_polynomial


@pytest.mark.parametrize(
    ("source", "atoms", "terms"),
    [
        ("3", [], 1),
        ("0", [], 0),
        ("a - a", ["a"], 0),
        ("(a + 1)^3", ["a"], 4),
        ("-(a - b)*(a + b)/4", ["a", "b"], 2),
        ("0.5*a*b^2", ["a", "b"], 1),
        ("a/b", ["a", "1/b"], 1),
        ("(a + 1)/(b - 2)", ["a", "1/(b - 2)"], 2),
        ("2*sin(t)^2*a", ["sin(t)", "a"], 1),
        ("pi*a", ["pi", "a"], 1),
        ("a^b", ["a**b"], 1),
        ("a^(-2)", ["a**(-2)"], 1),
        ("sqrt(a)*sqrt(a)", ["sqrt(a)"], 1),
    ],
)
def test_polynomials(source: str, atoms: list[str], terms: int) -> None:
    known = Atoms()
    found = polynomial(parse(source), known)
    used = {atom for monomial in found for atom, _ in monomial}
    assert len(found) == terms
    assert [str(atom) for atom in known.expressions] == atoms or not used
    point = {Symbol("a"): Fraction(4), Symbol("b"): Fraction(3), Symbol("t"): Fraction(0)}
    value = exact(parse(source), point)
    if value is not None:
        assert exact(written(found, known), point) == value


def test_what_is_too_long_to_multiply_out_is_an_atom() -> None:
    known = Atoms()
    found = polynomial(parse("(a + b + c + k)^40"), known)
    assert len(found) == 1
    assert str(known.expressions[-1]) == "(a + b + c + k)**40"


def test_monomials() -> None:
    assert joined(((0, 1),), ((0, 2), (1, 1))) == ((0, 3), (1, 1))
    assert degree(((0, 3), (1, 1))) == 4
    assert times({((0, 1),): Fraction(1), (): Fraction(1)}, {((0, 1),): Fraction(1), (): Fraction(-1)}) == {
        ((0, 2),): 1,
        (): -1,
    }


@pytest.mark.parametrize("power", [-3, 0, 5])
def test_a_shift_changes_no_value(power: int) -> None:
    """a³b − 2a at a = c + 2ᵏu."""
    atoms = Atoms()
    found = polynomial(parse("a^3*b - 2a"), atoms)
    moved = shifted_polynomial(found, {0: Shift(Fraction(7), power)})
    u, b = Fraction(3, 2), Fraction(5)
    a = 7 + Fraction(2) ** power * u
    values = {0: u, 1: b}
    total = Fraction(0)
    for monomial, coefficient in moved.items():
        for atom, exponent in monomial:
            coefficient *= values[atom] ** exponent
        total += coefficient
    assert total == a**3 * b - 2 * a


def test_what_has_a_long_coefficient_is_an_atom() -> None:
    known = Atoms()
    found = polynomial(parse("a*((((10^80)^80)^80)^80)"), known)
    assert all(coefficient.numerator.bit_length() <= 10_000 for coefficient in found.values())
