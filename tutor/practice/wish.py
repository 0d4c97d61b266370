"""What a session is asked to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for."""

    scope: tuple[str, ...] = ()
    """Banks, topics, skills or ids of exercises; () for all."""
    minutes: float | None = None
    """After so long no new exercise is begun; None for no limit."""
    count: int | None = None
    """So many exercises; None for no limit."""
    exam: bool = False
    """No hints, no diagnosis until the end."""
    seed: int | None = None
    """What decides everything that is left to chance: the same seed and the same events lead to the same session. None
    for another one each time."""
