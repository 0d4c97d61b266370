"""The sums that least squares needs of the data, exactly where the rows are kept as fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from operator import mul
from typing import TYPE_CHECKING

from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol
from tutor.learning.balls import MOST_POWER, middle
from tutor.learning.data.dataset import Dataset, LongDataset
from tutor.learning.model import Model, Statistics
from tutor.learning.polynomial import Monomial, degree
from tutor.learning.sums import assembled, columns_in, no_value, plan

if TYPE_CHECKING:
    from flint import arb

_PRECISION, _HIGH_PRECISION = 256, 4096
_KEPT = 200
"""Binary digits of a value that is no fraction."""
_LONGEST = 4096
"""Numbers of a column whose common denominator is longer than this are rounded to `_KEPT` digits."""


def statistics(data: Dataset | LongDataset, model: Model) -> Statistics:
    """Σ over the rows of all that least squares needs: XᵀX, Xᵀy, Σ y, Σ y², n.

    The sums are exact for a `Dataset`, unless a factor has no fractions as values, as sin(t) has: then its values
    are taken to 200 binary digits. A `LongDataset` is walked through once, in bounded memory.

    Arguments:
        data: the columns (*inputs, output).
        model: a model that is linear in its parameters.

    Raises:
        Unanswerable: there is no row, or the model has no value in one.
        StudentError: a bad row of a long file.

    >>> from tutor.learning.data.dataset import Heading
    >>> from tutor.learning.modelling import read_model
    >>> columns = tuple(tuple(map(Fraction, column)) for column in ((0, 2, 4), (30, 40, 50)))
    >>> data = Dataset("heights.csv", (Heading("age"), Heading("height")), columns)
    >>> found = statistics(data, read_model(data.headings[:1], data.headings[1]))
    >>> [[int(entry) for entry in row] for row in found.gram], [int(entry) for entry in found.moments]
    ([[20, 6], [6, 3]], [280, 120])
    """
    if not isinstance(data, Dataset):
        from tutor.learning.accumulate_long import long_statistics

        return long_statistics(data, model)
    if not data.count:
        raise Unanswerable(f"{data.source} has no rows, so there is nothing to fit.", "Take a file with data in it.")
    needed = plan(model)
    columns = _Columns(data, model, needed.atoms.expressions)
    # In order, so that a row without a value is reported for the first factor that has none there.
    sums = {monomial: columns.total(monomial) for monomial in sorted(needed.monomials)}
    if columns.exact:
        return assembled(needed, sums, True)
    return assembled(needed, sums, False, rounding=2.0 ** (20 - _KEPT))


class _Columns:
    """The atoms over all rows as whole numbers over one denominator each, and products of them."""

    def __init__(self, data: Dataset, model: Model, atoms: Sequence[Expression]) -> None:
        self.data = data
        self.model = model
        self.atoms = atoms
        self.exact = True
        self._whole: dict[int, tuple[list[int], int]] = {}
        self._products: dict[Monomial, list[int]] = {(): [1] * data.count}

    def total(self, monomial: Monomial) -> Fraction:
        """The sum of a product of atoms over the rows."""
        below = 1
        for atom, exponent in monomial:
            below *= self._atom(atom)[1] ** exponent
        first, second = _halves(monomial)
        return Fraction(sum(map(mul, self._product(first), self._product(second))), below)

    def _product(self, monomial: Monomial) -> list[int]:
        found = self._products.get(monomial)
        if found is None:
            (atom, exponent), rest = monomial[-1], monomial[:-1]
            smaller = (*rest, (atom, exponent - 1)) if exponent > 1 else rest
            numbers = self._atom(atom)[0]
            found = list(map(mul, self._product(smaller), numbers)) if smaller else numbers
            self._products[monomial] = found
        return found

    def _atom(self, number: int) -> tuple[list[int], int]:
        if number not in self._whole:
            values = self._values(self.atoms[number])
            below = 1
            for value in values:
                below = lcm(below, value.denominator)
                if below.bit_length() > _LONGEST:
                    self.exact = False
                    values = [_rounded(value) for value in values]
                    below = lcm(*(value.denominator for value in values))
                    break
            self._whole[number] = [value.numerator * (below // value.denominator) for value in values], below
        return self._whole[number]

    def _values(self, atom: Expression) -> Sequence[Fraction]:
        """The value of an atom in each row.

        Raises:
            Unanswerable: it has none in a row.
        """
        places = columns_in(atom, self.model)
        if isinstance(atom, Symbol):
            return self.data.columns[places[atom]]
        known: dict[tuple[Fraction, ...], Fraction] = {}
        values = []
        columns = [self.data.columns[place] for place in places.values()]
        for row, numbers in enumerate(zip(*columns, strict=True) if columns else [()] * self.data.count, 1):
            if numbers not in known:
                known[numbers] = self._value(atom, dict(zip(places, numbers, strict=True)), row)
            values.append(known[numbers])
        if not any(values) and not all(exact(atom, dict(zip(places, one, strict=True))) == 0 for one in known):
            raise Unanswerable(
                f"{self.data.source}: {text(atom)} is too small in every row, less than 10⁻⁶⁰⁰⁰.",
                "Multiply it by a large number in the model, or give the column in another unit.",
            )
        return values

    def _value(self, atom: Expression, point: dict[Symbol, Fraction], row: int) -> Fraction:
        value = exact(atom, point)
        if value is not None:
            return value
        from flint import arb

        self.exact = False
        for precision in (_PRECISION, _HIGH_PRECISION):
            ball = _ball(atom, point, precision)
            if not ball.is_finite():
                continue
            if abs(ball) < arb(2) ** -MOST_POWER:
                return Fraction(0)
            if abs(ball) > arb(2) ** MOST_POWER:
                break
            if ball.rel_accuracy_bits() >= _KEPT or abs(ball) < 2.0**-_KEPT:
                return middle(ball)
        raise no_value(self.data.source, row, atom, point)


def _ball(atom: Expression, point: dict[Symbol, Fraction], precision: int) -> arb:
    from tutor.expression.numeric import Evaluator

    return Evaluator(point, precision).value(atom)


def _rounded(value: Fraction) -> Fraction:
    """A fraction to `_KEPT` binary digits."""
    shift = _KEPT - value.numerator.bit_length() + value.denominator.bit_length()
    scale = Fraction(2) ** shift
    return Fraction(round(value * scale)) / scale


def _halves(monomial: Monomial) -> tuple[Monomial, Monomial]:
    """Two monomials of about the same degree whose product is this one, so that fewer columns are kept."""
    left = degree(monomial) // 2
    first: list[tuple[int, int]] = []
    second: list[tuple[int, int]] = []
    for atom, exponent in monomial:
        taken = min(left, exponent)
        left -= taken
        if taken:
            first.append((atom, taken))
        if exponent > taken:
            second.append((atom, exponent - taken))
    return tuple(first), tuple(second)
