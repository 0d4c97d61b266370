"""A lesson as Markdown with formulas in dollars, as GitHub, Jupyter and Pandoc read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.derivation.lesson import Block, Lesson, Lines, Matrix, Note, Phrase, Section, Table
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.render import tex
from tutor.render.phrases import printable, sentence
from tutor.render.titles import below_title

_MARKS = re.compile(r"([\\`*_\[\]<>&$|~#])")
_DEEPEST = 6
"""Headings go no deeper."""
_LIST = re.compile(r"^(\s*(?:[0-9]+(?=[.)])|(?=[-+])))([-+.)])(?=\s)")


def render(lesson: Lesson, width: int = 80, ascii: bool = False, colour: bool = False) -> str:
    """The lesson as a Markdown page that ends in a newline.

    Arguments:
        lesson: what to lay out.
        width, ascii, colour: what a screen needs to know; a page does not.
    """
    parts = [f"# {_plain(lesson.title)}"]
    for section in below_title(lesson):
        parts.extend(_section(section))
    return "\n\n".join(parts) + "\n"


def escape(words: str) -> str:
    r"""Words as Markdown in which nothing is a command.

    >>> escape("x_max <b>")
    'x\\_max \\<b\\>'
    >>> escape("1. first")
    '1\\. first'
    """
    return _LIST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", printable(words)))


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"{'#' * min(2 + section.level, _DEEPEST)} {_plain(section.heading)}"
    if section.remark:
        yield f"*{_inline(section.remark)}*"
    for block in section.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Lines():
            body = " \\\\\n".join(tex.rows(block))
            return _display(f"\\begin{{aligned}}\n{body}\n\\end{{aligned}}")
        case Matrix():
            return _display(tex.matrix(block))
        case Table():
            return _table(block)
        case Note():
            return _inline(block.phrase)


def _table(block: Table) -> str:
    rows = [[_cell(cell) for cell in row] for row in (block.columns, *block.rows)]
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join((head, "|" + " --- |" * len(block.columns), *body))


def _cell(value: Phrase | Expression | str) -> str:
    return tex.cell(value, escape, lambda formula: _dollars(formula).replace("|", r"\vert "))


def _display(formula: str) -> str:
    return f"$$\n{_protected(formula)}\n$$"


def _inline(phrase: Phrase) -> str:
    return tex.inline(phrase, escape, _dollars)


def _dollars(formula: str) -> str:
    return f"${_protected(formula)}$"


def _protected(formula: str) -> str:
    r"""LaTeX as Markdown leaves it alone: it would read `\,` as an escaped comma, and `<b` as a tag."""
    return formula.replace(r"\,", r"\thinspace ").replace("<", r"\lt ").replace(">", r"\gt ")


def _plain(phrase: Phrase) -> str:
    return sentence(phrase, lambda expression: escape(text(expression)), escape)
