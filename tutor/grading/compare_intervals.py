"""Two sets of numbers made of intervals: their ends, and which of them belong to the set."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.numbers import rational
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Expression, Sum
from tutor.grading.answer import Answer, Collection, Interval, Piece, Single
from tutor.grading.compare import Compared, another_sort
from tutor.grading.equality import Equivalence, How, Kind, Method
from tutor.grading.equivalence import equivalent
from tutor.grading.key import key_of
from tutor.grading.ordered_pieces import ENDLESS, ordered, tidied

_MOST_POINTS = 4


def compare_intervals(answer: Answer, model: Interval) -> Compared:
    """How a typed union of intervals is related to the model, however its pieces are cut and ordered.

    >>> from tutor import parse
    >>> zero, one, two = parse("0"), parse("1"), parse("2")
    >>> halves = Interval((Piece(one, two, True, False), Piece(zero, one, False, False)))
    >>> compare_intervals(halves, Interval((Piece(zero, two, False, False),))).agrees
    True
    """
    match answer:
        case Interval(pieces=pieces):
            pass
        case Collection(members=members) if all(len(member) == 1 for member in members):
            pieces = tuple([Piece(value, value, True, True) for (value,) in members])
        case Single(expression=expression):
            pieces = (Piece(expression, expression, True, True),)
        case _:
            return another_sort("check-answer-wants-an-interval")
    letters = frozenset(letter for piece in (*pieces, *model.pieces) for end in _ends(piece) for letter in symbols(end))
    return _with_letters(pieces, model.pieces) if letters else _of_numbers(pieces, model.pieces)


def _ends(piece: Piece) -> tuple[Expression, Expression]:
    return piece.lower, piece.upper


def _of_numbers(pieces: Sequence[Piece], wanted: Sequence[Piece]) -> Compared:
    """The comparison where every end is a number."""
    ours, theirs = tidied(pieces), tidied(wanted)
    if ours is None or theirs is None:
        return Compared(Kind.UNDECIDED)
    if len(ours) != len(theirs):
        return Compared(Kind.DIFFERENT, says=_counted(ours, theirs))
    found = [
        ordered(one, other)
        for mine, yours in zip(ours, theirs, strict=True)
        for one, other in zip(_ends(mine), _ends(yours), strict=True)
    ]
    if any(found):
        return Compared(Kind.DIFFERENT, says=_right_ends(found))
    if None in found:
        return Compared(Kind.UNDECIDED)
    return _closed_alike(ours, theirs)


def _closed_alike(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Compared:
    """The comparison where the ends are the same."""
    says: list[Phrase] = []
    for mine, yours in zip(ours, theirs, strict=True):
        for end, typed, wanted in (
            (yours.lower, mine.lower_closed, yours.lower_closed),
            (yours.upper, mine.upper_closed, yours.upper_closed),
        ):
            if typed != wanted:
                says.append(phrase("check-answer-end-in" if wanted else "check-answer-end-out", end=end))
    if says:
        return Compared(Kind.DIFFERENT, says=(phrase("check-answer-ends-belong"), *dict.fromkeys(says)))
    return Compared(Kind.EQUAL, (Equivalence(Kind.EQUAL, How(Method.EXACT)),))


def _counted(ours: Sequence[Piece], theirs: Sequence[Piece]) -> tuple[Phrase, ...]:
    if not theirs:
        return (phrase("check-answer-no-numbers"),)
    if not ours:
        return (phrase("check-answer-some-numbers"),)
    return (phrase("check-answer-more-pieces" if len(ours) < len(theirs) else "check-answer-fewer-pieces"),)


def _right_ends(found: Sequence[int | None]) -> tuple[Phrase, ...]:
    """Which of the two ends of one interval is right, or how many of more are."""
    right = sum(one == 0 for one in found)
    if len(found) == 2 and right == 1:
        return (phrase("check-answer-left-end" if found[0] == 0 else "check-answer-right-end"),)
    return (phrase("check-answer-ends-right", right=right, all=len(found)),) if right > 1 else ()


def _with_letters(pieces: Sequence[Piece], wanted: Sequence[Piece]) -> Compared:
    """The comparison where ends hold letters: piece by piece as typed, then with numbers for the letters."""
    if len(pieces) == len(wanted):
        pairs = [
            (one, other)
            for mine, yours in zip(pieces, wanted, strict=True)
            for one, other in zip(_ends(mine), _ends(yours), strict=True)
        ]
        if all(
            one == other or (not {one, other} & ENDLESS.keys() and equivalent(one, key_of(other)).kind is Kind.EQUAL)
            for one, other in pairs
        ):
            return _closed_alike(pieces, wanted)
    ends = [end for piece in (*pieces, *wanted) for end in _ends(piece) if end not in ENDLESS]
    for point in key_of(Sum((*ends, *ends))).points[:_MOST_POINTS]:
        numbers: dict[Expression, Expression] = {letter: rational(value) for letter, value in point.items()}
        ours, theirs = ([_put_in(piece, numbers) for piece in row] for row in (pieces, wanted))
        if _of_numbers(ours, theirs).kind is Kind.DIFFERENT:
            return Compared(Kind.DIFFERENT)
    return Compared(Kind.UNDECIDED)


def _put_in(piece: Piece, numbers: dict[Expression, Expression]) -> Piece:
    lower, upper = (substitute(end, numbers) for end in _ends(piece))
    return Piece(lower, upper, piece.lower_closed, piece.upper_closed)
