"""A lesson as text for a terminal: formulas on the left, reasons in a column of their own on the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from tutor.derivation.lesson import Block, Lesson, Line, Lines, Matrix, Note, Phrase, Section, Table
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.render.ascii import to_ascii
from tutor.render.colour import paint
from tutor.render.fold import fold, fold_words, measure, pad
from tutor.render.grid import arrange, fits, records
from tutor.render.matrix_text import matrix_lines, with_decimals
from tutor.render.phrases import is_refused, joined, printable, reasons, relation, sentence

_GAP = 4
"""Spaces between a formula and its reason, and between a heading and its remark."""
_STEP = 2
"""Spaces that a level is indented."""
_DEEP = 10
"""Spaces before a reason that stands on a line of its own."""
_NARROWEST = 24
"""A screen is never taken to be narrower."""
_BRIEF = 8
"""A relation and a right side of up to so many columns stand behind a left side however long that is."""
_SHORT_LABEL = 5
"""Labels of up to so many columns, such as (12), stand near their equations."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Row:
    """Lines that belong together, and what stands beside the last of them."""

    body: tuple[str, ...]
    aside: str = ""
    style: str = "reason"
    """The style of the aside."""
    block: Block | None = None
    """The equations that the row belongs to: their asides share a column."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Screen:
    """Where a lesson is laid out."""

    width: int
    ascii: bool
    colour: bool

    def show(self, value: Expression | Phrase) -> str:
        """An expression or a phrase as one line."""
        if isinstance(value, Expression):
            return text(value, ascii=self.ascii)
        return sentence(value, self.show, self.words)

    def words(self, plain: str) -> str:
        """Words as the screen can show them."""
        return to_ascii(printable(plain)) if self.ascii else printable(plain)

    def reason(self, phrases: tuple[Phrase, ...]) -> str:
        """Reasons as one line."""
        return joined(phrases, self.show, self.words)


def render(lesson: Lesson, width: int = 80, ascii: bool = False, colour: bool = False) -> str:
    """The lesson as text that ends in a newline.

    Arguments:
        lesson: what to lay out.
        width: the columns of the terminal; nothing but a long name is wider.
        ascii: use no character outside ASCII.
        colour: put ANSI escape sequences around headings, remarks and reasons.
    """
    screen = _Screen(max(width, _NARROWEST), ascii, colour)
    sections = [list(_section(section, screen)) for section in lesson.sections]
    column = _column([row for rows in sections for row in rows if row.aside], screen.width)
    pages = ("\n".join(_written(rows, column, screen)) for rows in sections)
    return "\n\n".join(pages) + "\n"


def _section(section: Section, whole: _Screen) -> Iterator[_Row]:
    """The rows of a section, indented by its level as far as the screen has room."""
    base = max(0, min(_STEP * section.level, whole.width - _NARROWEST))
    margin = " " * base
    for row in _flush(section, replace(whole, width=whole.width - base)):
        yield replace(row, body=tuple(margin + line for line in row.body)) if base else row


def _flush(section: Section, screen: _Screen) -> Iterator[_Row]:
    indent = _STEP if section.heading else 0
    remark = screen.show(section.remark) if section.remark else ""
    if section.heading:
        yield from _heading(screen.show(section.heading), remark, screen)
        remark = ""
    shift = _shift(section, indent, screen)
    for block in section.blocks:
        rows = _block(block, indent, shift, screen)
        if remark:
            # Without a heading the remark stands beside what is worked out.
            yield replace(next(rows), aside=remark, style="remark")
            remark = ""
        yield from rows
    if remark:
        yield _Row(tuple(paint(line, "remark", screen.colour) for line in fold_words(remark, screen.width)))


def _heading(heading: str, remark: str, screen: _Screen) -> Iterator[_Row]:
    lines = [paint(line, "heading", screen.colour) for line in fold(heading, screen.width)]
    if remark and len(lines) == 1 and measure(heading) + _GAP + measure(remark) <= screen.width:
        lines = [lines[0] + " " * _GAP + paint(remark, "remark", screen.colour)]
    elif remark:
        folded = fold_words(remark, screen.width - 2 * _STEP)
        lines += [" " * 2 * _STEP + paint(line, "remark", screen.colour) for line in folded]
    yield _Row(tuple(lines))


def _block(block: Block, indent: int, shift: int, screen: _Screen) -> Iterator[_Row]:
    margin = " " * indent
    match block:
        case Lines():
            yield from _lines(block, indent, shift if block.opening is None or _is_labelled(block) else 0, screen)
        case Matrix():
            yield _Row(tuple(margin + line for line in _matrix(block, screen.width - indent, screen)))
        case Table():
            yield _Row(tuple(margin + line for line in _table(block, screen.width - indent, screen)))
        case Note():
            folded = fold_words(screen.show(block.phrase), screen.width - indent)
            yield _Row(tuple(margin + line for line in folded))


def _is_labelled(block: Block) -> bool:
    return isinstance(block, Lines) and any(line.label is not None for line in block.lines)


def _lines(block: Lines, indent: int, shift: int, screen: _Screen) -> Iterator[_Row]:
    if block.opening is not None:
        folded = fold(screen.show(block.opening), screen.width - indent)
        yield _Row(tuple(" " * indent + line for line in folded))
        indent += _STEP
    under = indent + shift
    for line, why in zip(block.lines, reasons(block.lines), strict=True):
        body, under = _line(line, indent + shift, under, screen)
        if line.label is not None:
            body = _labelled(screen.show(line.label), body, indent, shift, screen)
        style = "wrong" if is_refused(why) else "reason"
        yield _Row(tuple(body), screen.reason(why), style, block)


def _shift(section: Section, indent: int, screen: _Screen) -> int:
    """How far the labelled equations of a section are shifted to the right to make room for the labels."""
    room = (screen.width - indent) // 3
    lines = (line for block in section.blocks if isinstance(block, Lines) for line in block.lines)
    widths = [measure(screen.show(line.label)) for line in lines if line.label is not None]
    fitting = [width for width in widths if width + _GAP <= room]
    if not fitting:
        return _STEP if widths else 0
    return max(fitting) + (_STEP if max(fitting) <= _SHORT_LABEL else _GAP)


def _labelled(label: str, body: list[str], indent: int, shift: int, screen: _Screen) -> list[str]:
    """The lines of an equation with its label before the first, or above it where it is too long."""
    margin = " " * indent
    if measure(label) + _STEP <= shift:
        return [margin + pad(label, shift) + body[0][indent + shift :], *body[1:]]
    return [*(margin + part for part in fold_words(label, screen.width - indent)), *body]


def _line(line: Line, indent: int, under: int, screen: _Screen) -> tuple[list[str], int]:
    """A line as text, and the column of its relation, under which a line without a left side goes on."""
    body: list[str] = []
    sign = screen.words(relation(line) + " ").lstrip()
    start = " " * under + sign
    if line.left is not None:
        left = screen.show(line.left)
        start = f"{' ' * indent}{left} {sign}"
        under = indent + measure(left) + 1
        if measure(start) > screen.width // 2:
            under = indent + _STEP
            right = sign + screen.show(line.right)
            if measure(right) <= _BRIEF:
                # The "= 0" of a long equation stands behind it.
                *parts, last = fold(left, screen.width - indent - measure(right) - 1)
                return [" " * indent + part for part in (*parts, f"{last} {right}")], under
            body = [" " * indent + part for part in fold(left, screen.width - indent)]
            start = " " * under + sign
    hanging = measure(start)
    first, *rest = fold(screen.show(line.right), screen.width - hanging)
    return [*body, start + first, *(" " * hanging + part for part in rest)], under


def _matrix(block: Matrix, room: int, screen: _Screen) -> list[str]:
    left, sign = screen.show(block.left), screen.words(block.relation)
    cells = [[screen.show(entry) for entry in row] for row in block.rows]
    lines = matrix_lines(left, sign, cells, room, screen.ascii)
    if block.approximate is None:
        return lines
    decimals = [[screen.words(entry) for entry in row] for row in block.approximate]
    about = screen.words(" ≈ ")
    shift = max(0, min(measure(f"{left} {sign} "), room // 2) - len(about))
    return with_decimals(lines, shift, about, decimals, room, screen.ascii)


def _table(block: Table, room: int, screen: _Screen) -> list[str]:
    head = [screen.show(column) for column in block.columns]
    body = [[screen.words(cell) if isinstance(cell, str) else screen.show(cell) for cell in row] for row in block.rows]
    rows, widths = arrange(head, body, room, _GAP - 1)
    if not fits(body, widths, room, _GAP - 1):
        return records(head, body, room)
    rule = (" " * (_GAP - 1)).join(("-" if screen.ascii else "─") * width for width in widths)
    top = [paint(line, "column", screen.colour) for line in rows[0]]
    return [*top, rule, *(line for row in rows[1:] for line in row)]


def _column(rows: list[_Row], width: int) -> int:
    """The column where most asides can start with their formula before them and end on the screen."""
    needs = [(measure(row.body[-1]) + _GAP, width - measure(row.aside)) for row in rows]
    candidates = sorted({least for least, most in needs if least <= most})
    return max(candidates, key=lambda column: sum(least <= column <= most for least, most in needs), default=width // 2)


def _written(rows: list[_Row], column: int, screen: _Screen) -> Iterator[str]:
    """The lines of a section; where a block does not fit the common column, its rows have one of their own."""
    for block, group in groupby(rows, key=lambda row: row.block):
        together = list(group)
        own = column if block is None else _shared(together, column, screen.width)
        for row in together:
            yield from _beside(row, own, screen)


def _shared(rows: list[_Row], column: int, width: int) -> int:
    """The common column if every aside of these rows can start there, else the first one where they all can."""
    asides = [row for row in rows if row.aside]
    needs = [(measure(row.body[-1]), width - measure(row.aside)) for row in asides]
    if all(end + _STEP <= column <= most for end, most in needs):
        return column
    first = max(end + _GAP for end, _ in needs)
    return first if all(first <= most for _, most in needs) else column


def _beside(row: _Row, column: int, screen: _Screen) -> list[str]:
    """The row's lines, its aside in the column, or nearby, or on the next line."""
    lines = list(row.body)
    if not row.aside:
        return lines
    end, size = measure(lines[-1]), measure(row.aside)
    if end + _STEP <= column and column + size <= screen.width:
        start = column
    elif end + _GAP + size <= screen.width:
        start = end + _GAP
    else:
        lines.append("")
        end = 0
        start = column if column + size <= screen.width else _DEEP
    first, *rest = fold_words(row.aside, screen.width - start)
    lines[-1] += " " * (start - end) + paint(first, row.style, screen.colour)
    return [*lines, *(" " * start + paint(line, row.style, screen.colour) for line in rest)]
