"""The addition theorems: cosine and sine of sums and multiples of angles, as polynomials in those of the angles."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from flint import fmpz_poly

from tutor.derivation.monomial import product
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, ZERO, whole
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum, Symbol

Pair = tuple[Expression, Expression]
"""Cosine and sine of an angle."""


def known_cosine(turns: Fraction) -> Expression:
    """cos(turns·π) for multiples of π/6 and π/4.

    >>> from tutor.expression.text import text
    >>> text(known_cosine(Fraction(5, 6)))
    '−√3/2'
    """
    turns = abs(1 - (1 - turns) % 2)
    if turns > Fraction(1, 2):
        value = known_cosine(1 - turns)
        return ZERO if value == ZERO else Negation(value)
    two = whole(2)
    return {
        Fraction(0): ONE,
        Fraction(1, 6): Quotient(Call("sqrt", (whole(3),)), two),
        Fraction(1, 4): Quotient(Call("sqrt", (two,)), two),
        Fraction(1, 3): Quotient(ONE, two),
        Fraction(1, 2): ZERO,
    }[turns]


def turned(pair: Pair, turns: Fraction) -> Pair:
    """Cosine and sine of an angle that is larger by turns·π."""
    return _added(pair, (known_cosine(turns), known_cosine(Fraction(1, 2) - turns)))


def combined(row: Sequence[int], letters: Sequence[tuple[Symbol, Symbol]]) -> Pair:
    """Cosine and sine of Σ mᵢtᵢ, by cosines and sines of the tᵢ."""
    pair: Pair = (ONE, ZERO)
    for factor, (cosine, sine) in zip(row, letters, strict=True):
        if factor:
            pair = _added(pair, _multiple(factor, cosine, sine))
    return pair


def _added(one: Pair, other: Pair) -> Pair:
    """The addition theorems."""
    if one == (ONE, ZERO) or other == (ONE, ZERO):
        return other if one == (ONE, ZERO) else one
    return (
        Sum((Product((one[0], other[0])), Negation(Product((one[1], other[1]))))),
        Sum((Product((one[1], other[0])), Product((one[0], other[1])))),
    )


def _multiple(factor: int, cosine: Symbol, sine: Symbol) -> Pair:
    """cos(mt) = Tₘ(cos t) and sin(mt) = Uₘ₋₁(cos t)·sin t, with Chebyshev's polynomials."""
    size = abs(factor)
    first = _in(fmpz_poly.chebyshev_t(size), cosine)
    second = product([_in(fmpz_poly.chebyshev_u(size - 1), cosine), sine])
    return first, second if factor > 0 else Negation(second)


def _in(polynomial: fmpz_poly, letter: Symbol) -> Expression:
    terms = [
        product([whole(int(value)), (Power(letter, whole(power)) if power > 1 else letter) if power else ONE])
        for power, value in enumerate(polynomial.coeffs())
        if value != 0
    ]
    return total(tuple(reversed(terms)))


def by_cosine_and_sine(function: str, cosine: Expression, sine: Expression) -> Expression:
    """A function of an angle by its cosine and sine."""
    match function:
        case "cos":
            return cosine
        case "sin":
            return sine
        case "tan":
            return Quotient(sine, cosine)
        case "cot":
            return Quotient(cosine, sine)
        case "sec":
            return Quotient(ONE, cosine)
    return Quotient(ONE, sine)
