"""Where a question is looked at: points with a value for every letter, and what stands there, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tutor.expression.dice import draw
from tutor.expression.exact import Point
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import has_sigma, is_numbered, numbers_of_terms, postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.columns import Columns
from tutor.grading.question import Question
from tutor.grading.whole.vector import BITS, Vector

_MOST_POINTS = 8
_MOST_POINTS_WITH_SIGMA = 5
_FEWEST_POINTS = 3
_MOST_WORK = 8_000
"""How many nodes are worked out for one expression, all points together, unless three points take more."""


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A question at its points. Two are equal when they are the same object, so they may be keys."""

    question: Question
    base: Columns
    """The points, with a value for each letter of the function and of its derivative, and the values of their parts."""
    truth: Vector
    """The right answer."""
    function: Vector
    """The function itself."""
    at_one_point: bool = False
    """Was a value at one point asked for?"""

    @property
    def points(self) -> tuple[Point, ...]:
        """A value for each letter of the function and of its derivative."""
        return self.base.points

    def columns(self, expression: Expression) -> Columns:
        """Where an expression and its parts are worked out; letters that the question does not have are made up."""
        points = self.base.points
        foreign = [letter for letter in symbols(expression) if points and _is_open(letter, points[0])]
        if foreign:
            return Columns([_filled(point, foreign, place) for place, point in enumerate(points)], BITS)
        return Columns(points, BITS, self.base)

    def of(self, expression: Expression) -> Vector:
        """The values of an expression at the points."""
        return tuple(self.columns(expression).of(expression))

    def slopes(self, body: Expression, variable: Symbol, count: int | None = None) -> Vector:
        """The derivative of an expression at the first points, by power series: no rules, and no second expression.

        Arguments:
            body: what is differentiated.
            variable: by which variable.
            count: at how many points; None for all.
        """
        points = self.columns(body).points[:count]
        return tuple(Evaluator(point, BITS).slope(body, variable) for point in points)


@lru_cache(maxsize=64)
def sight(question: Question) -> Sight:
    """A question at points of its own, at most eight."""
    nodes = sum(1 for _ in postorder(question.answer))
    many = _MOST_POINTS_WITH_SIGMA if has_sigma(question.answer) else _MOST_POINTS
    most = max(_FEWEST_POINTS, min(many, _MOST_WORK // (nodes + 1)))
    return sight_at(question, _varied(question, question.key.points[:most]))


def sight_at(question: Question, points: Sequence[Point], at_one_point: bool = False) -> Sight:
    """A question at given points.

    Arguments:
        question: the question.
        points: values for the letters; letters of the function that are left out are made up.
        at_one_point: was a value at one point asked for?
    """
    function = question.reading.expression
    letters = symbols(function) | symbols(question.answer)
    full = tuple(
        _filled(point, [letter for letter in letters if _is_open(letter, point)], place)
        for place, point in enumerate(points)
    )
    base = Columns(full, BITS)
    return Sight(question, base, tuple(base.of(question.answer)), tuple(base.of(function)), at_one_point)


def _is_open(letter: Symbol, point: Point) -> bool:
    """Whether a letter has no value at a point; members of a family such as aᵢ are made up elsewhere."""
    return letter not in point and is_numbered(letter)


def _filled(point: Point, letters: Sequence[Symbol], place: int) -> Point:
    """A point with short decimals of both signs for letters that have none there."""
    if not letters:
        return point
    added = {}
    for letter in letters:
        drawn = draw(letter.label, place)
        size = Fraction(drawn % 240 + 11, 100)
        added[letter] = -size if (drawn >> 40) % 3 == 0 else size
    return {**point, **added}


def _varied(question: Question, points: Sequence[Point]) -> Sequence[Point]:
    """The points with different numbers of terms of a Σ, so that a factor n is told from a factor 3."""
    counts = numbers_of_terms(question.reading.expression) - set(question.orders)
    if not counts:
        return points
    return [
        {**point, **{count: Fraction(2 + (place + shift) % 3) for shift, count in enumerate(sorted_letters(counts))}}
        for place, point in enumerate(points)
    ]


def sorted_letters(letters: frozenset[Symbol]) -> list[Symbol]:
    """Letters by the alphabet, so that what is said does not depend on the machine."""
    return sorted(letters, key=lambda letter: letter.label)
