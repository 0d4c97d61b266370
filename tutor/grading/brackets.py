"""Brackets that were lost in typing: put around a part of what was typed, they make the answer right.

A student who types 2e^2x, cos(x)/2x or -3sin3x+2 often means another expression than the one that is read. Each part
of the text around which a pair of brackets changes the order of operations is tried; that there is such a part is
told, and which, but not what the answer would be then. Where arguments stand without brackets, as in sin x e^x,
shorter arguments are tried as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, islice

from flint import arb

from tutor.derivation.lesson import phrase
from tutor.errors import TutorError
from tutor.expression.tree import Expression
from tutor.grading.answer import Single, Vector
from tutor.grading.equivalence import equivalent
from tutor.grading.open_arguments import shorter_arguments
from tutor.grading.reading import read_answer
from tutor.grading.same_letters import in_letters_of
from tutor.grading.sum_bodies import sum_bodies
from tutor.grading.task import Task
from tutor.grading.typed_tokens import CLOSE, OPEN, Token, tokens_of
from tutor.grading.values import values
from tutor.grading.verdict import Explanation

LOST = "brackets-lost"
_LIKELIHOOD = 0.97
"""Nobody hits the right answer but for brackets by accident."""
_WEAK, _WEAKEST = 0.35, 0.05
"""Around some parts other mistakes lead to the same answer more often: 3x² for (3x)² may be a lost factor."""
_LONGEST = 120
_LONGEST_PART = 40
"""Around a longer part nobody forgets brackets; some long answers would be right with them by chance."""
_MOST_TRIED = 40
_FEW = 2
"""At so many points every reading is looked at; only one that fits there is compared in full."""
_BITS = 64
_SUM, _PRODUCT, _POWER = 1, 2, 3
_TIMES = ("*", "·", "⋅")
_ORDER = {"+": _SUM, "-": _SUM, "−": _SUM, "*": _PRODUCT, "·": _PRODUCT, "⋅": _PRODUCT, "/": _PRODUCT, "^": _POWER}


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
    for text, explanation in islice(_readings(typed), _MOST_TRIED):
        found = _read(task, text, place)
        if found is None or found in tried:
            continue
        tried.add(found)
        right = values(key.expression, points, _BITS) if right is None else right
        near = all(one.overlaps(other) for one, other in zip(values(found, points, _BITS), right, strict=True))
        if near and equivalent(found, key).agrees:
            return explanation
    return None


def _readings(typed: str) -> Iterator[tuple[str, Explanation]]:
    """What could be meant, with what is said of it."""
    tokens = tokens_of(typed)
    for text, meant in shorter_arguments(typed, tokens):
        says = phrase("check-argument-lost", part=meant), phrase("check-why-argument-lost")
        yield text, Explanation(LOST, says, likelihood=_LIKELIHOOD)
    summed = ((start, stop, _LIKELIHOOD) for start, stop in sum_bodies(typed))
    for start, stop, likelihood in chain(summed, _parts(tokens)):
        part = typed[start:stop]
        says = phrase("check-brackets-lost", part=part), phrase("check-why-brackets-lost")
        yield f"{typed[:start]}({part}){typed[stop:]}", Explanation(LOST, says, likelihood=likelihood)


def _read(task: Task, text: str, place: int) -> Expression | None:
    try:
        answer = in_letters_of(task, read_answer(text, task.model, task.reading))
    except TutorError:
        return None
    if isinstance(answer, Vector) and isinstance(task.model, Vector):
        return answer.components[place] if len(answer.components) == len(task.keys) else None
    return answer.expression if isinstance(answer, Single) and len(task.keys) == 1 else None


def _parts(tokens: list[Token]) -> Iterator[tuple[int, int, float]]:
    """Where brackets would change what is read, and how likely they are meant.

    The shorter parts come first, those at the front first among equals.
    """
    found: list[tuple[int, int, int, float]] = []
    for first, token in enumerate(tokens):
        if not _can_start(tokens, first):
            continue
        inside, depth = 9, 0
        for last in range(first, len(tokens)):
            if last > first and depth == 0:
                inside = min(inside, _between(tokens, last))
            text = tokens[last].text
            depth += (text in OPEN) - (text in CLOSE)
            if depth < 0 or (depth == 0 and text in ",;="):
                break
            ends = text not in _ORDER and tokens[last].what != "function"
            short = tokens[last].stop - token.start <= _LONGEST_PART
            if depth == 0 and ends and short and inside < 9 and _changes(tokens, first, last, inside):
                likelihood = _likelihood(tokens, first, last, inside)
                if likelihood:
                    found.append((last - first, token.start, tokens[last].stop, likelihood))
    return ((start, stop, likelihood) for _, start, stop, likelihood in sorted(found))


def _can_start(tokens: list[Token], at: int) -> bool:
    """Whether brackets may be meant before a token: a sign starts a part only in an exponent, as in e^-x/2."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if token.text in _ORDER:
        return token.text in "-−" and before is not None and before.text == "^"
    if token.text in CLOSE or token.text in ",;=" or token.what == "raised":
        return False
    if before is not None and before.what == "function" and token.text in OPEN:
        return False  # the brackets of the function itself
    return at < 2 or not _is_power_sign(tokens, at - 1)


def _changes(tokens: list[Token], first: int, last: int, inside: int) -> bool:
    """Whether brackets change the order of operations: something beside them is done before what is inside."""
    left, right = _left(tokens, first), _right(tokens, last)
    if inside == _SUM and right < _POWER and (_is_coefficient(tokens, first) or _is_coefficient(tokens, last + 1)):
        return False
    divided = first > 0 and inside == left and tokens[first - 1].text == "/"
    return inside < left or inside < right or divided or (inside == right == _POWER)


def _likelihood(tokens: list[Token], first: int, last: int, inside: int) -> float:
    """How likely brackets are meant around a part; 0 where nobody would type them."""
    part = tokens[first : last + 1]
    if inside == _PRODUCT and _is_whole_number(part):
        return 0  # x^(2/2)
    left, right = _left(tokens, first), _right(tokens, last)
    divided = first > 0 and tokens[first - 1].text == "/"
    if inside == _PRODUCT and right == _POWER and left < _POWER and not divided:
        return 0 if any(token.text in OPEN for token in part) else _WEAKEST
    if divided and inside == _PRODUCT and any(token.text in _TIMES for token in part):
        return _WEAK  # 1/2*x may well be half of x, 1/2x hardly
    if inside == _SUM and left < _POWER and right < _POWER and not divided:
        above = last + 1 < len(tokens) and tokens[last + 1].text == "/"
        return _WEAK if above or any(token.what == "function" for token in part) else _LIKELIHOOD
    return _LIKELIHOOD


def _is_whole_number(part: list[Token]) -> bool:
    """Whether a product or quotient of numbers is a whole number, which nobody leaves like that in an exponent."""
    texts = [token.text for token in part]
    if len(part) != 3 or part[0].what != "number" or part[2].what != "number" or "0" in texts or texts[1] == "^":
        return False
    return texts[1] != "/" or Fraction(texts[0]) % Fraction(texts[2]) == 0


def _left(tokens: list[Token], first: int) -> int:
    """How strongly a part is bound to what stands before it; a minus sign only turns it."""
    before = tokens[first - 1].text if first else ""
    if not before or before in OPEN + ",;=" or (before in _ORDER and _is_sign(tokens, first - 1)):
        return 0
    return _between(tokens, first)


def _right(tokens: list[Token], last: int) -> int:
    return _between(tokens, last + 1) if last + 1 < len(tokens) else 0


def _is_coefficient(tokens: list[Token], at: int) -> bool:
    """Whether a token follows a number or letter in a plain product such as 2x or 2*x.

    For 2(x + 1) nobody leaves out the brackets in typing: 2x + 1 is wrongly multiplied out.
    """
    if not 0 < at < len(tokens) or tokens[at].text in OPEN or tokens[at].what in ("function", "sign"):
        return False
    back = 2 if tokens[at - 1].text in "*·⋅" else 1
    plain = at >= back and tokens[at - back].what in ("number", "letter")
    if plain and back == 2 and at > back and tokens[at - back - 1].text == "^":
        return False
    return plain and not (tokens[at].what == "number" and tokens[at - back].what == "letter")


def _between(tokens: list[Token], at: int) -> int:
    """How strongly a token is bound to what stands before it; 9 where a sign belongs to what follows."""
    text, before = tokens[at].text, tokens[at - 1]
    if text in CLOSE or text in ",;=":
        return 0
    if tokens[at].what == "raised":
        return _POWER
    if text in _ORDER:
        return 9 if _is_sign(tokens, at) else _ORDER[text]
    if before.text in _ORDER:
        if _is_sign(tokens, at - 1):
            return 9 if at < 2 or tokens[at - 2].text != "^" else _POWER
        return _ORDER[before.text]
    if before.what == "function":
        return _PRODUCT if text in OPEN else _POWER
    return 9 if before.text in OPEN else _PRODUCT


def _is_sign(tokens: list[Token], at: int) -> bool:
    """Whether a minus is a sign, not a difference."""
    before = tokens[at - 1] if at else None
    return before is None or before.text in _ORDER or before.text in OPEN + ",;=" or before.what == "function"


def _is_power_sign(tokens: list[Token], at: int) -> bool:
    """Whether a minus stands in an exponent: brackets belong around it as well."""
    return tokens[at].text in "-−" and tokens[at - 1].text == "^"
