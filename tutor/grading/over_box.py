"""The values an expression takes over a whole box at once, as one ball that surely holds them all."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from flint import arb

from tutor.expression.arithmetic import COMBINE, NAN, Ball, constant, power, rational
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Constant, Expression, Number, Power, Symbol
from tutor.grading.columns import at_precision

Side = tuple[Fraction, Fraction]
"""From where to where a letter runs, both ends included."""

_PRECISION = 128


def over_box(expression: Expression, box: Mapping[Symbol, Side]) -> arb:
    """A ball that holds every value of an expression while its letters run over a box.

    Arguments:
        expression: an expression of arithmetic and functions of the table.
        box: the range of each letter.

    Returns:
        the ball; not finite where the expression may be undefined somewhere in the box, or is of another sort.

    >>> from tutor import parse
    >>> ball = over_box(parse("x^2 + 1"), {Symbol("x"): (Fraction(1), Fraction(2))})
    >>> bool(ball > 0), bool(ball.contains(5))
    (True, True)
    """
    with at_precision(_PRECISION):
        found: dict[int, Ball] = {}
        for node in postorder(expression):
            found[id(node)] = _value(node, [found[id(child)] for child in node.children], box)
        value = found[id(expression)]
        return value if isinstance(value, arb) else NAN


def _value(node: Expression, parts: list[Ball], box: Mapping[Symbol, Side]) -> Ball:
    match node:
        case Number(value):
            return rational(value)
        case Constant(name):
            return constant(name)
        case Symbol():
            return rational(box[node][0]).union(rational(box[node][1])) if node in box else NAN
        case Power(_, exponent):
            exact = exponent.value if isinstance(exponent, Number) else None
            return power(parts[0], parts[1], exact, not symbols(exponent))
        case _:
            work = COMBINE.get(type(node))
            return NAN if work is None else work(node, parts)
