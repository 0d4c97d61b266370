"""A part with what it goes on from; most of the time that is nothing, and `tutor.bank.follow` is not needed."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.bank.ready import Ready


@dataclass(frozen=True, slots=True)
class Followed:
    """A part as it is asked of a student who answered earlier ones."""

    ready: Ready
    """What is asked."""
    own: tuple[tuple[str, str], ...] = ()
    """The earlier parts whose own answers stand in it, with these answers; of a part that was skipped, what would
    have followed."""
    true: Ready | None = None
    """What would be asked if they were right; None when they are."""
    faults: tuple[str, ...] = ()
    """The earlier parts with the mistakes that are carried on."""
    left: tuple[str, ...] = ()
    """The earlier parts that were not answered rightly, where nothing could be carried on from that: the right answer
    stands in its place."""
