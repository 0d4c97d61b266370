"""A derivative over data, confirmed by differences of the function itself, which know nothing of the rules."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from flint import arb, ctx, fmpq

from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.structures import BigSum, Comparison, Piecewise
from tutor.expression.text import text
from tutor.expression.traversal import postorder
from tutor.expression.tree import Call, Expression, Negation, Sum, Symbol
from tutor.learning.over_data import PRECISION, Columns, Place, Rows, ball_over

if TYPE_CHECKING:
    from collections.abc import Callable

_STEP = Fraction(1, 10**18)
_CLOSE = 1e-9
_MOST_NAMED = 6
"""More rows than this are counted, not listed."""
_KINKED = frozenset(("abs", "sign", "relu", "leaky_relu", "max", "min", "floor", "ceil", "ceiling"))


class Kink(Unanswerable):
    """A derivative is asked for where the function has a kink."""


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
        Kink: f has a kink at the place.
        Unanswerable: f has an edge there.
        CheckFailed: the differences say otherwise.
    """

    def at(step: Fraction) -> arb:
        return ball_over(function, columns, {**place, variable: place[variable] + step})

    saved, ctx.prec = ctx.prec, PRECISION
    try:
        if has_kinks(function) and _is_kink(at):
            raise Kink(
                f"{name} does not exist here: the function has a kink{_where(function, columns, place)}.",
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


def kink_along(function: Expression, variable: Symbol, columns: Columns, place: Place) -> str | None:
    """Whether a function has a kink at a place along a variable.

    Returns:
        the rows in which a term has it, in words, or ""; None if there is no kink.
    """
    if not has_kinks(function):
        return None

    def at(step: Fraction) -> arb:
        return ball_over(function, columns, {**place, variable: place[variable] + step})

    saved, ctx.prec = ctx.prec, PRECISION
    try:
        return _where(function, columns, place) if _is_kink(at) else None
    finally:
        ctx.prec = saved


def _where(function: Expression, columns: Columns, place: Place) -> str:
    """The rows in which a term has its kink, in words: ", since a term is exactly 0 in rows 1 and 3"."""
    rows = Rows(columns, place)
    found: set[int] = set()
    for node in postorder(function):
        if isinstance(node, BigSum) and (span := rows.range(node)) is not None:
            for part in postorder(node.body):
                for kinked in _kinked_parts(part):
                    terms = rows.terms(BigSum(kinked, node.index, node.lower, node.upper, implicit=node.implicit))
                    found |= {span.start + at for at, term in enumerate(terms, 1) if term == 0}
    numbers = [f"{row:,}" for row in sorted(found)]
    if not numbers:
        return ""
    if len(numbers) > _MOST_NAMED:
        numbers[_MOST_NAMED - 1 :] = [f"{len(numbers) - _MOST_NAMED + 1:,} more"]
    listed = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return f", since a term is exactly 0 in row{'s' if len(numbers) > 1 else ''} {listed}"


def _kinked_parts(node: Expression) -> list[Expression]:
    """What is 0 where a part of a term has its kink: u for |u|, u − v for max(u, v) and for a branch at u = v."""
    if isinstance(node, Comparison):
        return [Sum((node.left, Negation(node.right)))]
    if not isinstance(node, Call) or node.function not in _KINKED:
        return []
    if node.function in ("max", "min"):
        return [Sum((one, Negation(other))) for one, other in combinations(node.arguments, 2)]
    return [node.arguments[0]]


def has_kinks(function: Expression) -> bool:
    """Whether a function has parts whose slope may jump, such as |u| or max(u, v)."""
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
