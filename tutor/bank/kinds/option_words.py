"""Options of a menu by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = re.compile(r"[$`\"'“”‘’]")
_ARTICLE = re.compile(r"(?:an?|the) (?=.)")
_WORDS = re.compile(r"[^\W\d_][\w\s-]{2,}")
"""The beginning of an option is enough when it is words: three letters at least."""

_SHORT = ("no",)
"""A word of two letters by which an option may be called, where it begins with it."""


def named(typed: str, names: Sequence[str]) -> list[int]:
    """The places of the options that are called like this, or begin with it where none is.

    Arguments:
        typed: what was typed.
        names: the words of each option.

    >>> named("the saddle", ("a minimum", "a saddle point")), named("a m", ("a minimum", "a maximum"))
    ([1], [])
    >>> named("no", ("Yes, always", "No, never", "Nothing"))
    [1]
    """
    word, known = folded(typed), [folded(name) for name in names]
    same = [place for place, name in enumerate(known) if name == word]
    if not same and word in _SHORT:
        return [place for place, name in enumerate(known) if re.match(rf"{word}\b", name)]
    if same or not _WORDS.fullmatch(word):
        return same
    return [place for place, name in enumerate(known) if name.startswith(word)]


def folded(text: str) -> str:
    """The words without quotes, capitals, a full stop and an article.

    >>> folded("The “saddle point”."), folded("$2$")
    ('saddle point', '2')
    """
    plain = " ".join(_MARKS.sub("", text).casefold().split()).strip(".,;:!?… ")
    return _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
