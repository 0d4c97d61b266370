"""What an event says about which skills."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tutor.practice.event import WRONG_FORM, Event, Kind
from tutor.practice.sitting import Effort
from tutor.practice.taught import skills_of_rule, struck

FIRST = 1.0
"""The weight of the first answer to a part."""
LATER = 0.25
"""The weight of a later one, which has seen what was said of the first; of one behind lines that tutor did, or behind
the solution; and of asking for the solution."""
STEP = 0.5
"""The weight of a line that was tried together, of an answer behind such lines, and of one's own working: the way was
shown in part."""
TELLING = frozenset((Kind.HINTED, Kind.SHOWN, Kind.ANSWERED, Kind.WORKED, Kind.STEPPED))
"""The kinds of events from which something is learned about skills or the work on a part."""


class Evidence(NamedTuple):
    """What an event says."""

    skills: tuple[str, ...]
    share: float
    """1 right, 0 wrong, between them for what is right in part."""
    weight: float
    struck: tuple[str, ...] = ()
    """The skills at which the mistake strikes; () when it is not known and the blame is spread."""
    teaches: bool = True
    """Did the event teach, too?"""


def evidence(event: Event, before: Effort, known: Collection[str]) -> Evidence | None:
    """What an event says about skills; None for one that says nothing.

    What cannot be read, what cannot be decided and a right value in the wrong form say nothing: they are no sign of
    not knowing. Hints are none either; an answer after hints only counts less. What is right after the solution was
    shown may be copied, and says nothing either.

    Arguments:
        event: what happened.
        before: what came of the part before it in this session.
        known: all skills that are declared.
    """
    if event.kind is Kind.SHOWN:
        return Evidence(event.skills, 0.0, LATER)
    right = event.code == 0
    if event.kind is Kind.HINTED or not (right or event.code == 1) or event.verdict == WRONG_FORM:
        return None
    if right and before.shown:
        return None
    share = 1.0 if right else min(max(event.credit, 0.0), 1.0)
    if event.kind is Kind.STEPPED:
        return Evidence(skills_of_rule(event.rule, event.skills, known), share, STEP, teaches=right)
    weight = STEP if event.kind is Kind.WORKED else _weight(before)
    hit = () if right else struck(event.misconceptions, event.skills)
    hints = max(before.hints, event.hints)
    return Evidence(event.skills, share, weight / (1 + hints), hit, right or not before.answers)


def _weight(before: Effort) -> float:
    """The weight of an answer by what came before it."""
    if before.answers or before.shown or before.vain:
        return LATER
    return STEP if before.lines else FIRST
