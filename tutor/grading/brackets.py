"""Brackets that were lost in typing: put around a part of what was typed, they make the answer right.

A student who types 2e^2x, cos(x)/2x or -3sin3x+2 often means another expression than the one that is read. Each part
of the text around which a pair of brackets changes the order of operations is tried; that there is such a part is
told, and which, but not what the answer would be then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flint import arb

from tutor.derivation.lesson import phrase
from tutor.errors import TutorError
from tutor.expression.functions import FUNCTIONS
from tutor.expression.tree import Expression
from tutor.grading.answer import Single, Vector
from tutor.grading.equivalence import equivalent
from tutor.grading.reading import read_answer
from tutor.grading.task import Task
from tutor.grading.values import values
from tutor.grading.verdict import Explanation

LOST = "brackets-lost"
_LIKELIHOOD = 0.97
"""Nobody hits the right answer but for brackets by accident."""
_LONGEST = 120
_LONGEST_PART = 40
"""Around a longer part nobody forgets brackets; some long answers would be right with them by chance."""
_MOST_TRIED = 40
_FEW = 2
"""At so many points every reading is looked at; only one that fits there is compared in full."""
_BITS = 64
_SUM, _PRODUCT, _POWER = 1, 2, 3
_ORDER = {"+": _SUM, "-": _SUM, "−": _SUM, "*": _PRODUCT, "·": _PRODUCT, "⋅": _PRODUCT, "/": _PRODUCT, "^": _POWER}
_OPEN, _CLOSE = "([{", ")]}"
_NAMES = "|".join(sorted({*FUNCTIONS, "arcsin", "arccos", "arctan", "log", "exp"}, key=len, reverse=True))
_TOKEN = re.compile(rf"\s*(?:(\d+\.?\d*|\.\d+)|({_NAMES}|√)(?![a-z])|({_NAMES})(?=[a-z](?![a-z]))|(\w)|(\S))")
"""A number, the name of a function, the same before a letter that stands alone, a letter, anything else."""


class _Token:
    """A piece of the text: where it stands, and what it is."""

    __slots__ = ("start", "stop", "text", "what")

    def __init__(self, start: int, stop: int, text: str, what: str) -> None:
        self.start, self.stop, self.text, self.what = start, stop, text, what


def lost_brackets(task: Task, typed: str, given: Expression, place: int) -> Explanation | None:
    """What to say of a wrong answer that is right with one more pair of brackets; None of any other.

    Arguments:
        task: what was asked.
        typed: the answer as it was typed, a whole vector where that was asked for.
        given: what was read.
        place: which component of the right answer it should have been.

    >>> from tutor.expression.parser import parse
    >>> from tutor.grading.task import task_of
    >>> found = lost_brackets(task_of("e^(2x)", "x"), "2e^2x", parse("2e^2x"), 0)
    >>> found.says[0].values
    (('part', '2x'),)
    """
    if not typed or len(typed) > _LONGEST:
        return None
    key, points = task.keys[place], task.keys[place].points[:_FEW]
    right: tuple[arb, ...] | None = None
    tried = {given}
    for count, (start, stop) in enumerate(_parts(typed)):
        if count == _MOST_TRIED:
            break
        found = _read(task, f"{typed[:start]}({typed[start:stop]}){typed[stop:]}", place)
        if found is None or found in tried:
            continue
        tried.add(found)
        right = values(key.expression, points, _BITS) if right is None else right
        near = all(one.overlaps(other) for one, other in zip(values(found, points, _BITS), right, strict=True))
        if near and equivalent(found, key).agrees:
            says = phrase("check-brackets-lost", part=typed[start:stop]), phrase("check-why-brackets-lost")
            return Explanation(LOST, says, likelihood=_LIKELIHOOD)
    return None


def _read(task: Task, text: str, place: int) -> Expression | None:
    try:
        answer = read_answer(text, task.model, task.reading)
    except TutorError:
        return None
    if isinstance(answer, Vector) and isinstance(task.model, Vector):
        return answer.components[place] if len(answer.components) == len(task.keys) else None
    return answer.expression if isinstance(answer, Single) and len(task.keys) == 1 else None


def _parts(typed: str) -> Iterator[tuple[int, int]]:
    """Where brackets would change what is read: the shorter parts first, those at the front first among equals."""
    tokens = _tokens(typed)
    found: list[tuple[int, int, int]] = []
    for first, token in enumerate(tokens):
        if token.text in _ORDER and not (token.text in "-−" and _is_sign(tokens, first)):
            continue
        if token.text in _CLOSE or token.text in ",;=" or (first > 1 and _is_power_sign(tokens, first - 1)):
            continue
        inside, depth = 9, 0
        for last in range(first, len(tokens)):
            if last > first and depth == 0:
                inside = min(inside, _between(tokens, last))
            text = tokens[last].text
            depth += (text in _OPEN) - (text in _CLOSE)
            if depth < 0 or (depth == 0 and text in ",;="):
                break
            ends = text not in _ORDER and tokens[last].what != "function"
            short = tokens[last].stop - token.start <= _LONGEST_PART
            if depth == 0 and ends and short and inside < 9 and _changes(tokens, first, last, inside):
                found.append((last - first, token.start, tokens[last].stop))
    return ((start, stop) for _, start, stop in sorted(found))


def _changes(tokens: list[_Token], first: int, last: int, inside: int) -> bool:
    """Whether brackets change the order of operations: something beside them is done before what is inside."""
    left = _between(tokens, first) if first else 0
    right = _between(tokens, last + 1) if last + 1 < len(tokens) else 0
    before = tokens[first - 1].text if first else ""
    if before and before in _OPEN + ",;=":
        left = 0
    if inside == _SUM and right < _POWER and (_is_coefficient(tokens, first) or _is_coefficient(tokens, last + 1)):
        return False
    return inside < left or inside < right or (inside == left and before == "/") or (inside == right == _POWER)


def _is_coefficient(tokens: list[_Token], at: int) -> bool:
    """Whether a token follows a number or letter in a plain product such as 2x or 2*x.

    For 2(x + 1) nobody leaves out the brackets in typing: 2x + 1 is wrongly multiplied out.
    """
    if not 0 < at < len(tokens) or tokens[at].text in _OPEN or tokens[at].what in ("function", "sign"):
        return False
    back = 2 if tokens[at - 1].text in "*·⋅" else 1
    plain = at >= back and tokens[at - back].what in ("number", "letter")
    if plain and back == 2 and at > back and tokens[at - back - 1].text == "^":
        return False
    return plain and not (tokens[at].what == "number" and tokens[at - back].what == "letter")


def _between(tokens: list[_Token], at: int) -> int:
    """How strongly a token is bound to what stands before it; 9 where a sign belongs to what follows."""
    text, before = tokens[at].text, tokens[at - 1]
    if text in _CLOSE or text in ",;=":
        return 0
    if text in _ORDER:
        return 9 if _is_sign(tokens, at) else _ORDER[text]
    if before.text in _ORDER:
        if _is_sign(tokens, at - 1):
            return 9 if at < 2 or tokens[at - 2].text != "^" else _POWER
        return _ORDER[before.text]
    if before.what == "function":
        return _PRODUCT if text in _OPEN else _POWER
    return 9 if before.text in _OPEN else _PRODUCT


def _is_sign(tokens: list[_Token], at: int) -> bool:
    """Whether a minus is a sign, not a difference."""
    before = tokens[at - 1] if at else None
    return before is None or before.text in _ORDER or before.text in _OPEN + ",;=" or before.what == "function"


def _is_power_sign(tokens: list[_Token], at: int) -> bool:
    """Whether a minus stands in an exponent: brackets belong around it as well."""
    return tokens[at].text in "-−" and tokens[at - 1].text == "^"


def _tokens(typed: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(typed.replace("**", "^ ")):
        group = match.lastindex or 5
        what = {1: "number", 2: "function", 3: "function", 4: "letter"}.get(group, "sign")
        found.append(_Token(match.start(group), match.end(group), match.group(group), what))
    return found
