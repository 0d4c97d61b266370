"""Why an expression has no value at a point: the smallest part that has none, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.expression.exact import bounds
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import BigSum, Counted, Mean, Partial
from tutor.expression.traversal import postorder
from tutor.expression.tree import Constant, Expression, Symbol


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps an expression from having a value."""

    key: str
    """no-value: a symbol without a value; infinite-sum: Σ without end; long-sum: Σ with too many terms or
    with ends that are not whole numbers; no-slope: ∂ where there is no derivative; not-real: anything else
    that is no real number."""
    part: Expression
    """The smallest part that is to blame."""


def why_not(evaluator: Evaluator, expression: Expression) -> Obstacle | None:
    """Why an expression has no value.

    Arguments:
        evaluator: knows the point.
        expression: the expression, or a condition.

    Returns:
        the obstacle, or None if there is a value.

    >>> from fractions import Fraction
    >>> from tutor import parse
    >>> obstacle = why_not(Evaluator({Symbol("x"): Fraction(1)}), parse("x + sqrt(-1 - x^2)"))
    >>> obstacle.key, str(obstacle.part)
    ('not-real', 'sqrt(-1 - x**2)')
    """
    if evaluator.value(expression).is_finite():
        return None
    part = expression
    while True:
        inner = [child for child in _open_parts(part) if not evaluator.value(child).is_finite()]
        if not inner:
            return Obstacle(_key(part, evaluator), part)
        part = inner[0]


def _open_parts(node: Expression) -> tuple[Expression, ...]:
    if isinstance(node, Counted):
        return ()
    return (node.body,) if isinstance(node, Partial) else node.children


def _key(part: Expression, evaluator: Evaluator) -> str:
    match part:
        case Symbol():
            return "no-value"
        case Partial():
            return "no-slope"
        case BigSum() | Mean():
            if any(node == Constant("oo") for end in (part.lower, part.upper) for node in postorder(end)):
                return "infinite-sum"
            missing = [end for end in (part.lower, part.upper) if not evaluator.value(end).is_finite()]
            if missing:
                return "no-value"
            return "long-sum" if bounds(part, evaluator.point) is None else "not-real"
    return "not-real"
