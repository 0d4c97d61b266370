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
    for base in bases:
        for letter in letters[:_MOST_LETTERS]:
            if letter in base:
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
    [-2700.0, -1001.5, -1000.7, -1000.4, -999.5, 600.0]
    """
    ends = sorted(set(zeros))
    if not ends:
        return []
    found = [-value for value in _beyond(-ends[0].low)[::-1]]
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
    near = shortest(end + close * Fraction(1, 2), end + close * Fraction(7, 10))
    return [near, shortest(end + size * Fraction(16, 10), end + size * Fraction(18, 10))]


def shortest(low: Fraction, high: Fraction) -> Fraction:
    """A decimal with as few digits as can be in the interval from `low` to `high`, which are not equal.

    >>> shortest(Fraction(1, 3), Fraction(1, 2))
    Fraction(2, 5)
    """
    step = Fraction(1)
    while step > high - low:
        step /= 10
    while step * 10 <= high - low:
        step *= 10
    for size in (step * 10, step):
        number = -(-low // size)
        if number * size <= high:
            return number * size
    raise AssertionError("a step no longer than an interval has a multiple in it")


def in_new_cells(points: Sequence[Point], known: Sequence[Point], borders: Sequence[Expression]) -> list[Point]:
    """Those of the points that lie in cells where few of the known points are: two in each cell."""
    if not points:
        return []
    columns = Columns((*known, *points), _BITS)
    signs = zip(*[[_sign_of(value) for value in columns.of(border)] for border in borders], strict=True)
    counts: dict[tuple[int, ...], int] = {}
    chosen: list[Point] = []
    for place, cell in enumerate(signs):
        counts[cell] = counts.get(cell, 0) + 1
        if place >= len(known) and counts[cell] <= _PER_CELL:
            chosen.append(points[place - len(known)])
    return chosen


def _sign_of(value: arb) -> int:
    return 1 if value > 0 else -1 if value < 0 else 0


def _label(symbol: Symbol) -> str:
    return symbol.label
