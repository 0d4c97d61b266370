"""Points in every cell that borders cut the lines through a few points into, and on the borders themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from flint import arb

from tutor.expression.exact import Point
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Number, Symbol
from tutor.grading.borders import affordable
from tutor.grading.columns import Columns
from tutor.grading.lines import Zero, zeros_along

_BITS = 64
_MOST_BORDERS = 12
_MOST_NODES = 250
"""How many nodes the borders may have that are looked at on lines, in all."""
_MOST_LETTERS = 6
_MOST_CENTRES = 6
_PER_CELL = 2
_NEAR, _FAR = (Fraction(1, 2), Fraction(7, 10)), (Fraction(16, 10), Fraction(18, 10))
"""How far beyond the last border points lie: close by, and beside the border's size."""


class Crossing(NamedTuple):
    """A place at which a line, on which one letter varies, meets a border."""

    border: Expression
    letter: Symbol
    point: Point
    """The values of the other letters."""
    zero: Zero

    @property
    def on_border(self) -> Point | None:
        """The point on the border, where it is known exactly."""
        return {**self.point, self.letter: self.zero.low} if self.zero.exact else None


def completed(crossings: Sequence[Crossing], points: Sequence[Point]) -> Sequence[Crossing]:
    """Crossings with values for the letters that they lack, taken from the first of some points."""
    if not crossings or not points or len(points[0]) == len(crossings[0].point):
        return crossings
    return [crossing._replace(point={**points[0], **crossing.point}) for crossing in crossings]


class Lines(NamedTuple):
    """What was found on lines through some points."""

    between: list[Point]
    """Points in the gaps between the borders, and beyond them."""
    crossings: list[Crossing]
    deep: list[Point]
    """Points on the other sides of borders, of which only one side was met before."""


def along_lines(
    borders: Sequence[Expression], others: Sequence[Expression], bases: Iterable[Point], *, close: bool = False
) -> Lines:
    """Points between the borders on lines, parallel to the axes, through some points.

    Arguments:
        borders: the borders that matter; only letters of theirs vary.
        others: borders known before, which cut the lines into shorter pieces.
        bases: the points through which the lines go.
        close: look closely around the bases too.
    """
    lines = Lines([], [], [])
    letters = list(dict.fromkeys(letter for border in borders for letter in sorted(symbols(border), key=_label)))
    near, known = affordable(borders[:_MOST_BORDERS], _MOST_NODES), affordable(others[:_MOST_BORDERS], _MOST_NODES)
    seen: list[tuple[Symbol, Point]] = []
    for base in bases:
        for letter in letters[:_MOST_LETTERS]:
            line = (letter, {other: value for other, value in base.items() if other != letter})
            if letter in base and line not in seen:  # with one letter all points lie on one line
                seen.append(line)
                _along(lines, near, known, base, letter, close)
    return lines


def _along(
    lines: Lines,
    borders: Sequence[Expression],
    others: Sequence[Expression],
    base: Point,
    letter: Symbol,
    close: bool,
) -> None:
    centres = [base[letter]] if close else []
    zeros: list[Zero] = []
    for place, border in enumerate((*others, *borders)):
        if letter not in symbols(border):
            continue
        near = tuple(dict.fromkeys((*centres, *_numbers(border))))[:_MOST_CENTRES]
        found = zeros_along(border, letter, base, near)
        zeros += found
        centres += [zero.low for zero in found]
        if place >= len(others):
            lines.crossings.extend(Crossing(border, letter, base, zero) for zero in found)
    for value in in_gaps(zeros):
        lines.between.append({**base, letter: value})


def _numbers(expression: Expression) -> list[Fraction]:
    """Numbers that stand in an expression, of both signs: zeros are often near them."""
    found = [node.value for node in postorder(expression) if isinstance(node, Number) and node.value]
    return [value for number in found for value in (number, -number)]


def in_gaps(zeros: Sequence[Zero]) -> list[Fraction]:
    """Short decimals in each of the gaps that zeros leave on a line, two in each.

    >>> zeros = [Zero(Fraction(place), Fraction(place)) for place in (-1001, -1000)]
    >>> [float(value) for value in in_gaps(zeros)]
    [-1001.5, -2700.0, -1000.7, -1000.4, -999.5, 600.0]
    """
    ends = sorted(set(zeros))
    if not ends:
        return []
    found = [-value for value in _beyond(-ends[0].low)]
    for one, other in pairwise(ends):
        width = other.low - one.high
        if width > 0:
            starts = [one.high + width * share for share in (Fraction(3, 10), Fraction(6, 10))]
            found += [shortest(start, start + width / 6) for start in starts]
    return [*found, *_beyond(ends[-1].high)]


def _beyond(end: Fraction) -> list[Fraction]:
    """Two short decimals above a number: one close by, one farther off."""
    size = max(abs(end), Fraction(1)) if abs(end) >= Fraction(1, 2) or not end else abs(end)
    close = min(size, Fraction(1))
    near = shortest(end + close * _NEAR[0], end + close * _NEAR[1])
    return [near, shortest(end + size * _FAR[0], end + size * _FAR[1])]


def shortest(low: Fraction, high: Fraction) -> Fraction:
    """A decimal with as few digits as can be in the interval from `low` to `high`, which are not equal.

    >>> shortest(Fraction(1, 3), Fraction(1, 2))
    Fraction(2, 5)
    """
    (first, first_below), (last, last_below) = low.as_integer_ratio(), high.as_integer_ratio()
    width, below = last * first_below - first * last_below, first_below * last_below
    step, parts = 1, 1  # the longest power of ten that is no longer than the interval: step/parts
    while step * below > width * parts:
        parts *= 10
    while step * 10 * below <= width * parts:
        step *= 10
    for size, share in ((10 * step, parts), (step, parts)):
        number = -(-first * share // (first_below * size)) * size
        if number * last_below <= last * share:
            return Fraction(number, share)
    raise AssertionError("a step no longer than an interval has a multiple in it")


def in_new_cells(points: Sequence[Point], known: Sequence[Point], borders: Sequence[Expression]) -> list[Point]:
    """Two points for each cell, known ones among them, but at least one of the points: known ones may lie too far off.

    Beyond 20, ln(e^x + max(0, x − 20)) soon cannot be told from x any more.
    """
    if not points:
        return []
    columns = Columns((*known, *points), _BITS)
    signs = zip(*[[_sign_of(value) for value in columns.of(border)] for border in borders], strict=True)
    counts: dict[tuple[int, ...], int] = {}
    chosen: list[Point] = []
    for place, cell in enumerate(signs):
        if place < len(known):
            counts[cell] = min(counts.get(cell, 0) + 1, _PER_CELL - 1)
        elif counts.get(cell, 0) < _PER_CELL:
            counts[cell] = counts.get(cell, 0) + 1
            chosen.append(points[place - len(known)])
    return chosen


def _sign_of(value: arb) -> int:
    return 1 if value > 0 else -1 if value < 0 else 0


def _label(symbol: Symbol) -> str:
    return symbol.label
