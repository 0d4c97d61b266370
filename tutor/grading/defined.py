"""Has an expression surely no real value at a point? A condition that fails there is the proof.

That its ball is not finite is no proof: it may only be too wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from tutor.derivation.domain import real_conditions
from tutor.expression.exact import Point, exact
from tutor.expression.structures import Comparison, Counted, Delta, Logic, Partial, Piecewise
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Power
from tutor.grading.columns import Columns

_BITS = 192
_BESIDE = (Fraction(1, 9973), Fraction(-1, 9967))
"""How far from a point, in either direction, it is looked whether a condition fails there too."""


class Failure(NamedTuple):
    """Why an expression has no value at a point."""

    condition: Expression
    """The condition that fails, such as x > 0."""
    thin: bool
    """Does it fail by a hair: are the two sides equal, so that it may hold at all the points around?"""


def failure_at(expression: Expression, point: Point) -> Failure | None:
    """Why an expression surely has no real value at a point.

    Branches that are not taken do not count.

    Arguments:
        expression: any expression whose value there is not finite.
        point: a value for each of its letters.

    Returns:
        the first condition that surely fails, one that fails by more than a hair before others; None when
        there is none, so that the expression has a value or nobody knows.

    >>> from fractions import Fraction
    >>> from tutor import parse
    >>> str(failure_at(parse("1 + ln(x)"), {parse("x"): Fraction(-1)}).condition)
    'x > 0'
    """
    columns = Columns([point], _BITS)
    thin: Failure | None = None
    seen: set[int] = set()
    stack = [expression]
    while stack:
        node = stack.pop()
        if id(node) in seen or isinstance(node, Counted | Delta | Partial):
            continue
        seen.add(id(node))
        below = _taken(node, columns) if isinstance(node, Piecewise) else node.children
        broken = [part for part in below if not columns.of(part)[0].is_finite()]
        for condition in () if broken else real_conditions(node):  # what breaks a part breaks all above it
            if _fails(condition, columns):
                found = Failure(condition, _is_thin(condition, point, columns))
                if not found.thin:
                    return found
                thin = thin or found
        stack += reversed(broken)
    return thin


def is_proper(expression: Expression, points: Sequence[Point]) -> list[bool]:
    """Whether no power with a letter in its exponent has a base for which it is not defined.

    As a number (−2)^y has a value at y = 2; as a function of y it has none for a base below 0.

    Arguments:
        expression: any expression.
        points: a value for each of its letters, in each point.
    """
    conditions = [
        condition
        for node in postorder(expression)
        if isinstance(node, Power) and symbols(node.exponent)
        for condition in real_conditions(node)
    ]
    columns = Columns(points, _BITS)
    failing = [[bool(value == 0) for value in columns.of(condition)] for condition in conditions]
    return [not any(row) for row in zip(*failing, strict=True)] if failing else [True] * len(points)


def _fails(condition: Expression, columns: Columns) -> bool:
    value = columns.of(condition)[0]
    return bool(value.is_finite() and value == 0)


def _is_thin(condition: Expression, point: Point, columns: Columns) -> bool:
    """Whether all the failing parts of a condition fail with their sides equal, and those only there."""
    parts = condition.parts if isinstance(condition, Logic) else (condition,)
    return all(
        isinstance(part, Comparison)
        and (part.relation == "!=" or _sides_equal(part, point, columns))
        and not _is_flat(part, point)
        for part in parts
        if _fails(part, columns)
    )


def _is_flat(condition: Comparison, point: Point) -> bool:
    """Whether the two sides are equal beside a point too, as max(0, x) and 0 are, and not at single points only."""
    for side in _BESIDE if point else ():
        beside = {letter: value + place * side for place, (letter, value) in enumerate(point.items(), 1)}
        if _sides_equal(condition, beside, Columns([beside], _BITS)):
            return True
    return False


def _sides_equal(condition: Comparison, point: Point, columns: Columns) -> bool:
    left, right = exact(condition.left, point), exact(condition.right, point)
    if left is not None and right is not None:
        return left == right
    return bool(columns.of(condition.left)[0] == columns.of(condition.right)[0])


def _taken(node: Piecewise, columns: Columns) -> list[Expression]:
    """The conditions of a piecewise function that are looked at, and the value that is taken."""
    looked_at: list[Expression] = []
    for value, condition in zip(node.values, [*node.conditions, None], strict=False):
        if condition is None:
            return [*looked_at, value]
        looked_at.append(condition)
        truth = columns.of(condition)[0]
        if not truth.is_finite():
            return looked_at
        if truth == 1:
            return [*looked_at, value]
    return looked_at
