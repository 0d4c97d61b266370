"""At which points a wrong answer is matched, and at which a match is confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tutor.expression.exact import Point
from tutor.expression.sampling import sample_points
from tutor.expression.structures import Piecewise
from tutor.expression.traversal import has_sigma, numbers_of_terms, postorder, symbols
from tutor.expression.tree import Call, Expression, Symbol
from tutor.grading.question import Question
from tutor.grading.slips.effort import Effort, work
from tutor.grading.slips.scene import Scene

_WANTED = 6
_WANTED_AT_KINKS = 14
"""A function of several pieces needs points in each of them."""
_FEW = 3
_LARGEST = 1e6
_FAR = 20
_LARGE = 1_500
"""A function and its derivative that take more work than this are looked at at few points, whichever they are."""
_TOO_LARGE = 15_000
_KINKED = frozenset(("max", "min", "abs", "sign", "relu"))
_SPECIAL = frozenset((Fraction(0), Fraction(1), Fraction(2)))
"""Values at which different expressions happen to agree: 1² = 1³, 2² = 2 + 2."""
_FOUR = Fraction(4)
"""The most terms that a Σ up to n has at the points that are drawn."""


def matching_points(question: Question) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Points at which wrong answers are told apart, and others at which a match is confirmed.

    Returns:
        six ordinary points each, fourteen for a function of several pieces, fewer for a large one; none where the
        function is too large to be looked at, or has no points. Where there are too few, matches are confirmed at
        the same points.
    """
    body = question.root.before.body
    known = question.key.points
    if has_sigma(body) or any(not symbols(body) <= point.keys() for point in known):
        known = ()  # only drawn points have a small number of terms, and letters that the derivative lost
    counts = dict.fromkeys(numbers_of_terms(body), _FOUR)
    size = work((body, question.answer), counts, set(), _TOO_LARGE)
    if size > _TOO_LARGE:
        return (), ()
    if size > _LARGE:
        points = known or _drawn(question, 2 * _FEW)
        return points[:_FEW], points[:_FEW]
    pieces = size < _LARGE // 4 and (_has_pieces(body) or _has_pieces(question.answer))
    wanted = _WANTED_AT_KINKS if pieces else _WANTED
    points = _tame(question, known)
    if pieces:
        points = tuple(_distinct((*points, *known)))  # a piece may be far away
    if len(points) < wanted:
        drawn = _drawn(question, 2 * wanted)
        points = tuple(_distinct((*points, *_tame(question, drawn), *drawn, *known)))
    points = _mixed(points)
    return points[:wanted], (points[wanted:] + points)[:wanted]


def _has_pieces(expression: Expression) -> bool:
    """Whether a function is put together from pieces, such as max(u, v)."""
    return any(
        isinstance(node, Piecewise) or (isinstance(node, Call) and node.function in _KINKED)
        for node in postorder(expression)
    )


def _drawn(question: Question, count: int) -> tuple[Point, ...]:
    return sample_points((question.answer, question.root.before.body), _letters(question), count)


def _mixed(points: Sequence[Point]) -> tuple[Point, ...]:
    """Points with positive letters first, as many as others: roots and logarithms of wrong parts are real there."""
    positive = [point for point in points if all(size > 0 for size in point.values())]
    first = positive[: _WANTED // 2]
    return (*first, *[point for point in points if point not in first])


def _distinct(points: Sequence[Point]) -> Iterator[Point]:
    seen: list[Point] = []
    for point in points:
        if point not in seen:
            seen.append(point)
            yield point


def _letters(question: Question) -> tuple[Symbol, ...]:
    body = question.root.before.body
    others = symbols(body) - numbers_of_terms(body)
    return tuple(dict.fromkeys((*question.key.variables, *sorted(others, key=lambda letter: letter.label))))


def _tame(question: Question, points: Sequence[Point]) -> tuple[Point, ...]:
    """The points at which nothing is special, and at which no letter and no derivative is very large or small."""
    body = question.root.before.body
    letters = symbols(body) - numbers_of_terms(body)
    values = Scene(tuple(points), Effort(_LARGE * len(points) + 1)).values(question.answer)
    return tuple(
        point
        for point, value in zip(points, values, strict=True)
        if (value == 0 or 1 / _LARGEST < abs(value) < _LARGEST)
        and not any(
            abs(point[letter]) in _SPECIAL or abs(point[letter]) > _FAR for letter in letters if letter in point
        )
    )
