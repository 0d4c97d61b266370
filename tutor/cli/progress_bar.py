"""A bar that shows how far a long command has come."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

PATIENCE = 1.0
"""Seconds before a bar is shown."""


@contextmanager
def progress_bar(said: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error once the work has taken a second; none where nobody would see it move.

    Arguments:
        said: what is being done.

    Returns:
        what is to be told how many pieces are done, and how many there are; None without a terminal.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    begin = monotonic()
    bar: Progress | None = None
    shown = -1

    def progress(done: int, everything: int) -> None:
        nonlocal bar, shown
        percent = 100 * done // max(everything, 1)
        if bar is None and monotonic() - begin > PATIENCE:
            # Without a thread of its own: processes are started beside it.
            bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
            bar.add_task(said, total=everything)
            bar.start()
        if bar is not None:
            # Drawing takes longer than many a piece of the work: it waits until there is something new to see.
            bar.update(bar.task_ids[0], completed=done, refresh=percent != shown)
            shown = percent

    try:
        yield progress
    finally:
        if bar is not None:
            bar.stop()
