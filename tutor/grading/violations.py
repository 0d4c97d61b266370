"""The conditions of an expression that are violated somewhere where another expression has a value, each proved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.derivation.domain import domain
from tutor.errors import Unanswerable
from tutor.expression.exact import Point
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.borders import borders_of_condition
from tutor.grading.cells import Crossing, along_lines
from tutor.grading.columns import Columns
from tutor.grading.defined import is_proper
from tutor.grading.families import is_exotic
from tutor.grading.following import independent
from tutor.grading.holes import is_hole

_BITS = 192
_MOST_CONDITIONS = 12
_MOST_NODES = 1_500


def violated(
    narrow: Expression,
    wide: Expression,
    counted: Sequence[Expression],
    points: Sequence[Point],
    crossings: Iterable[Crossing],
) -> dict[Expression, Point | None]:
    """The conditions under which one expression has a value, where another one has a value anyway.

    Arguments:
        narrow: the expression whose conditions are asked for.
        wide: the other one.
        counted: conditions that say where the two count.
        points: a value for each letter of both, in each point; where to look first.
        crossings: where lines meet borders of the narrow one.

    Returns:
        each condition for which there is a place where it fails while the wide one has a value, and that does not
        follow from the others; none where the expression is too long for them to be looked for. With each comes
        such a point, or None where its coordinates are not rational.
    """
    if not points or is_exotic(narrow) or sum(1 for _ in postorder(narrow)) > _MOST_NODES:
        return {}
    try:
        left = domain(narrow).real[:_MOST_CONDITIONS]
    except Unanswerable:
        return {}
    real = _where_real(wide, counted, points)
    found: dict[Expression, Point | None] = {**_failing(left, real)}
    met = list(crossings)
    for condition in left:
        if condition in found:
            continue
        lines = along_lines(tuple(borders_of_condition(condition)), (), real[1:4:2] or real[:1])
        met += lines.crossings
        on_border = [point for crossing in met if (point := crossing.on_border) is not None]
        found |= _failing((condition,), _where_real(wide, counted, (*lines.between, *on_border)))
        if condition not in found and _is_hole(condition, wide, counted, met):
            found[condition] = None
    return {condition: found[condition] for condition in independent(one for one in left if one in found)}


def _where_real(wide: Expression, counted: Sequence[Expression], points: Sequence[Point]) -> list[Point]:
    """Those of some points where an expression has a value, and conditions hold."""
    if not points:
        return []
    columns = Columns(points, _BITS)
    held = [columns.of(condition) for condition in counted]
    fits = zip(columns.points, columns.of(wide), is_proper(wide, points), *held, strict=True)
    return [point for point, value, right, *truths in fits if right and value.is_finite() and all(_are_1(truths))]


def _are_1(truths: Iterable[object]) -> Iterable[bool]:
    return (bool(truth == 1) for truth in truths)


def _failing(conditions: Sequence[Expression], points: Sequence[Point]) -> dict[Expression, Point]:
    """Those of some conditions that surely fail at one of the points, with the first such point."""
    if not points:
        return {}
    columns = Columns(points, _BITS)
    found: dict[Expression, Point] = {}
    for condition in conditions:
        for point, truth in zip(columns.points, columns.of(condition), strict=True):
            if truth.is_finite() and truth == 0:
                found[condition] = point
                break
    return found


def _is_hole(
    condition: Expression, wide: Expression, counted: Sequence[Expression], crossings: Iterable[Crossing]
) -> bool:
    """Whether a condition u ≠ 0 fails at a zero of u that is no fraction, where the other expression has a value."""
    if not (isinstance(condition, Comparison) and condition.relation == "!="):
        return False
    borders = borders_of_condition(condition)
    return any(is_hole(crossing, wide, counted) for crossing in crossings if crossing.border in borders)
