"""Unicode folding: the many ways to type a character become one, and columns keep pointing at the source."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from tutor.errors import SyntaxProblem
from tutor.expression.accents import MARKS, marked
from tutor.expression.greek import NAMES

SUPERSCRIPTS: dict[str, str] = dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿ", "0123456789+-=()abcdefghijklmnoprstuvwxyzβγδθ", strict=True)
)
"""A raised character → the character."""

SUBSCRIPTS: dict[str, str] = dict(
    zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", "0123456789+-=()aehijklmnoprstuvxβγρφχ", strict=True)
)
"""A lowered character → the character."""

VULGAR: dict[str, tuple[int, int]] = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
"""A fraction in one character → numerator and denominator."""

_KEPT = frozenset((*NAMES, *SUPERSCRIPTS, *SUBSCRIPTS, *VULGAR, *"Σ∂√∛∜∞≤≥≠∧∨"))

_FOLDED: dict[str, str] = {
    **dict.fromkeys("·⋅∙•×✕✖∗⨯", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("−–—‒―", "-"),
    **dict.fromkeys("∣❘│", "|"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\u2061\u2062\u2063\ufeff\u00ad", " "),
    "∑": "Σ", "∆": "Δ", "ς": "σ", "⩽": "≤", "⩾": "≥", "…": "..", "‥": "..", "ˆ": "^", "≔": ":=",
}  # fmt: skip

LOOK_ALIKES: dict[str, str] = dict(
    zip(
        "аАВсСеЕНіІјЈКкМоОрРѕЅТхХуУԁһԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΧοϲϳ",
        "aABcCeEHiIjJKkMoOpPsSTxXyYdhqw" + "ABEZHIKMNOPTXocj",
        strict=True,
    )
)
"""A Cyrillic or Greek letter that cannot be told from a Latin one → the Latin letter."""

_WANTED = "names are written in Latin or Greek letters"


def fold(text: str) -> tuple[str, list[int] | None]:
    """`text` in the reader's own alphabet.

    Arguments:
        text: what was typed.

    Returns:
        The folded text, and for each of its characters (and its end) the column in `text`, or None where
        the columns are the same.

    Raises:
        SyntaxProblem: a letter is a look-alike, or of a script that has no meaning here.

    >>> fold("２x · y")
    ('2x * y', None)
    """
    if text.isascii():
        return text, None
    pieces: list[str] = []
    columns: list[int] = []
    for column, character in enumerate(text):
        following = text[column + 1 : column + 2]
        if following in MARKS:
            piece = _accented(character + following)
            if not piece and not character.isalpha():
                raise _foreign(following, text, column + 1)
        elif character in MARKS and columns and columns[-1] == column:
            continue
        else:
            piece = character if character < "\x80" else _folded(character)
        if not piece:
            raise _foreign(character, text, column)
        pieces.append(piece)
        columns.extend([column] * len(piece))
        if following in MARKS:
            columns[-1] += 1  # the mark is the end of the letter
    columns.append(len(text))
    folded = "".join(pieces)
    return folded, None if len(folded) == len(text) else columns


@lru_cache(maxsize=2048)
def _folded(character: str) -> str:
    """The folded character, or "" if it has no meaning."""
    if character in _KEPT:
        return character
    if character in _FOLDED:
        return _FOLDED[character]
    if marked(character):
        return _accented(character)
    plain = unicodedata.normalize("NFKC", character)
    if plain == character or any(part in LOOK_ALIKES for part in plain):
        return " " if character.isspace() else ""
    return "".join(part if part < "\x80" else _FOLDED.get(part, part if part in _KEPT else "") for part in plain)


def _accented(character: str) -> str:
    """A letter with a mark over it as LaTeX has it, or "" if it is no letter of ours."""
    found = marked(character)
    return rf"\{found[1]}{{{found[0]}}}" if found else ""


def _foreign(character: str, text: str, column: int) -> SyntaxProblem:
    place = f"at column {column + 1}"
    name = unicodedata.name(character, "")
    script = name.split(" ")[0].split("-")[0].capitalize()
    if character in LOOK_ALIKES:
        latin = LOOK_ALIKES[character]
        return SyntaxProblem(
            f"the {character} {place} is a {script} letter", text, column, mend=f"type the Latin {latin}"
        )
    if character in _SIGNS:
        what, mend = _SIGNS[character]
        return SyntaxProblem(f"the {character} {place} is {what}", text, column, mend=mend)
    if character.isalpha() and name:
        return SyntaxProblem(f"the {character} {place} is a {script} letter", text, column, mend=_WANTED)
    if character in MARKS:
        mend = "a bar or hat stands over one letter, as in ȳ; mean(…) is the mean of anything else"
        return SyntaxProblem(f"the {MARKS[character]} {place} stands over no letter", text, column, mend=mend)
    shown = f"the {character} {place}" if character.isprintable() else f"the character U+{ord(character):04X} {place}"
    return SyntaxProblem(f"{shown} has no meaning here", text, column, mend="leave it out")


_QUOTES = ("a quotation mark", "leave it out: names are typed without quotation marks")
_SIGNS: dict[str, tuple[str, str]] = {
    **dict.fromkeys("“”„‘’«»", _QUOTES),
    "∏": ("the sign of a product, which tutor does not read", "write the factors out"),
    "∫": ("the sign of an integral, which tutor does not read", "type the function itself"),
    "∇": ("the sign of a gradient", "type the function itself: tutor grad works out ∇f"),
    "′": ("a mark for a derivative", "type the function itself: tutor diff works out its derivative"),
    "±": ("two signs in one", "type + or -"),
    "→": ("an arrow", "type a head as f(x, y) = …"),
    "↦": ("an arrow", "type a head as f(x, y) = …"),
    "≈": ("a sign for about equal", "type a function, not an equation"),
    "‖": ("the bar of a norm", "write the length out: sqrt(x^2 + y^2)"),
    "°": ("a sign for degrees", "type the angle in radians: 180 degrees are pi"),
}
