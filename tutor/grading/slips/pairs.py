"""Two slips that meddle with each other: one inside the other, or one on each side of a chain rule.

Two slips anywhere else simply add up. These do not: the outer one decides how much of the inner one is seen,
and outer times inner derivative is a product, of which both factors are wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from tutor.derivation.differentiate import Engine
from tutor.expression.numbers import ONE, ZERO
from tutor.grading.slips.error import Error, Way
from tutor.grading.slips.matching import agree, is_nothing
from tutor.grading.slips.places import Place
from tutor.grading.slips.scene import Vector, added, multiplied, subtracted
from tutor.grading.slips.singles import Single
from tutor.grading.slips.written import parts_of, written

_AS_LIKELY = 0.3
"""Two slips are so much less likely than the product of their likelihoods: hardly anyone makes just those two."""
_SAME_AS_LIKELY = 0.8
"""The same misconception at two places is one misconception."""
_MOST_PAIRS = 4_000
_MOST_TREES = 150
"""How many pairs are written down as trees, which takes longer than to reckon with their effects."""


def joined(one: Error, other: Error, by: Vector | None = None) -> Error:
    """Two slips together.

    Arguments:
        one: a slip.
        other: another one.
        by: what they change; None where their effects add up.
    """
    same = one.slips[0][1] is other.slips[0][1]
    likely = _SAME_AS_LIKELY * one.likelihood if same else _AS_LIKELY * one.likelihood * other.likelihood
    return Error((*one.slips, *other.slips), added(one.by, other.by) if by is None else by, likely)


def add_up(one: Way, other: Way) -> bool:
    """Whether the effects of slips at two places add up."""
    for (turn, in_chain), (other_turn, _) in zip(one, other, strict=False):
        if turn != other_turn:
            return not in_chain
    return False


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """A slip, seen from a step further up."""

    single: Single
    below: Place
    """The substep in which it happened."""
    by: Vector
    """Wrong − right in the answer of that substep, in the settings of its scene."""


def interacting(found: Sequence[Single], engine: Engine) -> list[Error]:
    """The effects of two slips that do not simply add up.

    Arguments:
        found: the slips at single places of a derivation in which no step is shared.
        engine: works out the partial derivatives that only a twin asks for.
    """
    at: dict[int, list[Single]] = {}
    for single in found:
        at.setdefault(id(single.place), []).append(single)
    chains: dict[int, tuple[Place, tuple[list[_Seen], list[_Seen]]]] = {}
    nested: list[tuple[Single, _Seen]] = []
    for inner in found:
        for place, seen in _upwards(inner):
            if place.step.rule == "chain":
                chains.setdefault(id(place), (place, ([], [])))[1][seen.below.turn].append(seen)
            nested.extend((outer, seen) for outer in at.get(id(place), ()))
    across = (
        _across(place, one, other) for place, (ones, others) in chains.values() for one in ones for other in others
    )
    nested.sort(key=lambda pair: -pair[0].error.likelihood * pair[1].single.error.likelihood)
    meddling = _Meddling(engine)
    errors = [*islice(across, _MOST_PAIRS // 2), *map(meddling.nested, nested[: _MOST_PAIRS // 2])]
    return [error for error in errors if error is not None]


def _upwards(single: Single) -> Iterator[tuple[Place, _Seen]]:
    """Every place above a slip, with the slip as it is seen there."""
    place, by = single.place, single.here
    while place.above is not None:
        yield place.above, _Seen(single, place, by)
        by = place.scene.outside(multiplied(by, place.influence), place.above.scene)
        place = place.above


def _across(place: Place, one: _Seen, other: _Seen) -> Error:
    """Slips in the outer and in the inner derivative: their effects, and that of both errors multiplied."""
    both = place.scene.at_points(multiplied(place.cofactor, multiplied(one.by, other.by)))
    return joined(one.single.error, other.single.error, added(added(one.single.error.by, other.single.error.by), both))


@dataclass(slots=True)
class _Meddling:
    """Works out what a slip further up makes of one further down, and remembers what it has looked up."""

    engine: Engine
    slopes: dict[tuple[int, int], Vector | None] = field(default_factory=dict)
    trees_left: int = _MOST_TREES

    def nested(self, pair: tuple[Single, _Seen]) -> Error | None:
        """A slip, and another one in one of the parts it is made of; None where the outer one hides the inner one."""
        outer, seen = pair
        place = outer.place
        slope = self._slope(outer, seen.below) if seen.below.scene is place.scene else None
        if slope is not None:
            more = multiplied(slope, seen.by)
            by = added(outer.error.by, place.scene.at_points(multiplied(place.cofactor, more)))
            return None if is_nothing(more) else joined(outer.error, seen.single.error, by)
        if seen.below.step.before not in outer.slip[2].partials or not self.trees_left:
            return None
        self.trees_left -= 1
        return self._as_trees(outer, seen)

    def _slope(self, outer: Single, below: Place) -> Vector | None:
        """The coefficient of a substep in what a slip wrote for its step; None where that is not linear in it."""
        key = (id(outer), id(below))
        if key not in self.slopes:
            self.slopes[key] = self._linear(outer, below)
        return self.slopes[key]

    def _linear(self, outer: Single, below: Place) -> Vector | None:
        step, _, twin = outer.slip
        parts = parts_of(twin, step, self.engine)
        if parts is None or below.step.before not in twin.partials:
            return None
        scene = outer.place.scene
        units = [
            tuple(
                unit if partial == below.step.before else part
                for partial, part in zip(twin.partials, parts, strict=True)
            )
            for unit in (ONE, ZERO)
        ]
        one, none = (scene.values(twin.build(changed)) for changed in units)
        slope = subtracted(one, none)
        sound = added(none, multiplied(slope, scene.values(below.step.answer)))
        return slope if agree(sound, scene.values(twin.build(parts))) else None

    def _as_trees(self, outer: Single, seen: _Seen) -> Error | None:
        """The same by writing both slips down, where numbers do not do: inside a Σ, or for u′ inside a function."""
        step, _, twin = outer.slip
        below, (struck, _, inner) = seen.below.step, seen.single.slip
        wrong = written(below, {id(struck): inner}, self.engine)
        if wrong is None:
            return None
        parts = parts_of(twin, step, self.engine, {id(below): wrong})
        if parts is None:
            return None
        place = outer.place
        here = subtracted(place.scene.values(twin.build(parts)), place.scene.values(step.answer))
        return joined(outer.error, seen.single.error, place.scene.at_points(multiplied(place.cofactor, here)))
