"""Does a hint give an answer away in words? The option of a menu, its number, a point of a discussion, "none"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tutor.bank.kinds.choice import counted_to, in_file_order
from tutor.bank.kinds.option_words import named
from tutor.bank.posed import Menu

_OPENING = re.compile(
    r"^(?:it|this|that|the (?:right )?(?:answer|option|one|point)|option|answer|choose|take|use|apply|think of|"
    r"remember|look for)\b(?: (?:is|has))?\b[ :]*",
    re.I,
)
_ARTICLE = re.compile(r"^(?:an?|the|its?) ")
_CLOSING = re.compile(r" is (?:the )?(?:right|correct|answer|right one|right answer)$")
_SENTENCES = re.compile(r"[.!?;]\s*")
_NUMBER = re.compile(
    r"(?:(?:it|this|the (?:right )?(?:answer|option|one))(?: is|:)? |take |choose )?"
    r"(?:number |option |answer |no\.? ?|#)(?P<one>[0-9]{1,2}|[a-l])(?: is (?:right|it|the answer))?"
)
_NONE = re.compile(r"\b(?:is|are|has|have) (?:none|no (?:\w+ )?(?:points?|solutions?|such \w+))\b|^none\b|∅|\\emptyset")
_OPEN = re.compile(r"\b(?:if|whether|when|could|may|might|or)\b")
"""A sentence with one of these leaves it open."""
_AGAINST = re.compile(r"\b(?:not|never|no|nor|rather|instead|unlike|than)\b|n[’']t\b")
_FEW = 4
"""A sentence with so many words is not in a hint by chance."""
_FEWER = 3
"""Nor are so many words of an option, where the hint says nothing of the others."""


def names_option(text: str, menu: Menu) -> bool:
    """Whether a hint names a right option of a menu, by its words or by its number as the author counts.

    Arguments:
        text: the hint.
        menu: the menu.

    >>> menu = Menu(((), ()), frozenset((0,)), ((), ()), False, ("Along the gradient.", "Against it."))
    >>> [names_option(text, menu) for text in ("It goes along the gradient.", "Number 1.", "Which way?")]
    [True, True, False]
    """
    right = [menu.names[place] for place in sorted(menu.right) if place < len(menu.names)]
    if any(says(text, name) for name in right):
        return True
    in_file = in_file_order(menu).right
    for sentence in _sentences(text):
        counted = _NUMBER.fullmatch(sentence)
        if counted and counted_to(counted["one"]) in in_file:
            return True
        if menu.names and set(named(_bare(sentence), menu.names)) & menu.right:
            return True
    wrong = [name for place, name in enumerate(menu.names) if place not in menu.right]
    return any(_holds(text, name, wrong) for name in right)


def says(text: str, wanted: str) -> bool:
    """Whether a text says just what another does, or holds all of it where that is a whole sentence.

    Arguments:
        text: the hint.
        wanted: an option, or a point of a discussion.
    """
    ours, theirs = _folded(text), _folded(wanted)
    if len(theirs.split()) >= _FEW and theirs in ours:
        return True
    return any(_bare(sentence) == _bare(theirs) for sentence in _sentences(text))


def says_none(text: str) -> bool:
    """Whether a hint says that there is nothing of what is asked for.

    >>> says_none("There are none."), says_none("If there are none, write none.")
    (True, False)
    """
    return any(_NONE.search(sentence) and not _OPEN.search(sentence) for sentence in _sentences(text))


def _holds(text: str, name: str, wrong: Sequence[str]) -> bool:
    """Whether a hint holds the words of one option, and speaks neither against it nor of another."""
    words = _ARTICLE.sub("", _folded(name))
    if len(words.split()) < _FEWER or any(_ARTICLE.sub("", _folded(one)) in _folded(text) for one in wrong):
        return False
    return any(words in sentence and not _AGAINST.search(sentence) for sentence in _told(text))


def _told(text: str) -> Iterator[str]:
    """The sentences of a text that are no questions."""
    for sentence in re.findall(r"[^.!?;]+[.!?;]*", _folded(text, ends=False)):
        if not sentence.endswith("?"):
            yield sentence.strip(" .!;")


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCES.split(_folded(text)) if sentence]


def _folded(text: str, ends: bool = True) -> str:
    plain = " ".join(re.sub(r"[$`*_“”\"]", "", text).lower().split())
    return plain.strip(" .!") if ends else plain


def _bare(sentence: str) -> str:
    return _ARTICLE.sub("", _OPENING.sub("", _CLOSING.sub("", sentence)).strip())
