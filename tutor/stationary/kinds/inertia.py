"""How many eigenvalues of a symmetric matrix are positive, negative and zero, proved.

All eigenvalues are real, so Descartes' rule counts the positive ones exactly: the changes of sign among the
coefficients of the characteristic polynomial. Those are, up to sign, sums of principal minors.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from flint import arb, arb_mat, ctx, fmpq, fmpq_mat

from tutor.expression.numbers import ONE, ZERO, rational_value
from tutor.expression.tree import Expression, Negation, Product, Sum
from tutor.stationary.numbers.coordinate import PRECISION

Rows = Sequence[Sequence[Expression]]
_MOST_WRITTEN = 4
"""A determinant of a larger matrix is not written out as a formula."""


@dataclass(frozen=True, slots=True)
class Inertia:
    """Numbers of eigenvalues."""

    positive: int
    negative: int
    zero: int


def determinant(rows: Rows) -> Expression:
    """The determinant as a formula, expanded along rows; products with a 0 are left out.

    >>> from tutor import parse
    >>> str(determinant([[parse("a"), parse("b")], [parse("c"), parse("d")]]))
    'a*d - b*c'
    """
    if len(rows) == 1:
        return rows[0][0]
    terms: list[Expression] = []
    for column, entry in enumerate(rows[0]):
        if rational_value(entry) == 0:
            continue
        minor = determinant([[*row[:column], *row[column + 1 :]] for row in rows[1:]])
        if rational_value(minor) == 0:
            continue
        term: Expression = minor if entry == ONE else entry if minor == ONE else Product((entry, minor))
        terms.append(Negation(term) if column % 2 else term)
    if not terms:
        return ZERO
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def minor_sums(rows: Rows) -> list[Expression]:
    """The sums of all principal minors of order 1, 2, …: the elementary symmetric functions of the eigenvalues."""
    size = len(rows)
    sums = []
    for order in range(1, size + 1):
        minors = [
            determinant([[rows[i][j] for j in chosen] for i in chosen]) for chosen in combinations(range(size), order)
        ]
        kept = tuple(minor for minor in minors if rational_value(minor) != 0)
        sums.append(ZERO if not kept else kept[0] if len(kept) == 1 else Sum(kept))
    return sums


def inertia(rows: Rows, sign: Callable[[Expression], int | None], ball: Callable[[Expression], arb]) -> Inertia | None:
    """Count eigenvalues by sign.

    Arguments:
        rows: a symmetric matrix.
        sign: the proved sign of an expression, or None.
        ball: a ball around its value.

    Returns:
        the counts; None when a coefficient of the characteristic polynomial has no proved sign.
    """
    size = len(rows)
    known = rational_rows(rows)
    found: list[int | None]
    if known is not None:
        found = [_sign(value) for value in _characteristic(known)]
    elif size <= _MOST_WRITTEN:
        found = [sign(value) for value in minor_sums(rows)]
    else:
        found = _by_balls([[ball(entry) for entry in row] for row in rows])
    signs = [1]
    for order, one in enumerate(found, start=1):
        if one is None:
            return None
        signs.append(one if order % 2 == 0 else -one)
    zero = next(at for at, one in enumerate(reversed(signs)) if one)
    kept = [one for one in signs if one]
    positive = sum(one != other for one, other in pairwise(kept))
    return Inertia(positive, size - positive - zero, zero)


def rational_rows(rows: Rows) -> list[list[Fraction]] | None:
    """The matrix as fractions; None when an entry is none."""
    found = [[rational_value(entry) for entry in row] for row in rows]
    known = [[entry for entry in row if entry is not None] for row in found]
    return known if all(len(row) == len(rows) for row in known) else None


def rational_matrix(rows: Sequence[Sequence[Fraction]]) -> fmpq_mat:
    """Fractions as a matrix of python-flint."""
    return fmpq_mat([[fmpq(entry.numerator, entry.denominator) for entry in row] for row in rows])


def _characteristic(rows: Sequence[Sequence[Fraction]]) -> list[fmpq]:
    """The sums of principal minors of order 1, 2, …, from the characteristic polynomial."""
    size = len(rows)
    polynomial = rational_matrix(rows).charpoly()
    return [polynomial[size - order] * (-1) ** order for order in range(1, size + 1)]


def _by_balls(rows: Sequence[Sequence[arb]]) -> list[int | None]:
    size = len(rows)
    saved, ctx.prec = ctx.prec, PRECISION
    try:
        polynomial = arb_mat([list(row) for row in rows]).charpoly()
        values = [polynomial[size - order] * (-1) ** order for order in range(1, size + 1)]
    finally:
        ctx.prec = saved
    return [1 if value > 0 else -1 if value < 0 else None for value in values]


def _sign(value: fmpq) -> int:
    return (value > 0) - (value < 0)


def is_indefinite(rows: Rows, sign: Callable[[Expression], int | None]) -> bool:
    """Whether a principal minor of order 1 or 2 already shows eigenvalues of both signs."""
    diagonal = {sign(rows[place][place]) for place in range(len(rows))}
    if {1, -1} <= diagonal:
        return True
    return any(
        sign(determinant([[rows[i][i], rows[i][j]], [rows[j][i], rows[j][j]]])) == -1
        for i, j in combinations(range(len(rows)), 2)
    )
