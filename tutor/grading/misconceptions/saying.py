"""A mistake in words: what it looks like, with the place, and why it is not so."""

from __future__ import annotations

from tutor.derivation.lesson import Phrase, Value, phrase
from tutor.derivation.step import Step
from tutor.expression.traversal import size
from tutor.expression.tree import Expression
from tutor.grading.misconceptions.twin import Misconception, Twin, as_typed

ELSEWHERE = {
    ("exponential-on-power", "general-power"): ("", "-in-both"),
    ("power-on-exponential", "general-power"): ("", "-in-both"),
    ("power-integrated", "chain"): ("-outside", "-outside"),
}
"""Rows with other sentences at one of their rules: what is added to the keys of the slip and of the reason."""
_LONGEST = 60
"""A part with more nodes than this is not written out in a sentence."""


def phrases(misconception: Misconception, step: Step, twin: Twin) -> tuple[Phrase, Phrase]:
    """What is said of a mistake.

    Arguments:
        misconception: the row.
        step: where it struck.
        twin: what was written there.

    Returns:
        what it looks like ("it looks as if …"), and one sentence why it is not so. Neither holds the right answer.
    """
    values: dict[str, Value] = {"place": twin.place, "x": as_typed(step.before.variable), **dict(twin.values)}
    short = {name: shown(value) for name, value in values.items()}
    slip, why = ELSEWHERE.get((misconception.id, step.rule), ("", ""))
    return (
        phrase(f"check-slip-{misconception.id}{slip}", **short),
        phrase(f"check-why-{misconception.id}{why}", **short),
    )


def shown(value: Value) -> Value:
    """A value that is not too long for a sentence."""
    if isinstance(value, Expression):
        return value if size(value) <= _LONGEST else "…"
    if isinstance(value, tuple) and sum(size(part) for part in value) > _LONGEST:
        return "…"
    return value
