"""How long a search may still go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

Result = TypeVar("Result")


class OutOfTime(Exception):
    """The time is up: whoever holds partial results catches this and returns them. No user ever sees it."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment at which to stop."""

    end: float
    """The moment, on the clock of `time.monotonic`, in seconds."""

    @classmethod
    def of(cls, seconds: float) -> Clock:
        """A clock that runs for some seconds from now."""
        return cls(monotonic() + seconds)

    @property
    def left(self) -> float:
        """The seconds that are left, never negative."""
        return max(0.0, self.end - monotonic())

    def check(self) -> None:
        """Go on, or stop.

        Raises:
            OutOfTime: the time is up.
        """
        if monotonic() > self.end:
            raise OutOfTime


@dataclass(slots=True)
class Haste:
    """Work that is left undone once the time is up, or once Ctrl-C was pressed."""

    clock: Clock
    stopped: bool = False
    """Was anything left undone so far?"""

    def unless_stopped(self, work: Callable[[], Result], instead: Result) -> Result:
        """What the work gives, or something else where there is no time for it.

        >>> Haste(Clock.of(0.0)).unless_stopped(lambda: 2, 1)
        1
        """
        self.stopped = self.stopped or self.clock.left == 0
        if self.stopped:
            return instead
        try:
            return work()
        except (OutOfTime, KeyboardInterrupt):
            self.stopped = True
            return instead
