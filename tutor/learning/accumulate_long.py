"""The sums over a file that is too long to keep: one pass, bounded memory, and no cancellation.

Sums of squares of numbers near 10⁹ lose all digits of a spread of 1. So each letter is measured from one of its own
values c and in units of a power of two: x = c + 2ᵏu with u of about the size of 1. Sums of products of the u are
taken in floating point, block by block, and added up exactly; as c and 2ᵏ are exact, so is the way back to sums in x.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from tutor.errors import Unanswerable
from tutor.expression.grid import values_on
from tutor.expression.tree import Expression, Symbol
from tutor.learning.data.dataset import LongDataset
from tutor.learning.model import Model, Statistics
from tutor.learning.polynomial import Monomial, degree
from tutor.learning.shifting import Shift, shifted
from tutor.learning.sums import Plan, assembled, columns_in, no_value, plan

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

_EPSILON = 2.0**-52
_WHOLE = 2**53
"""Whole numbers up to this one are floating-point numbers."""
_ROUNDING = 64 * _EPSILON
"""How far the sum of a block may be off, relative to the sum of the sizes: NumPy adds pairwise, and the products
and powers that are added are rounded too."""


def long_statistics(data: LongDataset, model: Model) -> Statistics:
    """The sums for a model with linear parameters, in one pass over the blocks of a file.

    Arguments:
        data: its blocks are walked through; their columns are (*inputs, output).
        model: a model that is linear in its parameters.

    Raises:
        Unanswerable: there is no row, the model has no value in one, or its powers are too large to be added.
        StudentError: a bad row of the file.
    """
    needed = plan(model)
    totals: _Totals | None = None
    for block in data.blocks():
        if len(block):
            if totals is None:
                totals = _Totals.started(needed, model, data.source, block)
            totals.add(block)
    if totals is None:
        raise Unanswerable(f"{data.source} has no rows, so there is nothing to fit.", "Take a file with data in it.")
    return assembled(totals.plan, totals.sums, False, _ROUNDING, totals.blurs(), totals.unrounded())


@dataclass(slots=True)
class _Totals:
    """The sums so far, in shifted letters."""

    plan: Plan
    """What is needed, its polynomials rewritten for the shifted atoms."""
    model: Model
    source: str
    atoms: tuple[Expression, ...]
    shifts: Mapping[int, Shift]
    monomials: tuple[Monomial, ...]
    sums: dict[Monomial, Fraction]
    whole: dict[int, float]
    """Letters that have been whole numbers so far → how far they are at most from where they are measured."""
    count: int = 0
    longest: int = 0
    """Rows of the longest block."""

    @classmethod
    def started(cls, needed: Plan, model: Model, source: str, block: Array) -> _Totals:
        """Choose the shifts by the first block."""
        atoms = needed.atoms.expressions
        used = {atom for monomial in needed.monomials for atom, _ in monomial}
        shifts = {
            number: _shift(block[:, columns_in(atoms[number], model)[atom]])
            for number in used
            if isinstance(atom := atoms[number], Symbol)
        }
        rewritten = shifted(needed, shifts)
        monomials = tuple(sorted(rewritten.monomials, key=lambda monomial: (degree(monomial), monomial)))
        sums = dict.fromkeys(monomials, Fraction(0))
        return cls(rewritten, model, source, atoms, shifts, monomials, sums, dict.fromkeys(shifts, 0.0))

    def add(self, block: Array) -> None:
        """Add the sums of a block."""
        import numpy

        products: dict[Monomial, Array] = {}
        self.longest = max(self.longest, len(block))
        with numpy.errstate(all="ignore"):
            for monomial in self.monomials:
                total = float(self._product(monomial, block, products).sum()) if monomial else float(len(block))
                if not math.isfinite(total):
                    highest = degree(self.monomials[-1])
                    raise Unanswerable(
                        f"{self.source}: sums of products of up to {highest} of its numbers are too large to add.",
                        "Choose a smaller --degree, or give the column in a larger unit.",
                    )
                self.sums[monomial] += Fraction(total)
        self.count += len(block)

    def _product(self, monomial: Monomial, block: Array, products: dict[Monomial, Array]) -> Array:
        found = products.get(monomial)
        if found is None:
            (atom, exponent), rest = monomial[-1], monomial[:-1]
            smaller: Monomial = (*rest, (atom, exponent - 1)) if exponent > 1 else rest
            single: Monomial = ((atom, 1),)
            if smaller:
                found = self._product(smaller, block, products) * self._product(single, block, products)
            else:
                found = self._atom(atom, block)
            products[monomial] = found
        return found

    def _atom(self, number: int, block: Array) -> Array:
        """The shifted numbers of a letter, or the values of another atom.

        Raises:
            Unanswerable: there is no value in a row.
        """
        import numpy

        atom = self.atoms[number]
        columns = {letter: block[:, place] for letter, place in columns_in(atom, self.model).items()}
        if isinstance(atom, Symbol):
            shift = self.shifts[number]
            column = numpy.ascontiguousarray(columns[atom])
            moved = column - float(shift.start)
            if number in self.whole:
                self._watch(number, column, moved)
            return numpy.ldexp(moved, -shift.power)
        values = values_on(atom, columns or {self.model.output: block[:, -1]})
        fine = numpy.isfinite(values)
        if not fine.all():
            place = int(numpy.argmin(fine))
            point = {letter: Fraction(float(column[place])) for letter, column in columns.items()}
            raise no_value(self.source, self.count + place + 1, atom, point)
        return values

    def _watch(self, number: int, column: Array, moved: Array) -> None:
        """Whether the numbers of a letter are whole still: such numbers are read, moved and multiplied exactly."""
        import numpy

        # Most columns that are not whole show it in their first numbers.
        for part in (column[:100], column):
            if not (numpy.floor(part) == part).all() or not (abs(part) <= _WHOLE).all():
                del self.whole[number]
                return
        self.whole[number] = max(self.whole[number], float(abs(moved).max()))

    def unrounded(self) -> frozenset[Monomial]:
        """The monomials whose products, added up within a block, stay whole numbers that floating point holds."""
        found = []
        for monomial in self.plan.basis:
            if all(number in self.whole for number, _ in monomial):
                largest = prod(int(self.whole[number]) ** (2 * exponent) for number, exponent in monomial)
                if largest * self.longest <= _WHOLE:
                    found.append(monomial)
        return frozenset(found)

    def blurs(self) -> dict[Monomial, float]:
        """How far each column may be off because its numbers were rounded when they were read; whole ones are not.

        Any other number near c is read to within ε·|c|/2, so u is to within ε·|c|/2ᵏ, and over n rows the root of the
        sum of squares to within √n times that.
        """
        found: dict[Monomial, float] = {}
        for monomial in self.plan.basis:
            off = 0.0
            for number, exponent in monomial:
                shift = self.shifts.get(number)
                if shift is not None and number not in self.whole:
                    off += exponent * _EPSILON * math.ldexp(abs(float(shift.start)), -shift.power)
            found[monomial] = off * math.sqrt(self.count)
        return found


def _shift(numbers: Array) -> Shift:
    """A value of the column near its mean, and the power of two that is about as large as its spread.

    It must be one of the numbers themselves: then a column of equal numbers is exactly zero afterwards.
    """
    import numpy

    nearest = int(numpy.argmin(numpy.abs(numbers - numbers.mean())))
    start = float(numbers[nearest])
    widest = float(numpy.abs(numbers - start).max())
    power = math.frexp(widest)[1] if widest and math.isfinite(widest) else 0
    return Shift(Fraction(start), power)
