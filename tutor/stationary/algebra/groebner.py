"""Gröbner bases over the rational numbers, by Buchberger's algorithm on python-flint's polynomials.

python-flint has `buchberger_naive`, which does in one call what cannot be stopped by a clock. Here the loop over the
pairs is ours and the algebra (S-polynomials, reduction) is FLINT's, so that the clock is looked at between two
reductions, and Gebauer and Möller's criteria strike most pairs before any work is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from flint import Ordering, fmpq_mpoly, fmpz, fmpz_mpoly, fmpz_mpoly_ctx, fmpz_mpoly_vec

Monomial = tuple[int, ...]
"""The exponents of the unknowns, in order."""

_MOST_POLYNOMIALS = 300
_MOST_TERMS = 3_000
_MOST_BITS = 60_000
_Pair = tuple[int, int]


class Unbearable(Exception):
    """A basis grows too large. Whoever asked tries something else; no user ever sees it."""


def context_of(count: int) -> fmpz_mpoly_ctx:
    """The ring of polynomials with whole coefficients in some unknowns, ordered by degree (degrevlex)."""
    return fmpz_mpoly_ctx.get(tuple(f"x{place}" for place in range(count)), Ordering.degrevlex)


def whole(polynomial: fmpq_mpoly, context: fmpz_mpoly_ctx) -> fmpz_mpoly:
    """A rational polynomial times the least number that clears its denominators, without a common factor.

    Arguments:
        polynomial: in the first unknowns of the context.
        context: a ring of as many unknowns or more.
    """
    common = fmpz(1)
    for value in polynomial.coeffs():
        common = common.lcm(value.q)
    spare = (0,) * (context.nvars() - polynomial.context().nvars())
    terms = {(*map(int, exponents), *spare): (value * common).p for exponents, value in polynomial.terms()}
    return context.from_dict(terms).primitive()[1] if terms else context.from_dict({})


def groebner_basis(
    polynomials: Iterable[fmpz_mpoly], context: fmpz_mpoly_ctx, check: Callable[[], None]
) -> list[fmpz_mpoly]:
    """The reduced Gröbner basis of the ideal that the polynomials span.

    Buchberger's algorithm with the criteria of R. Gebauer and H. M. Möller, "On an installation of Buchberger's
    algorithm", Journal of Symbolic Computation 6 (1988).

    Arguments:
        polynomials: in the ring `context`; zeros are left out.
        context: the ring.
        check: called between two reductions; it may raise, to stop.

    Returns:
        primitive polynomials, the smallest first; `[1]` when the equations contradict each other.

    Raises:
        Unbearable: too many, too long or too large polynomials.

    >>> ring = context_of(2)
    >>> x, y = ring.gens()
    >>> groebner_basis([x**2 - y, x * y - 1], ring, lambda: None)
    [x1^2 - x0, x0*x1 - 1, x0^2 - x1]
    """
    work = _Basis(context)
    for polynomial in sorted((one for one in polynomials if not one.is_zero()), key=_cost):
        work.add(_reduced(polynomial, work.reducers()))
        check()
    while work.pairs:
        first, second = work.next_pair()
        left: Any = work.members[first]  # python-flint's stubs lack `spoly`
        work.add(_reduced(left.spoly(work.members[second]), work.reducers()))
        check()
    reduced = fmpz_mpoly_vec([work.members[at] for at in work.kept], context).autoreduction()
    return sorted(reduced, key=lambda one: order_key(leading(one)))


def _reduced(polynomial: Any, reducers: fmpz_mpoly_vec) -> fmpz_mpoly:
    """The remainder, primitive; python-flint's stubs lack the method."""
    remainder: fmpz_mpoly = polynomial.reduction_primitive_part(reducers)
    return remainder


def leading(polynomial: fmpz_mpoly) -> Monomial:
    """The leading monomial."""
    return tuple(map(int, polynomial.monoms()[0]))


def order_key(monomial: Monomial) -> tuple[int, ...]:
    """What sorts monomials as the ring orders them (degrevlex), the smallest first."""
    return (sum(monomial), *(-exponent for exponent in reversed(monomial)))


def divides(first: Monomial, second: Monomial) -> bool:
    """Does the first monomial divide the second?

    >>> divides((1, 0), (2, 1)), divides((0, 2), (2, 1))
    (True, False)
    """
    return all(one <= other for one, other in zip(first, second, strict=True))


def _least_multiple(first: Monomial, second: Monomial) -> Monomial:
    return tuple(map(max, first, second))


def _coprime(first: Monomial, second: Monomial) -> bool:
    return not any(one and other for one, other in zip(first, second, strict=True))


def _cost(polynomial: fmpz_mpoly) -> tuple[int, ...]:
    return order_key(leading(polynomial))


class _Basis:
    """A basis that grows, and the pairs that are still to be looked at."""

    def __init__(self, context: fmpz_mpoly_ctx) -> None:
        self.context = context
        self.members: list[fmpz_mpoly] = []
        self.tops: list[Monomial] = []
        self.kept: list[int] = []
        self.pairs: dict[_Pair, Monomial] = {}
        self._vector: fmpz_mpoly_vec | None = None

    def reducers(self) -> fmpz_mpoly_vec:
        """The members that are not superseded, to reduce by."""
        if self._vector is None:
            self._vector = fmpz_mpoly_vec([self.members[at] for at in self.kept], self.context)
        return self._vector

    def next_pair(self) -> _Pair:
        """Take out the pair with the smallest least common multiple."""
        pair = min(self.pairs, key=lambda one: order_key(self.pairs[one]))
        del self.pairs[pair]
        return pair

    def add(self, polynomial: fmpz_mpoly) -> None:
        """Take a reduced polynomial in, unless it is zero, and bring the pairs up to date."""
        if polynomial.is_zero():
            return
        _bearable(polynomial, len(self.members))
        new, top = len(self.members), leading(polynomial)
        self.members.append(polynomial)
        self.tops.append(top)
        self.pairs = {
            (first, second): multiple
            for (first, second), multiple in self.pairs.items()
            if not divides(top, multiple)
            or _least_multiple(self.tops[first], top) == multiple
            or _least_multiple(self.tops[second], top) == multiple
        }
        fresh = {old: _least_multiple(self.tops[old], top) for old in self.kept}
        for old in _needed(fresh, self.tops, top):
            self.pairs[old, new] = fresh[old]
        self.kept = [old for old in self.kept if not divides(top, self.tops[old])] + [new]
        self._vector = None


def _needed(fresh: dict[int, Monomial], tops: Sequence[Monomial], top: Monomial) -> list[int]:
    """Of the pairs with a new member, those that neither the chain nor the product criterion strikes."""
    waiting, chosen = list(fresh), list[int]()
    while waiting:
        one = waiting.pop()
        others = (*waiting, *chosen)
        if _coprime(tops[one], top) or not any(divides(fresh[other], fresh[one]) for other in others):
            chosen.append(one)
    return [one for one in chosen if not _coprime(tops[one], top)]


def _bearable(polynomial: fmpz_mpoly, members: int) -> None:
    if members >= _MOST_POLYNOMIALS or len(polynomial) > _MOST_TERMS:
        raise Unbearable
    if max(abs(value).bit_length() for value in polynomial.coeffs()) > _MOST_BITS:
        raise Unbearable
