"""The solutions of polynomial equations as polynomials in one number: a rational univariate representation.

All solutions are (g₁(t), g₂(t), …) where t runs through the roots of one squarefree polynomial p. See F. Rouillier,
"Solving zero-dimensional systems through the rational univariate representation", Applicable Algebra in Engineering,
Communication and Computing 9 (1999). Here the ideal is first made radical, and then linear algebra suffices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from flint import fmpq_mat, fmpq_poly, fmpz_mpoly, fmpz_mpoly_ctx, fmpz_poly

from tutor.stationary.algebra.groebner import groebner_basis
from tutor.stationary.algebra.quotient import Quotient, minimal_polynomial, quotient, squarefree

Check = Callable[[], None]


@dataclass(frozen=True, slots=True, eq=False)
class Representation:
    """Every complex solution of a system that has finitely many."""

    space: Quotient
    """The polynomials modulo the equations."""
    distinct: int
    """The number of different complex solutions."""
    eliminations: tuple[fmpz_poly, ...]
    """For each unknown the polynomial of least degree in it alone that lies in the ideal."""
    form: tuple[int, ...]
    """The number t as a sum c₁x + c₂y + … of the unknowns."""
    minimal: fmpz_poly
    """The squarefree polynomial p whose roots are the values of t, one for each solution."""
    values: tuple[fmpq_poly, ...]
    """Each unknown as a polynomial in t."""

    @property
    def multiplicity(self) -> int:
        """The number of complex solutions, each as often as it counts."""
        return self.space.dimension

    @property
    def separating(self) -> int | None:
        """The place of the unknown that t is, or None when no single unknown tells all solutions apart."""
        return self.form.index(1) if sorted(self.form) == [0] * (len(self.form) - 1) + [1] else None


def represent(basis: Sequence[fmpz_mpoly], context: fmpz_mpoly_ctx, check: Check) -> Representation | None:
    """The solutions of the equations that a reduced Gröbner basis stands for.

    Arguments:
        basis: from `groebner_basis`.
        context: its ring.
        check: called now and then; it may raise, to stop.

    Returns:
        the representation; None when there are infinitely many complex solutions.

    Raises:
        Unbearable: there are too many of them.

    >>> from tutor.stationary.algebra.groebner import context_of
    >>> ring = context_of(2)
    >>> x, y = ring.gens()
    >>> found = represent(groebner_basis([x**2 - y, y**2 - x], ring, lambda: None), ring, lambda: None)
    >>> found.multiplicity, found.distinct, found.form, found.minimal, found.values
    (4, 4, (1, 0), x^4 + (-1)*x, (x, x^2))
    """
    unknowns = context.nvars()
    space = quotient(basis, unknowns, check)
    if space is None:
        return None
    if not space.dimension:
        return Representation(space, 0, (fmpz_poly([1]),) * unknowns, (0,) * unknowns, fmpz_poly([1]), ())
    eliminations = []
    for matrix in space.matrices:
        check()
        eliminations.append(minimal_polynomial(matrix))
    simple = _radical(space, basis, eliminations, context, check)
    check()
    form, minimal = _separating(simple, [squarefree(one) for one in eliminations], check)
    values = _values(simple, form, check)
    return Representation(space, simple.dimension, tuple(eliminations), form, minimal, values)


def _radical(
    space: Quotient,
    basis: Sequence[fmpz_mpoly],
    eliminations: Sequence[fmpz_poly],
    context: fmpz_mpoly_ctx,
    check: Check,
) -> Quotient:
    """The quotient in which each solution counts once.

    Seidenberg's lemma: an ideal that has a squarefree polynomial in each unknown alone is radical. So it is enough
    to add those that are missing.
    """
    added = []
    for unknown, polynomial in enumerate(eliminations):
        simple = squarefree(polynomial)
        if simple.degree() < polynomial.degree():
            added.append(in_unknown(simple, unknown, context))
    if not added:
        return space
    found = quotient(groebner_basis([*basis, *added], context, check), context.nvars(), check)
    assert found is not None
    return found


def in_unknown(polynomial: fmpz_poly, unknown: int, context: fmpz_mpoly_ctx) -> fmpz_mpoly:
    """A polynomial in one letter as one in the unknown at a place."""
    zeros = [0] * context.nvars()
    terms = {}
    for power, value in enumerate(polynomial.coeffs()):
        if value != 0:
            terms[(*zeros[:unknown], power, *zeros[unknown + 1 :])] = value
    return context.from_dict(terms)


def _separating(space: Quotient, single: Sequence[fmpz_poly], check: Check) -> tuple[tuple[int, ...], fmpz_poly]:
    """A linear form that takes a different value at each solution, and the polynomial of these values.

    In a radical quotient the minimal polynomial of a form has as many roots as the form has values, so that its
    degree proves that the form separates. A single unknown is preferred, the one with the simplest polynomial.
    """
    size, unknowns = space.dimension, len(single)
    able = [place for place, polynomial in enumerate(single) if polynomial.degree() == size]
    if able:
        best = min(able, key=lambda place: (single[place].height_bits(), place))
        return tuple(int(place == best) for place in range(unknowns)), single[best]
    for form in _forms(unknowns, size):
        check()
        polynomial = minimal_polynomial(space.form(form))
        if polynomial.degree() == size:
            return form, polynomial
    raise AssertionError("one of the forms separates")


def _forms(unknowns: int, size: int) -> Iterator[tuple[int, ...]]:
    """(1, k, k², …): of so many, one separates any `size` points (Rouillier 1999, lemma 2.1)."""
    for k in range(1, (unknowns - 1) * size * (size - 1) // 2 + 2):
        yield tuple(k**power for power in range(unknowns))


def _values(space: Quotient, form: Sequence[int], check: Check) -> tuple[fmpq_poly, ...]:
    """Each unknown as a polynomial in the form: its coordinates in the basis 1, t, t², …."""
    size = space.dimension
    matrix = space.form(form)
    powers = [space.one()]
    for _ in range(size - 1):
        check()
        powers.append(matrix * powers[-1])
    columns = fmpq_mat(size, size, [entry for power in powers for entry in power.entries()]).transpose()
    targets = [(unknown * space.one()).entries() for unknown in space.matrices]
    right = fmpq_mat(len(targets), size, [entry for target in targets for entry in target]).transpose()
    found = columns.solve(right)
    return tuple(fmpq_poly([found[row, place] for row in range(size)]) for place in range(len(targets)))
