"""LaTeX pieces that the Markdown page and the LaTeX document share."""

from __future__ import annotations

import re
from collections.abc import Callable

from tutor.derivation.lesson import Lines, Matrix, Phrase
from tutor.expression.accents import marked
from tutor.expression.greek import GREEK, NAMES
from tutor.expression.latex import latex
from tutor.expression.tree import Expression
from tutor.render.phrases import Indexed, Piece, indexed, printable, reasons, relation

Write = Callable[[str], str]

_MATHS = {
    "∂": r"\partial ", "∇": r"\nabla ", "Σ": r"\Sigma ", "∑": r"\Sigma ", "√": r"\surd ", "∞": r"\infty ",
    "−": "-", "·": r"\cdot ", "×": r"\times ", "÷": r"\div ", "±": r"\pm ", "≈": r"\approx ", "≤": r"\le ",
    "≥": r"\ge ", "<": "<", ">": ">", "≠": r"\ne ", "→": r"\to ", "↔": r"\leftrightarrow ", "∈": r"\in ",
    "′": "'", "″": "''", "⟂": r"\perp ", "½": r"\tfrac{1}{2}", "⅓": r"\tfrac{1}{3}", "¼": r"\tfrac{1}{4}",
    "¾": r"\tfrac{3}{4}", "°": r"^{\circ}",
    **{letter: f"\\{name} " for letter, name in NAMES.items()},
    **{sign: f"^{{{digit}}}" for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{sign: f"_{{{digit}}}" for digit, sign in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    "ᵢ": "_{i}", "ⱼ": "_{j}", "ₖ": "_{k}", "ₙ": "_{n}", "ⁿ": "^{n}", "ᵘ": "^{u}", "ᵛ": "^{v}", "ˣ": "^{x}", "⁻": "^{-}",
    "ᵀ": r"^{\mathsf{T}}",
}  # fmt: skip
"""A character of our own words → what it is in mathematics."""

_COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "…": r"\ldots{}",
    "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'",
}  # fmt: skip
"""A character that is a command to LaTeX, or that it lacks → how it is written."""

_SIGNS = re.compile(f"([{''.join(map(re.escape, _MATHS))}])")
_CHARACTER = re.compile(r"[^\W\d_][\u0302\u0304]|.", re.DOTALL)
"""One character, or a letter with a hat or a bar."""
_WORD = re.compile(r"[^\W\d_]{2}")
_FORMULA = re.compile(r"[A-Za-z∂∇=()≈≤≥≠<>+−·/]")


def escape(words: str) -> str:
    r"""Words as LaTeX text in which nothing is a command.

    >>> escape("50% of x_max")
    '50\\% of x\\_max'
    """
    return "".join(_escape(character) for character in _CHARACTER.findall(printable(words)))


def _escape(character: str) -> str:
    if character in _COMMANDS:
        return _COMMANDS[character]
    if character in _MATHS:
        return rf"\ensuremath{{{_MATHS[character].rstrip()}}}"
    if character >= "ſ" or len(character) > 1:
        if found := marked(character):
            letter = f"\\{found[0]}" if found[0] in GREEK else found[0]
            return rf"\ensuremath{{\{found[1]}{{{letter}}}}}"
        if len(character) > 1:
            return "".join(map(_escape, character))
    # Letters with accents are part of every LaTeX; other alphabets need fonts that it may lack.
    return character if character < "ſ" else rf"[U+{ord(character):04X}]"


def spans(phrase: Phrase) -> list[tuple[bool, str]]:
    """The phrase as runs of words (False) and of mathematics as LaTeX (True), no two alike side by side."""
    found: list[tuple[bool, str]] = []
    for piece in indexed(phrase):
        maths, source = _span(piece)
        if found and found[-1][0] == maths:
            found[-1] = (maths, found[-1][1] + source)
        else:
            found.append((maths, source))
    return found


def _span(piece: Piece | Indexed) -> tuple[bool, str]:
    if isinstance(piece, Indexed):
        name = piece.name if len(piece.name) == 1 else _upright(piece.name)
        return True, f"{name}_{{{' '.join(map(latex, piece.index))}}}"
    if isinstance(piece, Expression):
        return True, latex(piece)
    # "∇f(" and ") = " between expressions are mathematics too, though they come from a sentence.
    if _FORMULA.search(piece) and not _WORD.search(piece) and all(map(_has_maths, piece)):
        return True, "".join(_MATHS.get(character) or _COMMANDS.get(character, character) for character in piece)
    return False, piece


def _has_maths(character: str) -> bool:
    return character in _MATHS or character.isascii()


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
    return "".join(_MATHS[part] if place % 2 else rf"\text{{{escape(part)}}}" for place, part in parts if part)


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
        sign = _MATHS.get(relation(line), relation(line)).strip()
        why = r"\text{; }".join(map(formula, phrases))
        found.append(f"{left}{sign} {latex(line.right)}" + (f" && {why}" if why else ""))
    return found


def matrix(block: Matrix) -> str:
    """A matrix with its left side, and its decimals where it has some."""
    equal = f"{formula(block.left)} = {_brackets([[latex(entry) for entry in row] for row in block.rows])}"
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
