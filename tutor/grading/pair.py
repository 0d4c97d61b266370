"""An answer and a model at the same points: their values at any precision, and how far their parts differ in size."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flint import arb

from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.columns import Columns

Shared = Callable[[int, int], Columns]
"""The columns of a model at a precision and at so many of its first points."""

_ROUGH = 64


class Pair:
    """An answer and a model at points.

    Arguments:
        answer, model: the expressions.
        points: a value for each letter of both, in each point.
        shared: where the values of the model at these points are remembered; None for nowhere.
    """

    __slots__ = ("_answer", "_columns", "_model", "_shared", "points")

    def __init__(self, answer: Expression, model: Expression, points: Sequence[Point], shared: Shared | None) -> None:
        self._answer = answer
        self._model = model
        self.points = points
        self._shared = shared
        self._columns: dict[tuple[int, int], tuple[Columns, Columns]] = {}

    def values(self, bits: int) -> tuple[Sequence[arb], Sequence[arb]]:
        """The values of the answer and of the model at all points."""
        mine, theirs = self._both(bits, len(self.points))
        return mine.of(self._answer), theirs.of(self._model)

    def values_at(self, places: Sequence[int], bits: int) -> tuple[Sequence[arb], Sequence[arb]]:
        """The values of the answer and of the model at the points in some places."""
        count = max(places) + 1
        if count > len(places) + 1:
            columns = Columns([self.points[place] for place in places], bits)
            return columns.of(self._answer), columns.of(self._model)
        mine, theirs = self._both(bits, count)
        one, other = mine.of(self._answer), theirs.of(self._model)
        return [one[place] for place in places], [other[place] for place in places]

    def span(self, place: int) -> int:
        """The powers of two between the least and the greatest of all the parts of both at a point."""
        (low, high), (least, most) = (columns.span(place) for columns in self._both(_ROUGH, len(self.points)))
        return max(high, most) - min(low, least)

    def _both(self, bits: int, count: int) -> tuple[Columns, Columns]:
        known = self._columns.get((bits, count))
        if known is None:
            points = self.points[:count]
            base = Columns(points, bits) if self._shared is None else self._shared(bits, count)
            known = self._columns[bits, count] = (Columns(points, bits, base), base)
        return known
