"""What the elimination of unknowns found, as it is needed to show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cmp_to_key

from flint import fmpq_poly, fmpz_mpoly, fmpz_mpoly_ctx, fmpz_poly

from tutor.derivation.lesson import Phrase
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.algebra.field import coordinate
from tutor.stationary.algebra.representation import Representation
from tutor.stationary.algebra.ring import Ring
from tutor.stationary.algebra.root import real_roots
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.spot import Spot


@dataclass(frozen=True, slots=True, eq=False)
class Elimination:
    """What is to be shown."""

    ring: Ring
    unknowns: tuple[Symbol, ...]
    equations: tuple[Expression, ...]
    """The equations as they were given."""
    context: fmpz_mpoly_ctx
    cleared: tuple[fmpz_mpoly, ...]
    """The equations cleared of denominators."""
    found: Representation
    spots: tuple[Spot, ...]
    """The real solutions, in order."""
    away: tuple[tuple[Mapping[Symbol, Coordinate], Phrase], ...]
    """Real candidates that are no solutions, and why."""

    @property
    def candidates(self) -> tuple[Mapping[Symbol, Coordinate], ...]:
        """All real points at which the equations, cleared of denominators, are zero."""
        return (*(spot.coordinates for spot in self.spots), *(place for place, _ in self.away))

    def polynomial(self, place: int) -> fmpz_poly:
        """The equation in one unknown alone, by the place of the unknown."""
        return self.found.eliminations[place]

    def tree(self, polynomial: fmpz_poly, place: int) -> Expression:
        """A polynomial in one unknown as an expression."""
        zeros = (0,) * place, (0,) * (len(self.ring.letters) - place - 1)
        terms = {(*zeros[0], power, *zeros[1]): value for power, value in enumerate(polynomial.coeffs()) if value != 0}
        return self.ring.tree(self.ring.context.from_dict(terms))

    def real_roots(self, place: int) -> list[Coordinate]:
        """The different real roots of the equation in one unknown alone, in ascending order."""
        found = []
        for factor, _ in factors_of(self.polynomial(place)):
            residue = fmpq_poly([0, 1]) % fmpq_poly(factor)
            found += [coordinate(root, residue, factor, self.ring.decimal) for root in real_roots(factor)]
        return sorted(found, key=cmp_to_key(ascending))


def factors_of(polynomial: fmpz_poly) -> list[tuple[fmpz_poly, int]]:
    """The irreducible factors with their multiplicities, the simplest first."""
    _, found = polynomial.factor()
    ordered = sorted(found, key=lambda pair: (pair[0].degree(), pair[0].height_bits(), str(pair[0])))
    return [(factor, int(times)) for factor, times in ordered]


def ascending(one: Coordinate, other: Coordinate) -> int:
    """Ascending, for the eye."""
    return int(bool(one.ball > other.ball)) - int(bool(one.ball < other.ball))
