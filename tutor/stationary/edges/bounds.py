"""Whether a function never lies below, or never above, a height: its signs decide, or those of its pieces."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.domain import domain
from tutor.derivation.signs import signs
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison, Piecewise
from tutor.expression.traversal import postorder, substitute
from tutor.expression.tree import Call, Expression, Negation, Sum
from tutor.stationary.edges.inequalities import contradictory
from tutor.stationary.edges.loci import by_quadrants, tidied
from tutor.stationary.edges.near import Terrain
from tutor.stationary.results import MAXIMUM, MINIMUM


def never_beyond(terrain: Terrain, height: Expression) -> tuple[str, Expression] | None:
    """Whether f − height has one sign everywhere: "minimum" or "maximum", and the difference; else None."""
    rest = tidied(Sum((terrain.function, Negation(height)))) if height != ZERO else terrain.function
    found = by_quadrants(rest)
    for kind, wrong in ((MINIMUM, -1), (MAXIMUM, 1)):
        if wrong not in found:
            return kind, rest
    if any(jumps(node) for node in postorder(terrain.function)):
        return None  # on a border f may lie apart from both pieces
    for kind, relation in ((MINIMUM, "<"), (MAXIMUM, ">")):
        if all(_one_sided(part.function, part.conditions, height, relation) for part in terrain.parts):
            return kind, rest
    return None


def jumps(node: Expression) -> bool:
    """Whether a node may jump on a border, so that its pieces say nothing about the border itself."""
    return isinstance(node, Piecewise) or (isinstance(node, Call) and node.function in ("sign", "acot"))


def _one_sided(function: Expression, conditions: Sequence[Comparison], height: Expression, relation: str) -> bool:
    """Whether a piece never lies beyond a height."""
    rest = tidied(Sum((function, Negation(height))))
    limits = [*conditions, *(one for one in domain(function).real if isinstance(one, Comparison))]
    known: dict[Expression, Expression] = {}
    for one in limits:
        if one.right == ZERO and one.relation in (">", ">=", "<", "<="):
            size = Call("abs", (one.left,))
            known[one.left] = size if one.relation in (">", ">=") else Negation(size)
    if (-1 if relation == "<" else 1) not in signs(substitute(rest, known)):
        return True
    ordered = [one for one in limits if one.relation not in ("=", "!=")]
    return contradictory([*ordered, Comparison(relation, rest, ZERO)])
