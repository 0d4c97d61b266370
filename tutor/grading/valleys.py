"""Where a border that was met with one sign only comes nearest to 0, or beyond: the centre of a small disc.

Lines parallel to the axes miss (x − 5)² + (y − 7)² < 1 unless they go through it, so the border is followed downhill.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from math import isfinite
from typing import NamedTuple

from tutor.expression.exact import Point, exact
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Sum, Symbol
from tutor.grading.columns import Columns
from tutor.grading.descent import Place, Slope
from tutor.grading.lines import GRID

_BITS = 64
_MOST_LETTERS = 8
_MOST_BASES = 12
_MOST_CENTRES = 12
_MOST_STARTS = 4
_ROUNDS = 25
_WORK = 2_400
"""The nodes of a border times its letters, and one more, times the rounds, at most."""
_TOGETHER = 5
"""After so many rounds only the lowest place goes on."""
_NEAR = 1e-8
"""A height that is this small beside where the way began seems to be 0."""
_ON_LINE = tuple([(float(value),) for value in GRID])
_DIGITS = (*range(13), *range(-1, -7, -1))
"""How many decimals the point may have, those tried first first."""


class Valley(NamedTuple):
    """A point on a border's other side, or one at which it is 0 or seems to be."""

    point: dict[Symbol, Fraction]
    sign: int
    """The sign of the border there, turned so that it was 1 before: −1, or 0."""
    sure: bool
    """Is it known to be so? Else the point is only near to one at which the border may be 0."""


def one_sided(borders: Sequence[Expression], points: Sequence[Point]) -> list[tuple[Expression, int]]:
    """The borders of which only one sign is met at some points, each with that sign.

    Arguments:
        borders: expressions.
        points: a value for each of their letters.
    """
    columns = Columns(points, _BITS)
    found = []
    for border in borders:
        signs = {1 if value > 0 else -1 if value < 0 else 0 for value in columns.of(border)} - {0}
        if len(signs) == 1:
            found.append((border, signs.pop()))
    return found


def valley(border: Expression, sign: int, bases: Sequence[Point], letters: Sequence[Symbol] = ()) -> Valley | None:
    """A point on the other side of a border, or where it touches 0; None where neither is found.

    Arguments:
        border: an expression.
        sign: the sign that it is known to have, 1 or −1.
        bases: points to begin at; their other letters stay as they are.
        letters: those that vary; none for all letters of the border.

    >>> from tutor import parse
    >>> x, y = Symbol("x"), Symbol("y")
    >>> found = valley(parse("(x - 5)^2 + (y - 7)^2 - 1"), 1, [{x: Fraction(1), y: Fraction(2)}])
    >>> [str(found.point[letter]) for letter in (x, y)]
    ['5', '7']
    """
    letters = letters or sorted(symbols(border), key=lambda letter: letter.label)
    if not bases or not 0 < len(letters) <= _MOST_LETTERS or any(letter not in bases[0] for letter in letters):
        return None
    slope = Slope(border, sign, letters, bases[0])
    places = list(dict.fromkeys(_places(border, letters, bases)))
    standings = [pair for pair in zip(places, slope.heights(places), strict=True) if isfinite(pair[1])]
    if not standings:
        return None
    first = sorted(_lowest(standings, len(letters) == 1), key=_height)[:_MOST_STARTS]
    beyond = [pair for pair in standings if pair[1] < 0]
    best, highest = min(beyond, key=_size, default=first[0]), max(height for _, height in first)
    weight = sum(1 for _ in postorder(border)) * (1 + len(letters))
    for number in range(min(_ROUNDS, max(_TOGETHER, _WORK // weight))):
        if best[1] < 0 or not first:
            break
        first = sorted(slope.lowered(first), key=_height)[: _MOST_STARTS if number < _TOGETHER else 1]
        best = min([best, *first], key=_height)
    if best[1] < 0 or best[1] <= _NEAR * highest:
        return _shortened(slope, border, best[0])
    return None


def _height(standing: tuple[Place, float]) -> float:
    return standing[1]


def _size(standing: tuple[Place, float]) -> float:
    return max(map(abs, standing[0]))


def _lowest(standings: Sequence[tuple[Place, float]], on_line: bool) -> list[tuple[Place, float]]:
    """Where to begin: on a line the places that lie lower than those beside them, else all."""
    if not on_line:
        return list(standings)
    row = sorted(standings)
    heights = [height for _, height in row]
    return [pair for place, pair in enumerate(row) if pair[1] <= min(heights[max(0, place - 1) : place + 2])]


def _places(border: Expression, letters: Sequence[Symbol], bases: Sequence[Point]) -> Iterator[Place]:
    """Places from which to look: the bases, the numbers at which parts of the border are 0, and on a line a grid."""
    for base in bases[:_MOST_BASES]:
        yield tuple([float(base[letter]) for letter in letters])
    centres = [[*_centres(border, letter), 0.0] for letter in letters]
    yield from islice(product(*centres), _MOST_CENTRES)
    if len(letters) == 1:
        yield from _ON_LINE


def _centres(border: Expression, letter: Symbol) -> list[float]:
    """Where sums such as x − 5 in a border are 0."""
    found = []
    for node in postorder(border):
        if isinstance(node, Sum) and symbols(node) == {letter}:
            value, ahead = (exact(node, {letter: Fraction(at)}) for at in (0, 1))
            double = exact(node, {letter: Fraction(2)})
            if value is not None and ahead is not None and double == 2 * ahead - value and value != ahead:
                found.append(float(-value / (ahead - value)))
    return list(dict.fromkeys(found))


def _shortened(slope: Slope, border: Expression, place: Place) -> Valley:
    """The shortest decimals near a place at which the border still lies as low."""
    exactly = slope.point(place)
    points = [{letter: round(value, digits) for letter, value in exactly.items()} for digits in _DIGITS]
    balls = slope.balls([*points, exactly])
    for point, ball in zip([*points, exactly], balls, strict=True):
        if ball < 0:
            return Valley(point, -1, True)
    for point, ball in zip(points, balls, strict=False):
        if ball == 0 or (ball.contains(0) and exact(border, point) == 0):
            return Valley(point, 0, True)
    return Valley(exactly, 0, False)
