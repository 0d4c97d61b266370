"""Unicode words in plain ASCII, for terminals that have nothing else."""

from __future__ import annotations

import unicodedata

from tutor.expression.greek import NAMES

_SPELLED = {
    "∂": "d", "∇": "grad ", "Σ": "sum", "∑": "sum", "√": "sqrt", "∛": "cbrt", "∞": "oo",
    "−": "-", "–": "-", "—": "-", "·": "*", "×": "x", "÷": "/", "⁄": "/",
    "≈": "~", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "↔": "<->", "±": "+-", "∈": "in", "′": "'", "°": " degrees",
    "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
_LEVELS = {"<super>": "^", "<sub>": "_"}


def to_ascii(text: str) -> str:
    """`text` in ASCII, with the nearest spelling for every character.

    >>> to_ascii("∂f/∂x ≈ −½·θ₀²·e⁻¹⁰")
    'df/dx ~ -1/2*theta_0^2*e^-10'
    """
    if text.isascii():
        return text
    spelled: list[str] = []
    level = ""
    for character in text:
        previous, level = level, _LEVELS.get(unicodedata.decomposition(character).partition(" ")[0], "")
        if level != previous:
            spelled.append(level)
        spelled.append(character if character.isascii() else _spell(character))
    return "".join(spelled)


def _spell(character: str) -> str:
    if character in NAMES:
        return NAMES[character]
    if character in _SPELLED:
        return _SPELLED[character]
    folded = unicodedata.normalize("NFKD", character)
    if folded == character:
        return "?"
    return "".join(_SPELLED.get(part, part if part.isascii() else NAMES.get(part, "")) for part in folded)
