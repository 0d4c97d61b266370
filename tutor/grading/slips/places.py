"""The places of a derivation at which a slip may happen, each with its cofactor: one reverse sweep."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.derivation.step import Step, walk
from tutor.grading.slips.error import Way
from tutor.grading.slips.influence import influences
from tutor.grading.slips.scene import Scene, Vector, added, is_silent, multiplied


@dataclass(slots=True, eq=False)
class Place:
    """A step in one scene.

    The derivative is linear in the answer of each step: when that is wrong by δ, the whole answer is wrong by
    the cofactor times δ, added up over the settings of the scene.
    """

    step: Step
    scene: Scene
    cofactor: Vector
    above: Place | None
    """The place that uses it; one of them where the step is shared."""
    turn: int = 0
    """Which of the substeps of `above` it is."""
    influence: Vector = ()
    """Its coefficient in the step above, in the settings of `scene`."""
    way: Way = ()
    """How it is reached from the last step; () where the derivation is too large for that."""


def places(root: Step, scene: Scene, most: int, ways: bool) -> tuple[Place, ...]:
    """The places that matter for the answer, those above first.

    Arguments:
        root: the last step.
        scene: the sample points.
        most: how many places are looked at, at most; the others are left out.
        ways: is it said how each place is reached?
    """
    order = list(walk(root))
    order.reverse()
    ones: Vector = (1.0,) * len(scene.points)
    found: dict[int, dict[int, Place]] = {id(root): {id(scene): Place(root, scene, ones, None)}}
    result: list[Place] = []
    for step in order:
        for place in found.get(id(step), {}).values():
            if len(result) == most:
                return tuple(result)
            if not is_silent(place.cofactor):
                result.append(place)
                _hand_down(place, found, ways)
    return tuple(result)


def _hand_down(place: Place, found: dict[int, dict[int, Place]], ways: bool) -> None:
    for turn, (scene, influence) in enumerate(influences(place.step, place.scene)):
        below = place.step.substeps[turn]
        outside = place.cofactor if scene is place.scene else scene.spread(place.cofactor)
        cofactor = multiplied(outside, influence)
        known = found.setdefault(id(below), {}).get(id(scene))
        if known is not None:
            known.cofactor = added(known.cofactor, cofactor)
            continue
        way = (*place.way, (turn, place.step.rule == "chain")) if ways else ()
        found[id(below)][id(scene)] = Place(below, scene, cofactor, place, turn, influence, way)
