"""Cells in rows and columns on a terminal: tables and matrices."""

from __future__ import annotations

import re

from tutor.render.fold import fold, longest, measure, pad

Cells = list[list[str]]

_NUMBER = re.compile(r"[−-]?[0-9½⅓⅔¼¾⅕⅙⅛/]+(\.[0-9]+)?(e[+−-]?[0-9]+)?")
_TAIL = re.compile(r"[.e]")
_NARROWEST = 6
_HANGING = "  "
_RECORD_GAP = 3

TALL = ("⎡ ", " ⎤"), ("⎢ ", " ⎥"), ("⎣ ", " ⎦")
FLAT = ("[ ", " ]")


def arrange(head: list[str], cells: Cells, room: int, gap: int) -> tuple[list[list[str]], list[int]]:
    """The rows of a grid, each as the lines it takes, and the widths of the columns.

    Columns of numbers stand with their units under each other. A grid that is too wide has the cells of its
    widest columns folded.

    Arguments:
        head: what stands over the columns, or [].
        cells: the texts, row by row, all rows of one length.
        room: how many columns of the terminal there are.
        gap: how many spaces stand between two cells.

    Returns:
        The rows, the head first if there is one, and how wide each column is.
    """
    columns = [_aligned(list(column)) for column in zip(*cells, strict=True)] or [[] for _ in head]
    if head:
        columns = [[title, *column] for title, column in zip(head, columns, strict=True)]
    widths = [max(map(measure, column)) for column in columns]
    limit = _limit(widths, room - gap * (len(widths) - 1))
    folded = [[_fold_cell(cell, limit) for cell in column] for column in columns]
    widths = [max(measure(line) for cell in column for line in cell) for column in folded]
    rows = [_side_by_side(list(row), widths, gap) for row in zip(*folded, strict=True)]
    return rows, widths


def fits(cells: Cells, widths: list[int], room: int, gap: int) -> bool:
    """Is a grid narrow enough once it is arranged, with no number cut in two?

    Arguments:
        cells: the texts, row by row, without what stands over the columns.
        widths: how wide `arrange` made each column.
        room: how many columns of the terminal there are.
        gap: how many spaces stand between two cells.
    """
    return _unbroken(cells, widths) and sum(widths) + gap * (len(widths) - 1) <= room


def is_whole(cells: Cells, room: int) -> bool:
    """Can a matrix stand in `room` columns, brackets not counted, with no number or name in it cut in two?"""
    rows, widths = arrange([], cells, room, gap_of(cells))
    return _unbroken(cells, widths) and all(measure(line) <= room for row in rows for line in row)


def gap_of(cells: Cells) -> int:
    """How many spaces stand between two columns of a matrix: more where a cell has spaces of its own."""
    return 3 if any(" " in cell for row in cells for cell in row) else 2


def natural_widths(cells: Cells) -> list[int]:
    """How wide the columns of a matrix are when no cell is folded."""
    return [max(map(measure, _aligned(list(column)))) for column in zip(*cells, strict=True)]


def _unbroken(cells: Cells, widths: list[int]) -> bool:
    return all(
        measure(cell) <= width or longest(cell) <= width - len(_HANGING)
        for row in cells
        for cell, width in zip(row, widths, strict=True)
    )


def records(head: list[str], cells: Cells, room: int) -> list[str]:
    """A grid that is too wide: each row as lines, one for each cell, with the heading of its column before it.

    >>> records(["no.", "x"], [["1", "-2.5"], ["2", "0"]], 40)
    ['no.   1', '  x   -2.5', 'no.   2', '  x   0']
    """
    starts = [title if place == 0 else _HANGING + title for place, title in enumerate(head)]
    width = min(max(map(measure, starts)), room // 2) + _RECORD_GAP
    lines = []
    for row in cells:
        for start, cell in zip(starts, row, strict=True):
            if cell:
                first, *rest = fold(cell, room - width)
                lines += [pad(start[: width - 1], width) + first, *(" " * width + line for line in rest)]
    return lines


def bracketed(cells: Cells, room: int, ascii: bool) -> list[str]:
    """A matrix as lines of text.

    >>> bracketed([["2x"], ["y"]], 40, ascii=False)
    ['⎡ 2x ⎤', '⎣ y  ⎦']
    """
    if not cells or not cells[0]:
        return ["[ ]"]
    rows, _ = arrange([], cells, room - 4, gap_of(cells))
    lines = [line for row in rows for line in row]
    width = max(map(measure, lines))
    if ascii or len(lines) == 1:
        sides = [FLAT] * len(lines)
    else:
        sides = [TALL[0], *[TALL[1]] * (len(lines) - 2), TALL[2]]
    return [left + pad(line, width) + right for (left, right), line in zip(sides, lines, strict=True)]


def _aligned(column: list[str]) -> list[str]:
    if not all(_NUMBER.fullmatch(cell) for cell in column):
        return column
    split = [match.start() if (match := _TAIL.search(cell)) else len(cell) for cell in column]
    return [" " * (max(split) - place) + cell for place, cell in zip(split, column, strict=True)]


def _limit(widths: list[int], available: int) -> int:
    """The greatest width of a column with which all fit, found by cutting the widest first."""
    limit = max(_NARROWEST, min(max(widths), available))
    while limit > _NARROWEST and sum(min(width, limit) for width in widths) > available:
        limit -= 1
    return limit


def _fold_cell(cell: str, limit: int) -> list[str]:
    if measure(cell) <= limit:
        return [cell]
    first, *rest = fold(cell, limit - len(_HANGING))
    return [first, *(_HANGING + line for line in rest)]


def _side_by_side(row: list[list[str]], widths: list[int], gap: int) -> list[str]:
    height = max(map(len, row))
    padded = [
        [pad(line, width) for line in (*cell, *[""] * (height - len(cell)))]
        for cell, width in zip(row, widths, strict=True)
    ]
    return [(" " * gap).join(parts).rstrip() for parts in zip(*padded, strict=True)]
