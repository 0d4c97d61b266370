"""A hint for a menu: one option that is wrong, with what the author says to who chose it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tutor.bank.kinds.giveaway import words_in
from tutor.bank.posed import Hint, Menu
from tutor.derivation.lesson import Block, Note, phrase

_FEWEST = 3
"""Of two options the other one would be the answer."""
_WORD = re.compile(r"[a-zà-ÿ]{4,}")
_MOST_SHARED = 0.6


def menu_hints(menu: Menu) -> tuple[Hint, ...]:
    """One option less to choose from; () where that would be the answer, or nothing can be said against one.

    Where several are right, what speaks against one option speaks for another: nothing is said there.

    Arguments:
        menu: the options in the order in which they are shown.
    """
    wrong = [place for place in range(len(menu.options)) if place not in menu.right]
    if menu.several or len(menu.options) < _FEWEST:
        return ()
    right = [_words(menu.options[place]) for place in menu.right]
    for place in wrong:
        said = menu.says[place]
        # What is wrong with one option often says what is right.
        if said and not any(_shared(one, _words(said)) > _MOST_SHARED for one in right):
            return (Hint(2, (Note(phrase("bank-hint-not-this-one", number=place + 1)), *said)),)
    return ()


def _words(blocks: Iterable[Block]) -> set[str]:
    return {word for text in words_in(blocks) for word in _WORD.findall(text.lower())}


def _shared(wanted: set[str], said: set[str]) -> float:
    return len(wanted & said) / len(wanted) if wanted else 0.0
