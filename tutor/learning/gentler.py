"""A smaller learning rate for a walk that climbs: tried, not guessed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from tutor.learning import floats
from tutor.learning.descent import Objective
from tutor.learning.walk import walk

STEPS_TRIED = 20
"""So many steps of each walk that is tried are made, unless it arrives before."""
_MOST_RATES = 15


def falls_throughout(objective: Objective, start: Sequence[Fraction], rate: Fraction) -> bool:
    """Whether the function falls in each of the first steps of a walk.

    >>> from tutor import read
    >>> from tutor.learning.objective import objective_of
    >>> bowl = objective_of(read("x^2"))
    >>> [falls_throughout(bowl, (Fraction(1),), rate) for rate in (Fraction(1, 2), Fraction(2))]
    [True, False]
    """
    # In floating point: exact fractions would double their digits with every step of a formula.
    here = tuple(map(floats.of, start))
    found = walk(objective, here, rate=float(rate), steps=STEPS_TRIED)
    values = [floats.of(step.value) for step in found.steps]
    if found.beyond is not None or not all(map(math.isfinite, values)):
        return False
    # Where a walk has arrived, the last digits no longer fall.
    return values[-1] < values[0] and all(later <= earlier for earlier, later in pairwise(values))


def gentler_rate(objective: Objective, start: Sequence[Fraction], rate: Fraction) -> Fraction | None:
    """The largest of rate/10, rate/100 … with which the function falls in every step; None if none of 15 does.

    Arguments:
        objective: what is walked down.
        start: where the walk starts (p).
        rate: the learning rate that was too large.

    >>> from tutor import read
    >>> from tutor.learning.objective import objective_of
    >>> gentler_rate(objective_of(read("x^4")), (Fraction(3),), Fraction(1, 2))
    Fraction(1, 20)
    """
    for power in range(1, _MOST_RATES + 1):
        smaller = rate / Fraction(10) ** power
        if falls_throughout(objective, start, smaller):
            return smaller
    return None
