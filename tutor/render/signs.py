"""Signs in ASCII letters: what stands for a character where a terminal or a font lacks it."""

from __future__ import annotations

import re
import unicodedata

from tutor.expression.greek import NAMES

SPELLED = {
    "∂": "d", "∇": "grad ", "Σ": "sum", "∑": "sum", "√": "sqrt", "∛": "cbrt", "∞": "oo",
    "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "·": "*", "•": "*", "×": "x", "÷": "/",
    "⁄": "/", "≈": "~", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "←": "<-", "↔": "<->", "±": "+-", "∓": "-+",
    "∈": "in", "′": "'", "″": "''", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "«": '"', "»": '"',
    "⟂": "_|_", "‹": "'", "›": "'", "°": " degrees", "µ": "u", "‰": "per mille", "§": "sec.", "¶": "par.", "©": "(c)",
    "®": "(R)", "¬": "not ", "¦": "|", "¿": "?", "¡": "!", "´": "'", "¨": '"', "¯": "-", "¸": ",", "†": "+", "‡": "++",
    "‛": "'", "‟": '"', "‣": "*", "‖": "||", "‗": "_", "‱": "per 10000", "‽": "?!", "※": "*", "℃": "degC", "℉": "degF",
    "€": "EUR", "£": "GBP", "¥": "JPY", "¢": "ct", "¤": "currency ", "₽": "RUB", "₹": "INR", "₩": "KRW", "₪": "ILS",
    "₫": "VND", "₴": "UAH", "₺": "TRY", "₱": "PHP", "₦": "NGN", "₿": "BTC", "₡": "CRC", "₸": "KZT", "₾": "GEL",
    "█": "#", "░": "-", "ʼ": "'", "‧": "*", "ß": "ss", "ẞ": "SS", "ς": "sigma", "ı": "i", "ĸ": "k",
}  # fmt: skip
"""A character → its nearest spelling, where Unicode does not say what it is made of."""
_LATIN = re.compile(r"LATIN (CAPITAL|SMALL) LETTER (?:DOTLESS |LONG )?([A-Z]{1,2}|ETH|THORN|ENG)(?: WITH .*)?")
_GREEK = re.compile(r"GREEK (CAPITAL|SMALL) LETTER ([A-Z]+)")
_SHORT = {"ETH": "d", "THORN": "th", "ENG": "ng"}


def spell(character: str) -> str:
    """A character in ASCII; a question mark if nothing is near it.

    >>> spell("ł"), spell("é"), spell("½"), spell("Α"), spell("数")
    ('l', 'e', '1/2', 'Alpha', '?')
    """
    if character.isascii():
        return character
    if character in NAMES:
        return NAMES[character]
    if character in SPELLED:
        return SPELLED[character]
    folded = unicodedata.normalize("NFKD", character)
    if folded != character:
        # A combining mark is left out: é is e.
        return "".join("" if unicodedata.combining(part) else spell(part) for part in folded)
    name = unicodedata.name(character, "")
    if match := _LATIN.fullmatch(name):
        letters = _SHORT.get(match[2], match[2].lower())
        return letters.capitalize() if match[1] == "CAPITAL" else letters
    if match := _GREEK.fullmatch(name):
        return match[2].capitalize() if match[1] == "CAPITAL" else match[2].lower()
    if unicodedata.category(character) == "Sc":
        return name.lower().removesuffix(" sign")
    return "" if unicodedata.combining(character) else "?"
