"""Least squares: the parameters for which the sum of the squared residuals is least.

Source of the formulas: the normal equations XᵀXβ = Xᵀy, in any book on linear models.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.errors import CheckFailed
from tutor.learning.independent import independent
from tutor.learning.matrices import fractions_of, matrix_of
from tutor.learning.model import Fit, Loss, Statistics

if TYPE_CHECKING:
    from tutor.learning.objective import Quadratic


def least_squares(found: Statistics) -> Fit:
    """Solve XᵀXβ = Xᵀy, for singular data too.

    The normal equations always have a solution. For every v with XᵀXv = 0 we have |Xv|² = vᵀXᵀXv = 0, so Xv = 0,
    so vᵀXᵀy = 0: what XᵀX makes zero, Xᵀy makes zero as well, and no equation says 0 = 1. Fewer rows than
    parameters, equal inputs or collinear features leave parameters free, they never contradict each other.

    Rounded sums cannot tell whether a column depends on the ones before it or nearly so. It is taken to depend on
    them when what is left of it is no longer than the rounding of the sums (`Statistics.grain`); unless nothing at
    all is left of it, the fit is then not `certain`.

    Arguments:
        found: the sums over the data, for p parameters.

    Returns:
        the values (p), zeros for parameters that stay free; the directions along which nothing changes; Σ residual²
        at the minimum; R².

    >>> line = Statistics(3, ((Fraction(20), Fraction(6)), (Fraction(6), Fraction(3))), (Fraction(280), Fraction(120)),
    ...     Fraction(120), Fraction(5000), True, {})
    >>> fit = least_squares(line)
    >>> [int(value) for value in fit.values], int(fit.minimum), int(fit.r_squared)
    ([5, 30], 0, 1)
    """
    size = len(found.moments)
    kept, certain = independent(found)
    dropped = [place for place in range(size) if place not in kept]
    right = [[found.moments[row], *(found.gram[row][column] for column in dropped)] for row in kept]
    solved = _solved([[found.gram[row][column] for column in kept] for row in kept], right)
    values = [Fraction(0)] * size
    directions = [[Fraction(0)] * size for _ in dropped]
    for place, row in zip(kept, solved, strict=True):
        values[place] = row[0]
        for direction, share in zip(directions, row[1:], strict=True):
            direction[place] = -share
    for place, direction in zip(dropped, directions, strict=True):
        direction[place] = Fraction(1)
    if found.exact:
        _check(found, values, directions)
    minimum = residual_square(found, values)
    # Rounding can make the sum of squares of a perfect fit a little less than nothing.
    minimum = minimum if found.exact else max(minimum, Fraction(0))
    spread = found.spread
    return Fit(
        values=tuple(values),
        directions=tuple(map(tuple, directions)),
        minimum=minimum,
        r_squared=1 - minimum / spread if spread > 0 else None,
        certain=certain,
    )


def residual_square(found: Statistics, values: Sequence[Fraction]) -> Fraction:
    """Σ residual² at a point: Σy² − 2β·Xᵀy + βᵀXᵀXβ.

    Arguments:
        found: the sums over the data.
        values: the parameters (p).

    >>> line = Statistics(3, ((Fraction(20), Fraction(6)), (Fraction(6), Fraction(3))), (Fraction(280), Fraction(120)),
    ...     Fraction(120), Fraction(5000), True, {})
    >>> int(residual_square(line, (Fraction(1), Fraction(0))))
    4460
    """
    if not values:
        return found.square
    # FLINT multiplies long fractions far quicker than Python does.
    point = matrix_of([[value] for value in values])
    gap = matrix_of(found.gram) * point - 2 * matrix_of([[moment] for moment in found.moments])
    return found.square + fractions_of(point.transpose() * gap)[0][0]


def quadratic(loss: Loss, found: Statistics) -> Quadratic:
    """The loss as f(θ) = ½·θᵀAθ − gᵀθ + c, for descent.

    With the scale k of the loss (k·Σ residual²): A = 2k·XᵀX, g = 2k·Xᵀy, c = k·Σy².

    Arguments:
        loss: a loss of a model that is linear in its parameters.
        found: its sums over the data.
    """
    from tutor.learning.objective import Quadratic

    scale = loss.scale(found.count)
    return Quadratic(
        variables=loss.model.parameters,
        matrix=tuple(tuple(2 * scale * entry for entry in row) for row in found.gram),
        linear=tuple(2 * scale * entry for entry in found.moments),
        constant=scale * found.square,
    )


def _solved(left: list[list[Fraction]], right: list[list[Fraction]]) -> list[list[Fraction]]:
    """The matrix S with left·S = right, for an invertible left."""
    if not left:
        return []
    return fractions_of(matrix_of(left).solve(matrix_of(right)))


def _check(found: Statistics, values: Sequence[Fraction], directions: Sequence[Sequence[Fraction]]) -> None:
    """Put the solution into the normal equations, all of them.

    Raises:
        CheckFailed: one does not hold: the sums are not those of any data.
    """
    gram = matrix_of(found.gram)
    if gram * matrix_of([[value] for value in values]) != matrix_of([[moment] for moment in found.moments]):
        raise CheckFailed("the least-squares solution does not solve the normal equations")
    for direction in directions:
        if any(row[0] for row in fractions_of(gram * matrix_of([[share] for share in direction]))):
            raise CheckFailed("a direction of minimisers changes the residuals")
