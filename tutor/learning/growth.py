"""Does a walk run away? Its values grow step after step, or are far larger than at the start, or fall without end."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tutor.learning import floats
from tutor.learning.descent import Flight, Point, Step

MOST_GROWTHS = 5
"""So many steps running in which f grew, without momentum, are enough."""
FAR = 1e12
"""f or a coordinate that is so many times larger than at the start is far away."""
_NOISE = 1e-9
"""A smaller relative growth may be rounding."""


@dataclass(slots=True)
class Growth:
    """Watches the values of a walk."""

    momentum: bool
    """With momentum f may well grow for a while."""
    last: float = math.inf
    count: int = 0
    scale: float = 0.0
    reach: float = 0.0
    flight: Flight | None = None
    """How the walk runs away, once it does."""

    def is_far(self, point: Point) -> bool:
        """Whether a point lies so far out that f is out of range rather than undefined there."""
        size = max(abs(floats.of(one)) for one in point)
        return not size <= FAR * self.reach or self.count > 1

    def runs_away(self, step: Step, length: float) -> bool:
        """Whether the walk runs away at this step.

        Arguments:
            step: where it is.
            length: ‖∇f‖ there.
        """
        value = floats.of(step.value)
        size = max(abs(floats.of(one)) for one in step.point)
        if not self.reach:
            self.scale, self.reach = 1 + abs(value) + length, 1 + size
        self.count = self.count + 1 if value > self.last + _NOISE * abs(self.last) else 0
        self.last = value
        if self.count >= MOST_GROWTHS and not self.momentum:
            self.flight = Flight.GREW
        elif value > FAR * self.scale:
            self.flight = Flight.FAR
        elif value < -FAR * self.scale and size > 1e6 * self.reach:
            self.flight = Flight.FELL
        return self.flight is not None
