"""Numbers without letters: their sign, proved, and their textbook form."""

from __future__ import annotations

from functools import cache

from flint import arb

from tutor.derivation.place import number_of as number_at_a_place
from tutor.derivation.tidy import tidied
from tutor.expression.exact import exact
from tutor.expression.numbers import ZERO, is_decimal, number, rational_value
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import postorder, size, symbols
from tutor.expression.tree import Expression, Number
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.numbers.known_values import surd_of
from tutor.stationary.numbers.separation import sign_by_balls
from tutor.stationary.numbers.surd_trees import tree

_LONGEST = 24
"""A closed form with more nodes than this is not shown."""
_LARGEST_SHOWN = 10**15
_LARGEST_FRACTION = 10**40
_LARGEST = 1e150


@cache
def sign_of(formula: Expression) -> int | None:
    """The sign of an expression without letters.

    Balls decide unless the number is zero. That it is zero is proved by exact rewriting (`surds`), or by the
    separation bound of algebraic numbers (`separation`).

    Arguments:
        formula: the expression.

    Returns:
        −1, 0 or 1, proved; None when it cannot be decided, or the expression has no real value.

    >>> from tutor import parse
    >>> [sign_of(parse(typed)) for typed in ("sqrt(2) - 1", "e^(ln(2)) - 2", "sqrt(3 + 2sqrt(2)) - sqrt(2) - 1")]
    [1, 0, 0]
    """
    if symbols(formula):
        return None
    known = exact(formula, {})
    if known is not None:
        return (known > 0) - (known < 0)
    found = sign_by_balls(formula, bounded=False)
    if found is not None:
        return found
    normal = surd_of(formula)
    if normal is not None and not normal.terms:
        return 0
    found = sign_by_balls(formula)
    return found if found is not None or normal is None else sign_by_balls(tree(normal))


def number_of(formula: Expression) -> Coordinate:
    """An expression without letters as a number: its textbook form if that is short, and its ball.

    Arguments:
        formula: the expression; it must have a real value, or else the ball is not finite. With letters left over it
            is its own closed form, and has no ball.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> [text(number_of(parse(typed)).shown) for typed in ("(2 + sqrt(20))/4", "sin(pi/3)^2", "atan(1)")]
    ['(1 + √5)/2', '¾', 'π/4']
    """
    if symbols(formula):  # the values that are made up for members of a family are no numbers of the student's
        return Coordinate(formula if is_short(formula) else None, arb("nan"))
    known = exact(formula, {})
    if known is not None:
        decimals = any(is_decimal(node) for node in postorder(formula))
        return _coordinate(number(known, decimals))
    if sign_of(formula) == 0:
        return _coordinate(ZERO)
    normal = surd_of(formula)
    if normal is not None and is_short(shown := tree(normal)):
        return _coordinate(shown)
    ball = Evaluator({}, PRECISION).value(formula)
    if not ball.is_finite():
        return Coordinate(None, ball)
    if not abs(ball) < _LARGEST:
        tidy = tidied(formula)
        return Coordinate(tidy if is_short(tidy) else None, ball)
    return Coordinate(number_at_a_place(formula).exact, ball)


def _coordinate(shown: Expression) -> Coordinate:
    ball = Evaluator({}, PRECISION).value(shown)
    return Coordinate(shown if is_short(shown) else None, ball)


def is_short(shown: Expression) -> bool:
    """Whether a closed form has few parts and no endless numbers. A plain fraction may be longer."""
    value = rational_value(shown)
    if value is not None:
        return max(abs(value.numerator), value.denominator) < _LARGEST_FRACTION
    if size(shown) > _LONGEST:
        return False
    numbers = (node.value for node in postorder(shown) if isinstance(node, Number))
    return all(max(value.numerator, value.denominator) < _LARGEST_SHOWN for value in numbers)
