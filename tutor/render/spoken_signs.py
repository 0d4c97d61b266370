"""Signs that stand between words, as they are read aloud: ∂f/∂x, ∇f, ≈, ⅚."""

from __future__ import annotations

import re
import unicodedata

from tutor.expression.greek import NAMES

_LETTER = r"[^\W\d_]\w*(?: sub \w+)?"
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"∂[²2]({_LETTER})/∂({_LETTER})\s*∂({_LETTER})"), r"the second partial derivative of \1 by \3 and \2"),
    (re.compile(rf"∂[²2]({_LETTER})/∂({_LETTER})²"), r"the second partial derivative of \1 by \2, twice"),
    (re.compile(rf"∂({_LETTER})/∂({_LETTER})"), r"the partial derivative of \1 with respect to \2"),
    (re.compile(rf"∂/∂({_LETTER})"), r"the partial derivative with respect to \1"),
    (re.compile(rf"∇({_LETTER})"), r"the gradient of \1"),
    (re.compile(r"\b([^\W\d_])(['′]*)\(([\w, .−-]+)\)"), r"\1\2 of \3"),
    (re.compile(r"\b([^\W\d_])['′](?!\w)"), r"\1 prime"),
    (re.compile(r"∂([₀-₉])([^\W\d_])"), r"partial \1 of \2"),
    # The sign itself, where something is said of it.
    (re.compile(r"\b([Nn]o|[Aa]|[Tt]he|[Ee]ach|[Ee]very) ∂(?!\w)"), r"\1 derivative sign"),
    (re.compile(r"(?<!\S)∂(?= moves\b)"), "the derivative sign"),
    (re.compile(r"\b([^\W\d_])_([^\W\d_])([^\W\d_])(?![A-Za-z0-9_])"), r"\1 sub \2 \3"),
    (re.compile(r"\{([^{}]*[,\d][^{}]*)\}"), r"the set of \1"),
    (re.compile(r"(?<![\w/.])(\d+(?:\.\d+)?)/(\d+)(?![\w/])"), r"\1 over \2"),  # in the name of a file it is none
    (re.compile(r"(?<=\))/(?=[\w(])"), " over "),
    (re.compile(r"(?<=\d)–(?=\d)"), " to "),
    # The sign itself, as in "sums with Σ"; and what has an article already.
    (re.compile(r"(?<=\bwith )[Σ∑](?=[,.;:)]|$)"), "sigma"),
    (re.compile(r"\b(the|a|each|every|single) [Σ∑]"), r"\1 sum"),
    # A dot with spaces around it stands between words, unless it multiplies by what is in brackets.
    (re.compile(r" · (?!\()"), ", "),
)
_POWERS = {"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "ⁿ": "n"}
_SUPERSCRIPTS = re.compile(f"[{''.join(_POWERS)}⁻]+")
RELATIONS = {
    "=": "equals", "≈": "is about", "≠": "is not equal to", "!=": "is not equal to", "<": "is less than",
    "≤": "is at most", "<=": "is at most", ">": "is greater than", "≥": "is at least", ">=": "is at least",
}  # fmt: skip
"""What stands between two sides, however it is typed."""
_SIGNS = {
    **RELATIONS,
    "∂": "partial", "∇": "the gradient", "Σ": "the sum", "∑": "the sum", "√": "the square root of", "∞": "infinity",
    "·": "times", "×": "times", "÷": "divided by", "±": "plus or minus",
    "→": "goes to", "∈": "in", "+": "plus", "−": "minus", "′": "prime", "|": "bar", "ℝ": "R", "↦": "goes to",
    "█": "", "░": "", "%": "percent", "∪": "or in", "∩": "and in", "∖": "without", "…": "and so on", "•": "",
    "–": ",", "—": ",", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "`": '"', "∅": "the empty set",
    "∧": "and", "∨": "or", "⟨": "(", "⟩": ")", "ᵀ": "transposed", "°": "degrees",
}  # fmt: skip
_QUOTES = "“”„‘’`"
_MACRON = "\u0304"
_SPACES = re.compile(r"[ \t]{2,}")
_BEFORE_MARKS = re.compile(r" +([,.;:)\]}])")
_BEHIND_MARKS = re.compile(r"([(\[{]) +")


def aloud(text: str) -> str:
    """A text whose signs are words.

    >>> aloud("sums with Σ"), aloud("constants leave Σ"), aloud("the terms of the Σ")
    ('sums with sigma', 'constants leave the sum', 'the terms of the sum')

    >>> aloud("∂f/∂x ≈ 3·x²"), aloud("f(x, y) · level 2"), aloud("∇f at θ = ½")
    ('the partial derivative of f with respect to x is about 3 times x squared', 'f of x, y, level 2', \
'the gradient of f at theta equals one half')
    """
    for pattern, words in _PHRASES:
        text = pattern.sub(words, text)
    text = _SUPERSCRIPTS.sub(_power, text)
    text = "".join(map(_character, _barred(text)))
    return _BEHIND_MARKS.sub(r"\1", _BEFORE_MARKS.sub(r"\1", _SPACES.sub(" ", text))).strip()


def _barred(text: str) -> str:
    """A text in which the bar of a mean is a word."""
    if text.isascii():
        return text
    return "".join(
        apart.replace(_MACRON, " bar") if _MACRON in (apart := unicodedata.normalize("NFD", character)) else character
        for character in text
    )


def _power(found: re.Match[str]) -> str:
    raised = "".join(_POWERS.get(one, "minus ") for one in found[0])
    return {"2": " squared ", "3": " cubed "}.get(raised, f" to the power {raised} ")


def _character(character: str) -> str:
    if character in _QUOTES:
        return _SIGNS[character]
    if character in _SIGNS:
        return f" {_SIGNS[character]} "
    if character in NAMES:
        return NAMES[character]
    if character.isascii() or character.isalpha():
        return character
    value = unicodedata.numeric(character, None)
    if value is not None:
        return _number(character)
    return character


def _number(character: str) -> str:
    """A fraction or a digit that is one character."""
    known = {"½": "one half", "⅓": "one third", "⅔": "two thirds", "¼": "one quarter", "¾": "three quarters"}
    if character in known:
        return known[character]
    return " over ".join(unicodedata.normalize("NFKC", character).split("⁄"))
