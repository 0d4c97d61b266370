"""Which columns of X do not depend on the ones before them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.learning.matrices import matrix_of
from tutor.learning.model import Statistics

if TYPE_CHECKING:
    from flint import arb

_PRECISION = 6000
"""Binary digits for elimination with rounded sums: they are short, but written out in fractions around zero."""


_NOTHING = 2.0**-60
"""What is left of a column, as a part of what rounding may leave (both squared), when it is taken for nothing: chance
alone would not leave so little."""


def independent(found: Statistics) -> tuple[tuple[int, ...], bool]:
    """The places of the columns that do not depend on those before them, in order; and whether that is certain.

    Arguments:
        found: the sums over the data; exact ones decide exactly, rounded ones as well as their grain allows.

    >>> two, one = Fraction(2), Fraction(1)
    >>> same_ages = Statistics(1, ((4 * one, two), (two, one)), (6 * one, 3 * one), 3 * one, 9 * one, True, {})
    >>> independent(same_ages)
    ((0,), True)
    """
    return (_exactly(found), True) if found.exact else _rounded(found)


def _exactly(found: Statistics) -> tuple[int, ...]:
    reduced, rank = matrix_of(found.gram).rref()
    size = len(found.gram)
    return tuple(next(column for column in range(size) if reduced[row, column] != 0) for row in range(rank))


def _rounded(found: Statistics) -> tuple[tuple[int, ...], bool]:
    """Elimination column by column; what is left of a column is compared with the rounding of the sums.

    `rest` holds, for each kept column, the combination v of the columns that is left when the columns before it
    are taken out, and its sum of squares vᵀ(XᵀX)v.
    """
    from flint import arb, ctx

    precision, ctx.prec = ctx.prec, _PRECISION
    try:
        size = len(found.gram)
        gram = [[_arb(entry) for entry in row] for row in found.gram]
        grain = [[_arb(entry) for entry in row] for row in found.grain]
        kept: list[int] = []
        certain = True
        rest: list[tuple[list[arb], list[arb], arb]] = []
        for place in range(size):
            combination = [arb(int(other == place)) for other in range(size)]
            for earlier, images, square in rest:
                share = images[place] / square
                combination = [one - share * other for one, other in zip(combination, earlier, strict=True)]
            images = [
                sum((row[column] * one for row, one in zip(gram, combination, strict=True)), arb(0))
                for column in range(size)
            ]
            square = sum((one * other for one, other in zip(images, combination, strict=True)), arb(0))
            left, noise = square.mid(), _noise(combination, grain)
            if left > noise + square.rad():
                kept.append(place)
                rest.append((combination, images, square))
            elif abs(left) > noise * _NOTHING + square.rad():
                certain = False
        return tuple(kept), certain
    finally:
        ctx.prec = precision


def _noise(combination: list[arb], grain: list[list[arb]]) -> arb:
    from flint import arb

    total = arb(0)
    for column in range(len(grain[0]) if grain else 0):
        total += abs(sum((row[column] * one for row, one in zip(grain, combination, strict=True)), arb(0)))
    return (total * total).mid()


def _arb(value: Fraction) -> arb:
    from flint import arb, fmpq

    return arb(fmpq(value.numerator, value.denominator))
