"""How each layer of a picture is sketched in a terminal.

With Unicode, lines are braille dots, eight to a character; in ASCII, and for whatever has a meaning of its own,
whole characters are set.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from tutor.derivation.lesson import phrase
from tutor.derivation.picture import (
    Arrows,
    Contour,
    Curve,
    Layer,
    Level,
    Mark,
    Path,
    Place,
    Points,
    Segments,
    Stroke,
    Surface,
)
from tutor.render.picture_text import said, series
from tutor.render.sketch_lines import between, clipped, height_at
from tutor.render.sketch_sheet import Sheet

_MARKS: dict[Mark, tuple[str, str, str]] = {
    Mark.MINIMUM: ("▼", "v", "blue"),
    Mark.MAXIMUM: ("▲", "^", "red"),
    Mark.SADDLE: ("×", "x", "magenta"),
    Mark.UNDECIDED: ("◆", "?", "yellow"),
    Mark.HERE: ("●", "@", "red"),
    Mark.START: ("○", "S", "red"),
    Mark.END: ("■", "E", "red"),
    Mark.DATA: ("•", "o", "blue"),
}
"""What a point is → its sign, that in ASCII, its colour."""
_STROKES: dict[Stroke, tuple[str, str]] = {
    Stroke.GRAPH: ("", "*"),
    Stroke.TANGENT: ("·", "."),
    Stroke.FIT: ("", "*"),
    Stroke.FAMILY: ("=", "="),
}
"""What a curve is → its sign, that in ASCII; "" for braille dots."""
_LEVELS, _LEVELS_ASCII = "▓▒░▚▞", "#%&$~"
_ARROWS, _ARROWS_ASCII = "→↗↑↖←↙↓↘", ">/^\\</v\\"
_BANDS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_LINES = 8
_DOTS = "⠒"
"""How braille lines are shown in the legend."""


def draw(layer: Layer, sheet: Sheet) -> None:
    """Draw a layer above those that are there already."""
    _DRAW[type(layer)](layer, sheet)


def _levels(layer: Contour) -> list[float]:
    """Not more lines than can be told apart."""
    step = math.ceil(len(layer.levels) / _MOST_LINES)
    return list(layer.levels[::step])


def _contour(layer: Contour, sheet: Sheet) -> None:
    levels = _levels(layer)
    if sheet.ascii:
        _bands(layer, levels, sheet)
        return
    across, up = 2 * sheet.columns, 4 * sheet.rows
    band = [[_band(height_at(layer.heights, sheet.place(x, y)), levels) for x in range(across)] for y in range(up)]
    found: dict[int, list[tuple[int, int]]] = {}
    for y in range(up - 1):
        for x in range(across - 1):
            for other in (band[y][x + 1], band[y + 1][x]):
                if band[y][x] != other and band[y][x] >= 0 and other >= 0:
                    sheet.set((x, y))
                    for level in range(min(band[y][x], other), max(band[y][x], other)):
                        found.setdefault(level, []).append((x, y))
    # Each line carries a letter, where it is nearest to the middle of the picture's height, on the right.
    thick = {other.level for other in sheet.picture.layers if isinstance(other, Level)}  # they have signs of their own
    letters = dict(zip((level for level in sorted(found) if levels[level] not in thick), _LETTERS, strict=False))
    for level in letters:
        dots = found[level]
        sheet.set(min(dots, key=lambda dot: (abs(dot[1] - up // 2), -dot[0])), letters[level])
    numbers = series(levels)
    told = ", ".join(f"{letter} {numbers[level]}" for level, letter in letters.items())
    if told:
        sheet.explain(_DOTS, said(phrase("sketch-lines", name=said(layer.label), levels=told)))


def _band(height: float, levels: list[float]) -> int:
    """Between which levels a height lies; −1 where there is none."""
    return bisect_right(levels, height) if math.isfinite(height) else -1


def _bands(layer: Contour, levels: list[float], sheet: Sheet) -> None:
    """Every other band filled with its number: lines cannot be told apart by letters alone."""
    bands = {
        (column, row): _band(height_at(layer.heights, sheet.place(2 * column + 0.5, 4 * row + 1.5)), levels)
        for row in range(sheet.rows)
        for column in range(sheet.columns)
    }
    found = sorted({band for band in bands.values() if band >= 0})
    signs = dict(zip(found, _BANDS, strict=False))
    blank = set(found[1::2])
    for (column, row), band in bands.items():
        if band >= 0 and band not in blank:
            sheet.set((2 * column, 4 * row), signs[band])
    numbers = series(levels)
    for band in found:
        ends = {"name": said(layer.label)}
        key = "sketch-below" if band == 0 else "sketch-above" if band == len(levels) else "sketch-between"
        if band > 0:
            ends["low"] = numbers[band - 1]
        if band < len(levels):
            ends["high"] = numbers[band]
        told = said(phrase(key, **ends))
        sheet.explain(signs[band], said(phrase("sketch-blank", band=told)) if band in blank else told)


def _surface(layer: Surface, sheet: Sheet) -> None:
    """A terminal has no depth: the heights are drawn as a contour, and that is said."""
    sheet.notes.append(said(phrase("sketch-surface")))
    step = (layer.high - layer.low) / (_MOST_LINES + 1)
    levels = tuple(float(f"{layer.low + step * number:.2g}") for number in range(1, _MOST_LINES + 1))
    _contour(Contour(layer.heights, tuple(sorted(set(levels))), layer.label), sheet)


def _level(layer: Level, sheet: Sheet) -> None:
    signs = _LEVELS_ASCII if sheet.ascii else _LEVELS
    sign = signs[sheet.levels % len(signs)]
    drawn = False
    for row in range(sheet.rows):
        for column in range(sheet.columns):
            corners = [
                height_at(layer.heights, sheet.place(2 * column + x, 4 * row + y)) - layer.level
                for x in (-0.5, 1.5)
                for y in (-0.5, 3.5)
            ]
            if all(map(math.isfinite, corners)) and min(corners) <= 0 <= max(corners) and any(corners):
                sheet.set((2 * column, 4 * row), sign, "yellow")
                drawn = True
    if drawn:
        sheet.levels += 1
        sheet.explain(sign, said(layer.label))


def _arrows(layer: Arrows, sheet: Sheet) -> None:
    """Each arrow as one character at its middle.

    In ASCII a field is left out: its signs would be lost in the numbers of the bands, which say where f rises.
    """
    if sheet.ascii and not layer.strong:
        return
    drawn: list[str] = []
    signs = _ARROWS_ASCII if sheet.ascii else _ARROWS
    for start, vector in zip(layer.starts, layer.vectors, strict=True):
        tail, tip = sheet.dot(start), sheet.dot((start[0] + vector[0], start[1] + vector[1]))
        angle = math.atan2(tip[1] - tail[1], tip[0] - tail[0])
        middle = ((tail[0] + tip[0]) / 2, (tail[1] + tip[1]) / 2)
        if sheet.picture.shows(sheet.place(*middle)):
            drawn.append(signs[round(angle / (math.pi / 4)) % 8])
            sheet.set(middle, drawn[-1])
    if drawn:
        sheet.explain(drawn[0], said(layer.direction or layer.label))


def _curve(layer: Curve, sheet: Sheet) -> None:
    sign = _STROKES[layer.stroke][sheet.ascii]
    drawn = list(_dots(layer.points, sheet))
    for dot in drawn:
        sheet.set(dot, sign)
    if drawn:
        sheet.explain(sign or _DOTS, said(layer.label))


def _dots(points: tuple[Place, ...], sheet: Sheet) -> Iterator[tuple[float, float]]:
    """The dots of a broken line, as far as it lies in the picture."""
    for one, other in pairwise(points):
        pair = clipped(sheet.dot(one), sheet.dot(other), 2 * sheet.columns - 1, 4 * sheet.rows - 1)
        if pair is not None:
            yield from between(*pair)


def _path(layer: Path, sheet: Sheet) -> None:
    shown = [point for point in layer.points if sheet.picture.shows(point)]
    for point in shown:
        sheet.set(sheet.dot(point), "*", "red")
    if shown:
        sheet.explain("*", said(layer.label))


def _points(layer: Points, sheet: Sheet) -> None:
    unicode, ascii, colour = _MARKS[layer.mark]
    sign = ascii if sheet.ascii else unicode
    shown = [point for point in layer.points if sheet.picture.shows(point)]
    for point in shown:
        sheet.set(sheet.dot(point), sign, colour)
    if shown:
        sheet.explain(sign, said(layer.label))


def _segments(layer: Segments, sheet: Sheet) -> None:
    drawn = [dot for pair in layer.pairs for dot in _dots(pair, sheet)]
    for dot in drawn:
        sheet.set(dot, ":")
    if drawn:
        sheet.explain(":", said(layer.label))


_DRAW: dict[type[Layer], Callable[[Any, Sheet], None]] = {
    Contour: _contour,
    Surface: _surface,
    Level: _level,
    Arrows: _arrows,
    Curve: _curve,
    Path: _path,
    Points: _points,
    Segments: _segments,
}
