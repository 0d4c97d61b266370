"""A set as people list it: one member a line, numbered or with dashes, a comma before an `and`, a word before it all.

What is taken away is blanked, so that columns stay those of the text.
"""

from __future__ import annotations

import re

from tutor.grading.answer import Answer, Collection
from tutor.grading.signs import with_equals

_OPENING = re.compile(
    r"\s*(?:at\s+)?(?:the\s+)?(?:(?:stationary|critical|real)\s+)*points?\b(?:\s+(?:is|are|at))*\s*:?(?=\s*[({\[])",
    re.IGNORECASE,
)
"""The stationary points are: …"""
_NUMBER = re.compile(r"\s*(?P<number>\d{1,2})[.)]\s")
_DASH = re.compile(r"\s*[-−–*•]\s+(?=[(\[]|[^\W\d_]\w*\s*=)")
_SEPARATORS = re.compile(r"(?:[,;\n&∨∧]|\band\b|\bor\b)(?:\s*(?:[,;\n&∨∧]|\band\b|\bor\b))+")
_WORD = re.compile(r"\band\b|\bor\b|[&∨∧]")
_OR = re.compile(r"\bor\b|∨")
_SIDE_BY_SIDE = re.compile(r"(?<=\))[ \t](?=[ \t]*\([^()]*[,;|][^()]*\))")
_POINT = re.compile(r"\([^()]*[,;|][^()]*\)")


def listed(text: str) -> str:
    """The text, as long as it was, with one separator between two members and nothing before the first.

    Arguments:
        text: a typed set.

    >>> listed("1. (0, 0)\\n2. (1, 2)")
    '   (0, 0)\\n   (1, 2)'
    >>> listed("(0, 0), and (1, 2)"), listed("(0, 0) (1, 2)")
    ('(0, 0),     (1, 2)', '(0, 0),(1, 2)')
    """
    text = _OPENING.sub(_blank, text, count=1)
    text = _without_marks(text)
    text = _SEPARATORS.sub(_one, text)
    if all(map(_POINT.fullmatch, re.split(r"(?<=\))\s+(?=\()", text.strip().strip("{}").strip()))):
        text = _SIDE_BY_SIDE.sub(",", text)
    return text


def laid_out(text: str, expected: Answer | None) -> str:
    """The text as an answer of the expected sort is read; as it is where none is expected.

    >>> laid_out("x ≈ 2", Collection(()))
    'x = 2'
    """
    if expected is None:
        return text
    return listed(with_equals(text)) if isinstance(expected, Collection) else with_equals(text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _without_marks(text: str) -> str:
    """The text without the numbers or the dashes before its lines, where each line has one."""
    lines = text.split("\n")
    if len(lines) < 2:
        return text
    numbers = [_NUMBER.match(line) for line in lines]
    counted = [int(found["number"]) for found in numbers if found is not None]
    if counted == list(range(1, len(lines) + 1)):
        return "\n".join(_NUMBER.sub(_blank, line, count=1) for line in lines)
    if all(map(_DASH.match, lines)):
        return "\n".join(_DASH.sub(_blank, line, count=1) for line in lines)
    return text


def _one(found: re.Match[str]) -> str:
    """One separator for several: what stands between points, if one of them does. Two commas stay a mistake."""
    run = found[0]
    if "\n" not in run and not _WORD.search(run):
        return run
    kept = _OR.search(run) or re.search(";", run) or re.search("[,\n]", run) or _WORD.search(run)
    assert kept is not None
    return f"{' ' * kept.start()}{kept[0]}{' ' * (len(run) - kept.end())}"
