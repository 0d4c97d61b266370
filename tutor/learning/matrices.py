"""Matrices of fractions, by way of FLINT: exact, and quick where the fractions are long."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flint import fmpq_mat


def matrix_of(rows: Sequence[Sequence[Fraction]]) -> fmpq_mat:
    """A matrix of fractions, as FLINT has it."""
    from flint import fmpq, fmpq_mat

    return fmpq_mat([[fmpq(entry.numerator, entry.denominator) for entry in row] for row in rows])


def fractions_of(matrix: fmpq_mat) -> list[list[Fraction]]:
    """The entries of a matrix, row by row."""
    return [[Fraction(int(entry.p), int(entry.q)) for entry in row] for row in matrix.tolist()]
