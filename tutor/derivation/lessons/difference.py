"""To how many digits derivatives agree with central finite differences."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

from tutor.derivation.lessons.parts import Triple
from tutor.derivation.verify import Verifier
from tutor.expression.figures import finite_difference
from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Expression, Symbol

_LEAST_DIGITS, _MOST_DIGITS = 3, 12
"""A finite difference that agrees to fewer digits says nothing; more than the greatest number are not claimed."""
_PRECISION = 192


def difference_digits(verifier: Verifier, partials: Sequence[Triple]) -> int | None:
    """To how many digits central finite differences agree with the derivatives at the first point."""
    worst: int | None = None
    for function, variable, derivative in partials:
        agreed = _agreed_digits(verifier, function, variable, derivative)
        if agreed is None:
            return None
        worst = agreed if worst is None else min(worst, agreed)
    return worst


def _agreed_digits(verifier: Verifier, function: Expression, variable: Symbol, derivative: Expression) -> int | None:
    """To how many digits a central difference agrees at the first point; None where it says nothing."""
    point = verifier.points[0]
    difference = finite_difference(function, variable, point, precision=_PRECISION)
    exact = Evaluator(point, _PRECISION).value(derivative)
    if not (difference.is_finite() and exact.is_finite()):
        return None
    size = max(abs(float(exact)), 1.0)
    error = abs(float(difference - exact)) / size
    digits = _MOST_DIGITS if error == 0 else floor(-log10(error))
    return min(digits, _MOST_DIGITS) if digits >= _LEAST_DIGITS else None
