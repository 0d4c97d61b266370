"""Everything that is looked at around borders: lines, the other sides that no line meets, touches, and corners."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tutor.expression.exact import Point
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.grading.borders import affordable
from tutor.grading.cells import Crossing, Lines, along_lines
from tutor.grading.corners import corner_points
from tutor.grading.lines import Zero
from tutor.grading.valleys import Valley, one_sided, valley

_MOST_VALLEYS = 4
_MOST_NODES = 200
_AROUND = Fraction(1, 10**7)
_MOST_PAIRS = 10


def explored(
    borders: Sequence[Expression], others: Sequence[Expression], bases: Sequence[Point], seen: Sequence[Point]
) -> Lines:
    """Points between borders, on them and in their corners, and where lines meet them.

    Arguments:
        borders: the borders that matter.
        others: borders known before.
        bases: the points through which lines go.
        seen: points at which the borders were met already, the bases among them.
    """
    lines = along_lines(borders, others, bases)
    chosen = affordable(borders, _MOST_NODES)
    for border, sign in one_sided(chosen, [*seen, *lines.between])[:_MOST_VALLEYS]:
        found = valley(border, sign, seen)
        if found is not None:
            lines.deep.append(found.point)
            _note(lines, found, border, sign, seen[0])
            if found.sign < 0:
                rest = [other for other in (*others, *borders) if other is not border]
                more = along_lines([border], rest, [found.point], close=True)
                lines.between.extend((found.point, *more.between))
                lines.crossings.extend(more.crossings)
    lines.between.extend(corner_points(chosen, affordable(others, _MOST_NODES), bases[:1], _MOST_PAIRS))
    return lines


def _note(lines: Lines, found: Valley, border: Expression, sign: int, base: Point) -> None:
    """Note where a border is 0, or seems to be, without a change of sign."""
    letters = sorted(symbols(border), key=lambda letter: letter.label)
    if found.sign == 0 and found.sure:
        value = found.point[letters[0]]
        lines.crossings.append(Crossing(border, letters[0], found.point, Zero(value, value)))
    elif found.sign == 0:
        for letter in letters:
            touched = found if len(letters) == 1 else valley(border, sign, [base], [letter])
            if touched is not None and touched.sign == 0:
                place, width = touched.point[letter], 0 if touched.sure else _AROUND
                zero = Zero(place - width, place + width)
                lines.crossings.append(Crossing(border, letter, touched.point, zero))
