"""Where a polynomial is zero and others are not: whether a denominator takes anything from a domain.

Source of the proofs: short numbers are put in for all letters but one. What is left is a polynomial in one letter,
whose real roots are isolated (python-flint's `complex_roots`; a root whose ball has no imaginary part is real).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from flint import acb, fmpq, fmpq_mpoly, fmpz, fmpz_poly

_TRIES = 12
_MOST_LETTERS = 3
"""For so many letters, those of the least degree, roots are looked for while numbers are put in for the others."""
_ROUNDS = 4
_SMALL = tuple([fmpq(*pair) for pair in ((1, 1), (2, 1), (3, 1), (1, 2), (5, 1), (-1, 1), (0, 1), (-2, 1), (1, 3))])
"""The coordinates of the points that are tried."""

Row = tuple[fmpq, ...]
"""A value for every letter of the ring, in order."""


@dataclass(frozen=True, slots=True)
class Zero:
    """A real zero of a polynomial."""

    row: Row
    """Where it is."""
    exact: bool
    """False when a coordinate is not rational, and `row` is only near."""


def coprime_part(polynomial: fmpq_mpoly, others: Sequence[fmpq_mpoly]) -> fmpq_mpoly:
    """The polynomial without the factors that it shares with others; a constant when nothing else is left."""
    for other in others:
        while not polynomial.is_constant():
            shared = polynomial.gcd(other)
            if shared.is_constant():
                break
            polynomial = polynomial / shared
    return polynomial


def zeros_apart(polynomial: fmpq_mpoly, others: Sequence[fmpq_mpoly]) -> Iterator[Zero]:
    """Real zeros of a polynomial at which none of some others is zero.

    In one letter, all its real zeros are given, each with several values of the other letters; in more letters a
    few are, and none where none was found.

    Arguments:
        polynomial: not constant; shares no factor with any of the others.
        others: polynomials that must not vanish there.
    """
    degrees = polynomial.degrees()
    places = [place for place, degree in enumerate(degrees) if degree]
    if len(places) == 1:
        for root, exact in _roots(polynomial, places[0]):
            rest = [_put_in(other, {places[0]: root}) for other in others] or [polynomial**0]
            for row in islice(nonzero_points(rest), _TRIES):
                yield Zero((*row[: places[0]], root, *row[places[0] + 1 :]), exact)
        return
    for place in sorted(places, key=lambda place: (int(degrees[place]), place))[:_MOST_LETTERS]:
        for row in guesses(len(degrees))[:_TRIES]:
            values = {at: value for at, value in enumerate(row) if at != place}
            rest = [_put_in(other, values) for other in others]
            if any(other.is_zero() for other in rest):
                continue
            # A root that is none of the others' is what is left when common factors are divided out.
            left = _put_in(polynomial, values)
            for root, exact in _roots(coprime_part(left, rest), place) if not left.is_zero() else ():
                yield Zero((*row[:place], root, *row[place + 1 :]), exact)


def nonzero_points(polynomials: Sequence[fmpq_mpoly]) -> Iterator[Row]:
    """Rational points at which none of some polynomials is zero, short numbers first; none for the polynomial 0."""
    count = len(polynomials[0].degrees())
    for row in guesses(count):
        if all(polynomial(*row) != 0 for polynomial in polynomials):
            yield row
    yield from _surely(list(polynomials), count)


def _surely(polynomials: list[fmpq_mpoly], count: int) -> Iterator[Row]:
    """One more such point, letter by letter: of degree d in a letter, a polynomial vanishes for at most d values."""
    found: list[fmpq] = []
    for place in range(count):
        most = sum(int(polynomial.degrees()[place]) for polynomial in polynomials)
        for value in range(most + 1):
            left = [_put_in(polynomial, {place: fmpq(value)}) for polynomial in polynomials]
            if not any(polynomial.is_zero() for polynomial in left):
                polynomials = left
                found.append(fmpq(value))
                break
        else:
            return
    yield tuple(found)


@lru_cache(maxsize=16)
def guesses(count: int) -> tuple[Row, ...]:
    """Points with short coordinates, which are all different at first.

    >>> [str(value) for value in guesses(3)[0]]
    ['1', '2', '3']
    """
    size = len(_SMALL)
    turns = range(_ROUNDS * size)
    return tuple([tuple([_SMALL[(turn + at * (1 + turn // size)) % size] for at in range(count)]) for turn in turns])


def _put_in(polynomial: fmpq_mpoly, values: dict[int, fmpq]) -> fmpq_mpoly:
    return polynomial.subs({f"x{place}": value for place, value in values.items()}) if values else polynomial


def _roots(polynomial: fmpq_mpoly, place: int) -> Iterator[tuple[fmpq, bool]]:
    """The real roots of a polynomial in one letter, rational ones first, each with whether it is exact."""
    if polynomial.is_constant():
        return
    factors = [factor for factor, _ in polynomial.factor()[1]]
    for factor in sorted(factors, key=lambda factor: int(factor.total_degree())):
        rows = {int(exponents[place]): fmpq(value) for exponents, value in factor.terms()}
        degree = max(rows)
        if degree == 1:
            yield -rows.get(0, fmpq(0)) / rows[1], True
            continue
        scale = fmpz(1)
        for value in rows.values():
            scale = scale * (value.q // scale.gcd(value.q))
        whole = fmpz_poly([(rows.get(power, fmpq(0)) * scale).p for power in range(degree + 1)])
        roots: list[tuple[acb, int]] = whole.complex_roots()  # type: ignore[assignment]
        for root, _ in roots:
            if root.imag == 0:
                mantissa, power = root.real.mid().man_exp()
                yield fmpq(mantissa) * fmpq(2) ** int(power), False
