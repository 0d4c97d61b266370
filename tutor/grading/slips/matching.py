"""Error vectors in order, so that the one that fits a wrong answer is found at once.

Vectors are compared in units of the right answer at each point. They are kept in the order of one number each,
a sum of their components with fixed irregular weights; two vectors that agree have nearly the same number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import isfinite

from tutor.grading.slips.scene import Vector, added

TOLERANCE = 1e-10
"""How far two numbers that are the same may lie apart, in units of the larger of them and the right answer."""
_MOST_ORDERS = 16
_WEIGHT = 0.7548776662466927
"""Each component weighs this much of the one before: a root of x³ + x² = 1, so that no small whole numbers cancel."""


def units(truth: Vector) -> Vector:
    """The size of the right answer at each point; 1 where it is zero or unknown."""
    return tuple([abs(value) if value == value and value else 1.0 for value in truth])


def scaled(vector: Vector, unit: Vector) -> Vector:
    """A vector in units of the right answer."""
    return tuple([value / size for value, size in zip(vector, unit, strict=True)])


def mark(vector: Vector) -> float:
    """The number by which a vector is found; not a number where a component is none."""
    total, weight = 0.0, 1.0
    for value in vector:
        total += weight * value
        weight *= _WEIGHT
    return total


def agree(one: Vector, other: Vector, least: int = 0) -> bool:
    """Whether two vectors are the same as far as both are known.

    Arguments:
        one: a vector.
        other: a vector.
        least: at how many points both have to be known; 0 for all of them.

    >>> agree((1.0, 2.0), (1.0, 2.0 + 1e-12)), agree((1.0, 2.0), (1.0, 2.1))
    (True, False)
    """
    common = 0
    for left, right in zip(one, other, strict=True):
        gap = abs(left - right)
        if gap > TOLERANCE * (1 + abs(left) + abs(right)):
            return False
        common += gap == gap
    return common >= (least or len(one))


def is_nothing(vector: Vector) -> bool:
    """Whether a vector is zero wherever it is known."""
    return not any(abs(value) > TOLERANCE for value in vector)


class Ordered:
    """Vectors in the order of their marks, for looking up single ones and sums of two.

    Arguments:
        vectors: the vectors; components may be unknown.
    """

    __slots__ = ("_orders", "_vectors")

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self._vectors = vectors
        self._orders: dict[tuple[int, ...], _Order] = {}

    def fitting(self, vector: Vector, least: int) -> Iterator[int]:
        """The places of the vectors that agree with a vector wherever both are known, at `least` points or more."""
        order, known = self._order(vector)
        yield from order.near(known)
        for place in order.partly:
            if agree(self._vectors[place], vector, least):
                yield place

    def near(self, vector: Vector, least: int) -> Iterator[int]:
        """The places of the vectors that agree with a vector wherever it is known, at `least` points or more."""
        order, known = self._order(vector)
        if len(known) >= least:
            yield from order.near(known)

    def summing(self, vector: Vector, least: int) -> Iterator[tuple[int, int]]:
        """The places of two vectors each, the smaller first, whose sum agrees with a vector wherever it is known."""
        order, known = self._order(vector)
        if len(known) >= least:
            yield from order.summing(known)

    def _order(self, vector: Vector) -> tuple[_Order, Vector]:
        """The vectors, and the one that is looked up, as far as that is known."""
        columns = tuple([place for place, value in enumerate(vector) if isfinite(value)])
        order = self._orders.get(columns)
        if order is None:
            if len(self._orders) == _MOST_ORDERS:
                self._orders.clear()
            order = _Order([tuple([one[column] for column in columns]) for one in self._vectors])
            self._orders[columns] = order
        return order, tuple([vector[column] for column in columns])


class _Order:
    """Vectors of the same length, those that are not known everywhere kept apart."""

    __slots__ = ("_marks", "_places", "_vectors", "partly")

    def __init__(self, vectors: Sequence[Vector]) -> None:
        marks = [mark(vector) for vector in vectors]
        self._vectors = vectors
        self._places = sorted([place for place, one in enumerate(marks) if isfinite(one)], key=marks.__getitem__)
        self._marks = [marks[place] for place in self._places]
        self.partly = [place for place, one in enumerate(marks) if not isfinite(one)]

    def near(self, vector: Vector) -> Iterator[int]:
        for place in self._between(mark(vector), _reach(vector)):
            if agree(self._vectors[place], vector):
                yield place

    def summing(self, vector: Vector) -> Iterator[tuple[int, int]]:
        wanted, margin = mark(vector), _reach(vector)
        for first, one in zip(self._places, self._marks, strict=True):
            for second in self._between(wanted - one, margin * (1 + abs(one))):
                if first < second and agree(added(self._vectors[first], self._vectors[second]), vector):
                    yield first, second

    def _between(self, middle: float, margin: float) -> list[int]:
        low = bisect_left(self._marks, middle - margin)
        if low == len(self._marks) or self._marks[low] > middle + margin:
            return []
        return self._places[low : bisect_right(self._marks, middle + margin, low)]


def _reach(vector: Vector) -> float:
    """How far the mark of a vector may be off."""
    return TOLERANCE * len(vector) * (1 + max(map(abs, vector), default=0.0))
