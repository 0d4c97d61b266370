"""The numbers that decide what each of many points is, point by point."""

from __future__ import annotations

from collections.abc import Iterator

from flint import arb, arb_mat, ctx

from tutor.derivation.lesson import Block, Table, phrase
from tutor.derivation.lessons.parts import partial_symbol
from tutor.expression.tree import Expression
from tutor.stationary.lesson.points import decimals
from tutor.stationary.lesson.table import LONGEST, Cell, kind_word, left_out, whole_of_point
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.results import Stationary, StationaryPoint

_MOST_MINORS = 3
"""With more variables the leading minors are not listed."""


def deciding_table(found: Stationary) -> tuple[Block, ...]:
    """The numbers that decide the second-derivative test, point by point: f″, or f_xx and D, or leading minors.

    Nothing for points in parameters, or with many variables.
    """
    count = len(found.variables)
    shown = found.points[:LONGEST]
    if count > _MOST_MINORS or not all(minor.is_finite() for point in shown for minor in _minor_balls(found, point)):
        return ()
    name, first = found.reading.name, found.variables[0]
    slope = partial_symbol(name, (first, first)) if count > 1 else phrase("points-column-second", name=name)
    last = phrase("points-column-determinant") if count == 2 else phrase("points-column-minor", order=2)
    minors = (slope, last, phrase("points-column-minor", order=3))[:count]
    columns = (phrase("points-column-number"), *minors, phrase("points-column-kind"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(number), *_minors(found, point), kind_word(point.verdict, whole_of_point(found, number), count))
        for number, point in enumerate(shown, start=1)
    )
    return (Table(columns, rows), *left_out(len(found.points)))


def is_degenerate(found: Stationary, point: StationaryPoint) -> bool:
    """May det H be zero at a point? Then second derivatives alone do not decide what it is."""
    return bool(_minor_balls(found, point)[-1].contains(0))


def _minors(found: Stationary, point: StationaryPoint) -> Iterator[Expression]:
    """The leading minors of H at a point, in decimals."""
    for minor in _minor_balls(found, point):
        yield decimals(Coordinate(None, minor))


def _minor_balls(found: Stationary, point: StationaryPoint) -> list[arb]:
    entries = [[point.spot.ball(entry) for entry in row] for row in found.hessian.answer]
    saved, ctx.prec = ctx.prec, PRECISION
    try:
        return [arb_mat([row[:order] for row in entries[:order]]).det() for order in range(1, len(entries) + 1)]
    finally:
        ctx.prec = saved
