"""The table of a question: what each slip would change, worked out once and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from flint import arb

from tutor.derivation.tidy import Tidier
from tutor.expression.exact import Point
from tutor.expression.tree import Symbol
from tutor.grading.misconceptions.wrong_answer import wrong_answer
from tutor.grading.question import Question
from tutor.grading.slips.effort import Effort
from tutor.grading.slips.error import Error, Slip
from tutor.grading.slips.everywhere import everywhere
from tutor.grading.slips.matching import Ordered, is_nothing, scaled, units
from tutor.grading.slips.pairs import add_up, interacting, joined
from tutor.grading.slips.places import places
from tutor.grading.slips.sampled import matching_points
from tutor.grading.slips.scene import Scene, Vector
from tutor.grading.slips.singles import Single, errors, singles
from tutor.grading.slips.unrolled import MOST_PLACES, unrolled
from tutor.grading.values import values

CONFIRMING = 192
"""Binary digits at which a match is confirmed."""
_REMEMBERED = 256
_MOST_WORK = 120_000
"""How much is worked out for one table, in the measure of `effort.work`: a tenth of a second or so."""
_MOST_FOR_PAIRS = 600
"""With more slips than this, pairs of them are not tried."""
_MOST_LEVELS_FOR_PAIRS = 8_000
"""With more levels above all slips together than this, as many steps in one another have, nor are they."""
_LEAST_FOR_PAIRS = 4
"""With fewer points than this, two slips may fit by chance."""


@dataclass(slots=True, eq=False)
class Table:
    """What each slip changes in the answer to a question."""

    question: Question
    """The question, its steps apart from one another where they are few enough."""
    points: tuple[Point, ...]
    """Where wrong answers are matched."""
    fresh: tuple[Point, ...]
    """Where matches are confirmed."""
    truth: Vector
    """The right answer at the points."""
    unit: Vector
    """In what unit errors are measured, point by point."""
    errors: tuple[Error, ...]
    """One slip at one place, or at every place; measured in units."""
    ordered: Ordered
    paired: bool
    """Are pairs looked for?"""
    _singles: list[Single] = field(repr=False)
    """The slips at single places, as long as they are needed to work out pairs."""
    _meddling: tuple[tuple[Error, ...], Ordered] | None = field(default=None, repr=False)
    _wrong: dict[tuple[int, ...], tuple[arb, ...]] = field(default_factory=dict, repr=False)

    def single(self, difference: Vector, least: int) -> list[Error]:
        """The slips that make such a difference by themselves, or at every place."""
        return [self.errors[place] for place in self.ordered.fitting(difference, least)]

    def near(self, difference: Vector, slack: Vector) -> list[Error]:
        """The slips that make nearly such a difference, where an answer was rounded by so much at most."""
        return [
            error
            for error in self.errors
            if all(abs(one - other) <= most for one, other, most in zip(error.by, difference, slack, strict=True))
        ]

    def double(self, difference: Vector) -> list[Error]:
        """The pairs of slips that make such a difference together."""
        if not self.paired:
            return []
        if self._meddling is None:
            found = _scaled(interacting(self._singles, self.question.engine), self.unit)
            self._singles = []
            self._meddling = found, Ordered([error.by for error in found])
        meddling, ordered = self._meddling
        pairs = [meddling[place] for place in ordered.near(difference, _LEAST_FOR_PAIRS)]
        for first, second in self.ordered.summing(difference, _LEAST_FOR_PAIRS):
            one, other = self.errors[first], self.errors[second]
            if len(one.slips) == len(other.slips) == 1 and add_up(one.way, other.way):
                pairs.append(joined(one, other))
        return pairs

    def wrong(self, slips: Sequence[Slip], tidier: Tidier) -> tuple[arb, ...]:
        """The answer that slips lead to, at the fresh points; it is really built, and tidied as any other answer is."""
        key = tuple(id(part) for slip in slips for part in slip)
        if key not in self._wrong:
            if len(self._wrong) == _REMEMBERED:
                self._wrong.clear()
            self._wrong[key] = values(wrong_answer(self.question, slips, tidier), self.fresh, CONFIRMING)
        return self._wrong[key]


@lru_cache(64)
def table(question: Question) -> Table | None:
    """The table for answers in letters; None where the question has no points or is too large."""
    points, fresh = matching_points(question)
    return _table(question, points, fresh, paired=len(points) >= _LEAST_FOR_PAIRS) if points else None


def table_at(question: Question, points: Sequence[Point]) -> Table:
    """The table for answers that are values at given points."""
    return _remembered_at(question, tuple(tuple(point.items()) for point in points))


@lru_cache(64)
def _remembered_at(question: Question, points: tuple[tuple[tuple[Symbol, Fraction], ...], ...]) -> Table:
    given = tuple(map(dict, points))
    return _table(question, given, given, paired=False)


def _table(question: Question, points: tuple[Point, ...], fresh: tuple[Point, ...], paired: bool) -> Table:
    apart = unrolled(question.root)
    if apart is not None and apart is not question.root:
        question = replace(question, root=apart)
    scene = Scene(points, Effort(_MOST_WORK))
    truth = scene.values(question.answer)
    unit = units(truth)
    ways = apart is not None
    found = singles(places(question.root, scene, MOST_PLACES, ways), question.engine)
    every_place = everywhere(question.root, found, scene, question.engine)
    changes = _scaled((*errors(found), *every_place), unit)
    scene.forget(_MOST_WORK)
    paired = paired and ways and len(found) <= _MOST_FOR_PAIRS
    paired = paired and sum(len(one.place.way) for one in found) <= _MOST_LEVELS_FOR_PAIRS
    kept = found if paired else []
    return Table(question, points, fresh, truth, unit, changes, Ordered([one.by for one in changes]), paired, kept)


def _scaled(found: Sequence[Error], unit: Vector) -> tuple[Error, ...]:
    """The errors in units of the right answer, those left out that are zero but for rounding."""
    result = [replace(error, by=scaled(error.by, unit)) for error in found]
    return tuple(error for error in result if not is_nothing(error.by))
