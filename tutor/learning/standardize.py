"""Standardised columns: z = (u − ū)/sd makes every input alike, and the bowl of the loss rounder.

For a sum of squares whose residual is a combination of factors, such as s·a + b with the factors a and 1, putting
a = ā + sd·z in turns s·a + b into (s·sd)·z + (b + s·ā): the same model with the parameters θ′ = Tθ. So the loss
over the standardised columns is the old one at θ = T⁻¹θ′, with the second derivatives T⁻ᵀ A T⁻¹.

sd² is a fraction, sd in general is not. Where each factor is one term, such as a², T = DU with U exact and D diagonal,
and the second derivatives have the eigenvalues of D⁻²U⁻ᵀ A U⁻¹, in which only the squares sd² stand: so the condition
number and the rates are exact. The walk itself uses sd to 60 digits.
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
from tutor.learning.curvature import Curvature, curvature, curvature_of
from tutor.learning.descent import Descent
from tutor.learning.expanded import expanded
from tutor.learning.loss_data import LossData
from tutor.learning.matrices import fractions_of, matrix_of
from tutor.learning.objective import Formula, Quadratic
from tutor.learning.settings import MOST_STEPS
from tutor.learning.walk import walk
from tutor.stationary.algebra.ring import fraction_of

_DIGITS = 60
TOLERANCE = 1e-6
"""To compare walks by, if no tolerance was asked for."""


Factor = dict[tuple[int, ...], Fraction]
"""A polynomial in the data letters: exponents → coefficient."""


@dataclass(frozen=True, slots=True)
class Column:
    """An input column, and what makes it standard."""

    letter: Symbol
    """The letter as it stands in the function: aᵢ."""
    mean: Fraction
    variance: Fraction
    """sd² = Σ (u − ū)²/n."""

    @property
    def deviation(self) -> Fraction | float:
        """sd: exact where it is a fraction."""
        even = root(self.variance, 2)
        return float(self.close) if even is None else even

    @property
    def close(self) -> Fraction:
        """sd to 60 digits, or exactly."""
        even = root(self.variance, 2)
        if even is not None:
            return even
        shift = 10**_DIGITS * max(1, math.isqrt(self.variance.denominator))
        whole_part = self.variance.numerator * shift**2 // self.variance.denominator
        return Fraction(math.isqrt(whole_part), shift)


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

    inputs: tuple[Column | None, ...] | None
    """For a straight model such as s·a + b + t·c: the input of each parameter, None for the intercept; else None."""

    @property
    def is_exact(self) -> bool:
        """Are all sd fractions?"""
        return all(isinstance(column.deviation, Fraction) for column in self.columns)

    def back(self, point: Sequence[Fraction | float]) -> tuple[Fraction, ...]:
        """Parameters of the standardised columns in the original units: θ = T⁻¹θ′ (p)."""
        found = matrix_of(self.transform).inv() * matrix_of([[Fraction(one)] for one in point])
        return tuple(one for (one,) in fractions_of(found))


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
    order = [node for node in postorder(reading.expression) if isinstance(node, Symbol)]
    letters = sorted((rows.letters[place] for place in inputs), key=order.index)
    columns = tuple(_column(letter, rows) for letter in letters)
    transform = _transform(factors, columns, rows, [column.close for column in columns])
    inverse = matrix_of(transform).inv()
    matrix = inverse.transpose() * matrix_of(objective.matrix) * inverse
    linear = inverse.transpose() * matrix_of([[one] for one in objective.linear])
    scaled = Quadratic(
        objective.variables,
        tuple(map(tuple, fractions_of(matrix))),
        tuple(one for (one,) in fractions_of(linear)),
        objective.constant,
    )
    before, after = curvature(objective), _curvature(objective, scaled, factors, columns, rows)
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
        inputs=_inputs(factors, columns, rows),
    )


def _inputs(factors: Sequence[Factor], columns: Sequence[Column], rows: LossData) -> tuple[Column | None, ...] | None:
    """Which input each parameter stands before; None unless each stands before one of its own, and one before none."""
    terms = [next(iter(factor.items())) for factor in factors if len(factor) == 1]
    powers = [tuple(place for place, one in enumerate(exponents) for _ in range(one)) for exponents, _ in terms]
    straight = len(terms) == len(factors) and all(len(one) <= 1 for one in powers)
    if not straight or len(set(powers)) < len(powers) or len({coefficient for _, coefficient in terms}) > 1:
        return None
    places = {rows.letters.index(column.letter): column for column in columns}
    return tuple(places[one[0]] if one else None for one in powers)


def _curvature(
    objective: Quadratic, scaled: Quadratic, factors: Sequence[Factor], columns: Sequence[Column], rows: LossData
) -> Curvature:
    """That of the loss over standardised columns, from sd² alone where every factor is one term."""
    if any(len(factor) != 1 for factor in factors):
        return curvature(scaled)
    places = [rows.letters.index(column.letter) for column in columns]
    squares = []
    for factor in factors:
        ((exponents, _),) = factor.items()
        pairs = zip(places, columns, strict=True)
        squares.append(math.prod((column.variance ** exponents[place] for place, column in pairs), start=Fraction(1)))
    inverse = matrix_of(_transform(factors, columns, rows, [Fraction(1)] * len(columns))).inv()
    centred = fractions_of(inverse.transpose() * matrix_of(objective.matrix) * inverse)
    return curvature_of([[entry / square for entry in row] for row, square in zip(centred, squares, strict=True)])


def _walk(objective: Quadratic, start: Sequence[Fraction], found: Curvature, goal: float) -> Descent:
    rate = found.best_rate
    if rate is None:
        raise Unanswerable(
            "The loss has no single minimum: the data do not settle the parameters, standardised or not.",
            "Leave out an input that the others determine, or add rows.",
        )
    return walk(objective, start, rate=rate, steps=MOST_STEPS, tolerance=goal)


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
    return Column(letter, mean, variance)


def _transform(
    factors: Sequence[Factor], columns: Sequence[Column], rows: LossData, units: Sequence[Fraction]
) -> tuple[tuple[Fraction, ...], ...]:
    """T (p × p) with θ′ = Tθ: each factor at ū + unit·z, as a combination of the factors at z.

    Raises:
        Unanswerable: it is none, as when a model has no intercept.
    """
    pairs = zip(columns, units, strict=True)
    places = {rows.letters.index(column.letter): (column.mean, unit) for column, unit in pairs}
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


def _put_in(factor: Factor, places: Mapping[int, tuple[Fraction, Fraction]]) -> Factor:
    """A factor with ū + unit·z in place of each input u, multiplied out by the binomial theorem."""
    found: Factor = {}
    for exponents, coefficient in factor.items():
        terms: Factor = {exponents: coefficient}
        for place, (mean, unit) in places.items():
            power = exponents[place]
            terms = {
                (*powers[:place], kept, *powers[place + 1 :]): value
                * math.comb(power, kept)
                * unit**kept
                * mean ** (power - kept)
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
