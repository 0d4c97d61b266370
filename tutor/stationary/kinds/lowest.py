"""Which signs a polynomial or a Taylor polynomial takes near its zero at the origin: all cases that are decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from tutor.stationary.algebra.ring import fraction_of
from tutor.stationary.kinds.field import Exponents
from tutor.stationary.kinds.forms import Branch, Open, Terms, branches


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """The signs that are taken near the origin, the origin itself left out."""

    signs: frozenset[int]
    seen: tuple[Branch, ...]
    """Curves on which they are taken."""
    complete: bool
    """Are there surely no other signs?"""


def near(terms: Mapping[Exponents, Fraction], order: int | None) -> Near:
    """The signs of a function of two variables near the origin.

    Arguments:
        terms: the function without its constant; not empty.
        order: up to which degree its terms are known; None when they are all there are.
    """
    plain: Terms = {(key[0], key[1]): value for key, value in terms.items()}
    if order is not None:
        return _seen(plain, order)
    return _product(plain)


def _seen(terms: Terms, order: int | None, every: bool = False) -> Near:
    """Follow branches until both signs are seen; all of them where the caller may not be able to use the first."""
    found: list[Branch] = []
    complete = True
    try:
        for branch in branches(terms, order):
            found.append(branch)
            if not every and {1, -1} <= {one.sign for one in found}:
                break
    except Open:
        complete = False
    return Near(frozenset(branch.sign for branch in found), tuple(found), complete)


def _product(terms: Terms) -> Near:
    """A polynomial by its factors: even powers have no sign of their own, and without them the search ends."""
    context = fmpq_mpoly_ctx.get(("x", "y"), Ordering.degrevlex)
    whole = context.from_dict({key: fmpq(value.numerator, value.denominator) for key, value in terms.items()})
    front, factors = whole.factor()
    sign = 1 if front > 0 else -1
    odd = context.constant(1)
    zeros = even = False
    for factor, times in factors:
        constant = factor.to_dict().get((0, 0))
        if constant is not None:
            sign *= (1 if constant > 0 else -1) ** int(times)
        elif int(times) % 2:
            odd = odd * factor
        else:
            even = True
            inner = _seen(_terms(factor), None)
            if not inner.complete:
                return Near(frozenset(), (), False)
            zeros = zeros or 0 in inner.signs or {1, -1} <= inner.signs
    if odd.is_constant():
        base = Near(frozenset((1,)), (), True)
    else:
        base = _seen(_terms(odd), None, every=even)  # on some branches an even factor may be zero
    turned = tuple(Branch(branch.sign * sign, branch.x, branch.y) for branch in base.seen)
    signs = frozenset(one * sign for one in base.signs) | (frozenset((0,)) if zeros else frozenset())
    return Near(signs, turned, base.complete)


def _terms(polynomial: fmpq_mpoly) -> dict[tuple[int, int], Fraction]:
    return {(int(key[0]), int(key[1])): fraction_of(value) for key, value in polynomial.to_dict().items()}


def even_sum(terms: Mapping[Exponents, Fraction]) -> int:
    """The sign of a function whose pure even powers outweigh all other terms near the origin; 0 if they do not.

    With a₁x₁^2k₁ + … + aₙxₙ^2kₙ, all aᵢ of one sign, a term is outweighed when it is of that sign and all its
    exponents are even, or when Σ (exponent of xᵢ)/2kᵢ is greater than 1. Terms of a degree above the highest 2kᵢ
    always are, so a Taylor polynomial that holds the pure powers is enough. Of the coefficients only the signs count.

    >>> even_sum({(2, 0): Fraction(1), (0, 4): Fraction(2), (1, 3): Fraction(-5)})
    1
    """
    count = len(next(iter(terms)))
    lowest: list[int] = []
    signs: set[int] = set()
    for place in range(count):
        pure = [key[place] for key in terms if sum(key) == key[place] and key[place]]
        if not pure or min(pure) % 2:
            return 0
        lowest.append(min(pure))
        value = terms[tuple(min(pure) if at == place else 0 for at in range(count))]
        signs.add(1 if value > 0 else -1)
    if len(signs) != 1:
        return 0
    sign = signs.pop()
    for key, value in terms.items():
        weight = sum(Fraction(times, most) for times, most in zip(key, lowest, strict=True))
        helps = value * sign > 0 and all(times % 2 == 0 for times in key)
        if weight <= 1 and not helps:
            return 0
    return sign
