"""(0, 1) as a right answer: a vector, unless the answer to it is plainly an interval."""

from __future__ import annotations

from tutor.expression.traversal import symbols
from tutor.grading.answer import Answer, Interval, Piece, Vector
from tutor.grading.ordered_pieces import ordered


def as_interval(model: Answer | None) -> Interval | None:
    """The interval that a typed vector may have been meant to be; None when it can be a vector only.

    >>> from tutor import parse
    >>> pair = parse("0"), parse("1")
    >>> as_interval(Vector(pair, source="[0, 1]")).pieces[0].lower_closed
    True
    >>> as_interval(Vector(pair)) is None
    True
    """
    if not isinstance(model, Vector) or len(model.components) != 2:
        return None
    said = model.source.strip()
    if len(said) < 2 or said[0] not in "([" or said[-1] not in ")]" or said[1:].lstrip()[:1] == "[":
        return None  # [[0], [1]] is a column
    lower, upper = model.components
    if is_of_numbers(model) and ordered(lower, upper) != -1:
        return None
    return Interval((Piece(lower, upper, said[0] == "[", said[-1] == "]"),), source=model.source)


def is_of_numbers(model: Vector) -> bool:
    """Does a vector hold no letters?"""
    return not any(map(symbols, model.components))


def other_brackets(answer: Vector, model: Vector) -> bool:
    """Are two pairs of numbers typed with brackets that would make different intervals of them?"""
    one, other = as_interval(answer), as_interval(model)
    if one is None or other is None or not is_of_numbers(model):
        return False
    mine, yours = one.pieces[0], other.pieces[0]
    return (mine.lower_closed, mine.upper_closed) != (yours.lower_closed, yours.upper_closed)
