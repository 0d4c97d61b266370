"""A search for points where conditions hold that points chosen blindly do not meet: ln(x − 100), 0 < x < 10⁻⁶.

One letter after another is moved to where most of the conditions hold, between the borders on its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tutor.expression.dice import Dice
from tutor.expression.exact import Point
from tutor.expression.structures import Logic
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.borders import affordable
from tutor.grading.cells import in_gaps, shortest
from tutor.grading.columns import Columns
from tutor.grading.lines import Zero, zeros_along

_BITS = 64
_STARTS = 6
_ROUNDS = 3
_MOST_BORDERS = 16
_MOST_NODES = 150
_LARGE = 3_000
"""No search is made when the conditions have more nodes than this, times half the letters."""
_WORK = 500
"""The nodes of all the conditions times the starts and half the letters, at most."""
_SHARES = 8


def search(
    conditions: Sequence[Expression], borders: Sequence[Expression], letters: Sequence[Symbol], starts: Sequence[Point]
) -> list[Point]:
    """Points at which all conditions hold, as far as they can be found.

    Arguments:
        conditions: `Comparison` or `Logic`.
        borders: where the conditions change.
        letters: the letters that may vary.
        starts: where to begin.
    """
    parts = [part for condition in conditions for part in conjuncts(condition)]
    weight = sum(1 for part in (*parts, *borders) for _ in postorder(part)) * max(1, len(letters) // 2)
    if not parts or weight > _LARGE:
        return []
    near = affordable(borders[:_MOST_BORDERS], _MOST_NODES)
    scores = _scores(parts, starts)
    best = sorted(range(len(starts)), key=lambda place: -scores[place])  # stable: of equals the first comes first
    for start in [starts[place] for place in best[: max(1, min(_STARTS, _WORK // weight))]]:
        for order in dict.fromkeys((tuple(letters), tuple(reversed(letters)))):
            found = _placed(parts, near, order, start) or _improved(parts, near, order, start)
            if found is not None:
                return distinct(list(_spread(parts, near, letters, found)))
    return []


def distinct(points: Sequence[Point]) -> list[Point]:
    """The points in order, each once."""
    return [point for place, point in enumerate(points) if point not in points[:place]]


def conjuncts(condition: Expression) -> Sequence[Expression]:
    """The conditions that "and" joins."""
    if not isinstance(condition, Logic) or condition.operator != "and":
        return (condition,)
    return [part for one in condition.parts for part in conjuncts(one)]


def _placed(
    conditions: Sequence[Expression], borders: Sequence[Expression], letters: Sequence[Symbol], start: Point
) -> Point | None:
    """Choose one letter after another, minding only conditions about those that are chosen already."""
    point = dict(start)
    for place, letter in enumerate(letters):
        ahead = frozenset(letters[place + 1 :])
        known = [condition for condition in conditions if ahead.isdisjoint(symbols(condition))]
        options = _options([border for border in borders if ahead.isdisjoint(symbols(border))], letter, point)
        scores = _scores(known, options)
        point = options[scores.index(max(scores))]
    return point if _scores(conditions, [point])[0] == len(conditions) else None


def _improved(
    conditions: Sequence[Expression], borders: Sequence[Expression], letters: Sequence[Symbol], start: Point
) -> Point | None:
    """Move one letter after another to where more conditions hold."""
    point, score = dict(start), _scores(conditions, [start])[0]
    for _ in range(_ROUNDS):
        before = score
        for letter in letters:
            options = _options(borders, letter, point)
            scores = _scores(conditions, options)
            score = max(scores)
            point = options[scores.index(score)]
        if score in (before, len(conditions)):
            break
    return point if score == len(conditions) else None


def _options(
    borders: Sequence[Expression], letter: Symbol, point: dict[Symbol, Fraction]
) -> list[dict[Symbol, Fraction]]:
    """The point itself, and those in the gaps and on the borders of its line."""
    zeros = zeros_near(borders, letter, point)
    places = [*in_gaps(zeros), *(zero.low for zero in zeros if zero.exact)]
    return [point, *({**point, letter: place} for place in places)]


def zeros_near(borders: Sequence[Expression], letter: Symbol, point: Point) -> list[Zero]:
    """Where borders are met on the line through a point on which a letter varies."""
    near = (point[letter],)
    return [
        zero for border in borders if letter in symbols(border) for zero in zeros_along(border, letter, point, near)
    ]


def _scores(conditions: Sequence[Expression], points: Sequence[Point]) -> list[int]:
    columns = Columns(points, _BITS)
    held = [[bool(value == 1) for value in columns.of(condition)] for condition in conditions]
    return [sum(row) for row in zip(*held, strict=True)] if held else [0] * len(points)


def _spread(
    conditions: Sequence[Expression], borders: Sequence[Expression], letters: Sequence[Symbol], found: Point
) -> Iterator[Point]:
    """The point that was found, and others in its cell: each letter is moved within its gap, one after another."""
    yield found
    dice = Dice(_SHARES)
    point = found
    for _ in range(_SHARES):
        for letter in letters:
            low, high = _gap(zeros_near(borders, letter, point), point[letter])
            share = Fraction(dice.randrange(5, 85), 100)
            place = shortest(low + (high - low) * share, low + (high - low) * (share + Fraction(1, 10)))
            moved = {**point, letter: place}
            if _scores(conditions, [moved])[0] == len(conditions):
                point = moved
        yield point


def _gap(zeros: Sequence[Zero], value: Fraction) -> tuple[Fraction, Fraction]:
    """The ends of the gap in which a value lies; where it is open, an end as far off as is usual there."""
    below = [zero.high for zero in zeros if zero.high < value]
    above = [zero.low for zero in zeros if zero.low > value]
    far = max([Fraction(1), *(abs(end) for end in (*below[-1:], *above[:1]))])
    low = max(below) if below else (min(above) if above else value) - 3 * far
    high = min(above) if above else low + 3 * far if below else value + 3 * far
    return low, high
