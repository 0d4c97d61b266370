"""A lesson as one web page that needs nothing else: MathML, a small style, no script."""

from __future__ import annotations

import html
from collections.abc import Iterator

from tutor.derivation.lesson import Block, Lesson, Line, Lines, Matrix, Note, Phrase, Section, Table
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.render.mathml import mathml, matrix
from tutor.render.phrases import printable, reasons, relation, sentence

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
    parts = (f"<style>{_STYLE}</style>", f"<h1>{_plain(lesson.title)}</h1>", *map(_section, lesson.sections))
    return "\n".join(('<article class="tutor">', *parts, "</article>"))


def _section(section: Section) -> str:
    parts = []
    if section.heading:
        parts.append(f"<h2>{_plain(section.heading)}</h2>")
    if section.remark:
        parts.append(f'<p class="remark">{_mixed(section.remark)}</p>')
    parts.extend(map(_block, section.blocks))
    return "\n".join(("<section>", *parts, "</section>"))


def _block(block: Block) -> str:
    match block:
        case Lines():
            return "\n".join(('<ol role="list">', *_lines(block), "</ol>"))
        case Matrix():
            return f'<p class="matrix">{_mixed(block.left)} = {matrix(block.rows, block.approximate)}</p>'
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
        yield f'<li><span class="{place}">{_line(line)}</span>{aside}</li>'


def _line(line: Line) -> str:
    left = f"{_cell(line.left)} " if line.left is not None else ""
    return f"{left}{html.escape(relation(line))} {mathml(line.right)}"


def _cell(value: Phrase | Expression | str) -> str:
    if isinstance(value, str):
        return html.escape(printable(value))
    return mathml(value) if isinstance(value, Expression) else _mixed(value)


def _mixed(phrase: Phrase) -> str:
    return sentence(phrase, mathml, html.escape)


def _plain(phrase: Phrase) -> str:
    return html.escape(sentence(phrase, text))
