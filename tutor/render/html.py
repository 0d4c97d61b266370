"""A lesson as one web page that needs nothing else: MathML, a small style, no script."""

from __future__ import annotations

import html
from collections.abc import Iterator

from tutor.derivation.lesson import Block, Lesson, Line, Lines, Matrix, Note, Phrase, Section, Table
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.render.mathml import mathml, matrix
from tutor.render.phrases import Indexed, Piece, indexed, printable, reasons, relation, sentence
from tutor.render.titles import below_title

_STYLE = """
.tutor { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 system-ui, sans-serif; }
.tutor section { margin: 1.5rem 0; }
.tutor h2 { display: inline-block; font-size: 1.15rem; margin: 0 1.5rem 0 0; }
.tutor .remark { display: inline-block; color: GrayText; margin: 0; }
.tutor ol { display: grid; grid-template-columns: minmax(0, max-content) minmax(12rem, 1fr); gap: .3rem 2.5rem; }
.tutor ol { list-style: none; margin: .3rem 0; padding: 0 0 0 1rem; }
.tutor li { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; align-items: center; }
.tutor .step { padding-left: 1.5rem; }
.tutor .reason { color: #0b6077; font-size: .95rem; }
.tutor math { font-size: 1.1em; }
.tutor .formula math, .tutor .matrix math { math-style: normal; }
.tutor .formula, .tutor .matrix { overflow-x: auto; }
.tutor table { border-collapse: collapse; margin: .5rem 0; }
.tutor th, .tutor td { text-align: left; padding: .15rem 1.5rem .15rem 0; }
.tutor thead th { border-bottom: 1px solid; }
@media (prefers-color-scheme: dark) { .tutor .reason { color: #7fd1e6; } }
@media print { .tutor { max-width: none; margin: 0; font-size: 11pt; } .tutor li { break-inside: avoid; } }
"""

_STYLE_OF_CASES = """
.tutor ol.labelled { grid-template-columns: minmax(0, max-content) minmax(0, max-content) minmax(12rem, 1fr); }
.tutor .labelled .formula { grid-column: 2; }
.tutor h3, .tutor h4, .tutor h5, .tutor h6 { display: inline-block; font-size: 1rem; margin: 0 1.5rem 0 0; }
.tutor .level-1 { margin-left: 1.5rem; }
.tutor .level-2 { margin-left: 3rem; }
.tutor .level-3 { margin-left: 4.5rem; }
.tutor .level-4 { margin-left: 6rem; }
"""
"""What only lessons with labels or with cases within cases need."""
_DEEPEST = 4
"""Sections are not indented further; HTML has six headings, and the title and the sections take two."""


def render(lesson: Lesson, width: int = 80, ascii: bool = False, colour: bool = False) -> str:
    """The lesson as a whole page that ends in a newline.

    Arguments:
        lesson: what to lay out.
        width, ascii, colour: what a screen needs to know; a page does not.
    """
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{_plain(lesson.title)}</title>
</head>
<body>
<main>
{fragment(lesson)}
</main>
</body>
</html>
"""


def fragment(lesson: Lesson) -> str:
    """The lesson as an `<article>` to stand in another page, such as a notebook's."""
    style = _STYLE + _STYLE_OF_CASES if any(map(_has_cases, lesson.sections)) else _STYLE
    parts = (f"<style>{style}</style>", f"<h1>{_plain(lesson.title)}</h1>", *map(_section, below_title(lesson)))
    return "\n".join(('<article class="tutor">', *parts, "</article>"))


def _has_cases(section: Section) -> bool:
    return section.level > 0 or any(isinstance(block, Lines) and _is_labelled(block) for block in section.blocks)


def _is_labelled(block: Lines) -> bool:
    return any(line.label is not None for line in block.lines)


def _section(section: Section) -> str:
    parts = []
    level = min(section.level, _DEEPEST)
    if section.heading:
        parts.append(f"<h{2 + level}>{_plain(section.heading)}</h{2 + level}>")
    if section.remark:
        parts.append(f'<p class="remark">{_mixed(section.remark)}</p>')
    parts.extend(map(_block, section.blocks))
    start = f'<section class="level-{level}">' if level else "<section>"
    return "\n".join((start, *parts, "</section>"))


def _block(block: Block) -> str:
    match block:
        case Lines():
            start = '<ol role="list" class="labelled">' if _is_labelled(block) else '<ol role="list">'
            return "\n".join((start, *_lines(block), "</ol>"))
        case Matrix():
            entries = matrix(block.rows, block.approximate)
            return f'<p class="matrix">{_mixed(block.left)} {block.relation} {entries}</p>'
        case Table():
            head = "".join(f'<th scope="col">{_cell(cell)}</th>' for cell in block.columns)
            rows = ("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
            return "\n".join(("<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>"))
        case Note():
            return f"<p>{_mixed(block.phrase)}</p>"


def _lines(block: Lines) -> Iterator[str]:
    if block.opening is not None:
        yield f'<li><span class="formula">{_cell(block.opening)}</span></li>'
    for line, phrases in zip(block.lines, reasons(block.lines), strict=True):
        why = "; ".join(map(_mixed, phrases))
        aside = f' <span class="reason">{why}</span>' if why else ""
        place = "formula" if block.opening is None else "formula step"
        label = f'<span class="label">{_mixed(line.label)}</span> ' if line.label is not None else ""
        yield f'<li>{label}<span class="{place}">{_line(line)}</span>{aside}</li>'


def _line(line: Line) -> str:
    left = f"{_cell(line.left)} " if line.left is not None else ""
    return f"{left}{html.escape(relation(line))} {mathml(line.right)}"


def _cell(value: Phrase | Expression | str) -> str:
    if isinstance(value, str):
        return html.escape(printable(value))
    return mathml(value) if isinstance(value, Expression) else _mixed(value)


def _mixed(phrase: Phrase) -> str:
    return "".join(map(_piece, indexed(phrase)))


def _piece(piece: Piece | Indexed) -> str:
    if isinstance(piece, Indexed):
        return f"{html.escape(piece.name)}<sub>{''.join(map(mathml, piece.index))}</sub>"
    return mathml(piece) if isinstance(piece, Expression) else html.escape(piece)


def _plain(phrase: Phrase) -> str:
    return html.escape(sentence(phrase, text))
