"""A proof that two equations differ: a stretch on which one has a solution and the other has none."""

from __future__ import annotations

from fractions import Fraction

from flint import arb

from tutor.expression.structures import Comparison, Logic, Piecewise
from tutor.expression.traversal import has_sigma, postorder, size, symbols
from tutor.expression.tree import Call, Expression, Symbol
from tutor.grading.equality import How, Method
from tutor.grading.over_box import Side, over_box
from tutor.grading.values import values

_STARTS = tuple(map(Fraction, ("0.3", "1.7", "-0.6", "-2.3", "0", "5.1")))
"""Where the other letters are held."""
_STOPS = tuple(Fraction(place, 4) for place in range(-48, 49))
"""Between which places one letter runs."""
_HALVINGS = 20
_PRECISION = 128
_MOST_NODES = 300
_JUMPING = frozenset(("sign",))
"""Functions that change their sign without being zero between."""


def solves_only(model: Expression, other: Expression) -> How | None:
    """Is there a solution of model = 0 at which other ≠ 0?

    Along a line on which one letter runs, model changes its sign between two places without leaving the reals, so
    by the intermediate value theorem it is zero between them; there, other is bounded away from zero.

    Returns:
        how it was found out, or None when no such stretch was met.

    >>> from tutor import parse
    >>> str(solves_only(parse("y - x^2"), parse("y - x^2 - 1")))
    'balls at 1 points'
    """
    letters = sorted(symbols(model) | symbols(other), key=lambda symbol: symbol.label)
    if not letters or size(model) + size(other) > _MOST_NODES or _jumps(model):
        return None
    if has_sigma(model):  # which has no value over a box
        return None
    for letter in letters:
        for start in _STARTS[: 1 if len(letters) == 1 else len(_STARTS)]:
            box = dict.fromkeys(letters, (start, start))
            if _along(model, other, letter, box):
                return How(Method.BALLS, 1)
    return None


def _along(model: Expression, other: Expression, letter: Symbol, box: dict[Symbol, Side]) -> bool:
    held = {other: low for other, (low, _) in box.items()}
    signs = [_sign_of(ball) for ball in values(model, [{**held, letter: stop} for stop in _STOPS], _PRECISION)]
    for place in range(len(_STOPS) - 1):
        if signs[place] * signs[place + 1] < 0:
            low, high = _narrowed(model, letter, box, _STOPS[place], _STOPS[place + 1], signs[place])
            stretch = {**box, letter: (low, high)}
            if over_box(model, stretch).is_finite() and _sign(other, stretch):
                return True
    return False


def _narrowed(
    model: Expression, letter: Symbol, box: dict[Symbol, Side], low: Fraction, high: Fraction, sign: int
) -> Side:
    """A short stretch between two places at which the signs still differ."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        found = _sign(model, {**box, letter: (middle, middle)})
        if not found:
            break
        low, high = (middle, high) if found == sign else (low, middle)
    return low, high


def _sign(expression: Expression, box: dict[Symbol, Side]) -> int:
    """1 or −1 where an expression has that sign all over a box; 0 where that cannot be told."""
    return _sign_of(over_box(expression, box))


def _sign_of(ball: arb) -> int:
    return 1 if ball > 0 else -1 if ball < 0 else 0


def _jumps(expression: Expression) -> bool:
    """May the expression jump, so that it can change its sign without being zero?"""
    return any(
        isinstance(node, Piecewise | Comparison | Logic) or (isinstance(node, Call) and node.function in _JUMPING)
        for node in postorder(expression)
    )
