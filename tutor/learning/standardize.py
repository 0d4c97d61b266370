"""Standardised columns: z = (u − ū)/sd makes every input alike, and the bowl of the loss rounder.

For a sum of squares whose residual is a combination of factors, such as s·a + b with the factors a and 1, putting
a = ā + sd·z in turns s·a + b into (s·sd)·z + (b + s·ā): the same model with the parameters θ′ = Tθ. So the loss
over the standardised columns is the old one at θ = T⁻¹θ′, with the second derivatives T⁻ᵀ A T⁻¹.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tutor.errors import Unanswerable
from tutor.expression.fractional import root
from tutor.expression.numbers import whole
from tutor.expression.reading import Reading
from tutor.expression.structures import Counted
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Expression, Power, Product, Symbol
from tutor.learning.bind import letter_of
from tutor.learning.curvature import Curvature, curvature
from tutor.learning.descent import Descent
from tutor.learning.expanded import expanded
from tutor.learning.loss_data import LossData
from tutor.learning.matrices import fractions_of, matrix_of
from tutor.learning.objective import Formula, Quadratic
from tutor.learning.walk import MOST_STEPS, walk
from tutor.stationary.algebra.ring import fraction_of

TOLERANCE = 1e-6
"""To compare walks by, if no tolerance was asked for."""


@dataclass(frozen=True, slots=True)
class Column:
    """An input column, and what makes it standard."""

    letter: Symbol
    """The letter as it stands in the function: aᵢ."""
    mean: Fraction
    deviation: Fraction
    """sd = √(Σ (u − ū)²/n), to 16 digits."""


@dataclass(frozen=True, slots=True)
class Standardized:
    """The loss over standardised columns, and how walks on both compare."""

    columns: tuple[Column, ...]
    transform: tuple[tuple[Fraction, ...], ...]
    """T (p × p): θ′ = Tθ."""
    objective: Quadratic
    """The loss as a function of θ′."""
    before: Curvature
    after: Curvature
    tolerance: float
    """Both walks go on until |∇f| is at most this."""
    walk_before: Descent
    """The walk on the columns as they are, with their best fixed rate."""
    walk_after: Descent
    """The same on the standardised columns; its points are θ′."""

    def back(self, point: Sequence[Fraction | float]) -> tuple[float, ...]:
        """Parameters of the standardised columns in the original units: θ = T⁻¹θ′ (p)."""
        found = matrix_of(self.transform).inv() * matrix_of([[Fraction(one)] for one in point])
        return tuple(float(one) for (one,) in fractions_of(found))


def standardized(
    reading: Reading, rows: LossData, objective: Quadratic | Formula, descent: Descent, tolerance: float
) -> Standardized:
    """Standardise the input columns of a sum of squares.

    Arguments:
        reading: the loss.
        rows: its data.
        objective: the loss over the data.
        descent: a walk; where it starts, the walks to compare start as well.
        tolerance: where they end; 0 for a small one.

    Raises:
        Unanswerable: the loss is no sum of squares of a linear model, a column is constant, or the model has
            no intercept.
    """
    if not isinstance(objective, Quadratic):
        raise _not_fit()
    factors = _factors(reading, rows)
    inputs = {place for factor in factors for exponents in factor for place, one in enumerate(exponents) if one}
    columns = tuple(_column(rows.letters[place], rows) for place in sorted(inputs))
    transform = _transform(factors, columns, rows)
    inverse = matrix_of(transform).inv()
    matrix = inverse.transpose() * matrix_of(objective.matrix) * inverse
    linear = inverse.transpose() * matrix_of([[one] for one in objective.linear])
    scaled = Quadratic(
        objective.variables,
        tuple(map(tuple, fractions_of(matrix))),
        tuple(one for (one,) in fractions_of(linear)),
        objective.constant,
    )
    before, after = curvature(objective), curvature(scaled)
    start = [Fraction(one) for one in descent.steps[0].point]
    moved = matrix_of(transform) * matrix_of([[one] for one in start])
    goal = tolerance or TOLERANCE
    return Standardized(
        columns=columns,
        transform=transform,
        objective=scaled,
        before=before,
        after=after,
        tolerance=goal,
        walk_before=_walk(objective, start, before, goal),
        walk_after=_walk(scaled, [one for (one,) in fractions_of(moved)], after, goal),
    )


def _walk(objective: Quadratic, start: Sequence[Fraction], found: Curvature, goal: float) -> Descent:
    rate = found.best_rate
    if rate is None:
        raise Unanswerable(
            "The loss has no single minimum: the data do not settle the parameters, standardised or not.",
            "Leave out an input that the others determine, or add rows.",
        )
    return walk(objective, start, rate=rate, steps=MOST_STEPS, tolerance=goal)


Factor = dict[tuple[int, ...], Fraction]
"""A polynomial in the data letters: exponents → coefficient."""


def _factors(reading: Reading, rows: LossData) -> tuple[Factor, ...]:
    """What each parameter is multiplied by in the residual (p polynomials in the data letters).

    Raises:
        Unanswerable: the loss is not Σ (something linear in the parameters)².
    """
    sums = [node for node in postorder(reading.expression) if isinstance(node, Counted)]
    parts = _parts(sums[0].body) if len(sums) == 1 else ()
    squares = [part for part in parts if isinstance(part, Power) and part.exponent == whole(2)]
    if len(squares) != 1 or any(symbols(part) for part in parts if part is not squares[0]):
        raise _not_fit()
    plain = {letter: Symbol(f"column_{letter_of(letter)}") for letter in rows.letters}
    residual = substitute(squares[0].base, dict[Expression, Expression](plain.items()))
    polynomial = expanded(residual, (*reading.variables, *plain.values()))
    if polynomial is None:
        raise _not_fit()
    count = len(reading.variables)
    found: list[Factor] = [{} for _ in range(count)]
    for exponents, coefficient in polynomial.terms():
        powers = tuple(int(one) for one in exponents)
        if sum(powers[:count]) > 1:
            raise _not_fit()
        if sum(powers[:count]) == 1:
            found[powers.index(1)][powers[count:]] = fraction_of(coefficient)
    return tuple(found)


def _parts(body: Expression) -> tuple[Expression, ...]:
    return body.factors if isinstance(body, Product) else (body,)


def _column(letter: Symbol, rows: LossData) -> Column:
    """The mean and the standard deviation of a column.

    Raises:
        Unanswerable: all its numbers are equal.
    """
    values = rows.columns[letter_of(letter)]
    mean = sum(values, Fraction(0)) / len(values)
    variance = sum(((one - mean) ** 2 for one in values), Fraction(0)) / len(values)
    if variance == 0:
        raise Unanswerable(
            f"All numbers in the column of {letter.label} are equal, so it cannot be standardised.",
            "Leave that input out: it says nothing that the intercept does not say.",
        )
    even = root(variance, 2)
    return Column(letter, mean, even if even is not None else Fraction(math.sqrt(variance)))


def _transform(
    factors: Sequence[Factor], columns: Sequence[Column], rows: LossData
) -> tuple[tuple[Fraction, ...], ...]:
    """T (p × p) with θ′ = Tθ: each factor at ū + sd·z, as a combination of the factors at z.

    Raises:
        Unanswerable: it is none, as when a model has no intercept.
    """
    places = {rows.letters.index(column.letter): column for column in columns}
    moved = [_put_in(factor, places) for factor in factors]
    terms = sorted({exponents for factor in (*factors, *moved) for exponents in factor})
    count = len(factors)
    basis = matrix_of([[factor.get(one, Fraction(0)) for factor in factors] for one in terms])
    goal = matrix_of([[factor.get(one, Fraction(0)) for factor in moved] for one in terms])
    if basis.rank() < count:
        raise _not_fit()
    found = (basis.transpose() * basis).solve(basis.transpose() * goal)
    if basis * found != goal:
        raise Unanswerable(
            "A standardised column is u − ū, and this model has no place for the constant that brings in.",
            "Give the model an intercept, as in s*a_i + b, and every lower power.",
        )
    return tuple(map(tuple, fractions_of(found)))


def _put_in(factor: Factor, places: Mapping[int, Column]) -> Factor:
    """A factor with ū + sd·z in place of each input u, multiplied out by the binomial theorem."""
    found: Factor = {}
    for exponents, coefficient in factor.items():
        terms: Factor = {exponents: coefficient}
        for place, column in places.items():
            power = exponents[place]
            terms = {
                (*powers[:place], kept, *powers[place + 1 :]): value
                * math.comb(power, kept)
                * column.deviation**kept
                * column.mean ** (power - kept)
                for powers, value in terms.items()
                for kept in range(power + 1)
            }
        for powers, value in terms.items():
            found[powers] = found.get(powers, Fraction(0)) + value
    return found


def _not_fit() -> Unanswerable:
    return Unanswerable(
        "--standardize needs a sum of squares over data in which the parameters stand linearly.",
        "Write it as one Σ, such as 1/2*sum(i, (s*a_i + b - h_i)^2), or leave --standardize out.",
    )
