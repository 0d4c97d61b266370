"""An answer and a model at the same points: their values at any precision, and what precision they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from flint import arb

from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.columns import Columns
from tutor.grading.hidden import OUT_OF_REACH, hidden_in

Places = range | tuple[int, ...]
"""Which of the points: a range for the first of them."""
Shared = Callable[[int, Places], Columns]
"""The columns of a model at a precision and at some of its points."""

_ROUGH, _FINE = 64, 640
_ORDERS = 3
"""What stands beside 1 at 2⁻ⁿ may matter only by its square or its cube, as in cos u."""


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
        self._columns: dict[tuple[int, Places], tuple[Columns, Columns]] = {}

    def values(self, bits: int) -> tuple[Sequence[arb], Sequence[arb]]:
        """The values of the answer and of the model at all points."""
        mine, theirs = self._both(bits, range(len(self.points)))
        return mine.of(self._answer), theirs.of(self._model)

    def values_at(self, places: Sequence[int], bits: int) -> tuple[Sequence[arb], Sequence[arb]]:
        """The values of the answer and of the model at the points in some places."""
        mine, theirs = self._both(bits, tuple(places))
        return mine.of(self._answer), theirs.of(self._model)

    def digits(self, place: int) -> tuple[int, int]:
        """How many binary digits just show all that both are made of at a point, and how many show it well.

        The first are for what stands there as an addend; the others also for what follows from it to higher order.
        """
        depth = loss = 0.0
        for bits in (_ROUGH, _FINE):
            self.values(bits)
            mine, theirs = self._both(bits, range(len(self.points)))
            if mine.is_tame(place) and theirs.is_tame(place):
                return 0, 0
            one, other = hidden_in(self._answer, mine, place), hidden_in(self._model, theirs, place)
            apart = 0 if one.power is None or other.power is None else abs(one.power - other.power)
            depth, loss = max(one.depth, other.depth) + apart, max(one.loss, other.loss)
            if depth < OUT_OF_REACH:  # otherwise a part may only have been too blurred
                break
        return ceil(depth + loss), ceil(_ORDERS * depth + loss)

    def _both(self, bits: int, places: Places) -> tuple[Columns, Columns]:
        known = self._columns.get((bits, places))
        if known is None:
            points = [self.points[place] for place in places]
            base = Columns(points, bits) if self._shared is None else self._shared(bits, places)
            known = self._columns[bits, places] = (Columns(points, bits, base), base)
        return known
