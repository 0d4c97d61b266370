"""Unicode words in plain ASCII, for terminals that have nothing else."""

from __future__ import annotations

import re
import unicodedata

from tutor.expression.accents import marked
from tutor.render.signs import spell

_DEGREES = re.compile("°(?=[A-Za-z])|(?<![0-9])°")
"""The ° of °C and of a unit by itself, and not of 45°."""
_ALONE = re.compile("(?<![A-Za-z])(.[\u0302\u0304]|[^\x00-\x7f])(?![A-Za-z])")
"""What may be a letter with a hat or a bar, and not one in the middle of a word."""
_SIGMA = re.compile("(?<=with )[Σ∑](?=[,.;:)]|\\s\\s|$)", re.MULTILINE)
"""The Σ of "sums with Σ": the sign itself, with nothing behind it to sum."""
_LEVELS = {"<super>": "^", "<sub>": "_"}


def to_ascii(text: str) -> str:
    """`text` in ASCII, with the nearest spelling for every character.

    >>> to_ascii("∂f/∂x ≈ −½·θ₀²·e⁻¹⁰")
    'df/dx ~ -1/2*theta_0^2*e^-10'
    >>> to_ascii("ŷ − ȳ in the château")
    'yhat - ybar in the chateau'
    >>> to_ascii("sums with Σ; Σ x²")
    'sums with sigma; sum x^2'
    >>> to_ascii("5 € for 1 m² at 20 °C")
    '5 EUR for 1 m^2 at 20 degC'
    """
    if text.isascii():
        return text
    text = _DEGREES.sub("deg", text)
    text = _SIGMA.sub("sigma", text)
    text = _ALONE.sub(lambda match: "".join(marked(match[1]) or match[1]), text)
    spelled: list[str] = []
    level = ""
    for character in text:
        previous, level = level, _LEVELS.get(unicodedata.decomposition(character).partition(" ")[0], "")
        if level != previous:
            spelled.append(level)
        spelled.append(spell(character))
    return "".join(spelled)
