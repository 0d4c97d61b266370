"""Where the parts of a derivation are looked at: sample points, and inside a Σ each point with each index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import isfinite, nan

from flint import arb

from tutor.expression.exact import Point, bounds
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import Counted, Mean
from tutor.expression.tree import Expression, Symbol
from tutor.grading.slips.effort import Effort, work

Vector = tuple[float, ...]
"""One number for each setting of a scene; not a number where there is no real value."""

PRECISION = 128
"""Binary digits, enough for values such as 1 − tanh(20)² to be known as well as a float can hold them."""
_ACCURATE_BITS = 44
_MOST_SETTINGS = 120
"""A Σ that leads to more settings than this is looked at from outside only."""


@dataclass(slots=True, eq=False)
class Scene:
    """Settings at which expressions have values: the sample points, or those with an index of a Σ bound.

    Every part of an expression is worked out once in each setting, however many expressions share it. What
    was looked at is kept alive, so that parts may be known by their identity.
    """

    points: tuple[Point, ...]
    effort: Effort
    """The work that may still be done here and inside every Σ. When it is used up, nothing new is known."""
    outer: Scene | None = None
    """The scene around the Σ, or None for the sample points themselves."""
    origin: tuple[int, ...] = ()
    """The place, in the outer scene, of the setting that each setting here belongs to."""
    share: Vector = ()
    """With what weight each setting counts outside: 1 in a Σ, one part of n in a mean."""
    _evaluators: tuple[Evaluator, ...] = field(init=False, repr=False)
    _inside: dict[tuple[type[Expression], Expression, Symbol], Scene | None] = field(default_factory=dict, repr=False)
    _known: dict[int, Vector] = field(default_factory=dict, repr=False)
    _alive: list[Expression] = field(default_factory=list, repr=False)
    _seen: set[int] = field(default_factory=set, repr=False)

    def __post_init__(self) -> None:
        self._evaluators = tuple(Evaluator(point, PRECISION) for point in self.points)

    def values(self, expression: Expression) -> Vector:
        """The value of an expression in each setting."""
        known = self._known.get(id(expression))
        if known is None:
            known = self._known[id(expression)] = self._worked_out(expression)
        return known

    def _worked_out(self, expression: Expression) -> Vector:
        self._alive.append(expression)
        if self.points:
            wanted = work((expression,), self.points[0], self._seen, self.effort.left)
            if not self.effort.afford(wanted * len(self.points)):
                return (nan,) * len(self.points)
        return tuple([number(evaluator.value(expression)) for evaluator in self._evaluators])

    def forget(self, left: int) -> None:
        """Let go of all that was worked out, here and inside every Σ, and begin again with so much work to do."""
        self.effort.left = left
        self._known, self._alive, self._seen = {}, [], set()
        self._evaluators = tuple(Evaluator(point, PRECISION) for point in self.points)
        for scene in self._inside.values():
            if scene is not None:
                scene.forget(left)

    def inside(self, node: Counted) -> Scene | None:
        """The scene inside a Σ or a mean; None if its terms cannot be counted, or are too many."""
        key = (type(node), node.upper, node.index)
        if key not in self._inside:
            self._inside[key] = self._bound(node)
        return self._inside[key]

    def _bound(self, node: Counted) -> Scene | None:
        points: list[Point] = []
        origin: list[int] = []
        share: list[float] = []
        for place, point in enumerate(self.points):
            indices = bounds(node, point)
            if indices is None or len(points) + len(indices) > _MOST_SETTINGS:
                return None
            for index in indices:
                points.append({**point, node.index: Fraction(index)})
                origin.append(place)
                share.append(1 / len(indices) if isinstance(node, Mean) else 1.0)
        return Scene(tuple(points), self.effort, self, tuple(origin), tuple(share))

    def spread(self, vector: Vector) -> Vector:
        """Values of the outer scene, each repeated in the settings here that belong to it."""
        return tuple([vector[place] for place in self.origin]) if self.outer else vector

    def at_points(self, vector: Vector) -> Vector:
        """What values in the settings here add up to at the sample points."""
        return self.outside(vector, None)

    def outside(self, vector: Vector, outer: Scene | None) -> Vector:
        """What values in the settings here add up to in a scene further out; None for the sample points."""
        scene = self
        while scene is not outer and scene.outer is not None:
            totals = [0.0] * len(scene.outer.points)
            for value, place in zip(vector, scene.origin, strict=True):
                totals[place] += value
            vector, scene = tuple(totals), scene.outer
        return vector


def number(ball: arb) -> float:
    """The middle of a ball; not a number where the ball is not small, or too far away for a float."""
    if not ball.is_finite() or (ball.rel_accuracy_bits() < _ACCURATE_BITS and not abs(ball) < 1e-14):
        return nan
    value = float(ball.mid())
    return value if isfinite(value) else nan


def multiplied(one: Vector, other: Vector) -> Vector:
    """The products, setting by setting."""
    return tuple([left * right for left, right in zip(one, other, strict=True)])


def added(one: Vector, other: Vector) -> Vector:
    """The sums, setting by setting."""
    return tuple([left + right for left, right in zip(one, other, strict=True)])


def subtracted(one: Vector, other: Vector) -> Vector:
    """The differences, setting by setting."""
    return tuple([left - right for left, right in zip(one, other, strict=True)])


def is_silent(vector: Sequence[float]) -> bool:
    """Whether nothing is known of a vector, or nothing but zeros."""
    return all(value == 0 or value != value for value in vector)
