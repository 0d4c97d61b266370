"""Numbers of Python as expressions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tutor.errors import Unanswerable
from tutor.expression.numbers import rational
from tutor.expression.tree import Expression, Negation, Number


def number_tree(value: int | float | Fraction | Decimal) -> Expression:
    """A number as an expression: a fraction stays one, and 0.1 is one tenth.

    Raises:
        Unanswerable: the number is not finite.

    >>> str(number_tree(Fraction(-1, 2))), number_tree(0.1)
    ('-1/2', Number(1, 10, '0.1'))
    """
    if isinstance(value, int | Fraction):
        return rational(Fraction(value))
    spelled = Decimal(str(value))
    if not spelled.is_finite():
        raise Unanswerable(f"{value} is no number that can be graded.", "Give a finite number.")
    tree = Number(abs(Fraction(spelled)), spelling=f"{abs(spelled):f}")
    return Negation(tree) if spelled < 0 else tree
