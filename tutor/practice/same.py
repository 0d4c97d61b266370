"""When two answers are the same one: told by what they say, not by how they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from tutor.expression.dice import draw

_LONGEST = 200
"""A longer answer is compared as it is typed."""
_BREAKS = re.compile(r"[,;=]")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_SEEDS = (2, 4, 6, 7)
"""Where values are compared: even numbers make up positive values for the letters, odd ones negative values."""
_DIGITS = 12


@lru_cache(maxsize=4096)
def sameness(answer: str) -> str:
    """What two answers have in common when they say the same: the values of their expressions at some points.

    Of what is no expression it is the text, without spaces and multiplication signs.

    Arguments:
        answer: what was typed.

    >>> sameness("2x") == sameness("x + x") == sameness("2*x"), sameness("2x") == sameness("2y")
    (True, False)
    >>> sameness("(2x, 3)") == sameness("(x+x, 3)"), sameness("oo?") == sameness("o o ?")
    (True, True)
    >>> sameness("f'(x) = 2x") == sameness("= 2x") == sameness("2x"), sameness("x = 2") == sameness("y = 2")
    (True, False)
    """
    bare = answer.strip()
    if len(bare) > _LONGEST or "\n" in bare:
        return _compact(answer)
    bare = _behind_head(bare)
    if len(bare) > 1 and _BRACKETS.get(bare[0]) == bare[-1] and _BREAKS.search(bare):
        return f"{bare[0]}{'; '.join(_pieces(bare[1:-1]))}{bare[-1]}"
    return "; ".join(_pieces(bare))


def is_same(answer: str, other: str) -> bool:
    """Do two answers say the same? Most that do are typed alike, which is seen at once.

    >>> is_same("2x", "x + x"), is_same("2x", "2y")
    (True, False)
    """
    return answer == other or sameness(answer) == sameness(other)


def _behind_head(text: str) -> str:
    """An answer without ∂f/∂x =, f(x) = or a mere = before it: they only say what was asked for."""
    if "=" not in text:
        return text
    from tutor.errors import SyntaxProblem
    from tutor.grading.heads import split_head
    from tutor.grading.typed import TypedText

    typed = TypedText(text)
    try:
        head, part = split_head(typed, typed.whole)
    except SyntaxProblem:
        return text
    return text[part.start : part.stop] if head is not None and head.calls else text


def _pieces(text: str) -> Iterator[str]:
    for piece in _BREAKS.split(text):
        yield _values(piece) or _compact(piece)


def _values(piece: str) -> str:
    """The values of an expression at some points; "" where it cannot be read or has none."""
    from tutor.errors import StudentError
    from tutor.expression.numeric import Evaluator
    from tutor.expression.parser import parse
    from tutor.expression.traversal import symbols

    try:
        expression = parse(piece)
    except StudentError:
        return ""
    letters = symbols(expression)
    found = []
    for seed in _SEEDS:
        point = {letter: _made_up(letter.label, seed) for letter in letters}
        value = Evaluator(point, seed=seed).value(expression)
        found.append(f"{float(value.mid()):.{_DIGITS}g}" if value.is_finite() else "none")
    return " ".join(found) if set(found) != {"none"} else ""


def _made_up(letter: str, seed: int) -> Fraction:
    value = Fraction(1 + draw("same", letter, seed) % 997, 499)
    return -value if seed % 2 else value


def _compact(answer: str) -> str:
    text = "".join(answer.split()).replace("**", "^")
    return text.replace("*", "").replace("·", "")
