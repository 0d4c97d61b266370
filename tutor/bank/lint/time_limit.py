"""A limit to the time that one variant may take."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLong(BaseException):
    """The time is over. Not an Exception: nothing on the way may take it for a mistake of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Ends what takes longer. Where the system has no timers, or outside the main thread, nothing is ended.

    Arguments:
        seconds: how long it may take.

    Raises:
        TooLong: it took longer.
    """
    try:
        before = signal.signal(signal.SIGALRM, _over)
    except (AttributeError, ValueError):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _over(number: int, frame: FrameType | None) -> None:
    raise TooLong
