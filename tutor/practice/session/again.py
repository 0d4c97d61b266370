"""An exercise that was asked before, put before the student once more as it was left."""

from __future__ import annotations

from dataclasses import replace

from tutor.practice.session.ask import carried, posed
from tutor.practice.session.askings import Asking
from tutor.practice.session.desk import Desk
from tutor.practice.session.scene import Sheet
from tutor.practice.session.scope import as_asked


def sheet_of(asking: Asking, desk: Desk) -> Sheet | None:
    """The exercise with what was done with it, at its first part; None where it is gone, or has changed.

    Arguments:
        asking: how it was asked, and what happened then.
        desk: what the session works with.
    """
    asked = asking.asked
    entry = as_asked(desk.library, asked)
    if entry is None:
        return None
    try:
        return carried(replace(posed(entry, asked.seed, desk), tried=asking.tried))
    except Exception:  # an exercise that cannot be asked any more is passed over
        return None
