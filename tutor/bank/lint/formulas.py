"""The formulas of a text as a reader finds them: between dollars, in code, and typed among the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.bank.dollars import split
from tutor.expression.functions import SPELLINGS
from tutor.expression.greek import GREEK
from tutor.grading.working.remarks import depths

_SENTENCE = re.compile(r"(?:[.!?;:,](?=\s|$)|\n)+")
_WORD = re.compile(r"[A-Za-z'’-]{2,}")
_FORMULA = re.compile(r"[0-9^=+*/{}()\[\]]")
_EQUALS = re.compile(r"(?<![<>!:=])=(?!=)|≔|:=")
_COMMA = re.compile(r",(?=\s|$)")
_MATHS = frozenset((*SPELLINGS, *GREEK, "pi"))
_LONGEST = 300


def formulas(text: str, code: bool = True) -> tuple[str, ...]:
    """Everything in a text that could be an answer, as it could be typed, each once.

    Of an equation there is also the right side; words that stand between two formulas end the first.

    Arguments:
        text: the text, its blanks filled.
        code: also what stands in backquotes; in prompts that shows how something is typed.

    >>> formulas("It is $3x^2$.")
    ('3x^2',)
    >>> formulas("So b = 6a + 1, as (5, 30) says.")
    ('b = 6a + 1', '6a + 1', '(5, 30)')
    """
    found: list[str] = []
    for piece, kind in split(text):
        if kind == "code" and not code:
            continue
        inner = _typed(piece) if kind == "words" else [piece.strip("$`")]
        for one in inner:
            found += [one, *_sides(one)]
    return tuple(dict.fromkeys(one.strip() for one in found if one.strip() and len(one) <= _LONGEST))


def _sides(formula: str) -> list[str]:
    """What stands behind each = of a formula."""
    return _EQUALS.split(formula)[1:]


def _typed(words: str) -> Iterator[str]:
    """Formulas among words: the stretches of a sentence with a number or a sign and no word in them."""
    levels = depths(words)
    # A comma inside brackets ends nothing.
    held = _COMMA.sub(lambda comma: "\x00" if levels[comma.start()] else ",", words)
    for sentence in _SENTENCE.split(held):
        stretch: list[str] = []
        for token in (*sentence.split(), ""):
            if token and not _is_word(token):
                stretch.append(token)
                continue
            # An article or a name may stand before a formula: "a 3x^2".
            for begin in range(1 + (stretch[:1] in (["a"], ["A"], ["I"]))):
                one = " ".join(stretch[begin:]).replace("\x00", ",").rstrip(".,;:!?")
                if _FORMULA.search(one):
                    yield one
            stretch = []


def _is_word(token: str) -> bool:
    plain = token.strip(".,;:!?()[]{}\"'“”")
    return bool(_WORD.fullmatch(plain)) and plain.lower() not in _MATHS
