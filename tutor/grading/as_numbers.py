"""Intervals and equations as the values that decide them: their ends, what a letter is equal to, their solutions.

So that a tolerance and rounding work for them as they do for vectors and sets.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.expression.numbers import ZERO
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum
from tutor.grading.answer import Answer, Collection, Equation, Interval, Piece, Single, Vector, alone
from tutor.grading.ordered_pieces import ENDLESS, tidied
from tutor.grading.solved_condition import zeros
from tutor.grading.vector_or_interval import as_interval


def as_numbers(answer: Answer, model: Answer) -> tuple[Answer, Answer] | None:
    """Two answers as values that are to be compared instead; None when there are none, or they differ otherwise.

    >>> from tutor import parse
    >>> x, two = parse("x"), parse("2")
    >>> [str(one.expression) for one in as_numbers(Equation(x, parse("2.01")), Equation(x, two))]
    ['2.01', '2']
    """
    if isinstance(answer, Interval) and isinstance(model, Vector):
        model = as_interval(model) or model
    if isinstance(answer, Interval) and isinstance(model, Interval):
        return _ends(answer.pieces, model.pieces)
    if not isinstance(model, Equation):
        return None
    if isinstance(answer, Equation):
        for letter, wanted in alone(model):
            for other, given in alone(answer):
                if letter == other:
                    return Single(given), Single(wanted)
        members: tuple[tuple[Expression, ...], ...] = tuple([(given,) for _, given in alone(answer)])
        heads = [letter for letter, _ in alone(answer)]
    elif isinstance(answer, Collection):
        members = answer.members
        heads = [letter for letter in symbols(model.left) | symbols(model.right) if letter.label == answer.head]
    else:
        return None
    if len(heads) != 1 or symbols(model.left) | symbols(model.right) != set(heads):
        return None
    places = zeros(model.left if model.right == ZERO else Sum((model.left, Negation(model.right))), heads[0])
    return (Collection(members), Collection(tuple([(place,) for place in places]))) if places else None


def _ends(pieces: Sequence[Piece], wanted: Sequence[Piece]) -> tuple[Answer, Answer] | None:
    """The ends that are numbers, where as many pieces have the same ends open."""
    ours, theirs = list(pieces), list(wanted)
    if not any(symbols(end) for piece in (*ours, *theirs) for end in (piece.lower, piece.upper)):
        mine, yours = tidied(pieces), tidied(wanted)
        if mine is None or yours is None:
            return None
        ours, theirs = mine, yours
    if len(ours) != len(theirs):
        return None
    pairs: list[tuple[Expression, Expression]] = []
    for one, other in zip(ours, theirs, strict=True):
        if (one.lower_closed, one.upper_closed) != (other.lower_closed, other.upper_closed):
            return None
        for first, second in ((one.lower, other.lower), (one.upper, other.upper)):
            if first in ENDLESS or second in ENDLESS:
                if first != second:
                    return None
            else:
                pairs.append((first, second))
    if not pairs:
        return None
    return Vector(tuple([first for first, _ in pairs])), Vector(tuple([second for _, second in pairs]))
