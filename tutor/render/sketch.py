"""Small pictures for a terminal, of braille dots and letters, on the canvas of plotille."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from tutor.derivation.picture import Picture
from tutor.render.ascii import to_ascii
from tutor.render.colour import paint
from tutor.render.picture_text import axis_name, ends, said
from tutor.render.sketch_layers import draw
from tutor.render.sketch_sheet import Sheet

_WIDEST = 72
_HIGHEST, _LOWEST = 26, 8
_SHAPE = 0.32
"""Rows for each column, where the axes have scales of their own."""
_NARROWEST = 12
_EMPTY_BRAILLE = "\u2800"


def sketched(pictures: Sequence[Picture], width: int = 80, ascii: bool = False, colour: bool = False) -> str:
    """Pictures below each other, as lines of text.

    Arguments:
        pictures: at least one.
        width: how many columns a line may have.
        ascii: use plain characters only.
        colour: use the colours of a terminal.
    """
    return "\n".join(_sketch(picture, width, ascii, colour) for picture in pictures)


def _sketch(picture: Picture, width: int, ascii: bool, colour: bool) -> str:
    from plotille import Canvas

    first, second = picture.axes
    left, right = (_plain(number, ascii) for number in ends(first))
    numbers = [_plain(number, ascii) for number in reversed(ends(second))]
    margin = max(map(len, numbers)) + 1
    columns, rows = _size(picture, min(_WIDEST, max(_NARROWEST, width - margin - 1)))
    canvas = Canvas(columns, rows, 0, 0, 2 * columns, 4 * rows, no_color=not colour)
    sheet = Sheet(canvas, picture, columns, rows, ascii)
    for layer in picture.layers:
        draw(layer, sheet)
    side, corner, base = ("|", "+", "-") if ascii else ("│", "└", "─")
    drawn = canvas.plot("\n").replace(_EMPTY_BRAILLE, " ").split("\n")
    labels = [numbers[0], *[""] * (rows - 2), numbers[1]]
    lines = [
        *(paint(line, "heading", colour) for line in _wrapped(said(picture.title), width, ascii)),
        _plain(axis_name(second), ascii),
        *(f"{label:>{margin - 1}} {side}{line}".rstrip() for label, line in zip(labels, drawn, strict=True)),
        f"{'':{margin}}{corner}{base * columns}",
        " " * (margin + 1) + _below(left, _plain(axis_name(first), ascii), right, columns),
    ]
    for sign, label in sheet.told().items():
        wrapped = _wrapped(label, max(_NARROWEST, width - 4), ascii)
        lines += [f"  {mark} {line}".rstrip() for mark, line in zip([sign, *" " * len(wrapped)], wrapped, strict=False)]
    for note in [*sheet.notes, *map(said, picture.notes)]:
        lines += _wrapped(note, width, ascii)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _size(picture: Picture, room: int) -> tuple[int, int]:
    """Columns and rows. A character is about twice as high as wide."""
    if not picture.equal:
        return room, min(_HIGHEST - 4, max(_LOWEST, round(room * _SHAPE)))
    ratio = picture.axes[1].span / picture.axes[0].span
    rows = min(_HIGHEST, max(_LOWEST, round(room / 2 * ratio)))
    return max(_NARROWEST, min(room, round(2 * rows / ratio))), rows


def _plain(words: str, ascii: bool) -> str:
    return to_ascii(words) if ascii else words


def _wrapped(words: str, width: int, ascii: bool) -> list[str]:
    return textwrap.wrap(_plain(words, ascii), max(_NARROWEST, width)) or [""]


def _below(low: str, name: str, high: str, columns: int) -> str:
    """The ends of the first axis with its name between them; the name below if there is no room."""
    gap = columns - len(low) - len(high)
    if len(name) + 4 > gap:
        return f"{low}{' ' * max(1, gap)}{high}  {name}" if gap > 0 else f"{low} … {high}  {name}"
    return f"{low}{name:^{gap}}{high}"
