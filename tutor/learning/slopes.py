"""A derivative over data, confirmed by differences of the function itself, which know nothing of the rules."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import arb, ctx, fmpq

from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.structures import Piecewise
from tutor.expression.text import text
from tutor.expression.traversal import postorder
from tutor.expression.tree import Call, Expression, Symbol
from tutor.learning.over_data import PRECISION, Columns, Place, ball_over

if TYPE_CHECKING:
    from collections.abc import Callable

_STEP = Fraction(1, 10**18)
_CLOSE = 1e-9
_KINKED = frozenset(("abs", "sign", "relu", "leaky_relu", "max", "min", "floor", "ceil", "ceiling"))


def confirm_slope(
    function: Expression, variable: Symbol, value: arb, columns: Columns, place: Place, name: str
) -> None:
    """Compare the value of a partial derivative over data with central differences of the function.

    Arguments:
        function: f.
        variable: the letter it is differentiated by.
        value: what ∂f/∂variable is said to be at the place.
        columns: the data, by letter.
        place: a value for each letter that is not data.
        name: how the derivative is called in an error.

    Raises:
        Unanswerable: f has a kink at the place.
        CheckFailed: the differences say otherwise.
    """

    def at(step: Fraction) -> arb:
        return ball_over(function, columns, {**place, variable: place[variable] + step})

    saved, ctx.prec = ctx.prec, PRECISION
    try:
        if _has_kinks(function) and _is_kink(at):
            raise Unanswerable(
                f"{name} does not exist here: the function has a kink, a term in a row is exactly 0.",
                "Choose a point beside it.",
            )
        slope = (at(_STEP) - at(-_STEP)) * fmpq(_STEP.denominator, 2)
        if not slope.is_finite():
            raise Unanswerable(
                f"{name} cannot be confirmed here: the function has an edge.", "Choose a point beside it."
            )
        if not abs(slope - value) <= _CLOSE * (1 + abs(value)):
            raise CheckFailed(f"{name} is not {value} over the data, but about {slope}, for {text(function)}")
    finally:
        ctx.prec = saved


def _has_kinks(function: Expression) -> bool:
    return any(
        isinstance(node, Piecewise) or (isinstance(node, Call) and node.function in _KINKED)
        for node in postorder(function)
    )


def _is_kink(at: Callable[[Fraction], arb]) -> bool:
    """Whether the slopes to both sides stay apart however small the step is."""
    middle = at(Fraction(0))

    def gap(step: Fraction) -> arb:
        return abs((at(step) - middle) + (at(-step) - middle)) * fmpq(step.denominator, 1)

    wide, narrow = gap(_STEP), gap(_STEP / 1000)
    return bool(wide > 1e-9 and narrow > wide / 2)
