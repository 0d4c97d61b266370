"""Points in all the cells around a place at which two or three borders cross: small cells have corners.

A triangle x > 5, y > 7, x + y < 12.01 lies on no line through points chosen blindly, but at its corners two of its
borders are 0. Corners are found by Newton's method, each step the shortest one that brings all the borders to 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations, islice, product
from math import floor, isfinite, log10

from tutor.expression.exact import Point
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.columns import Columns

_BITS = 128
_STEP = 2.0**-30
_MOST_LETTERS = 6
_ROUNDS = 8
_CLOSE = 1e-9
_MOST_STEPS = 1e9
_PARALLEL = 1e-12
_DISTANCES = (0.25, 1e-2, 1e-3, 1e-5, 1e-8)
"""How far from a corner the points lie, beside how far it is from 0."""

Place = tuple[float, ...]
Row = list[float]


def corner_points(
    borders: Sequence[Expression], others: Sequence[Expression], bases: Sequence[Point], most: int
) -> list[Point]:
    """Points around places at which a border crosses another one.

    Arguments:
        borders: the borders that matter.
        others: borders known before, which they may cross.
        bases: points to begin at.
        most: how many pairs of borders are looked at.
    """
    found: list[Point] = []
    for together in islice(_together(borders, others), most):
        letters = sorted(frozenset[Symbol]().union(*map(symbols, together)), key=lambda letter: letter.label)
        for base in bases if len(letters) <= _MOST_LETTERS else ():
            if all(letter in base for letter in letters):
                found += _around(together, letters, base)
    return found


def _together(borders: Sequence[Expression], others: Sequence[Expression]) -> Iterator[tuple[Expression, ...]]:
    """Borders that may cross in a point, two or three of them: as many letters as borders, at least."""
    groups = (*combinations(borders, 2), *((one, other) for one in borders for other in others))
    threes = ((*pair, other) for pair in combinations(borders, 2) for other in others)
    for group in chain(groups, combinations(borders, 3), threes):
        if len(frozenset[Symbol]().union(*map(symbols, group))) >= len(group):
            yield group


def _around(borders: tuple[Expression, ...], letters: Sequence[Symbol], base: Point) -> Iterator[Point]:
    place = tuple([float(base[letter]) for letter in letters])
    for _ in range(_ROUNDS):
        values, slopes = _slopes(borders, letters, base, place)
        step = _shortest(slopes, [-value for value in values])
        if step is None or not all(isfinite(part) and abs(part) < _MOST_STEPS for part in step):
            return
        place = tuple([value + part for value, part in zip(place, step, strict=True)])
        if max(map(abs, step)) <= _CLOSE * max(1.0, *map(abs, place)):
            break
    else:
        return
    size = max(1.0, *map(abs, place)) if max(map(abs, place)) > 0.5 else max(map(abs, place)) or 1.0
    for signs in product((1.0, -1.0), repeat=len(borders)):
        direction = _shortest(slopes, [sign * _length(slope) for sign, slope in zip(signs, slopes, strict=True)])
        if direction is None:
            return
        longest = max(map(abs, direction))
        for distance in _DISTANCES:
            share = distance * size / longest
            digits = 1 - floor(log10(distance * size))
            moved = [value + share * part for value, part in zip(place, direction, strict=True)]
            numbers = [round(Fraction(value), digits) for value in moved]
            yield {**base, **dict(zip(letters, numbers, strict=True))}


def _length(slope: Row) -> float:
    return max(map(abs, slope)) or 1.0


def _slopes(
    borders: tuple[Expression, ...], letters: Sequence[Symbol], base: Point, place: Place
) -> tuple[Row, list[Row]]:
    """The values of borders at a place, and their slopes in each letter, from differences."""
    exactly = [Fraction(value) for value in place]
    steps = [Fraction(_STEP * max(1.0, abs(value))) for value in place]
    here = {**base, **dict(zip(letters, exactly, strict=True))}
    forth = [{**here, letter: value + step} for letter, value, step in zip(letters, exactly, steps, strict=True)]
    columns = Columns([here, *forth], _BITS)
    values, slopes = [], []
    for border in borders:
        first, *rest = columns.of(border)
        values.append(float(first.mid()))
        slopes.append([float((one - first).mid()) / float(step) for one, step in zip(rest, steps, strict=True)])
    return values, slopes


def _shortest(slopes: Sequence[Row], wanted: Row) -> Row | None:
    """The shortest step that changes values as wanted, with these slopes; None where the slopes depend on each other.

    It is a sum of the slopes, s = Σ wᵢ·slopeᵢ, with slopeⱼ·s = wantedⱼ for each j, found by elimination.
    """
    count = len(slopes)
    rows = [[*(_dot(one, other) for other in slopes), value] for one, value in zip(slopes, wanted, strict=True)]
    for at in range(count):
        pivot = rows[at][at]
        if not isfinite(pivot) or pivot <= _PARALLEL * _dot(slopes[at], slopes[at]):
            return None
        rows[at] = [part / pivot for part in rows[at]]
        for other in range(count):
            if other != at:
                share = rows[other][at]
                rows[other] = [part - share * mine for part, mine in zip(rows[other], rows[at], strict=True)]
    weights = [row[-1] for row in rows]
    return [_dot(weights, column) for column in zip(*slopes, strict=True)]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum([first * second for first, second in zip(one, other, strict=True)])
