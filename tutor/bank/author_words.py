"""What the engine says to a student about a text, said to the author in whose bank the text stands."""

from __future__ import annotations

import re

from tutor.errors import SyntaxProblem

_OPTION = re.compile(r"--(?P<name>[a-z-]+)(?P<value> (?=[\"\w])(?!for\b|or\b|and\b|takes?\b|only\b))?")
"""An option of a command, as the engine's errors name it, and whether its value follows: --at "x=1"."""
_ASIDE = re.compile(r" \(--[a-z-]+\)")
_FIELDS = {"vars": "variables", "along": "direction", "expression": "answer"}
"""Options whose fields in a bank have other names."""
_UNKNOWN = "is not a known name"
_MENDS = {
    "direction": "Write numbers in brackets, one for each variable: direction: (3, 4).",
    "at": "Write a value for each letter: at: x=1, y=2.",
    "start": "Write a value for each letter: start: s=1, b=0.",
    "rate": "Write a number: rate: 0.1.",
    "is": "A column of a table stands by its name here, and a parameter in braces: {n}.",
}
"""What to say instead where words stand that are no numbers: at most letters with a value are known there."""
_SHOWN = 80


def for_author(text: str) -> str:
    """The text with the keys of a bank in the place of options of commands.

    >>> for_author('Add it to --vars, or give one: --at "x=1".')
    'Add it to variables, or give one: at: "x=1".'
    """
    return _OPTION.sub(_as_key, _ASIDE.sub("", text))


def unreadable(problem: SyntaxProblem, key: object = None) -> tuple[str, str]:
    """What is wrong with a text that cannot be read, and the mend.

    Arguments:
        problem: why it cannot be read.
        key: the key under which it stands.

    >>> unreadable(SyntaxProblem("`e` at column 1 is not a known name", "e", 0, mend="add it to --vars"), "rate")
    ('"e" cannot be read: `e` at column 1 is not a known name.', 'Write a number: rate: 0.1.')
    """
    message = for_author(problem.message)
    if problem.source:
        message = f'"{around(problem.source, problem.column)}" cannot be read: {message}.'
    if _UNKNOWN in problem.message and key in _MENDS:
        return message, _MENDS[str(key)]
    mend = for_author(problem.mend)
    return message, f"{mend[0].upper()}{mend[1:].rstrip('.')}." if mend else ""


def around(source: str, column: int = 0) -> str:
    """A text, or of a long one what stands around a place in it.

    >>> around("x" * 100 + "!" + "y" * 100, 100)
    '…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx!yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…'
    """
    if len(source) <= _SHOWN:
        return source
    begin = min(max(0, column - _SHOWN // 2), len(source) - _SHOWN)
    end = begin + _SHOWN
    return f"{'…' if begin else ''}{source[begin:end]}{'…' if end < len(source) else ''}"


def _as_key(match: re.Match[str]) -> str:
    name = _FIELDS.get(match["name"], match["name"])
    return f"{name}: " if match["value"] else name
