"""Single points that no fraction names and at which sign jumps: sign(x − π)² is 1, but for x = π, where it is 0."""

from __future__ import annotations

from collections.abc import Iterable

from flint import arb

from tutor.expression.traversal import postorder
from tutor.expression.tree import Call, Expression
from tutor.grading.borders import borders_of_node
from tutor.grading.cells import Crossing
from tutor.grading.columns import Columns

_BITS = 128
_NOTHING = arb(0)


def apart_at_a_jump(answer: Expression, model: Expression, crossings: Iterable[Crossing]) -> bool:
    """Whether two expressions surely differ where a sign is 0, at a place whose coordinates are not rational.

    Arguments:
        answer, model: expressions that agree everywhere else.
        crossings: where lines meet their borders.
    """
    inexact = [crossing for crossing in crossings if not crossing.zero.exact]
    if not inexact or not (signs := _signs(answer, model)):
        return False
    return any(_apart(answer, model, crossing, signs) for crossing in inexact)


def jumps_at(border: Expression, *expressions: Expression) -> dict[Expression, arb]:
    """The signs in expressions that are 0 where a border is, each with a ball for its value there."""
    return _at(border, _signs(*expressions))


def _signs(*expressions: Expression) -> set[Call]:
    return {
        node for one in expressions for node in postorder(one) if isinstance(node, Call) and node.function == "sign"
    }


def _at(border: Expression, signs: Iterable[Call]) -> dict[Expression, arb]:
    return {node: _NOTHING for node in signs if border in borders_of_node(node)}


def _apart(answer: Expression, model: Expression, crossing: Crossing, signs: Iterable[Call]) -> bool:
    """Whether they differ at a crossing, with 0 for each sign that has its jump there."""
    here = _at(crossing.border, signs)
    if not here:
        return False
    rest = {letter: value for letter, value in crossing.point.items() if letter != crossing.letter}
    columns = Columns([rest], _BITS, around={crossing.letter: crossing.zero.ball, **here})
    one, other = columns.of(answer)[0], columns.of(model)[0]
    return bool(one.is_finite() and other.is_finite() and not one.overlaps(other))
