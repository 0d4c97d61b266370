"""Which algebra slip leads from one line to the next: every slip is tried at every part, compared by values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import phrase
from tutor.expression.traversal import depth, has_partial, postorder, size, substitute
from tutor.expression.tree import Expression, Number
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key
from tutor.grading.values import values
from tutor.grading.verdict import Explanation
from tutor.grading.working.algebra_slips import ALGEBRA_SLIPS, PLAIN
from tutor.grading.working.bracket_slips import factored_in_part
from tutor.grading.working.comparing import meet
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
    if not has_partial(before) and (backwards := _backwards(before, after)) is not None:
        return (backwards,)
    points = after.points[:_LOOKED_AT]
    wanted = values(after.expression, points)
    found: list[Explanation] = []
    shown = None if seen is None else set(postorder(seen))
    for name, place, wrong in islice(_candidates(before), _MOST_TRIED):
        if any(one.misconception == name for one in found):
            continue
        try:
            line = worked_out(wrong, engine)
        except Unworkable:
            continue
        if not meet(values(line, points), wanted) or not equivalent(line, after).agrees:
            continue
        named = shown is None or place in shown
        slip = phrase(f"check-{name}", part=place) if named else phrase(f"check-{name}-somewhere")
        places = (place,) if named else ()
        found.append(Explanation(name, (slip, phrase(f"check-why-{name}")), places, (), 0.5 - 0.1 * len(found)))
        if len(found) == _MOST_SAID:
            break
    if all(one.misconception in PLAIN for one in found) and (copied := _number_changed(before, after.expression)):
        return (copied, *found[: _MOST_SAID - 1])
    return tuple(found)


def _backwards(before: Expression, after: Key) -> Explanation | None:
    """The slip that is seen from the line behind it: a factor that was taken out of some terms only."""
    points = after.points[:_LOOKED_AT]
    wanted = values(before, points)
    for node in dict.fromkeys(postorder(after.expression)):
        for was in factored_in_part(node):
            line = substitute(after.expression, {node: was})
            if meet(values(line, points), wanted) and equivalent(line, before).agrees:
                said = phrase("check-algebra-factored-in-part", part=node)
                why = phrase("check-why-algebra-factored-in-part")
                return Explanation("algebra-factored-in-part", (said, why), (node,), (), 0.6)
    return None


def _number_changed(before: Expression, after: Expression) -> Explanation | None:
    """Whether two lines are the same but for one number."""
    ours, theirs = list(postorder(before)), list(postorder(after))
    if len(ours) != len(theirs):
        return None
    leaves = [(one, other) for one, other in zip(ours, theirs, strict=True) if not (one.children and other.children)]
    changed = [(one, other) for one, other in leaves if one != other]
    if len(changed) != 1 or not all(isinstance(one, Number) for one in changed[0]):
        return None
    if any(type(one) is not type(other) for one, other in zip(ours, theirs, strict=True)):
        return None
    said = phrase("check-algebra-number-changed", number=changed[0][0], other=changed[0][1])
    why = phrase("check-why-algebra-number-changed")
    return Explanation("algebra-number-changed", (said, why), (changed[0][0],), (), 0.6)


def _candidates(before: Expression) -> Iterator[tuple[str, Expression, Expression]]:
    """(slip, part, the line with the slip at that part), slip by slip."""
    nodes = list(dict.fromkeys(postorder(before)))[::-1]
    for slip in ALGEBRA_SLIPS:
        for node in nodes:
            for wrong in slip.wrong(node):
                yield slip.name, node, substitute(before, {node: wrong})
