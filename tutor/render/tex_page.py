r"""Derivations, matrices and tables as a LaTeX page holds them: nothing runs off its edge.

A reason is the `\tag*` of its line: amsmath sets it at the right edge, and below the line where there is no room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tutor.derivation.lesson import Lines, Matrix, Phrase, Table
from tutor.expression.latex import latex
from tutor.render import tex
from tutor.render.phrases import reasons, relation
from tutor.render.tex_fold import fold
from tutor.render.tex_width import measure
from tutor.render.tex_words import MATHS

_PAGE = 430.0
"""The width of the page in points, less what the estimated widths may be wrong by."""
_LEFT = 0.5
"""Equations have a common column of relations only if their left sides take less than this part of the page."""
_COLUMN = 12.0
"""The space between two columns of a table or a matrix."""
_NARROWEST = 60.0
"""No column of a table is folded narrower than this."""
_TIGHTER = 0.95
_LABEL = 10.0
"""The space after a label."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line as LaTeX."""

    label: str
    left: str | None
    right: str
    """The relation and what follows it."""
    tag: str
    """The reason as a tag, or ""."""


def lines(block: Lines) -> str:
    """A derivation as an `align*`, or as an `alignat*` where lines have labels."""
    rows = list(_rows(block))
    labels = max(measure(row.label) for row in rows) if rows else 0.0
    page = _PAGE - (labels + _LABEL if labels else 0.0)
    lefts = max((measure(row.left) for row in rows if row.left is not None), default=0.0)
    rights = max((measure(row.right) for row in rows), default=0.0)
    in_columns = bool(lefts) and (lefts < _LEFT * page or lefts + rights <= page)
    written: list[str] = []
    if block.opening is not None:
        written += ["& & " * bool(labels) + part for part in _hanging(tex.formula(block.opening), page)]
    for row in rows:
        if in_columns:
            cells = _in_columns(row, page - lefts)
        elif row.left is not None:
            cells = _hanging(f"{row.left} {row.right}", page)
        else:
            cells = _hanging(rf"\quad {row.right}" if lefts or written else row.right, page)
        if labels:
            starts = [rf"& {row.label} \quad & " if row.label else "& & ", *["& & "] * (len(cells) - 1)]
            cells = [start + cell for start, cell in zip(starts, cells, strict=True)]
        written += [*cells[:-1], cells[-1] + row.tag]
    environment, columns = ("alignat*", "{2}") if labels else ("align*", "")
    body = " \\\\\n".join(written)
    return f"\\begin{{{environment}}}{columns}\n{body}\n\\end{{{environment}}}"


def _rows(block: Lines) -> Iterator[_Row]:
    for line, phrases in zip(block.lines, reasons(block.lines), strict=True):
        sign = MATHS.get(relation(line), relation(line)).strip()
        yield _Row(
            tex.formula(line.label) if line.label is not None else "",
            tex.formula(line.left) if line.left is not None else None,
            f"{sign} {latex(line.right)}",
            _tag(phrases),
        )


def _tag(phrases: Sequence[Phrase]) -> str:
    """Reasons beside a line: in a paragraph of their own where they are longer than a line."""
    words = "; ".join(map(tex.inline, phrases))
    if not words:
        return ""
    if measure(rf"\text{{{'; '.join(map(tex.formula, phrases))}}}") > _PAGE:
        words = rf"\parbox{{0.9\linewidth}}{{\raggedleft {words}}}"
    return rf" \tag*{{{words}}}"


def _in_columns(row: _Row, room: float) -> list[str]:
    """The cells of an equation whose relation stands under those of the others."""
    first, *rest = fold(row.right, room)
    return [f"{row.left} & {first}" if row.left is not None else f"& {first}", *(rf"& \quad {part}" for part in rest)]


def _hanging(source: str, room: float) -> list[str]:
    """The cells of a line that starts at the edge, what is left of it further in."""
    first, *rest = fold(source, room)
    return [f"& {first}", *(rf"& \qquad {part}" for part in rest)]


def matrix(block: Matrix) -> str:
    """A matrix as a displayed formula, made smaller where it is wider than the page."""
    source = tex.matrix(block)
    grids = [
        [[latex(entry) for entry in row] for row in block.rows],
        *([block.approximate] if block.approximate else []),
    ]
    width = measure(tex.formula(block.left)) + sum(_width(grid, measure) for grid in grids)
    if width > _PAGE:
        source = _smaller(rf"\(\displaystyle {source}\)")
    return f"\\[\n{source}\n\\]"


def table(block: Table) -> str:
    """A table; where it is wider than the page its widest columns are folded, or all of it is made smaller."""
    cells = [[tex.cell(cell) for cell in row] for row in (block.columns, *block.rows)]
    widths = [max(map(_in_words, column)) for column in zip(*cells, strict=True)]
    room = _PAGE - _COLUMN * len(widths)
    limit = max(widths)
    while sum(min(width, limit) for width in widths) > room and limit > _NARROWEST:
        limit *= _TIGHTER
    columns = "".join(rf"p{{{limit:.0f}pt}}" if width > limit else "l" for width in widths)
    head, *rows = (" & ".join(row) + r" \\" for row in cells)
    source = "\n".join((rf"\begin{{tabular}}{{{columns}}}", rf"{head} \hline", *rows, r"\end{tabular}"))
    return f"\n{source if sum(min(width, limit) for width in widths) <= room else _smaller(source)}"


def _width(cells: Sequence[Sequence[str]], measured: Callable[[str], float]) -> float:
    """How wide a grid of cells is, with the space between its columns."""
    return sum(max(map(measured, column)) + _COLUMN for column in zip(*cells, strict=True))


def _in_words(cell: str) -> float:
    return measure(rf"\text{{{cell}}}")


def _smaller(source: str) -> str:
    return rf"\resizebox{{\linewidth}}{{!}}{{{source}}}"
