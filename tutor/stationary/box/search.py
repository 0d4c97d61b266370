"""The search itself: halve the box until each part surely has no solution, or surely one.

A part is given up when an equation cannot be zero on it, when a condition fails on it, or when interval Newton
leaves nothing of it. The parts wait in a queue, the widest first, so that one that stays undecided holds up no other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from flint import arb, ctx

from tutor.expression.tree import Expression, Symbol
from tutor.stationary.box.intervals import can_vanish
from tutor.stationary.box.krawczyk import Balls, Root, Square, alone, narrowed, refined
from tutor.stationary.box.program import Program
from tutor.stationary.clock import Clock, OutOfTime

_COARSE = 64
"""Binary digits of the search."""
_SMALLEST = arb(2) ** -18
"""Parts this much narrower than the whole box are not halved any more."""
_MANY, _MOST = 12_000, 150_000
"""Narrow parts that wait to be halved, when they are many, are a sign of a whole curve of solutions; wide ones are not,
but there has to be an end."""
_NARROW = arb(2) ** 9
"""How many times as wide as the smallest parts a narrow one is at most."""
_MOST_ROUNDS = 12
_GAIN = arb(3) / 4
_ZERO = arb(0)


@dataclass(frozen=True, slots=True)
class Task:
    """What is searched: equations that belong together."""

    unknowns: tuple[Symbol, ...]
    equations: tuple[Expression, ...]
    """As many as unknowns where there are enough."""
    extras: tuple[Expression, ...] = ()
    """Equations besides; they serve to exclude."""
    conditions: tuple[Expression, ...] = ()
    """Conditions on these unknowns."""


@dataclass(slots=True)
class Found:
    """What came out so far."""

    roots: list[Root] = field(default_factory=list)
    undecided: list[Balls] = field(default_factory=list)
    looked: int = 0
    """How many parts were looked at."""
    stopped: str = ""
    """Why it was not brought to an end: "time" or "many"; "" if it was."""


def explore(task: Task, square: Square | None, start: Sequence[arb], clock: Clock) -> Found:
    """All solutions in a box.

    Arguments:
        task: what is searched.
        square: its equations with their derivatives; None if there are fewer equations than unknowns or no
            derivatives: then parts are only excluded.
        start: the box.
        clock: when to stop; what is not decided then is handed back as undecided.
    """
    with ctx.workprec(_COARSE):
        return _Explorer(task, square, start).run(clock)


class _Explorer:
    def __init__(self, task: Task, square: Square | None, start: Sequence[arb]) -> None:
        self.task = task
        self.square = square
        self.zeros = (*task.equations, *task.extras)
        self.tests = Program([*task.conditions, *self.zeros], task.unknowns)
        self.smallest = [side.rad() * _SMALLEST for side in start]
        self.waiting: deque[Balls] = deque([list(start)])
        self.found = Found()

    def run(self, clock: Clock) -> Found:
        try:
            while self.waiting:
                clock.check()
                if self._too_many():
                    self.found.stopped = "many"
                    break
                self._look(self.waiting[0])
                self.found.looked += 1
                self.waiting.popleft()  # only now, so that an interruption loses nothing
        except (OutOfTime, KeyboardInterrupt):
            self.found.stopped = "time"
        self.found.undecided.extend(self.waiting)
        return self.found

    def _too_many(self) -> bool:
        if len(self.waiting) <= _MANY:
            return False
        widest_first = zip(self.waiting[0], self.smallest, strict=True)
        return len(self.waiting) > _MOST or all(side.rad() < least * _NARROW for side, least in widest_first)

    def _look(self, box: Balls) -> None:
        """Exclude a part, find its one solution, or put its halves into the queue."""
        slopes: list[Balls] | None = None
        for _ in range(_MOST_ROUNDS):
            if self._excluded(box):
                return
            slopes = self.square.slopes(box) if self.square is not None else None
            if self.square is None or slopes is None:
                break
            smaller, regular = narrowed(self.square, box, slopes)
            if smaller is None:
                return
            gained = self._gained(smaller, box)
            box = smaller
            if regular and self._has_one(self.square, box):
                return
            if not gained:
                break
        self._halve(box, slopes)

    def _gained(self, smaller: Balls, box: Balls) -> bool:
        """Whether a side that may still be halved, or any side of a box that may not, became much shorter."""
        wide = [place for place, side in enumerate(box) if side.rad() > self.smallest[place]]
        return any(smaller[place].rad() < box[place].rad() * _GAIN for place in wide or range(len(box)))

    def _excluded(self, box: Balls) -> bool:
        values = self.tests.run(box)
        count = len(self.task.conditions)
        if any(value == 0 for value in values[:count]):
            return True
        for expression, value in zip(self.zeros, values[count:], strict=True):
            if value.is_finite():
                if not value.contains(_ZERO):
                    return True
            elif not can_vanish(expression, self.task.unknowns, box, self.task.conditions):
                return True
        return False

    def _has_one(self, square: Square, box: Balls) -> bool:
        """Whether all solutions in a box are known by now."""
        if any(all(map(arb.contains, root.alone, box)) for root in self.found.roots):
            return True
        wider = alone(square, box)
        if wider is None:
            return False
        root = refined(square, wider)
        if root is None:
            return False
        if not any(all(map(arb.contains, known.alone, root.ball)) for known in self.found.roots):
            self.found.roots.append(root)
        return True

    def _halve(self, box: Balls, slopes: list[Balls] | None) -> None:
        wide = [place for place, side in enumerate(box) if side.rad() > self.smallest[place]]
        if not wide:
            self.found.undecided.append(box)
            return
        place = max(wide, key=lambda at: self._weight(box, slopes, at))
        side = box[place]
        centre = side.mid()
        for half in (side.lower().union(centre), centre.union(side.upper())):
            self.waiting.append([*box[:place], half, *box[place + 1 :]])

    def _weight(self, box: Balls, slopes: list[Balls] | None, place: int) -> float:
        """How much the equations vary along one side of a box; which side is halved is a matter of speed alone."""
        if slopes is None:
            return float((box[place].rad() / self.smallest[place]).mid())
        return float((box[place].rad() * sum((row[place].abs_upper() for row in slopes), _ZERO)).mid())
