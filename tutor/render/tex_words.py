"""Words of a sentence as LaTeX text in which nothing is a command."""

from __future__ import annotations

import re
import unicodedata

from tutor.expression.accents import marked
from tutor.expression.fold import SUBSCRIPTS, SUPERSCRIPTS
from tutor.expression.greek import GREEK, NAMES
from tutor.render.phrases import printable
from tutor.render.signs import spell

MATHS = {
    "∂": r"\partial ", "∇": r"\nabla ", "Σ": r"\Sigma ", "∑": r"\Sigma ", "√": r"\surd ", "∞": r"\infty ",
    "−": "-", "·": r"\cdot ", "×": r"\times ", "÷": r"\div ", "±": r"\pm ", "≈": r"\approx ", "≤": r"\le ",
    "≥": r"\ge ", "<": "<", ">": ">", "≠": r"\ne ", "→": r"\to ", "↔": r"\leftrightarrow ", "∈": r"\in ",
    "′": "'", "″": "''", "⟂": r"\perp ", "½": r"\tfrac{1}{2}", "⅓": r"\tfrac{1}{3}", "¼": r"\tfrac{1}{4}",
    "¾": r"\tfrac{3}{4}", "°": r"^{\circ}",
    **{letter: f"\\{name} " for letter, name in NAMES.items()},
    "ᵀ": r"^{\mathsf{T}}", "←": r"\gets ", "ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}",
    "ℚ": r"\mathbb{Q}", "ℂ": r"\mathbb{C}",
}  # fmt: skip
"""A character of our own words → what it is in mathematics."""

COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "…": r"\ldots{}",
    "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'",
}  # fmt: skip
"""A character that is a command to LaTeX, or that it lacks → how it is written."""

SHIFTED = re.compile(f"[{''.join(SUPERSCRIPTS)}]+|[{''.join(SUBSCRIPTS)}]+")
"""Raised or lowered characters: LaTeX takes one exponent and one index, so those side by side are one."""
_LETTERS = "".join(NAMES)
_CHARACTER = re.compile(
    rf"{SHIFTED.pattern}|[^\W\d_][\u0302\u0304]|[{_LETTERS}][A-Za-z]{{2,}}(?![^\W\d_])|.", re.DOTALL
)
"""One character, or a letter with a hat or a bar, or a Greek letter with a word as its index: λmax."""
_IN_MATHS = re.compile(rf"{SHIFTED.pattern}|.", re.DOTALL)
_TYPESET = frozenset(
    chr(code) for code in (*range(0xA1, 0x17F), *range(0x2010, 0x2016), 0x2016, *range(0x2018, 0x201B), 0x201C, 0x201D)
) - frozenset("ħĦĸĿŀŉŦŧ") | frozenset("„†‡•‰‱‹›※€₡₤₦₩₫₱")
"""What LaTeX typesets as it stands, with the packages inputenc, fontenc (T1) and textcomp."""


def escape(words: str) -> str:
    r"""Words as LaTeX text in which nothing is a command.

    >>> escape("50% of x_max at 2 €")
    '50\\% of x\\_max at 2 €'
    """
    return "".join(_escape(character) for character in _CHARACTER.findall(printable(words)))


def signs(words: str) -> str:
    """Words of a formula as LaTeX for math mode."""
    return "".join(_sign(character) for character in _IN_MATHS.findall(words))


def _sign(character: str) -> str:
    if SHIFTED.fullmatch(character):
        return shifted(character)
    return MATHS.get(character) or COMMANDS.get(character, character)


def shifted(run: str) -> str:
    """Raised or lowered characters as one exponent or one index: ¹² is ^{12}.

    >>> shifted("ₜ₊₁")
    '_{t+1}'
    """
    table, mark = (SUPERSCRIPTS, "^") if run[0] in SUPERSCRIPTS else (SUBSCRIPTS, "_")
    inside = "".join(MATHS.get(table[character], table[character]) for character in run)
    return f"{mark}{{{inside.strip()}}}"


def _escape(character: str) -> str:
    if SHIFTED.fullmatch(character):
        return rf"\ensuremath{{{shifted(character)}}}"
    if character in COMMANDS:
        return COMMANDS[character]
    if character in MATHS:
        return rf"\ensuremath{{{MATHS[character].rstrip()}}}"
    if character.isascii() or character in _TYPESET:
        return character
    if found := marked(character):
        letter = f"\\{found[0]}" if found[0] in GREEK else found[0]
        return rf"\ensuremath{{\{found[1]}{{{letter}}}}}"
    if len(character) > 1:
        if character[0] in NAMES:
            return rf"\ensuremath{{\{NAMES[character[0]]}_{{\mathrm{{{character[1:]}}}}}}}"
        return "".join(map(_escape, character))
    # Other alphabets need fonts that a LaTeX may lack.
    folded = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    if folded and folded != [character]:
        return "".join(map(_escape, folded))
    near = spell(character)
    if near != "?":
        return "".join(COMMANDS.get(letter, letter) for letter in near)
    name = unicodedata.name(character, "").lower()
    return f"[{name}]" if name and unicodedata.category(character)[0] in "PS" else f"[U+{ord(character):04X}]"
