"""A matrix on a terminal: in one piece, in blocks of columns, or entry by entry, as wide as the screen lets it be."""

from __future__ import annotations

from functools import partial

from tutor.render.fold import fold, measure
from tutor.render.grid import Cells, bracketed, is_whole, natural_widths

_STEP = 2
"""Spaces before a matrix that stands below its left side."""
_BRACKETS = 4
"""Columns that the brackets of a matrix take."""
_UNFOLDED = 1 << 30
"""So much room that nothing is folded."""


def matrix_lines(left: str, sign: str, cells: Cells, room: int, ascii: bool) -> list[str]:
    """A matrix behind what it is.

    Cells that are too long are folded where a formula may be; a number never is. A matrix whose numbers do not
    stand side by side is written in blocks of columns.

    Arguments:
        left: what stands before the sign.
        sign: = or ≈.
        cells: the entries, row by row, all rows of one length.
        room: how many columns of the terminal there are.
        ascii: draw with no character outside ASCII.

    >>> print("\\n".join(matrix_lines("H", "=", [["2x", "0"], ["0", "1"]], 40, ascii=False)))
    H = ⎡ 2x   0 ⎤
        ⎣ 0    1 ⎦
    """
    inner = room - _STEP
    whole = is_whole(cells, inner - _BRACKETS)
    if whole and len(cells[0]) > 1 and max(sum(measure(cell) + _BRACKETS for cell in row) for row in cells) > 2 * room:
        return _entries(left, cells, room)
    draw = partial(bracketed, ascii=ascii)
    if not whole:
        return [f"{left} {sign}", *(" " * _STEP + line for line in _blocks(cells, inner, ascii))]
    start = f"{left} {sign} "
    width = measure(start)
    fits_beside = is_whole(cells, room - width - _BRACKETS)
    if not fits_beside or (width > room // 3 and width + max(map(measure, draw(cells, _UNFOLDED))) > room):
        return [start.rstrip(), *(" " * _STEP + line for line in draw(cells, inner))]
    return join(start, draw(cells, room - width))


def with_decimals(lines: list[str], shift: int, sign: str, decimals: Cells, room: int, ascii: bool) -> list[str]:
    """A matrix with its entries as decimals behind or below it.

    Arguments:
        lines: the matrix as lines.
        shift: where the sign stands if the decimals stand below.
        sign: what stands between, " ≈ ".
        decimals: the entries as decimals.
        room: how many columns of the terminal there are.
        ascii: draw with no character outside ASCII.
    """
    width = max(map(measure, lines))
    beside = join(sign, bracketed(decimals, _UNFOLDED, ascii))
    if len(beside) == len(lines) and width + max(map(measure, beside)) <= room:
        return [line + " " * (width - measure(line)) + more for line, more in zip(lines, beside, strict=True)]
    if not is_whole(decimals, room - shift - len(sign) - _BRACKETS):
        return [*lines, *matrix_lines("", sign.strip(), decimals, room, ascii)]
    return [*lines, *(" " * shift + line for line in join(sign, bracketed(decimals, room - shift - len(sign), ascii)))]


def join(left: str, lines: list[str]) -> list[str]:
    """Lines behind a text, the first of them beside it."""
    return [left + lines[0], *(" " * measure(left) + line for line in lines[1:])]


def _blocks(cells: Cells, room: int, ascii: bool) -> list[str]:
    """A matrix some columns at a time, with their numbers over each block."""
    widths = natural_widths(cells)
    lines: list[str] = []
    begin = 0
    while begin < len(widths):
        end = begin + 1
        while end < len(widths) and sum(widths[begin : end + 1]) + 3 * (end - begin) + _BRACKETS <= room:
            end += 1
        numbers = f"column {end}" if end == begin + 1 else f"columns {begin + 1} to {end}"
        lines += [numbers, *bracketed([row[begin:end] for row in cells], room, ascii)]
        begin = end
    return lines


def _entries(left: str, cells: Cells, room: int) -> list[str]:
    """A matrix that is far too wide, entry by entry."""
    lines = [f"{left} row by row:"]
    for row, entries in enumerate(cells, start=1):
        for column, entry in enumerate(entries, start=1):
            start = f"  row {row}, column {column}:  "
            first, *rest = fold(entry, room - len(start))
            lines += [start + first, *(" " * len(start) + line for line in rest)]
    return lines
