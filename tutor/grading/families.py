"""Where expressions are compared that hold a ∂, or a Σ or families and cannot be written out.

Everything else with a Σ is written out and compared as a plain expression: see `tutor.grading.instances`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tutor.expression.exact import Point
from tutor.expression.sampling import sample_points
from tutor.expression.structures import BigSum, Delta, Logic, Mean, Partial
from tutor.expression.traversal import numbers_of_terms, postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.columns import Columns, terms_in
from tutor.grading.equality import ENOUGH_POINTS
from tutor.grading.pair import Shared

if TYPE_CHECKING:
    from tutor.grading.key import Key

_WANTED = 7
"""How many points a model with a Σ has, each of which costs more."""
_TERM = 30
"""What a term of a Σ costs, in nodes."""
_MOST_TERMS = 300
"""A Σ with more terms takes too long."""
_BITS = 64
_STRANGE = frozenset((BigSum, Mean, Delta, Partial))


class FamilySites(NamedTuple):
    """Points for one answer."""

    points: Sequence[Point]
    shared: Shared | None
    """Where the values of the model there are remembered."""
    weight: int = 0
    """How much working out the answer once costs, besides its nodes, for its Σ; in nodes."""


def is_exotic(*expressions: Expression) -> bool:
    """Whether an expression holds a Σ, a δ, a ∂, or members of families, which take points of their own."""
    return any(map(is_strange, postorder(Logic("and", expressions))))  # together: they have most parts in common


def is_strange(node: Expression) -> bool:
    """Whether a node is a Σ, a δ, a ∂, or a member of a family."""
    kind = type(node)
    return kind in _STRANGE or (kind is Symbol and _is_member(node))


def family_points(
    model: Expression, domain: Sequence[Expression], variables: Sequence[Symbol], most: int
) -> tuple[Point, ...]:
    """The points at which answers are compared with a model that is exotic.

    Arguments:
        model: the right answer.
        domain: conditions under which it counts.
        variables: the variables in order.
        most: how many points can be paid for.
    """
    if terms_in(model, {}) > _MOST_TERMS:
        return ()
    tried = sample_points([model], variables, min(most, _WANTED))
    return tuple([point for point in tried if _inside((model,), domain, point)])


def family_sites(nodes: Sequence[Expression], key: Key) -> FamilySites | None:
    """The points at which an answer is compared, where it or the model is exotic; None where neither is.

    Only expressions with a ∂ get points: others are too long.

    Arguments:
        nodes: the parts of the answer, itself last.
        key: the key to it.
    """
    if not key.found.exotic and not any(map(is_strange, nodes)):
        return None
    answer, points = nodes[-1], key.points
    known = points[0].keys() if points else frozenset[Symbol]()
    if not any(isinstance(node, Partial) for node in (*nodes, *postorder(key.expression))):
        return FamilySites((), None)  # too long to be written out, or without end
    around = points[0] if points else {}
    terms = max(terms_in(answer, around), terms_in(key.expression, around))
    if terms > _MOST_TERMS:
        return FamilySites((), None)
    weight = _TERM * terms
    lacking = [letter for letter in symbols(answer) if letter not in known and not _is_member(letter)]
    if key.found.exotic and not lacking:  # members that a point leaves out are made up, the same for both
        return FamilySites(points, key.columns, weight)
    counts = numbers_of_terms(answer)
    variables = [letter for letter in key.variables if letter not in counts]
    tried = sample_points([key.expression, answer], variables, _WANTED)
    common = [point for point in tried if _inside((), key.domain, point)]
    if len(common) >= ENOUGH_POINTS:
        return FamilySites(common, None, weight)
    return FamilySites(points, key.columns, weight)


def _inside(expressions: Sequence[Expression], domain: Sequence[Expression], point: Point) -> bool:
    """Whether expressions have values, and conditions surely hold, at a point."""
    columns = Columns([point], _BITS)
    real = all(columns.of(expression)[0].is_finite() for expression in expressions)
    return real and all(bool(columns.of(condition)[0] == 1) for condition in domain)


def _is_member(node: Expression) -> bool:
    return isinstance(node, Symbol) and bool(node.subscripts) and any(map(symbols, node.subscripts))
