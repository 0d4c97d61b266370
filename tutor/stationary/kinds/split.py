"""The splitting lemma: directions in which H is definite are followed to the bottom of their valley.

Near a stationary point f = f(p) ± squares + r(v), where v are as many letters as H has zero eigenvalues and r begins
with degree 3. What the point is, r decides. Source: Gromoll & Meyer, "On differentiable functions with isolated
critical points", Topology 8 (1969); Poston & Stewart, "Catastrophe Theory and its Applications", chapter 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tutor.stationary.kinds.field import Exponents, Field, NoSeries, Scalar, Series
from tutor.stationary.kinds.local import Curve, Local

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, eq=False)
class Valley:
    """The function on the bottom of its valley."""

    terms: Series
    """r(v): exponents → coefficient."""
    order: int
    """The terms are known up to this degree."""
    steps: tuple[Series, ...]
    """For each variable of f its step from the point on the bottom of the valley, as a series in v."""

    def curve(self, paths: Sequence[dict[int, Fraction]]) -> Curve:
        """The curve in the variables of f above a curve in v, as exponents of t → coefficient.

        Raises:
            NoSeries: a coefficient is no fraction.
        """
        return tuple(_inserted(step, paths) for step in self.steps)


def _inserted(step: Series, paths: Sequence[dict[int, Fraction]]) -> dict[int, Fraction]:
    result: dict[int, Fraction] = {}
    for exponents, value in step.items():
        if not isinstance(value, Fraction):
            raise NoSeries
        part = {0: value}
        for path, times in zip(paths, exponents, strict=True):
            for _ in range(times):
                following: dict[int, Fraction] = {}
                for power, one in part.items():
                    for more, other in path.items():
                        following[power + more] = following.get(power + more, _NOTHING) + one * other
                part = following
        for power, one in part.items():
            result[power] = result.get(power, _NOTHING) + one
    return {power: value for power, value in result.items() if value}


def valley(found: Local, order: int) -> Valley:
    """Follow the definite directions to the bottom of the valley.

    Arguments:
        found: f seen from the point, with a quadratic part that is not zero and not of full rank.
        order: terms of a higher degree are left out; no more than are known.

    Raises:
        NoSeries: too much work.
    """
    field, size = found.field, len(found.variables)
    matrix = quadratic(found)
    pivots, kernel = _kernel(matrix, field)
    count = len(kernel)
    letters = [tuple(int(at == place) for at in range(count)) for place in range(count)]
    linear: list[Series] = [{} for _ in range(size)]
    for letter, vector in zip(letters, kernel, strict=True):
        for place, value in enumerate(vector):
            if value != 0:
                linear[place][letter] = value
    bent: dict[int, Series] = {pivot: {} for pivot in pivots}
    inverse = _inverse([[matrix[i][j] for j in pivots] for i in pivots], field)
    slopes = [_derivative(found.terms, pivot, field) for pivot in pivots]
    accuracy = order // 2 + 1
    for _ in range(accuracy):
        steps = _steps(linear, bent, field)
        errors = [_composed(slope, steps, field, accuracy) for slope in slopes]
        for row, pivot in enumerate(pivots):
            for column, error in enumerate(errors):
                bent[pivot] = field.sum(
                    bent[pivot], field.scaled(error, field.multiply(Fraction(-1), inverse[row][column]))
                )
    steps = _steps(linear, bent, field)
    return Valley(_composed(found.terms, steps, field, order), order, tuple(steps))


def _steps(linear: Sequence[Series], bent: dict[int, Series], field: Field) -> list[Series]:
    return [field.sum(part, bent[place]) if place in bent else part for place, part in enumerate(linear)]


def quadratic(found: Local) -> list[list[Scalar]]:
    """H at the point, from the Taylor polynomial."""
    size = len(found.variables)
    matrix: list[list[Scalar]] = [[_NOTHING] * size for _ in range(size)]
    for exponents, value in found.terms.items():
        if sum(exponents) == 2:
            places = [place for place, times in enumerate(exponents) for _ in range(times)]
            i, j = places
            matrix[i][j] = matrix[j][i] = found.field.multiply(Fraction(2), value) if i == j else value
    return matrix


def _kernel(matrix: Sequence[Sequence[Scalar]], field: Field) -> tuple[list[int], list[list[Scalar]]]:
    """The pivot columns of a symmetric matrix, and a basis of its kernel."""
    rows = [list(row) for row in matrix]
    size = len(rows)
    pivots = _eliminate(rows, size, field)
    kernel: list[list[Scalar]] = []
    for free in range(size):
        if free in pivots:
            continue
        vector: list[Scalar] = [_NOTHING] * size
        vector[free] = Fraction(1)
        for row, pivot in enumerate(pivots):
            vector[pivot] = field.multiply(Fraction(-1), rows[row][free])
        kernel.append(vector)
    return pivots, kernel


def _inverse(matrix: Sequence[Sequence[Scalar]], field: Field) -> list[list[Scalar]]:
    size = len(matrix)
    rows: list[list[Scalar]] = [
        [*row, *(Fraction(int(at == place)) for at in range(size))] for place, row in enumerate(matrix)
    ]
    _eliminate(rows, size, field)
    return [row[size:] for row in rows]


def _eliminate(rows: list[list[Scalar]], columns: int, field: Field) -> list[int]:
    """Bring rows into reduced echelon form; the pivot columns."""
    pivots: list[int] = []
    for column in range(columns):
        top = len(pivots)
        chosen = next((row for row in range(top, len(rows)) if rows[row][column] != 0), None)
        if chosen is None:
            continue
        rows[top], rows[chosen] = rows[chosen], rows[top]
        scale = field.inverse(rows[top][column])
        rows[top] = [field.multiply(scale, value) for value in rows[top]]
        for row in range(len(rows)):
            factor = rows[row][column]
            if row != top and factor != 0:
                minus = field.multiply(Fraction(-1), factor)
                rows[row] = [
                    field.add(value, field.multiply(minus, other))
                    for value, other in zip(rows[row], rows[top], strict=True)
                ]
        pivots.append(column)
    return pivots


def _derivative(terms: Series, place: int, field: Field) -> Series:
    result: Series = {}
    for exponents, value in terms.items():
        if exponents[place]:
            lowered = tuple(times - (at == place) for at, times in enumerate(exponents))
            result[lowered] = field.multiply(value, Fraction(exponents[place]))
    return result


def _composed(terms: Series, steps: Sequence[Series], field: Field, order: int) -> Series:
    """Terms with series put in for the steps."""
    count = len(next(key for step in steps for key in step))
    origin: Exponents = tuple(0 for _ in range(count))
    powers: dict[tuple[int, int], Series] = {}

    def power(place: int, times: int) -> Series:
        if times == 0:
            return {origin: Fraction(1)}
        if (place, times) not in powers:
            powers[place, times] = field.product(power(place, times - 1), steps[place], order)
        return powers[place, times]

    result: Series = {}
    for exponents, value in terms.items():
        if sum(exponents) > order:
            continue
        part: Series = {origin: value}
        for place, times in enumerate(exponents):
            if times:
                part = field.product(part, power(place, times), order)
        result = field.sum(result, part)
    return result
