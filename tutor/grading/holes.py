"""Single points, curves and surfaces without a value: the 1 of (x² − 1)/(x − 1), the π/2 of tan x."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.derivation.domain import real_conditions
from tutor.expression.exact import Point
from tutor.expression.structures import Comparison, Piecewise
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Symbol
from tutor.grading.borders import bordered, borders_of_condition, reachable
from tutor.grading.cells import Crossing
from tutor.grading.columns import Columns
from tutor.grading.jumps import jumps_at
from tutor.grading.lines import Zero
from tutor.grading.touching import touch

_BITS = 128


def hole_conditions(expression: Expression) -> dict[Expression, Expression]:
    """The conditions u ≠ 0 of an expression, by their borders: border → condition.

    Parts that stand in a branch are left out, because they may not be reached.
    """
    nodes = list(reachable(expression))
    inside = {id(part) for node in nodes if isinstance(node, Piecewise) for part in postorder(node)}
    found: dict[Expression, Expression] = {}
    for node in bordered(nodes):
        if id(node) in inside:
            continue
        for condition in real_conditions(node):
            if isinstance(condition, Comparison) and condition.relation == "!=":
                for border in borders_of_condition(condition):
                    found.setdefault(border, condition)
    return found


def is_hole(crossing: Crossing, other: Expression, domain: Sequence[Expression]) -> bool:
    """Whether a border is surely met at a crossing, and another expression has a value there.

    The border changes its sign between two numbers and is continuous between them, since its value over all that
    lies between is a finite ball; so it has a zero there. If the other expression's value over the same ball is
    finite too, it has a value at that zero, wherever it is. A border that only touches 0 is checked by `touch`.

    Arguments:
        crossing: where the border is met.
        other: what must have a value there.
        domain: conditions that must hold there.
    """
    letter, point = crossing.letter, crossing.point
    if crossing.zero.exact:
        columns = Columns([{**point, letter: crossing.zero.low}], _BITS)
    else:
        changes = _changes_sign(crossing.border, letter, point, crossing.zero)
        zero = crossing.zero if changes else touch(crossing.border, letter, point, crossing.zero)
        if zero is None:
            return False
        rest = {symbol: value for symbol, value in point.items() if symbol != letter}
        columns = Columns([rest], _BITS, around={letter: zero.ball, **jumps_at(crossing.border, other)})
        if not columns.of(crossing.border)[0].is_finite():
            return False
    return columns.of(other)[0].is_finite() and all(bool(columns.of(condition)[0] == 1) for condition in domain)


def first_hole(crossings: Iterable[Crossing], other: Expression, domain: Sequence[Expression]) -> Crossing | None:
    """The first crossing at which another expression has a value."""
    return next((crossing for crossing in crossings if is_hole(crossing, other, domain)), None)


def _changes_sign(border: Expression, letter: Symbol, point: Point, zero: Zero) -> bool:
    low, high = Columns([{**point, letter: zero.low}, {**point, letter: zero.high}], _BITS).of(border)
    return bool((low < 0 and high > 0) or (low > 0 and high < 0))
