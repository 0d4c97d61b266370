"""A limit to the time that one variant may take."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLong(BaseException):
    """The time is over. Not an Exception: nothing on the way may take it for a mistake of its own."""


@contextmanager
def time_limit(seconds: float, working: bool = False) -> Iterator[None]:
    """Ends what takes longer. Where the system has no timers, or outside the main thread, nothing is ended.

    Arguments:
        seconds: how long it may take.
        working: count only the time in which this process works, so that nothing is ended because the computer is
            busy with something else.

    Raises:
        TooLong: it took longer.
    """
    try:
        sign, clock = (signal.SIGVTALRM, signal.ITIMER_VIRTUAL) if working else (signal.SIGALRM, signal.ITIMER_REAL)
        before = signal.signal(sign, _over)
    except (AttributeError, ValueError):
        yield
        return
    signal.setitimer(clock, seconds)
    try:
        yield
    finally:
        signal.setitimer(clock, 0)
        signal.signal(sign, before)


def _over(number: int, frame: FrameType | None) -> None:
    raise TooLong
