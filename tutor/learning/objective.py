"""What is walked down: a quadratic function, kept as a matrix, or any other formula."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from operator import mul

from tutor.derivation.means import with_sums
from tutor.derivation.results import gradient
from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.numbers import whole
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression, Symbol
from tutor.learning import floats
from tutor.learning.descent import Point
from tutor.learning.expanded import expanded
from tutor.learning.over_data import row_counts
from tutor.learning.program import Data, Program

_Floats = tuple[float, ...]
_MOST_EXACT = 1000
"""Formulas over longer data are worked out in floating point from the start."""
_HALF = Fraction(1, 2)
_CANCELLED = 1e-6


@dataclass(frozen=True, slots=True)
class Quadratic:
    """f(θ) = ½·θᵀAθ − gᵀθ + c, with exact numbers; its gradient is Aθ − g.

    >>> bowl = Quadratic((Symbol("x"),), ((Fraction(2),),), (Fraction(4),), Fraction(1))   # x² − 4x + 1
    >>> bowl.value((Fraction(1),)), bowl.gradient((3.0,))
    (Fraction(-2, 1), (2.0,))
    """

    variables: tuple[Symbol, ...]
    matrix: tuple[tuple[Fraction, ...], ...]
    """A, symmetric (p × p): the second derivatives."""
    linear: tuple[Fraction, ...]
    """g (p)."""
    constant: Fraction
    """c."""
    _rows: tuple[_Floats, ...] = field(init=False, repr=False, compare=False)
    _float_linear: _Floats = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", tuple(tuple(map(floats.of, row)) for row in self.matrix))
        object.__setattr__(self, "_float_linear", tuple(map(floats.of, self.linear)))

    @property
    def in_floats(self) -> tuple[tuple[_Floats, ...], _Floats]:
        """A and g in floating point."""
        return self._rows, self._float_linear

    def value(self, point: Point) -> Fraction | float:
        """f at a point (p): exact at an exact one."""
        slope = self.gradient(point)
        if is_exact(point):
            half = sum(
                (one * (up - down) for one, up, down in zip(point, slope, self.linear, strict=True)), Fraction(0)
            )
            return half * _HALF + self.constant
        pairs = zip(point, slope, self._float_linear, strict=True)
        constant = floats.of(self.constant)
        terms = [float(one) * (float(up) - down) for one, up, down in pairs]
        too_large = not all(map(math.isfinite, terms))
        found = math.nan if too_large else 0.5 * math.fsum(terms) + constant
        if (too_large or abs(found) < _CANCELLED * abs(constant)) and all(map(math.isfinite, point)):
            return floats.of(self.value(tuple(Fraction(one) for one in point)))  # most digits have cancelled
        return found

    def gradient(self, point: Point) -> Point:
        """∇f at a point (p): exact at an exact one."""
        if is_exact(point):
            return tuple(
                sum(map(mul, row, point), Fraction(0)) - one for row, one in zip(self.matrix, self.linear, strict=True)
            )
        return tuple(sum(map(mul, row, point)) - one for row, one in zip(self._rows, self._float_linear, strict=True))


@dataclass(frozen=True, slots=True)
class Formula:
    """Any other function, with its partial derivatives.

    >>> from tutor import read
    >>> made = objective_of(read("x^4 + y^2"))
    >>> made.value((Fraction(1, 2), Fraction(1))), made.gradient((2.0, 1.0))
    (Fraction(17, 16), (32.0, 2.0))
    """

    variables: tuple[Symbol, ...]
    expression: Expression
    """f, with Σ over data if it has any, and no means."""
    partials: tuple[Expression, ...]
    """∇f (p)."""
    data: Data = field(default_factory=dict)
    """Columns for the letters of a Σ over data."""
    known: Mapping[Symbol, Fraction] = field(default_factory=dict)
    """Values of other letters, such as n."""
    _value: Program = field(init=False, repr=False, compare=False)
    _gradient: Program = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        given = self.variables, self.data, self.known
        object.__setattr__(self, "_value", Program((self.expression,), *given))
        object.__setattr__(self, "_gradient", Program(self.partials, *given))

    def value(self, point: Point) -> Fraction | float:
        """f at a point (p): exact at an exact one if f is a fraction there, else nan where f has no value."""
        found = self._exactly((self.expression,), point)
        return found[0] if found else self._value.run(_in_floats(point))[0]

    def gradient(self, point: Point) -> Point:
        """∇f at a point (p), in the same way."""
        return self._exactly(self.partials, point) or tuple(self._gradient.run(_in_floats(point)))

    def _exactly(self, expressions: Sequence[Expression], point: Point) -> tuple[Fraction, ...] | None:
        if not is_exact(point) or any(len(column) > _MOST_EXACT for column in self.data.values()):
            return None
        place = {**self.members(), **dict(zip(self.variables, (Fraction(one) for one in point), strict=True))}
        found = []
        for expression in expressions:
            value = exact(expression, place)
            if value is None:
                return None
            found.append(value)
        return tuple(found)

    def members(self) -> dict[Symbol, Fraction]:
        """The data as values of letters: a₁, a₂, …, and n."""
        rows = {
            Symbol(name, (whole(row),)): value
            for name, column in self.data.items()
            for row, value in enumerate(column, start=1)
        }
        return {**rows, **self.known}


def objective_of(
    reading: Reading, data: Data | None = None, known: Mapping[Symbol, Fraction] | None = None
) -> Quadratic | Formula:
    """A function as what can be walked down: a quadratic where it is one, exactly; else a formula.

    Arguments:
        reading: the function, and its variables (p).
        data: columns for the letters of a Σ over data, "a" → (a₁, a₂, …).
        known: the letters that such a Σ counts up to, each with the number of rows; None to find them.

    Raises:
        Unanswerable: a letter has no value, a function is not known, or there is no variable.

    >>> from tutor import read
    >>> objective_of(read("x^2 + 10y^2")).matrix
    ((Fraction(2, 1), Fraction(0, 1)), (Fraction(0, 1), Fraction(20, 1)))
    """
    if not reading.variables:
        raise Unanswerable(
            f"{reading.name} has no variables: it is constant, and there is nothing to walk down.",
            "Name the variables if its letters are meant as such, for example with --vars x,y.",
        )
    columns = dict(data or {})
    expression = with_sums(reading.expression)
    if known is None:
        count = Fraction(max(map(len, columns.values()), default=0))
        known = dict.fromkeys(row_counts(expression, columns), count)
    polynomial = expanded(expression, reading.variables, columns, known)
    if polynomial is not None and polynomial.total_degree() <= 2:
        return _quadratic(reading.variables, polynomial)
    Program((expression,), reading.variables, columns, known)  # complains before any rule is applied
    partials = tuple(map(with_sums, gradient(reading).answer))
    return Formula(reading.variables, expression, partials, columns, known)


def _quadratic(variables: tuple[Symbol, ...], polynomial: object) -> Quadratic:
    from flint import fmpq_mpoly

    from tutor.stationary.algebra.ring import fraction_of

    assert isinstance(polynomial, fmpq_mpoly)
    count = len(variables)
    matrix = [[Fraction(0)] * count for _ in variables]
    linear, constant = [Fraction(0)] * count, Fraction(0)
    for exponents, coefficient in polynomial.terms():
        value = fraction_of(coefficient)
        places = [place for place, exponent in enumerate(exponents) for _ in range(int(exponent))]
        if not places:
            constant = value
        elif len(places) == 1:
            linear[places[0]] = -value
        else:
            first, second = places
            matrix[first][second] += value
            matrix[second][first] += value
    return Quadratic(variables, tuple(map(tuple, matrix)), tuple(linear), constant)


def is_exact(point: Sequence[Fraction | float]) -> bool:
    """Are all numbers of a point fractions?"""
    return all(isinstance(one, Fraction) for one in point)


def _in_floats(point: Point) -> _Floats:
    return tuple(map(floats.of, point))
