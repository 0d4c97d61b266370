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

OO = Constant("oo")
MINUS_OO = Negation(OO)
ENDLESS: dict[Expression, int] = {OO: 1, MINUS_OO: -1}
"""The ends that are no numbers, each with its sign."""
_PRECISIONS = (64, 192, 640)


def ordered(one: Expression, other: Expression) -> int | None:
    """−1, 0 or 1 as one number lies left of the other, is equal to it, or lies right of it; None if unknown.

    >>> from tutor import parse
    >>> ordered(parse("sqrt(2)"), parse("3/2")), ordered(parse("sqrt(8)"), parse("2 sqrt(2)"))
    (-1, 0)
    """
    if one == other:
        return 0
    first, second = ENDLESS.get(one, 0), ENDLESS.get(other, 0)
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


def met(rows: Sequence[Sequence[Piece]]) -> list[Piece] | None:
    """The numbers that lie in a piece of every row, as pieces; None when ends cannot be put in order.

    >>> from tutor import parse
    >>> left, right = Piece(MINUS_OO, parse("1"), False, True), Piece(parse("0"), OO, False, False)
    >>> [(str(one.lower), str(one.upper), one.upper_closed) for one in met([[left], [right]])]
    [('0', '1', True)]
    """
    found = list(rows[0])
    for row in rows[1:]:
        both = [_meeting(one, other) for one in found for other in row]
        found = [piece for piece in both if piece is not None]
        if len(found) < len(both):
            return None
        kept = [piece for piece in found if not is_empty(piece)]
        found = kept or found[:1]
    return found


def _meeting(one: Piece, other: Piece) -> Piece | None:
    """What lies in both of two pieces; its ends may be the wrong way round when nothing does."""
    low, high = ordered(one.lower, other.lower), ordered(one.upper, other.upper)
    if low is None or high is None:
        return None
    lower, upper = (one if low > 0 else other), (one if high < 0 else other)
    return Piece(
        lower.lower,
        upper.upper,
        (one.lower_closed and other.lower_closed) if low == 0 else lower.lower_closed,
        (one.upper_closed and other.upper_closed) if high == 0 else upper.upper_closed,
    )


def is_empty(piece: Piece) -> bool:
    """Is it certain that no number lies in a piece?"""
    ends = ordered(piece.lower, piece.upper)
    return ends == 1 or (ends == 0 and not (piece.lower_closed and piece.upper_closed))


def _place(piece: Piece, placed: Sequence[Piece]) -> int | None:
    """Where a piece belongs among others, by its lower end; a closed end begins before an open one."""
    for at, other in enumerate(placed):
        found = ordered(other.lower, piece.lower)
        if found is None:
            return None
        if found > 0 or (found == 0 and piece.lower_closed and not other.lower_closed):
            return at
    return len(placed)
