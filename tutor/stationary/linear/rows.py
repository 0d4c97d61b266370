"""Row steps that bring a linear system into echelon form, with whole numbers or polynomials as entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Generic, Protocol, Self, TypeVar

from flint import fmpq, fmpq_mpoly, fmpz

from tutor.errors import CheckFailed
from tutor.expression.tree import Expression
from tutor.stationary.algebra.ring import TooLarge
from tutor.stationary.linear.coefficients import DOUBTFUL, Coefficients
from tutor.stationary.linear.form import LinearForm
from tutor.stationary.linear.fractions import content, over


class Ringlike(Protocol):
    """What can be added and multiplied, and divided where nothing is left over."""

    def __mul__(self, other: Self, /) -> Self: ...
    def __sub__(self, other: Self, /) -> Self: ...
    def __floordiv__(self, other: Self, /) -> Self: ...


Entry = TypeVar("Entry", bound=Ringlike)
_MOST_TERMS = 2_000
"""A system in which an entry gets more terms than this is given up: its formulas would help nobody."""


class Arithmetic(Protocol[Entry]):
    """What row steps need to know about entries."""

    def polynomial(self, entry: Entry) -> fmpq_mpoly:
        """The entry in the ring of the system."""

    def cost(self, entry: Entry) -> tuple[int, ...]:
        """How well one can divide by an entry that is not zero: the least is best."""

    def use(self, entry: Entry) -> tuple[Expression, ...]:
        """Take an entry for not zero; the factors are returned for which that is an assumption."""

    def common(self, row: Sequence[Entry]) -> Entry:
        """A number that all entries of a row are divided by from now on."""

    def plain(self, one: Entry, other: Entry) -> tuple[Entry, Entry]:
        """The ratio of two entries in lowest terms, the first one positive."""


@dataclass(frozen=True, slots=True)
class WholeNumbers:
    """Whole numbers as entries."""

    form: LinearForm

    def polynomial(self, entry: fmpz) -> fmpq_mpoly:
        return self.form.ring.context.constant(fmpq(entry))

    def cost(self, entry: fmpz) -> tuple[int, ...]:
        return (abs(entry) != 1, entry.height_bits())

    def use(self, entry: fmpz) -> tuple[Expression, ...]:
        return ()

    def common(self, row: Sequence[fmpz]) -> fmpz:
        found = fmpz(0)
        for entry in row:
            found = found.gcd(entry)
            if found == 1:
                break
        return found if found != 0 else fmpz(1)

    def plain(self, one: fmpz, other: fmpz) -> tuple[fmpz, fmpz]:
        shared = one.gcd(other)
        shared = -shared if one < 0 else shared
        return one // shared, other // shared


@dataclass(frozen=True, slots=True)
class Formulas:
    """Polynomials in parameters as entries."""

    form: LinearForm
    coefficients: Coefficients

    def polynomial(self, entry: fmpq_mpoly) -> fmpq_mpoly:
        return entry

    def cost(self, entry: fmpq_mpoly) -> tuple[int, ...]:
        rank = self.coefficients.rank(entry)
        return (len(self.coefficients.doubts(entry)) if rank == DOUBTFUL else 0, rank, len(entry))

    def use(self, entry: fmpq_mpoly) -> tuple[Expression, ...]:
        doubts = self.coefficients.doubts(entry)
        self.coefficients.require(entry)
        return doubts

    def common(self, row: Sequence[fmpq_mpoly]) -> fmpq_mpoly:
        if any(len(entry) > _MOST_TERMS for entry in row):
            raise TooLarge
        shared = row[0] * 0
        for entry in row:
            shared = shared.gcd(entry)
        if not shared or self.coefficients.rank(shared) == DOUBTFUL:
            shared = row[0] ** 0
        sizes = [content(entry / shared) for entry in row if entry]
        if not sizes:
            return shared
        size = Fraction(gcd(*(one.numerator for one in sizes)), lcm(*(one.denominator for one in sizes)))
        return over(shared, 1 / size)

    def plain(self, one: fmpq_mpoly, other: fmpq_mpoly) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        shared = one.gcd(other)
        one, other = one / shared, other / shared
        if one.is_constant():
            return one / one, other / one
        return one, other


@dataclass(frozen=True, slots=True, eq=False)
class RowStep(Generic[Entry]):
    """R_target → (keep·R_target − take·R_pivot)/divisor, or a swap of the two rows."""

    target: int
    """The place of the row that changes."""
    pivot: int
    """The place of the row that is subtracted, or swapped with."""
    keep: Entry
    take: Entry
    divisor: Entry
    row: tuple[Entry, ...]
    """The new row."""
    swap: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Stage(Generic[Entry]):
    """The work on one column."""

    column: int
    pivot: int | None
    """The place of the row that has the pivot; None if all entries were zero and the unknown stays free."""
    steps: tuple[RowStep[Entry], ...]
    doubts: tuple[Expression, ...] = ()
    """Factors of the pivot that were taken for not zero."""


def echelon(rows: list[list[Entry]], columns: int, arithmetic: Arithmetic[Entry]) -> list[Stage[Entry]]:
    """Bring rows into echelon form.

    Arguments:
        rows: the augmented matrix, changed in place.
        columns: how many of its columns belong to unknowns.
        arithmetic: what is to be known about its entries.

    Returns:
        the row steps, column by column; each has been checked by multiplying back.

    Raises:
        TooLarge: an entry has too many terms.
    """
    stages: list[Stage[Entry]] = []
    top = 0
    for column in range(columns):
        candidates = [place for place in range(top, len(rows)) if rows[place][column] != 0]
        if not candidates:
            stages.append(Stage(column, None, ()))
            continue
        best = min(candidates, key=lambda place: (*arithmetic.cost(rows[place][column]), _filled(rows[place]), place))
        steps = [_swap(rows, top, best)] if best != top else []
        doubts = arithmetic.use(rows[top][column])
        below = [place for place in range(top + 1, len(rows)) if rows[place][column] != 0]
        steps += [_eliminate(rows, place, top, column, arithmetic) for place in below]
        stages.append(Stage(column, top, tuple(steps), doubts))
        top += 1
    return stages


def _filled(row: Sequence[Entry]) -> int:
    return len([entry for entry in row if entry != 0])


def _swap(rows: list[list[Entry]], one: int, other: int) -> RowStep[Entry]:
    rows[one], rows[other] = rows[other], rows[one]
    entry = rows[one][0]
    return RowStep(one, other, entry, entry, entry, tuple(rows[one]), swap=True)


def _eliminate(
    rows: list[list[Entry]], target: int, pivot: int, column: int, arithmetic: Arithmetic[Entry]
) -> RowStep[Entry]:
    old, by = rows[target], rows[pivot]
    keep, take = arithmetic.plain(by[column], old[column])
    mixed = [keep * one - take * other for one, other in zip(old, by, strict=True)]
    divisor = arithmetic.common(mixed)
    new = [entry // divisor for entry in mixed] if divisor != 1 else mixed
    if new[column] != 0 or any(divisor * after != before for after, before in zip(new, mixed, strict=True)):
        raise CheckFailed(f"a row step went wrong in row {target + 1}")
    rows[target] = new
    return RowStep(target, pivot, keep, take, divisor, tuple(new))
