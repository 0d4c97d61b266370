"""Thick level lines, those that were asked for and the one through a point, with gradient arrows across them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.picture import Arrows, Heights, Layer, Level, Place
from tutor.derivation.pictures.arrows import across_levels, crossings
from tutor.derivation.pictures.labels import figure_of, relation_of
from tutor.derivation.pictures.slice import Slice
from tutor.derivation.pictures.window import Window

_SAME = 1e-12


def with_height(asked: Sequence[float], height: float) -> list[float]:
    """The levels that were asked for, each once, and the height of a point if it is a number and not among them.

    >>> with_height([5.0, 1.0, 5.0], 1.0000000000000002), with_height([1.0], 4.0)
    ([5.0, 1.0], [1.0, 4.0])
    """
    levels: list[float] = []
    for level in (*asked, height):
        if math.isfinite(level) and not any(math.isclose(level, one, rel_tol=_SAME) for one in levels):
            levels.append(level)
    return levels


def level_lines(cut: Slice, heights: Heights, levels: Sequence[float]) -> tuple[list[Level], list[Phrase]]:
    """The lines that can be seen in the picture, and a note on each level that is not there.

    A level whose line is a single point is not there either.
    """
    lines, notes = [], []
    for level in levels:
        there = next(crossings(heights, level), None) is not None
        key = "picture-level" if there else "picture-no-level"
        told = phrase(key, name=cut.name, relation=relation_of(level), value=figure_of(level))
        if there:
            lines.append(Level(heights, level, told))
        else:
            notes.append(told)
    return lines, notes


def arrows_on(
    cut: Slice, lines: Sequence[Level], windows: Sequence[Window], point: Place | None, height: float
) -> list[Layer]:
    """Gradient arrows across all the lines together, far enough from each other to be told apart.

    Arguments:
        cut: the function.
        lines: the level lines.
        windows: from where to where.
        point: where one arrow is to stand, or None.
        height: the height of that point.
    """
    starts = [
        [point] if point is not None and math.isclose(line.level, height, rel_tol=_SAME) else [] for line in lines
    ]
    vectors = across_levels(cut, lines, starts, windows)
    if not vectors:
        return []
    return [
        Arrows(
            tuple(start for start, _ in vectors),
            tuple(vector for _, vector in vectors),
            phrase("picture-gradient-across", name=cut.name),
            strong=True,
            direction=phrase("sketch-direction", name=cut.name),
        )
    ]
