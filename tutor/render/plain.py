"""A lesson for a screen reader: one thing a line, no boxes and no columns, formulas in words."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.lesson import Block, Lesson, Line, Lines, Matrix, Note, Phrase, Section, Table
from tutor.expression.tree import Expression
from tutor.render.fold import fold_words
from tutor.render.phrases import joined, printable, reasons, sentence
from tutor.render.spoken import spoken
from tutor.render.spoken_signs import RELATIONS, aloud

_NARROWEST = 40
_NOTHING = "–"
"""The cell of a table in which nothing is counted, or nothing was typed."""


def render(lesson: Lesson, width: int = 80) -> str:
    """The lesson as text that ends in a newline.

    Arguments:
        lesson: what to lay out.
        width: the columns of the terminal.
    """
    pages = []
    for section in lesson.sections:
        lines = [part for line in _section(section) for part in fold_words(line, max(width, _NARROWEST))]
        pages.append("\n".join(lines))
    return "\n\n".join(pages) + "\n"


def _show(value: Expression | Phrase | str) -> str:
    if isinstance(value, Expression):
        return spoken(value)
    if value == _NOTHING:
        return "none"
    return aloud(printable(value) if isinstance(value, str) else sentence(value, spoken, printable))


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield _ended(_capital(_show(section.heading)))
    if section.remark:
        yield _ended(_capital(_show(section.remark)))
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Note(said):
            yield _capital(_show(said))
        case Lines():
            yield from _lines(block)
        case Matrix():
            yield from _matrix(block)
        case Table():
            yield from _table(block)


def _lines(block: Lines) -> Iterator[str]:
    if block.opening is not None:
        yield _ended(_capital(_show(block.opening)))
    for line, why in zip(block.lines, reasons(block.lines), strict=True):
        yield _line(line, joined(why, spoken, printable))


def _line(line: Line, why: str) -> str:
    label = f"{_show(line.label)} " if line.label is not None else ""
    left = f"{_show(line.left)} " if line.left is not None else ""
    words = f"{label}{left}{RELATIONS.get(line.relation, line.relation)} {_show(line.right)}"
    return _ended(_capital(words) + (f". {_capital(aloud(why))}" if why else ""))


def _matrix(block: Matrix) -> Iterator[str]:
    left, relation = _show(block.left), RELATIONS.get(block.relation, block.relation)
    if len(block.rows[0]) == 1:
        yield f"{_capital(left)} {relation} the vector with {len(block.rows)} components:"
        names = (f"Component {place}" for place in range(1, len(block.rows) + 1))
    else:
        yield f"{_capital(left)} {relation} the matrix with {len(block.rows)} rows:"
        names = (f"Row {place}" for place in range(1, len(block.rows) + 1))
    for place, (name, row) in enumerate(zip(names, block.rows, strict=True)):
        about = f", about {aloud(', '.join(block.approximate[place]))}" if block.approximate else ""
        yield _ended(f"{name}: {', '.join(map(_show, row))}{about}")


def _table(block: Table) -> Iterator[str]:
    heads = [_show(column) for column in block.columns]
    for row in block.rows:
        cells = (
            f"{head}: {_show(cell)}" if head else _show(cell)
            for head, cell in zip(heads, row, strict=True)
            if cell != ""
        )
        yield _ended(_capital("; ".join(cells)))


def _capital(words: str) -> str:
    """A sentence begins with a capital; a name of one letter and an id, such as rules-power-root, stay as they are."""
    first = words.partition(" ")[0].rstrip(".,:;")
    return words[:1].upper() + words[1:] if len(first) > 1 and first.isascii() and "-" not in first else words


def _ended(words: str) -> str:
    return words if words.endswith((".", ":", "?", "!")) else f"{words}."
