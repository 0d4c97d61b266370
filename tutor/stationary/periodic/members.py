"""From angles on one period back to the unknowns: families such as x = π/3 + 2kπ, or single points in a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product as every
from math import ceil, floor

from flint import arb, ctx, fmpq, fmpq_mat

from tutor.derivation.place import put_in
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE
from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.algebra.ring import fraction_of
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.periodic.angles import Bearing
from tutor.stationary.periodic.forms import PI
from tutor.stationary.periodic.torus import Torus, scaled, turn
from tutor.stationary.spot import Spot
from tutor.stationary.system import Box, Family

_MOST_SPOTS = 4_000


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """unit·unknown = Σ byᵢ·angleᵢ + Σ alongⱼ·unitⱼ·unknownⱼ."""

    by: tuple[Fraction, ...]
    along: tuple[Fraction, ...]


def family(torus: Torus, bearings: Sequence[Bearing], letters: Sequence[Symbol]) -> Family:
    """All solutions that look alike on the torus.

    Arguments:
        torus: the system on one period.
        bearings: the base angles, each in closed form.
        letters: a whole-number letter for each base angle.
    """
    rows = _rows(torus)
    coordinates: dict[Symbol, Expression] = {}
    for unknown, unit, row in zip(torus.forms.unknowns, torus.forms.units, rows, strict=True):
        if row is None:
            coordinates[unknown] = unknown
            continue
        terms = [
            scaled(amount, other, of, below=unit)
            for amount, other, of in zip(row.along, torus.forms.units, torus.forms.unknowns, strict=True)
            if amount
        ]
        terms += [scaled(amount, part, below=unit) for part, amount in _constants(torus, bearings, row).items()]
        terms += [turn(2 * amount, letter, unit) for amount, letter in zip(row.by, letters, strict=True) if amount]
        coordinates[unknown] = total(tuple(terms))
    conditions = tuple(put_in(condition, coordinates) for condition in torus.kept)
    return Family(coordinates, tuple(letters), conditions=conditions)


def _constants(torus: Torus, bearings: Sequence[Bearing], row: _Row) -> dict[Expression, Fraction]:
    """What stands in a coordinate besides letters: part → rational coefficient."""
    found: dict[Expression, Fraction] = {}
    for amount, one, shift in zip(row.by, bearings, torus.shifts, strict=True):
        found[PI] = found.get(PI, Fraction(0)) + amount * one.turns
        if one.formula is not None:
            found[one.formula] = found.get(one.formula, Fraction(0)) + amount * one.sign
        for part, size in shift.items():
            found[part] = found.get(part, Fraction(0)) - amount * size
    # What is positive comes first: atan(2) − π, but π − atan(2).
    return {part: amount for part, amount in sorted(found.items(), key=lambda one: one[1] < 0) if amount}


def _rows(torus: Torus) -> list[_Row | None]:
    """The base angles solved for the unknowns, the last ones first; None for an unknown that stays free."""
    count, angles = len(torus.forms.unknowns), len(torus.base)
    table = [
        [
            *(fmpq(rate.numerator, rate.denominator) for rate in reversed(row)),
            *(fmpq(at == place) for at in range(angles)),
        ]
        for place, row in enumerate(torus.base)
    ]
    reduced, _ = fmpq_mat(table).rref()
    result: list[_Row | None] = [None] * count
    for line in reduced.tolist():
        entries = [fraction_of(one) for one in line]
        pivot = next(place for place, entry in enumerate(entries) if entry)
        along = [-entry if place != pivot else Fraction(0) for place, entry in enumerate(entries[:count])]
        result[count - 1 - pivot] = _Row(tuple(entries[count:]), tuple(reversed(along)))
    return result


def members(torus: Torus, bearings: Sequence[Bearing], box: Box) -> list[Spot] | None:
    """The solutions in a box that look alike on the torus, for angles without a closed form.

    Returns:
        the spots; None if there are too many, or if the angles do not fix every unknown.
    """
    axes: list[list[Coordinate]] = []
    with ctx.workprec(PRECISION):
        for unknown, unit, row in zip(torus.forms.unknowns, torus.forms.units, _rows(torus), strict=True):
            if row is None or any(row.along) or torus.kept or sum(1 for amount in row.by if amount) != 1:
                return None
            axes.append(list(_along(torus, bearings, row, unit, box[unknown])))
    count = 1
    for axis in axes:
        count *= len(axis)
    if count > _MOST_SPOTS:
        return None
    return [Spot(dict(zip(torus.forms.unknowns, values, strict=True))) for values in every(*axes)]


def _along(
    torus: Torus, bearings: Sequence[Bearing], row: _Row, unit: Expression, ends: tuple[Fraction, Fraction]
) -> Iterator[Coordinate]:
    """The values of one unknown between two ends."""
    place = next(place for place, amount in enumerate(row.by) if amount)
    one, size = bearings[place], row.by[place]
    scale = _number(unit)
    start = fmpq(size.numerator, size.denominator) * one.ball / scale
    for part, amount in torus.shifts[place].items():
        start -= (
            fmpq(size.numerator, size.denominator) * fmpq(amount.numerator, amount.denominator) * _number(part) / scale
        )
    period = 2 * arb.pi() * fmpq(size.numerator, size.denominator) / scale
    low, high = (fmpq(end.numerator, end.denominator) for end in ends)
    first = floor(float((low - start) / period)) - 1
    last = ceil(float((high - start) / period)) + 1
    for number in range(first, min(last, first + _MOST_SPOTS) + 1):
        value = start + number * period
        if value < low or value > high:
            continue
        exact = None
        if one.is_exact:
            constants = _constants(torus, bearings, row)
            constants[PI] = constants.get(PI, Fraction(0)) + 2 * size * number
            exact = total(tuple(scaled(amount, part, below=unit) for part, amount in constants.items() if amount))
        yield Coordinate(exact, value)


def _number(unit: Expression) -> arb:
    return arb(1) if unit == ONE else Evaluator({}, PRECISION).value(unit)
