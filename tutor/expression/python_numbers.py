"""Numbers of Python as expressions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from tutor.errors import Unanswerable
from tutor.expression.numbers import rational
from tutor.expression.tree import Expression, Negation, Number

_MOST_DIGITS = 10_000


def number_tree(value: int | float | Fraction | Decimal) -> Expression:
    """A number as an expression: a fraction stays one, and 0.1 is one tenth.

    Raises:
        Unanswerable: the number is not finite, far too large, or a truth value.

    >>> str(number_tree(Fraction(-1, 2))), number_tree(0.1)
    ('-1/2', Number(1, 10, '0.1'))
    """
    if isinstance(value, bool):
        raise Unanswerable(f"{value} is a truth value, not a number.", "Give a number, an expression or text.")
    if isinstance(value, int | Fraction):
        return rational(Fraction(value))
    spelled = Decimal(str(value))
    if not spelled.is_finite() or abs(spelled.adjusted()) > _MOST_DIGITS:
        raise Unanswerable(f"{value} is no number that can be graded.", "Give a finite number.")
    tree = Number(abs(Fraction(spelled)), spelling=f"{abs(spelled):f}")
    return Negation(tree) if spelled < 0 else tree


def tree_of(value: Any) -> Expression:
    """A Python number or a SymPy object as an expression.

    Raises:
        Unanswerable: it is none, or has a part that our language has no name for.

    >>> str(tree_of(3))
    '3'
    """
    if isinstance(value, int | float | Fraction | Decimal):
        return number_tree(value)
    if not is_of_sympy(value):
        message = f"A value of the type {type(value).__name__} is no expression."
        raise Unanswerable(message, "Give text, a number, an expression of tutor's or a SymPy expression.")
    from tutor.expression.sympy_reader import from_sympy

    return from_sympy(value)


def is_of_sympy(value: object) -> bool:
    """Is it an object of SymPy's, or of a class made from one of SymPy's? SymPy is not imported for the question."""
    # A function made with sympy.Function has no module.
    return any((kind.__module__ or "").partition(".")[0] == "sympy" for kind in type(value).__mro__)
