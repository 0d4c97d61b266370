"""Where a session that was cut off had come to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.derivation.lesson import phrase
from tutor.practice.event import Event, Kind
from tutor.practice.session.askings import Asking, askings
from tutor.practice.session.desk import Desk
from tutor.practice.session.reply import Reply, section
from tutor.practice.session.scene import Scene
from tutor.practice.session.scope import limited
from tutor.practice.wish import wish_in

_PAUSE = 1800.0
"""Who typed nothing for so many seconds was away."""


def left_off(events: Sequence[Event], desk: Desk) -> tuple[Reply, Asking | None]:
    """The session before its last exercise is put before the student again, and that exercise; None where none was
    asked.

    Arguments:
        events: those of the session.
        desk: what it works with.

    Raises:
        Unanswerable: what the session was about is not there any more.
    """
    start = next(one for one in events if one.kind is Kind.STARTED)
    asked = askings(events)
    scene = Scene(
        limited(wish_in(start.text), desk.library),
        start.session,
        desk.now() - _spent(events),
        begun=len(asked),
        right=sum(one.kind is Kind.ANSWERED and one.code == 0 for one in events),
    )
    exam = (phrase("practice-exam-goes-on"),) if scene.exam else ()
    return Reply(scene, (section(phrase("practice-resumed"), *exam),)), asked[-1] if asked else None


def _spent(events: Sequence[Event]) -> float:
    """How many seconds were spent on a session. A long time in which nothing happened was a pause."""
    gaps = (later.at - earlier.at for earlier, later in pairwise(events))
    return sum(gap for gap in gaps if 0 < gap < _PAUSE)
