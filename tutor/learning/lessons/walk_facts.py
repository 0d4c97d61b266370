"""A walk as data, for JSON."""

from __future__ import annotations

from fractions import Fraction

from tutor.expression.numbers import number
from tutor.expression.tree import Expression
from tutor.learning.descent import Descent


def walk_facts(descent: Descent, rate: Fraction | float | str) -> dict[str, object]:
    """`rate`, `momentum`, `tolerance`, `count`, `ending`; `steps`: number, point, value, gradient of each kept step.

    Exact numbers are expressions, the others floating-point numbers.
    """
    names = [variable.label for variable in descent.variables]
    steps = []
    for step in descent.steps:
        found: dict[str, object] = {
            "number": step.number,
            "point": dict(zip(names, map(fact, step.point), strict=True)),
            "value": fact(step.value),
            "gradient": dict(zip(names, map(fact, step.gradient), strict=True)),
        }
        if descent.line and step.rate is not None:
            found["rate"] = fact(step.rate)
        if step.velocity is not None:
            found["velocity"] = dict(zip(names, map(fact, step.velocity), strict=True))
        steps.append(found)
    return {
        "rate": rate if isinstance(rate, str) else fact(rate),
        "momentum": fact(descent.momentum),
        "tolerance": descent.tolerance,
        "count": descent.count,
        "ending": descent.ending.value,
        "steps": steps,
    }


def fact(value: Fraction | float) -> Expression | float:
    """A number for JSON: an exact one as an expression.

    >>> str(fact(Fraction(18, 5))), fact(0.5)
    ('3.6', 0.5)
    """
    return value if isinstance(value, float) else number(Fraction(value), decimal=True)
