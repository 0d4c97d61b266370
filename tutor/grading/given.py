"""Answers that are given as Python values instead of text: numbers, expressions, lists, sets."""

from __future__ import annotations

from tutor.errors import Unanswerable
from tutor.expression.python_numbers import tree_of
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression
from tutor.grading.answer import Answer, Collection, Equation, Interval, Piece, Single, Vector
from tutor.grading.reading import read_answer


def answer_of(value: object, expected: Answer | None, reading: Reading) -> Answer:
    """The answer that a Python value stands for.

    Arguments:
        value: text; an expression, a number or a SymPy expression; a list or tuple of these for a vector (or for
            the members, where a set is expected), or an array or matrix of one row or column; a set for a set; an
            equation, a condition, a set or an interval of SymPy's.
        expected: the model's answer, or None.
        reading: the question.

    Raises:
        StudentError: text cannot be read, or a value is none of these.

    >>> from tutor.expression.reading import read
    >>> answer_of((1, "2x"), None, read("x^2")).components[1] == read("2x").expression
    True
    """
    if isinstance(value, str):
        return read_answer(value, expected, reading)
    from tutor.grading.given_sympy import answer_of_sympy  # what is typed needs nothing of SymPy's names

    value = _listed(value)
    if isinstance(value, Single | Vector | Collection | Interval | Equation):
        return value
    if isinstance(value, Reading):
        return Single(value.expression, source=value.source)
    if (found := answer_of_sympy(value, expected)) is not None:
        if not (isinstance(found, Vector) and isinstance(expected, Collection)):
            return found
        value = found.components
    if isinstance(value, set | frozenset):
        return Collection(tuple(_member(one, reading) for one in sorted(value, key=str)))
    if isinstance(value, list | tuple):
        if isinstance(expected, Collection):
            points = expected.members and len(expected.members[0]) > 1
            alone = points and not any(isinstance(one, list | tuple | set) for one in value)
            return Collection((_member(value, reading),) if alone else tuple(_member(one, reading) for one in value))
        return Vector(_member(value, reading))
    one = _expression(value, reading)
    if isinstance(expected, Collection):
        return Collection(((one,),))
    return Interval((Piece(one, one, True, True),)) if isinstance(expected, Interval) else Single(one)


def _listed(value: object) -> object:
    """An array or a matrix as a list; a row or a column in it as the list of its entries."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list) and value and all(isinstance(one, list) for one in value):
        rows = [tuple(row) for row in value]
        if len(rows) == 1:
            return list(rows[0])
        if all(len(row) == 1 for row in rows):
            return [row[0] for row in rows]
    return value


def _member(value: object, reading: Reading) -> tuple[Expression, ...]:
    parts = value if isinstance(value, list | tuple) else (value,)
    return tuple(_expression(part, reading) for part in parts)


def _expression(value: object, reading: Reading) -> Expression:
    if isinstance(value, str):
        found = read_answer(value, None, reading)
        if not isinstance(found, Single):
            raise Unanswerable("A component of the answer is no single expression.", "Give one expression for each.")
        return found.expression
    return value if isinstance(value, Expression) else tree_of(value)
