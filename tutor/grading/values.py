"""The value of an expression at points."""

from __future__ import annotations

from collections.abc import Sequence

from flint import arb

from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.columns import Columns


def values(expression: Expression, points: Sequence[Point], precision: int = 64) -> tuple[arb, ...]:
    """The values of an expression at points, the same as `Evaluator` finds but all at once.

    Arguments:
        expression: any expression, or a condition (1 where it holds, 0 where it does not).
        points: a value for each letter, in each point.
        precision: the number of binary digits.

    Returns:
        one ball a point; not finite where there is no real value, or none that can be worked out.

    >>> from fractions import Fraction
    >>> from tutor import parse
    >>> x = parse("x")
    >>> [float(value) for value in values(parse("x^2"), [{x: Fraction(2)}, {x: Fraction(3)}])]
    [4.0, 9.0]
    """
    return tuple(Columns(points, precision).of(expression))
