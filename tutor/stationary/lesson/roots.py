"""Numbers without a closed form: which polynomial they are roots of, each polynomial said once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Note, phrase
from tutor.derivation.place import decimal_tree
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, whole
from tutor.expression.tree import Expression, Negation, Power, Product, Symbol
from tutor.stationary.results import Stationary

if TYPE_CHECKING:
    from flint import fmpz_poly

_MOST_TERMS = 30
_LARGEST = 10**40
"""A polynomial with more terms or larger coefficients is named by its degree only."""
_MOST_ROOTS = 8
"""More roots than this are counted, not listed."""


def root_notes(found: Stationary) -> tuple[Note, ...]:
    """Sentences such as "x ≈ 0.0898, −0.0898 are roots of 4x⁴ − …", for all coordinates without a closed form."""
    groups: dict[tuple[Symbol, str], tuple[fmpz_poly, dict[str, None]]] = {}
    for point in found.points:
        for symbol, one in point.spot.coordinates.items():
            if one.exact is None and one.polynomial is not None:
                _, roots = groups.setdefault((symbol, str(one.polynomial)), (one.polynomial, {}))
                roots[one.decimal] = None
    return tuple(_note(symbol, polynomial, list(roots)) for (symbol, _), (polynomial, roots) in groups.items())


def _note(variable: Symbol, polynomial: fmpz_poly, roots: Sequence[str]) -> Note:
    shown = polynomial_tree(polynomial, variable) if _is_short(polynomial) else None
    long = "-long" if shown is None else ""
    what = {"degree": polynomial.degree()} if shown is None else {"polynomial": shown}
    if len(roots) > _MOST_ROOTS:
        return Note(phrase(f"points-roots-many{long}", count=len(roots), variable=variable, **what))
    decimals = tuple(map(decimal_tree, roots))
    key = "points-root" if len(roots) == 1 else "points-roots"
    return Note(phrase(f"{key}{long}", variable=variable, decimals=decimals, **what))


def _is_short(polynomial: fmpz_poly) -> bool:
    coefficients = [int(one) for one in polynomial.coeffs() if one != 0]
    return len(coefficients) <= _MOST_TERMS and all(abs(one) <= _LARGEST for one in coefficients)


def polynomial_tree(polynomial: fmpz_poly, variable: Symbol) -> Expression:
    """A polynomial as a textbook writes it, the highest power first.

    >>> from flint import fmpz_poly
    >>> str(polynomial_tree(fmpz_poly([5, -32, 0, 4]), Symbol("x")))
    '4*x**3 - 32*x + 5'
    """
    terms: list[Expression] = []
    for exponent in range(polynomial.degree(), -1, -1):
        coefficient = int(polynomial[exponent])
        if coefficient == 0:
            continue
        term = _term(abs(coefficient), variable, exponent)
        terms.append(Negation(term) if coefficient < 0 else term)
    return total(tuple(terms))


def _term(size: int, variable: Symbol, exponent: int) -> Expression:
    if exponent == 0:
        return whole(size)
    power: Expression = variable if exponent == 1 else Power(variable, whole(exponent))
    return power if whole(size) == ONE else Product((whole(size), power))
