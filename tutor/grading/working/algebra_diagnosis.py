"""Which algebra slip leads from one line to the next: every slip is tried at every part, compared by values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from flint import arb

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import phrase
from tutor.expression.traversal import depth, postorder, size, substitute
from tutor.expression.tree import Expression
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key
from tutor.grading.values import values
from tutor.grading.verdict import Explanation
from tutor.grading.working.algebra_slips import ALGEBRA_SLIPS
from tutor.grading.working.worked import Unworkable, worked_out

_MOST_TRIED = 600
_LARGEST, _DEEPEST = 300, 60
"""Larger lines are not searched."""
_LOOKED_AT = 3
"""At how many points a guess is looked at before it is confirmed."""
_MOST_SAID = 3


def algebra_slips(before: Expression, after: Key, engine: Engine, seen: Expression | None) -> tuple[Explanation, ...]:
    """The algebra slips that make a line of the one before.

    Arguments:
        before: the line before; derivatives may be left in it.
        after: the key to the line, its derivatives worked out.
        engine: works out the derivatives that are left.
        seen: what the student wrote; only parts of it are named. None to name any part.

    Returns:
        at most three explanations, the likelier first.
    """
    if size(before) > _LARGEST or depth(before) > _DEEPEST or not after.points:
        return ()
    points = after.points[:_LOOKED_AT]
    wanted = values(after.expression, points)
    found: list[Explanation] = []
    shown = None if seen is None else set(postorder(seen))
    for name, place, wrong in islice(_candidates(before), _MOST_TRIED):
        try:
            line = worked_out(wrong, engine)
        except Unworkable:
            continue
        if not _meet(values(line, points), wanted) or not equivalent(line, after).agrees:
            continue
        if any(one.misconception == name for one in found):
            continue
        named = shown is None or place in shown
        slip = phrase(f"check-{name}", part=place) if named else phrase(f"check-{name}-somewhere")
        places = (place,) if named else ()
        found.append(Explanation(name, (slip, phrase(f"check-why-{name}")), places, (), 0.5 - 0.1 * len(found)))
        if len(found) == _MOST_SAID:
            break
    return tuple(found)


def _candidates(before: Expression) -> Iterator[tuple[str, Expression, Expression]]:
    """(slip, part, the line with the slip at that part), slip by slip."""
    nodes = list(dict.fromkeys(postorder(before)))[::-1]
    for slip in ALGEBRA_SLIPS:
        for node in nodes:
            for wrong in slip.wrong(node):
                yield slip.name, node, substitute(before, {node: wrong})


def _meet(ours: tuple[arb, ...], theirs: tuple[arb, ...]) -> bool:
    """Whether all values may be the same, and are there."""
    return all(
        one.is_finite() and other.is_finite() and one.overlaps(other) for one, other in zip(ours, theirs, strict=True)
    )
