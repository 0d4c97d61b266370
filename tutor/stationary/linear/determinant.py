"""The determinant of a linear system, exactly."""

from __future__ import annotations

from flint import fmpq, fmpq_mat, fmpq_mpoly

from tutor.stationary.linear.form import LinearForm
from tutor.stationary.linear.fractions import Value, number_of, reduced

_MOST_SYMBOLIC = 5
"""The determinant of a larger matrix of formulas has too many terms to say anything."""


def determinant(form: LinearForm) -> Value | None:
    """The determinant of the coefficients, as above/below.

    Returns:
        the determinant; None where there is none, because there are not as many equations as unknowns, or where it
        would be too long.
    """
    size = len(form.unknowns)
    if len(form.rows) != size:
        return None
    matrix = [form.coefficients(row)[0] for row in form.rows]
    below = form.ring.context.constant(1)
    for one in form.below:
        below *= one
    if all(entry.is_constant() for row in matrix for entry in row):
        numbers = [number_of(entry) for row in matrix for entry in row]
        found = fmpq_mat(size, size, [fmpq(one.numerator, one.denominator) for one in numbers]).det()
        return reduced(form.ring.context.constant(found), below)
    if size > _MOST_SYMBOLIC:
        return None
    return reduced(_expanded(matrix, form.ring.context.constant(0)), below)


def _expanded(matrix: list[list[fmpq_mpoly]], zero: fmpq_mpoly) -> fmpq_mpoly:
    """Expansion along the first row."""
    if len(matrix) == 1:
        return matrix[0][0]
    result = zero
    for place, entry in enumerate(matrix[0]):
        if not entry.is_zero():
            minor = [row[:place] + row[place + 1 :] for row in matrix[1:]]
            term = entry * _expanded(minor, zero)
            result = result - term if place % 2 else result + term
    return result
