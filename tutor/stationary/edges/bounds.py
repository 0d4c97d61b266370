"""Whether a function never lies below, or never above, a height: its signs decide, or those of its pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.domain import domain
from tutor.derivation.signs import signs
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison, Piecewise
from tutor.expression.traversal import postorder, substitute
from tutor.expression.tree import Call, Expression, Negation, Sum
from tutor.stationary.edges.inequalities import contradictory
from tutor.stationary.edges.loci import by_quadrants
from tutor.stationary.edges.near import Terrain
from tutor.stationary.results import MAXIMUM, MINIMUM


@dataclass(frozen=True, slots=True)
class Bound:
    """f is nowhere below, or nowhere above, a height."""

    kind: str
    """"minimum" or "maximum"."""
    height: Expression
    difference: Expression
    """f − height."""
    plain: bool
    """Do the signs of its terms show it? Else the inequalities of the pieces do, which nobody sees at a glance."""


def never_beyond(terrain: Terrain, height: Expression) -> Bound | None:
    """Whether f − height has one sign everywhere.

    Arguments:
        terrain: the function and its pieces.
        height: the value that is not to be passed.
    """
    rest = _difference(terrain.function, height)
    found = by_quadrants(rest)
    for kind, wrong in ((MINIMUM, -1), (MAXIMUM, 1)):
        if wrong not in found:
            return Bound(kind, height, rest, True)
    if any(jumps(node) for node in postorder(terrain.function)):
        return None  # on a border f may lie apart from both pieces
    for kind, relation in ((MINIMUM, "<"), (MAXIMUM, ">")):
        if all(_one_sided(part.function, part.conditions, height, relation) for part in terrain.parts):
            return Bound(kind, height, rest, False)
    return None


def _difference(function: Expression, height: Expression) -> Expression:
    """f − height; max(x² − 1, 0) for max(x², 1) − 1, which shows its sign."""
    if height == ZERO:
        return function
    if isinstance(function, Call) and function.function in ("max", "min"):
        lowered = (tidied(Sum((one, Negation(height)))) for one in function.arguments)
        return Call(function.function, tuple(lowered))
    return tidied(Sum((function, Negation(height))))


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
