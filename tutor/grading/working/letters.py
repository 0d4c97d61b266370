"""What stands on the left of "u = xy": a letter of the student's own, r_i, u(x), f(u), or a word such as inner."""

from __future__ import annotations

import re
from collections.abc import Container

from tutor.errors import SyntaxProblem
from tutor.expression.functions import SPELLINGS
from tutor.expression.greek import GREEK
from tutor.expression.limits import LIMITS
from tutor.expression.parser import read_text
from tutor.expression.structures import Applied
from tutor.expression.tree import Expression, Symbol

_CALLED = re.compile(r"(?P<name>\\?[A-Za-zα-ω]\w*?)\s*\((?P<places>[\w\s,]*)\)")
EULER = ("e", "E")
"""Spellings of Euler's number, which are letters like others where a student says what they stand for."""
_LONGEST = 40
_LONG = 3
"""A run of so many letters that is no product of known letters is one name."""


def own_letter(said: str, letters: Container[str], variables: Container[str]) -> Expression | None:
    """The letter that a side defines if the other side says what it is; None for any other side.

    Arguments:
        said: the side, as typed.
        letters: names of the function's letters, which keep their meaning.
        variables: labels of the variables: u(x) is u.

    Returns:
        a symbol; for f(u), where u is no variable, the function applied to its letters.

    >>> [str(own_letter(said, "x", "x")) for said in ("u", "r_i", "u(x)", "f(u)", "x", "2u", "inner")]
    ['u', 'Indexed(r, i)', 'u', 'f(u)', 'None', 'None', 'inner']
    """
    if len(said) > _LONGEST:
        return None
    called = _CALLED.fullmatch(said)
    places = [part.strip() for part in called["places"].split(",")] if called else []
    letter = _symbol(called["name"] if called else said, letters)
    if letter is None or letter.name in letters:
        return None
    if any(isinstance(part, Symbol) and part.label in variables for part in letter.subscripts):
        return None
    if not places or all(place in variables for place in places):
        return letter
    names = [_symbol(place, ()) for place in places]
    known = tuple(name for name in names if name is not None)
    return Applied(letter.name, known) if len(known) == len(places) and not letter.subscripts else None


def is_word(name: str, letters: Container[str]) -> bool:
    """Whether a run of letters is one name: it is no function, and no product of letters that are known."""
    return (
        len(name) >= _LONG
        and name.isalpha()
        and name not in SPELLINGS
        and name not in GREEK
        and not all(letter in letters for letter in name)
    )


def _symbol(name: str, letters: Container[str]) -> Symbol | None:
    head = name.partition("_")[0]
    declared = is_word(head, letters) or head in EULER
    try:
        found = read_text(name, (head,) if declared else (), (), LIMITS).expression
    except SyntaxProblem:
        return None
    return Symbol(found.name, found.subscripts) if isinstance(found, Symbol) else None
