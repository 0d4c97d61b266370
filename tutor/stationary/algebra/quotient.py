"""The quotient of a polynomial ring by an ideal with finitely many complex zeros: a space of finite dimension.

Its dimension is the number of complex solutions, each counted with its multiplicity. Multiplication by an unknown is
a matrix, and linear algebra on these matrices answers every question about the solutions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import pow

from flint import fmpq, fmpq_mat, fmpq_poly, fmpz_mpoly, fmpz_poly, nmod_mat

from tutor.stationary.algebra.groebner import Monomial, Unbearable, divides, leading, order_key

LARGEST = 200
"""A space of a higher dimension is not worked with."""
_MOST_WORK = 4e9
"""Dimension³·bits^1.5 of a matrix: with more, a minimal polynomial takes longer than a second or two."""
_PRIME = 2**61 - 1


@dataclass(frozen=True, slots=True, eq=False)
class Quotient:
    """Polynomials, where those of the ideal count as zero."""

    monomials: tuple[Monomial, ...]
    """A basis of the space: the monomials that no leading monomial divides; the first is 1."""
    matrices: tuple[fmpq_mat, ...]
    """Multiplication by each unknown: column j holds what the unknown times monomial j is in the basis."""

    @property
    def dimension(self) -> int:
        """The number of complex solutions, counted with multiplicity."""
        return len(self.monomials)

    def form(self, coefficients: Sequence[int]) -> fmpq_mat:
        """Multiplication by a linear form c₁x + c₂y + …."""
        size = self.dimension
        total = fmpq_mat(size, size)
        for value, matrix in zip(coefficients, self.matrices, strict=True):
            if value:
                total = total + matrix * fmpq(value)
        return total

    def applied(self, polynomial: fmpz_poly, unknown: int) -> fmpq_mat:
        """A polynomial in one unknown alone as a column; zero if and only if it lies in the ideal."""
        total = fmpq_mat(self.dimension, 1)
        for value in reversed(polynomial.coeffs()):
            total = self.matrices[unknown] * total + self.one() * fmpq(value)
        return total

    def one(self) -> fmpq_mat:
        """The polynomial 1 as a column."""
        return fmpq_mat(self.dimension, 1, [1] + [0] * (self.dimension - 1))


def quotient(basis: Sequence[fmpz_mpoly], unknowns: int, check: Callable[[], None]) -> Quotient | None:
    """The quotient by the ideal of a reduced Gröbner basis.

    The matrices are found as in J. C. Faugère, P. Gianni, D. Lazard and T. Mora, "Efficient computation of
    zero-dimensional Gröbner bases by change of ordering", Journal of Symbolic Computation 16 (1993).

    Arguments:
        basis: from `groebner_basis`.
        unknowns: how many unknowns the ring has.
        check: called now and then; it may raise, to stop.

    Returns:
        the quotient; None when there are infinitely many complex solutions.

    Raises:
        Unbearable: its dimension is too high, or the numbers in the matrices are too long.

    >>> from tutor.stationary.algebra.groebner import context_of, groebner_basis
    >>> ring = context_of(2)
    >>> x, y = ring.gens()
    >>> space = quotient(groebner_basis([x**2 - y, y**2 - x], ring, lambda: None), 2, lambda: None)
    >>> space.dimension, space.monomials
    (4, ((0, 0), (0, 1), (1, 0), (1, 1)))
    """
    tops = [leading(polynomial) for polynomial in basis]
    if not all(any(_is_power(top, place) for top in tops) for place in range(unknowns)):
        return None
    monomials = _staircase(tops, unknowns)
    place = {monomial: at for at, monomial in enumerate(monomials)}
    remainders = {monomial: fmpq_poly([0] * at + [1]) for monomial, at in place.items()}
    known = {top: _tail(polynomial, place) for top, polynomial in zip(tops, basis, strict=True)}
    border = {_times(monomial, unknown) for monomial in monomials for unknown in range(unknowns)} - place.keys()
    for monomial in sorted(border, key=order_key):
        check()
        remainders[monomial] = known[monomial] if monomial in known else _remainder(monomial, monomials, remainders)
    size = len(monomials)
    matrices = []
    for unknown in range(unknowns):
        columns = [_column(remainders[_times(monomial, unknown)], size) for monomial in monomials]
        matrices.append(fmpq_mat(size, size, [entry for column in columns for entry in column]).transpose())
    if max(map(_work, matrices), default=0) > _MOST_WORK:
        raise Unbearable
    return Quotient(tuple(monomials), tuple(matrices))


def minimal_polynomial(matrix: fmpq_mat) -> fmpz_poly:
    """The polynomial of least degree that makes a matrix zero, with whole coefficients and a positive first one.

    >>> minimal_polynomial(fmpq_mat(2, 2, [0, 1, 2, 0]))
    x^2 + (-2)
    """
    above, _ = matrix.numer_denom()
    size = matrix.nrows()
    modular = nmod_mat(size, size, [int(entry) % _PRIME for entry in above.entries()], _PRIME).charpoly()
    if modular.gcd(modular.derivative()).degree() == 0:
        # Different eigenvalues modulo a prime are different: the characteristic polynomial, worked out faster, is it.
        return primitive(matrix.charpoly())
    return primitive(matrix.minpoly())


def primitive(polynomial: fmpq_poly) -> fmpz_poly:
    """A rational polynomial times a number: whole coefficients without a common factor, the first one positive.

    >>> primitive(fmpq_poly([1, 0, fmpq(-1, 2)]))
    x^2 + (-2)
    """
    above = polynomial.numer()
    content = above.content()
    return above // (-content if above.leading_coefficient() < 0 else content)


def squarefree(polynomial: fmpz_poly) -> fmpz_poly:
    """The product of the different irreducible factors.

    >>> squarefree(fmpz_poly([0, 0, 0, 1]))
    x
    """
    return polynomial // polynomial.gcd(polynomial.derivative())


def _work(matrix: fmpq_mat) -> float:
    above, below = matrix.numer_denom()
    bits = max(int(entry).bit_length() for entry in (*above.entries(), below))
    return pow(matrix.nrows(), 3) * pow(bits, 1.5)


def _is_power(monomial: Monomial, place: int) -> bool:
    return all(not exponent for at, exponent in enumerate(monomial) if at != place)


def _times(monomial: Monomial, unknown: int) -> Monomial:
    return tuple(exponent + (at == unknown) for at, exponent in enumerate(monomial))


def _staircase(tops: Sequence[Monomial], unknowns: int) -> list[Monomial]:
    """The monomials that no leading one divides, the smallest first."""
    start: Monomial = (0,) * unknowns
    found = {start} if not any(divides(top, start) for top in tops) else set[Monomial]()
    edge = list(found)
    while edge:
        following = {_times(monomial, unknown) for monomial in edge for unknown in range(unknowns)}
        edge = [monomial for monomial in following if not any(divides(top, monomial) for top in tops)]
        found.update(edge)
        if len(found) > LARGEST:
            raise Unbearable
    return sorted(found, key=order_key)


def _tail(polynomial: fmpz_mpoly, place: dict[Monomial, int]) -> fmpq_poly:
    """What a leading monomial is equal to modulo its polynomial, as a vector in the basis."""
    terms = iter(polynomial.terms())
    _, top = next(terms)
    values = [fmpq(0)] * len(place)
    for exponents, value in terms:
        values[place[tuple(map(int, exponents))]] = -fmpq(value, top)
    return fmpq_poly(values)


def _remainder(monomial: Monomial, monomials: list[Monomial], remainders: dict[Monomial, fmpq_poly]) -> fmpq_poly:
    """A monomial on the border, from a smaller one there that it is an unknown times."""
    for unknown, exponent in enumerate(monomial):
        smaller = tuple(value - (at == unknown) for at, value in enumerate(monomial))
        if exponent and smaller in remainders and smaller not in monomials:
            break
    total = fmpq_poly()
    for at, value in enumerate(remainders[smaller].coeffs()):
        if value != 0:
            total += remainders[_times(monomials[at], unknown)] * value
    return total


def _column(vector: fmpq_poly, size: int) -> list[fmpq]:
    values = vector.coeffs()
    return [*values, *([fmpq(0)] * (size - len(values)))]
