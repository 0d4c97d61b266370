"""One misconception at every place where it strikes."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.differentiate import Engine
from tutor.derivation.step import Step, walk
from tutor.grading.slips.error import Error, Slip
from tutor.grading.slips.scene import Scene, is_silent, subtracted
from tutor.grading.slips.singles import Single
from tutor.grading.slips.written import written

_MOST_WORK = 12_000
"""How many steps are gone through, over all misconceptions."""
_MOST_WAYS = 4
"""A misconception with more twins at one place than this is only followed in its first ways."""
_AS_LIKELY = 0.95
"""As likely as the slip at one place, but said after it where both give the same answer."""


def everywhere(root: Step, found: Sequence[Single], scene: Scene, engine: Engine) -> list[Error]:
    """The effect of each misconception that changes something at two places or more, made at all of them.

    A misconception with several twins at a place is made in the first way everywhere, or in the second way
    everywhere; a place with fewer ways takes its last one.

    Arguments:
        root: the last step.
        found: the slips at single places.
        scene: the sample points.
        engine: as in `written`.
    """
    ways: dict[str, dict[int, list[Slip]]] = {}
    for single in found:
        step, misconception, _ = single.slip
        ways.setdefault(misconception.id, {}).setdefault(id(step), []).append(single.slip)
    several = {name: by_step for name, by_step in ways.items() if len(by_step) > 1}
    truth = scene.values(root.answer)
    errors: list[Error] = []
    work, steps = 0, sum(1 for _ in walk(root))
    for by_step in several.values():
        for turn in range(min(_MOST_WAYS, max(map(len, by_step.values())))):
            work += steps
            if work > _MOST_WORK:
                return errors
            slips = tuple(slips[min(turn, len(slips) - 1)] for slips in by_step.values())
            wrong = written(root, {id(step): twin for step, _, twin in slips}, engine)
            if wrong is None:
                continue
            by = subtracted(scene.values(wrong), truth)
            if scene.effort.spent:
                return errors
            if not is_silent(by):
                errors.append(Error(slips, by, _AS_LIKELY * slips[0][1].likelihood))
    return errors
