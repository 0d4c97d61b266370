"""Intervals from left to right: empty ones left out, those that touch or overlap joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.expression.tree import Constant, Expression, Negation
from tutor.grading.answer import Piece
from tutor.grading.equality import Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.key import key_of
from tutor.grading.values import values

_OO = Constant("oo")
_ENDLESS: dict[Expression, int] = {_OO: 1, Negation(_OO): -1}
_PRECISIONS = (64, 192, 640)


def ordered(one: Expression, other: Expression) -> int | None:
    """−1, 0 or 1 as one number lies left of the other, is equal to it, or lies right of it; None if unknown.

    >>> from tutor import parse
    >>> ordered(parse("sqrt(2)"), parse("3/2")), ordered(parse("sqrt(8)"), parse("2 sqrt(2)"))
    (-1, 0)
    """
    if one == other:
        return 0
    first, second = _ENDLESS.get(one, 0), _ENDLESS.get(other, 0)
    if first or second:
        return 1 if first > second else -1
    for precision in _PRECISIONS:
        left, right = values(one, [{}], precision)[0], values(other, [{}], precision)[0]
        if left < right:
            return -1
        if left > right:
            return 1
    return 0 if equivalent(one, key_of(other)).kind is Kind.EQUAL else None


def tidied(pieces: Sequence[Piece]) -> list[Piece] | None:
    """The pieces from left to right, empty ones left out and touching ones joined; None when they cannot be ordered.

    Arguments:
        pieces: intervals whose ends are numbers or ∞.
    """
    placed: list[Piece] = []
    for piece in pieces:
        ends = ordered(piece.lower, piece.upper)
        if ends is None:
            return None
        if ends < 0 or (ends == 0 and piece.lower_closed and piece.upper_closed):
            at = _place(piece, placed)
            if at is None:
                return None
            placed.insert(at, piece)
    joined: list[Piece] = []
    for piece in placed:
        if not joined:
            joined.append(piece)
            continue
        gap, reach = ordered(joined[-1].upper, piece.lower), ordered(joined[-1].upper, piece.upper)
        if gap is None or reach is None:
            return None
        if gap < 0 or (gap == 0 and not (joined[-1].upper_closed or piece.lower_closed)):
            joined.append(piece)
        elif reach < 0:
            joined[-1] = replace(joined[-1], upper=piece.upper, upper_closed=piece.upper_closed)
        elif reach == 0:
            joined[-1] = replace(joined[-1], upper_closed=joined[-1].upper_closed or piece.upper_closed)
    return joined


def _place(piece: Piece, placed: Sequence[Piece]) -> int | None:
    """Where a piece belongs among others, by its lower end; a closed end begins before an open one."""
    for at, other in enumerate(placed):
        found = ordered(other.lower, piece.lower)
        if found is None:
            return None
        if found > 0 or (found == 0 and piece.lower_closed and not other.lower_closed):
            return at
    return len(placed)
