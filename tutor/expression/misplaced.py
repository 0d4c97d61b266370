"""What the grammar lets through but a function may not hold: conditions as values, ∞, rows, too many parts."""

from __future__ import annotations

from tutor.errors import SyntaxProblem
from tutor.expression.rows import Row
from tutor.expression.setting import Setting, too_deep, too_large
from tutor.expression.structures import BigSum, Comparison, Logic, Piecewise
from tutor.expression.traversal import depth, postorder, size
from tutor.expression.tree import Constant, Expression

_LEVELS_OF_NODES = 3
"""How many nodes one level of brackets may be deep: sin(2·x + 1) is a call, a sum and a product."""

_INFINITY = Constant("oo")


def check_tree(expression: Expression, setting: Setting) -> None:
    """Refuse a tree that is too large or too deep, and a condition, row or ∞ where no such thing belongs.

    Raises:
        SyntaxProblem: one of these was found.
    """
    limits = setting.limits
    if len(setting.tokens) > limits.depth and depth(expression) > _LEVELS_OF_NODES * (limits.depth + 1):
        raise too_deep(setting.source, 0, limits)
    if 3 * len(setting.tokens) > limits.nodes and size(expression) > limits.nodes:
        raise too_large(setting.source, 0, limits)
    if not setting.odd:
        return
    for node in postorder(expression):
        if isinstance(node, Row):
            raise _misplaced(node, setting, "a row (…, …)", "type a bracket with one value")
        if isinstance(node, Logic | Piecewise):
            wanted: tuple[Expression, ...] = node.parts if isinstance(node, Logic) else node.conditions
            for child in wanted:
                if not isinstance(child, Comparison | Logic) or not child.children:
                    raise _misplaced(child, setting, "a value", "type a condition such as x < 0")
            values: tuple[Expression, ...] = () if isinstance(node, Logic) else node.values
        else:
            values = node.children
        for child in values:
            if isinstance(child, Comparison | Logic):
                raise _misplaced(child, setting, "a condition", "type a value, or a Piecewise((x, x < 0), (0, True))")
            if child == _INFINITY and not (isinstance(node, BigSum) and node.upper is child):
                raise _misplaced(child, setting, "∞", "∞ stands only as the upper end of a sum")
    if expression == _INFINITY:
        raise _misplaced(expression, setting, "∞", "∞ stands only as the upper end of a sum")


def _misplaced(node: Expression, setting: Setting, what: str, mend: str) -> SyntaxProblem:
    start, end = node.span or (0, 1)
    message = f"{what} has no meaning at column {start + 1}"
    return SyntaxProblem(message, setting.source, start, max(end, start + 1), mend)
