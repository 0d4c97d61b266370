"""What is said of slips: of one, of one made at several places, and of two that go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.step import Step, walk
from tutor.grading.misconceptions.forms import subtracted
from tutor.grading.misconceptions.saying import phrases, shown
from tutor.grading.misconceptions.twin import Twin
from tutor.grading.slips.error import Error, Slip
from tutor.grading.verdict import Explanation

_INNER_DROPPED = frozenset(("chain-inner-dropped", "log-inner-dropped", "residual-inner-dropped"))
"""Rows that say that the outer derivative is there: not beside a slip in that."""
_ABOUT_THE_INSIDE = _INNER_DROPPED | frozenset(
    "chain-inner-not-differentiated chain-added chain-inner-divided chain-inner-twice chain-inner-by-other-variable "
    "chain-inner-sign-lost chain-brackets-dropped".split()
)
"""Rows about what was done with the inside: they are as true where the outer function was mistaken, too."""

_ABOUT_A_TERM = frozenset(("constant-kept", "held-term-differentiated"))
"""Rows that name a whole term of a sum."""


def explanations(errors: Sequence[Error], root: Step) -> tuple[Explanation, ...]:
    """One explanation for each misconception, or each pair of them.

    Arguments:
        errors: what leads to one answer, the likelier first.
        root: the last step of the derivation.
    """
    found: dict[str, Explanation] = {}
    for error in errors:
        explanation = _explanation(error, root)
        if explanation is not None:
            found.setdefault(explanation.misconception, explanation)
    return tuple(found.values())


def _explanation(error: Error, root: Step) -> Explanation | None:
    """What is said of an error; None for two slips at one place of which one would hide the other."""
    names = dict.fromkeys(misconception.id for _, misconception, _ in error.slips)
    slips = error.slips
    if len(names) > 1:
        two = _ordered(slips)
        if two is None:
            return None
        slips, says = two, tuple(_of_two(*two))
    else:
        says = _of_one(error, root)
    places = tuple(dict.fromkeys(twin.place for _, _, twin in slips))
    rules = tuple(dict.fromkeys(step.rule for step, _, _ in slips))
    names = dict.fromkeys(misconception.id for _, misconception, _ in slips)
    return Explanation(" + ".join(names), says, places, rules, error.likelihood)


def _of_one(error: Error, root: Step) -> tuple[Phrase, ...]:
    (step, misconception, twin), *others = error.slips
    looks, why = phrases(misconception, step, _with_its_sign(error, root))
    elsewhere = tuple(dict.fromkeys(other.place for _, _, other in others if other.place != twin.place))
    if elsewhere:
        return looks, phrase("check-slips-elsewhere", conditions=elsewhere), why
    return (looks, *_around(error, root), why)


def _around(error: Error, root: Step) -> Iterator[Phrase]:
    """The part in which a slip at a bare variable happened: "x" alone names no place."""
    if error.slips[0][0].rule != "identity" or not error.way:
        return
    above = _above(error, root)
    if above.rule != "sum":
        yield phrase("check-slips-in", place=shown(above.before.body))


def _above(error: Error, root: Step) -> Step:
    """The step in whose terms a slip happened; the last step where the way to it is not known."""
    above = root
    for turn, _ in error.way[:-1]:
        above = above.substeps[turn]
    return above


def _with_its_sign(error: Error, root: Step) -> Twin:
    """A slip at a constant term that is subtracted is told of −7x: the rules take the minus sign off before."""
    step, misconception, twin = error.slips[0]
    values = dict(twin.values)
    term = values.get("c")
    if misconception.id not in _ABOUT_A_TERM or not error.way or term != step.before.body:
        return twin
    turn, _ = error.way[-1]
    for place, _, signed in subtracted(_above(error, root)):
        if place == turn:
            return replace(twin, values=tuple({**values, "c": signed}.items()))
    return twin


def _ordered(slips: Sequence[Slip]) -> tuple[Slip, Slip] | None:
    """Two slips in the order in which they are told; None where what is said of one is not true beside the other.

    At one place both are told only if one is about the inside of a chain rule, and the other happened when the
    function around it was differentiated: that one is told first.
    """
    first, second = slips
    if first[2].place != second[2].place and not (_spoils(first, second) or _spoils(second, first)):
        return first, second
    for inside, other in ((first, second), (second, first)):
        if inside[1].id in _ABOUT_THE_INSIDE and _in_outer(other, inside):
            return other, inside
    return None


def _spoils(slip: Slip, other: Slip) -> bool:
    """Whether a slip happened in the outer derivative of which another one says that it is there."""
    return other[1].id in _INNER_DROPPED and _in_outer(slip, other)


def _in_outer(slip: Slip, chain: Slip) -> bool:
    return any(step is slip[0] for step in walk(chain[0].substeps[0]))


def _of_two(first: Slip, second: Slip) -> Iterator[Phrase]:
    step, misconception, twin = first
    yield from phrases(misconception, step, twin)
    yield phrase("check-slips-second")
    looks, why = phrases(second[1], second[0], second[2])
    yield phrase("check-slips-inner-too", inner=dict(looks.values)["inner"]) if _spoils(first, second) else looks
    yield why
