"""A lesson as a LaTeX document that compiles as it is, with amsmath and amssymb only."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.lesson import Block, Lesson, Lines, Matrix, Note, Section, Table
from tutor.render import tex

_TOP = r"""\documentclass[a4paper]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{amsmath,amssymb}
\addtolength{\oddsidemargin}{-20mm}
\addtolength{\textwidth}{40mm}
\setlength{\parindent}{0pt}
\setlength{\parskip}{1ex}
\allowdisplaybreaks
\begin{document}
"""
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
    for section in lesson.sections:
        parts.extend(_section(section))
    return _TOP + "\n".join(parts) + "\n" + _BOTTOM


def _section(section: Section) -> Iterator[str]:
    remark = rf"\emph{{{tex.inline(section.remark)}}}" if section.remark else ""
    if section.heading:
        space = r"\quad\normalfont\normalsize " if remark else ""
        command = _HEADINGS[min(section.level, len(_HEADINGS) - 1)]
        yield rf"\{command}*{{{tex.inline(section.heading)}{space}{remark}}}"
    elif remark:
        yield f"\n{remark}\n"
    for block in section.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Lines():
            body = " \\\\\n".join(tex.rows(block))
            return f"\\begin{{flalign*}}\n{body}\n\\end{{flalign*}}"
        case Matrix():
            return f"\\[\n{tex.matrix(block)}\n\\]"
        case Table():
            head, *rows = (" & ".join(map(tex.cell, row)) + r" \\" for row in (block.columns, *block.rows))
            lines = (rf"{head} \hline", *rows)
            return f"\n\\begin{{tabular}}{{{'l' * len(block.columns)}}}\n" + "\n".join(lines) + "\n\\end{tabular}\n"
        case Note():
            return f"\n{tex.inline(block.phrase)}\n"
