"""A slip, and what a wrong answer by one or more slips differs by from the right one."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.derivation.step import Step
from tutor.grading.misconceptions.twin import Misconception, Twin
from tutor.grading.slips.scene import Vector

Slip = tuple[Step, Misconception, Twin]
"""The step, the misconception that struck there, and what was written in place of the rule."""


Way = tuple[tuple[int, bool], ...]
"""The way from the last step down to a place: which substep is taken, and whether from a chain rule."""


@dataclass(frozen=True, slots=True, eq=False)
class Error:
    """What an answer differs by from the right one when certain slips happen."""

    slips: tuple[Slip, ...]
    """The slips; several of one misconception where it strikes at every place."""
    by: Vector
    """Wrong answer − right answer at each sample point."""
    likelihood: float
    way: Way = ()
    """Where the slip happened, if there is one only."""
