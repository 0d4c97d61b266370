"""± in an answer: 2 ± √3 is two values, (±1, ±1) four points, (±1, ∓1) two."""

from __future__ import annotations

import re
from itertools import product

from tutor.grading.typed import Part, TypedText

SIGNS = re.compile(r"±|∓|\+\s?/\s?[-−]")
MOST_SIGNS = 6
_MOST_TEXT = 4_000


def has_signs(text: str) -> bool:
    """Does ± or ∓ stand in a text?"""
    return SIGNS.search(text) is not None


def spellings(typed: TypedText, part: Part) -> list[str]:
    """The text of a part with each ± as + and as −.

    Several ± are taken one by one, unless there is a ∓: then the upper signs belong together, and the lower ones.

    Raises:
        SyntaxProblem: there are too many.

    >>> text = TypedText("±1")
    >>> spellings(text, text.whole)
    ['+1', '-1']
    """
    said = typed.said(part)
    signs = list(SIGNS.finditer(said))
    if not signs:
        return [said]
    if len(signs) > MOST_SIGNS:
        raise typed.problem(f"there are more than {MOST_SIGNS} signs ±", part, "type the values one by one")
    if len(signs) > 1 and len(said) << len(signs) > _MOST_TEXT:
        raise typed.problem("there are too many signs ± in so long a text", part, "type the values one by one")
    together = "∓" in said
    choices = [("+",) * len(signs), ("-",) * len(signs)] if together else list(product("+-", repeat=len(signs)))
    found = []
    for choice in choices:
        text, behind = [], 0
        for sign, match in zip(choice, signs, strict=True):
            turned = "-" if sign == "+" else "+"
            text.append(said[behind : match.start()])
            text.append((turned if match.group() == "∓" else sign).ljust(len(match.group())))
            behind = match.end()
        found.append("".join([*text, said[behind:]]))
    return found
