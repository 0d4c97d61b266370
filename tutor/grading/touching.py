"""Where an expression touches 0 without changing its sign, as sin x − 1 does at π/2 and x² − 2√2·x + 2 at √2.

That its value is exactly 0 at a place that is not rational no ball can prove. It is checked, more sharply than
agreement is: at the place at which the derivative is 0, found to hundreds of digits, the value is below 2⁻⁸⁰⁰.
"""

from __future__ import annotations

from fractions import Fraction

from flint import arb

from tutor.expression.exact import Point
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Symbol
from tutor.grading.columns import Columns, at_precision
from tutor.grading.lines import Zero, fraction

_BITS = 2_048
_STEP = Fraction(1, 2**500)
_ROUNDS = 9
_MOST_NODES = 60
_SETTLED = arb(2) ** -420
_ZERO = arb(2) ** -800
_WIDTH = Fraction(1, 2**300)


def touch(border: Expression, letter: Symbol, point: Point, near: Zero) -> Zero | None:
    """Between which numbers an expression touches 0, while one letter varies.

    Arguments:
        border: the expression.
        letter: the letter that varies.
        point: the values of the others.
        near: about where.

    Returns:
        two numbers very close to each other, with the place between them; None where there is none.

    >>> from tutor import parse
    >>> x = Symbol("x")
    >>> found = touch(parse("sin(x) - 1"), x, {}, Zero(Fraction("1.57"), Fraction("1.58")))
    >>> float(found.low), touch(parse("sin(x) - 2"), x, {}, Zero(Fraction("1.57"), Fraction("1.58")))
    (1.5707963267948966, None)
    """
    if sum(1 for _ in postorder(border)) > _MOST_NODES:
        return None
    place = (near.low + near.high) / 2
    margin = 1 + abs(place) / 1000
    with at_precision(_BITS):
        for _ in range(_ROUNDS):
            before, middle, after = _values(border, letter, point, place)
            bend = before - 2 * middle + after
            if not bend.is_finite() or bend.contains(0):
                return None
            moved = (after - before) / (2 * bend)
            place -= fraction(moved.mid()) * _STEP
            if not abs(place - near.low) < margin:
                return None
            if abs(moved) * arb(2) ** -500 < _SETTLED:
                break
        value = _values(border, letter, point, place)[1]
        return Zero(place - _WIDTH, place + _WIDTH) if abs(value) < _ZERO else None


def _values(border: Expression, letter: Symbol, point: Point, place: Fraction) -> tuple[arb, arb, arb]:
    """The values a step before a place, there, and a step after it."""
    points = [{**point, letter: place + step} for step in (-_STEP, Fraction(0), _STEP)]
    before, middle, after = Columns(points, _BITS).of(border)
    return before, middle, after
