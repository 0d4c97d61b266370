"""LaTeX pieces that the Markdown page and the LaTeX document share."""

from __future__ import annotations

import re
from collections.abc import Callable

from tutor.derivation.lesson import Lines, Matrix, Phrase
from tutor.expression.latex import latex
from tutor.expression.tree import Expression
from tutor.render.phrases import reasons, relation
from tutor.render.tex_spans import spans
from tutor.render.tex_words import MATHS, SHIFTED, escape, signs

Write = Callable[[str], str]

_SIGNS = re.compile(f"({SHIFTED.pattern}|[{''.join(map(re.escape, MATHS))}])")


def in_text(source: str) -> str:
    """LaTeX for a formula within a line of text."""
    return rf"\({source}\)"


def inline(phrase: Phrase, words: Write = escape, maths: Write = in_text) -> str:
    """The phrase as a paragraph with formulas in it.

    Arguments:
        phrase: what to say.
        words: escapes the words.
        maths: puts a formula between them.
    """
    parts = []
    for is_maths, source in spans(phrase):
        inner = source.strip()
        if is_maths and inner:
            before, _, after = source.partition(inner)
            parts.append(f"{before}{maths(inner)}{after}")
        else:
            parts.append(source if is_maths else words(source))
    return "".join(parts)


def formula(value: Expression | Phrase) -> str:
    """An expression or a phrase inside a formula; words stand upright."""
    if isinstance(value, Expression):
        return latex(value)
    return "".join(source if maths else _upright(source) for maths, source in spans(value))


def _upright(words: str) -> str:
    # Signs stand outside of \text, because what shows Markdown on a page has no \ensuremath.
    parts = enumerate(_SIGNS.split(words))
    return "".join(signs(part) if place % 2 else rf"\text{{{escape(part)}}}" for place, part in parts if part)


def rows(block: Lines) -> list[str]:
    r"""The lines of a derivation as rows of an `aligned` or `flalign*`: label && formula && reason.

    The column of the labels is there only where a line has one.
    """
    labelled = any(line.label is not None for line in block.lines)
    found = [f"& {formula(block.opening)}"] if block.opening is not None else []
    indent = r"\quad " if found else ""
    for line, phrases in zip(block.lines, reasons(block.lines), strict=True):
        left = f"{formula(line.left)} & " if line.left is not None else f"& {indent}"
        if labelled:
            left = f"& {formula(line.label)} & {left}" if line.label is not None else f"& & {left}"
        sign = MATHS.get(relation(line), relation(line)).strip()
        why = r"\text{; }".join(map(formula, phrases))
        found.append(f"{left}{sign} {latex(line.right)}" + (f" && {why}" if why else ""))
    return found


def matrix(block: Matrix) -> str:
    """A matrix with its left side, and its decimals where it has some."""
    sign = MATHS.get(block.relation, block.relation).strip()
    equal = f"{formula(block.left)} {sign} {_brackets([[latex(entry) for entry in row] for row in block.rows])}"
    if block.approximate is None:
        return equal
    return rf"{equal} \approx {_brackets([[_decimal(entry) for entry in row] for row in block.approximate])}"


def cell(value: Phrase | Expression | str, words: Write = escape, maths: Write = in_text) -> str:
    """A cell of a table; the arguments are those of `inline`."""
    if isinstance(value, str):
        return words(value)
    return maths(latex(value)) if isinstance(value, Expression) else inline(value, words, maths)


def _brackets(cells: list[list[str]]) -> str:
    # An array, because a bmatrix has ten columns at most.
    columns = "r" * max(map(len, cells)) if len(cells[0]) > 1 else "l"
    body = r" \\ ".join(" & ".join(row) for row in cells)
    return rf"\left[\begin{{array}}{{{columns}}} {body} \end{{array}}\right]"


def _decimal(text: str) -> str:
    return text.replace("−", "-") if re.fullmatch(r"[−-]?[0-9.]+", text) else rf"\text{{{escape(text)}}}"
