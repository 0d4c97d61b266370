"""One slip at one place: its effect on the answer, for every misconception at every place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tutor.derivation.differentiate import Engine
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.grading.misconceptions.twin import Misconception
from tutor.grading.slips.error import Error, Slip
from tutor.grading.slips.places import Place
from tutor.grading.slips.scene import Vector, added, is_silent, multiplied, subtracted
from tutor.grading.slips.written import parts_of

_MOST_PARTS = 40
"""At a step with more parts than this no slip is looked for: every twin would be as long as the step."""


_MOST = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    """One slip at one place."""

    place: Place
    slip: Slip
    here: Vector
    """Wrong − right in the place's own answer, in the settings of its scene."""
    error: Error
    """What it changes in the whole answer."""


def singles(places: Sequence[Place], engine: Engine) -> list[Single]:
    """Every slip that changes the answer at a sample point at least."""
    found: list[Single] = []
    for place in places:
        for slip in _slips_at(place):
            single = _single(place, slip, engine)
            if place.scene.effort.spent or len(found) == _MOST:
                return found
            if single is not None:
                found.append(single)
    return found


def _slips_at(place: Place) -> Iterator[Slip]:
    step = place.step
    if len(step.substeps) > _MOST_PARTS:
        return
    for misconception in _striking(step.rule):
        for twin in misconception.twins(step):
            yield step, misconception, twin


@cache
def _striking(rule: str) -> tuple[Misconception, ...]:
    return tuple(one for one in MISCONCEPTIONS.values() if rule in one.rules)


def _single(place: Place, slip: Slip, engine: Engine) -> Single | None:
    step, _, twin = slip
    parts = parts_of(twin, step, engine)
    if parts is None:
        return None
    scene = place.scene
    here = subtracted(scene.values(twin.build(parts)), scene.values(step.answer))
    by = scene.at_points(multiplied(place.cofactor, here))
    return None if is_silent(by) else Single(place, slip, here, Error((slip,), by, slip[1].likelihood, place.way))


def errors(found: Sequence[Single]) -> list[Error]:
    """The effects of the slips; those of one slip at a step that is worked out in two scenes are added up."""
    together: dict[tuple[int, int, int], Error] = {}
    turns: dict[tuple[int, str], int] = {}
    for single in found:
        step, misconception, _ = single.slip
        turn = turns[id(single.place), misconception.id] = turns.get((id(single.place), misconception.id), -1) + 1
        key = (id(step), id(misconception), turn)
        known = together.get(key)
        by = added(known.by, single.error.by) if known else single.error.by
        together[key] = replace(single.error, by=by)
    return list(together.values())
