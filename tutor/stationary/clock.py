"""How long a search may still go on."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic


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
