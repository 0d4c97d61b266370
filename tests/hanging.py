"""What counts as a hang: far more of the processor's time than anything here takes, on any machine and under any load.

How fast things are is measured by `make bench`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

HANG = 20.0
"""Seconds of processor time."""


@contextmanager
def ends() -> Iterator[None]:
    """Fails when what is done inside takes as long as a hang."""
    began = process_time()
    yield
    assert process_time() - began < HANG
