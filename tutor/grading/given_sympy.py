"""Sets, intervals, conditions, equations and tuples of SymPy as answers.

Classes are told apart by name, as in `tutor.expression.sympy_reader`, so that SymPy is not imported here.
"""

from __future__ import annotations

from typing import Any

from tutor.errors import Unanswerable
from tutor.expression.python_numbers import is_of_sympy
from tutor.expression.sympy_reader import from_sympy
from tutor.expression.text import text
from tutor.expression.tree import Constant, Expression, Negation
from tutor.grading.answer import Answer, Collection, Equation, Interval, Piece, Vector
from tutor.grading.intervals import EVERYTHING, read_pieces
from tutor.grading.typed import TypedText

_RELATIONS = frozenset(("StrictLessThan", "LessThan", "StrictGreaterThan", "GreaterThan", "Unequality", "And", "Or"))
_MINUS_OO = Negation(Constant("oo"))
_MOST = 100
_MEND = 'Give it as text, such as "[0, 1)", "{1, -1}" or "0 < x < 1".'


def answer_of_sympy(value: Any, expected: Answer | None) -> Answer | None:
    """The answer that an object of SymPy's stands for; None for an expression, and for what is none of SymPy's.

    Arguments:
        value: the object.
        expected: the model's answer, or None: where a set is expected, no numbers are an empty set.

    Raises:
        Unanswerable: it has a part that our language has no name for.
    """
    if not is_of_sympy(value):
        return None
    kinds = {kind.__name__ for kind in type(value).__mro__}
    name = type(value).__name__
    if "Tuple" in kinds:
        return Vector(tuple([from_sympy(part) for part in value.args]))
    if name == "Equality":
        return Equation(from_sympy(value.lhs), from_sympy(value.rhs))
    if name in _RELATIONS:
        return _condition(value)
    if name == "EmptySet" and not isinstance(expected, Interval):
        return Collection(())
    if name == "FiniteSet" and not isinstance(expected, Interval):
        return Collection(tuple([_member(one) for one in value.args]))
    return Interval(_pieces(value)) if "Set" in kinds else None


def _member(value: Any) -> tuple[Expression, ...]:
    """A point, or one value."""
    if any(kind.__name__ == "Tuple" for kind in type(value).__mro__):
        return tuple([from_sympy(part) for part in value.args])
    return (from_sympy(value),)


def _pieces(value: Any) -> tuple[Piece, ...]:
    """The pieces of a set of numbers."""
    match type(value).__name__:
        case "EmptySet":
            return ()
        case "Reals":
            return (EVERYTHING,)
        case "Interval":
            return (Piece(_end(value.start), _end(value.end), not value.left_open, not value.right_open),)
        case "FiniteSet":
            return tuple([Piece(one, one, True, True) for one in map(from_sympy, value.args)])
        case "Union" if len(value.args) <= _MOST:
            return tuple([piece for part in value.args for piece in _pieces(part)])
    raise Unanswerable(f"SymPy's {type(value).__name__} is no interval that can be compared.", _MEND)


def _end(value: Any) -> Expression:
    return _MINUS_OO if type(value).__name__ == "NegativeInfinity" else from_sympy(value)


def _condition(value: Any) -> Interval:
    """A condition on one letter as the numbers that fulfil it."""
    typed = TypedText(text(from_sympy(value)), tuple(sorted(str(symbol) for symbol in value.free_symbols)))
    return Interval(read_pieces(typed, typed.whole))
