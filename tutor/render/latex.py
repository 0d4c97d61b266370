"""A lesson as a LaTeX document that compiles as it is, with packages that every LaTeX has."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.lesson import Block, Lesson, Lines, Matrix, Note, Section, Table
from tutor.render import tex, tex_page
from tutor.render.titles import below_title

_TOP = r"""\documentclass[a4paper,fleqn]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{textcomp}
\usepackage{amsmath,amssymb}
\addtolength{\oddsidemargin}{-20mm}
\addtolength{\textwidth}{40mm}
\setlength{\mathindent}{0pt}
\setlength{\parindent}{0pt}
\setlength{\parskip}{1ex}
\allowdisplaybreaks
"""
_SCALING = "\\usepackage{graphicx}\n"
"""What only a page with something that is made smaller needs."""
_HEADINGS = ("subsection", "subsubsection", "paragraph", "subparagraph")
"""The command of a heading, level by level."""
_BOTTOM = "\\end{document}\n"


def render(lesson: Lesson, width: int = 80, ascii: bool = False, colour: bool = False) -> str:
    """The lesson as a whole document that ends in a newline.

    Arguments:
        lesson: what to lay out.
        width, ascii, colour: what a screen needs to know; a page does not.
    """
    parts = [rf"\section*{{{tex.inline(lesson.title)}}}"]
    for section in below_title(lesson):
        parts.extend(_section(section))
    body = "\n".join(parts)
    scaling = _SCALING if r"\resizebox" in body else ""
    return f"{_TOP}{scaling}\\begin{{document}}\n{body}\n{_BOTTOM}"


def _section(section: Section) -> Iterator[str]:
    remark = rf"\emph{{{tex.inline(section.remark)}}}" if section.remark else ""
    if section.heading:
        space = r"\quad\normalfont\normalsize " if remark else ""
        command = _HEADINGS[min(section.level, len(_HEADINGS) - 1)]
        yield rf"\{command}*{{{tex.inline(section.heading)}{space}{remark}}}"
    elif remark:
        yield f"\n{remark}"
    for block in section.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Lines():
            return tex_page.lines(block)
        case Matrix():
            return tex_page.matrix(block)
        case Table():
            return tex_page.table(block)
        case Note():
            return f"\n{tex.inline(block.phrase)}"
