"""A menu, and how what was chosen is read: by number, by letter, or in the words of an option."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tutor.bank.kinds.menu_hints import menu_hints
from tutor.bank.kinds.option_words import folded, named
from tutor.bank.kinds.prose import prose
from tutor.bank.posed import Made, Menu
from tutor.bank.schema.parts import Choice
from tutor.derivation.lesson import Lesson, Section, phrase
from tutor.errors import AuthorError, SyntaxProblem
from tutor.expression.dice import Dice

_ITEM = re.compile(r"[0-9]{1,2}|[a-l]", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:[\s,;&]|\band\b)+")
_BETWEEN_WORDS = re.compile(r"\s*(?:[,;&\n]|\band\b)\s*")


def choice(part: Choice) -> Made:
    """A menu in the order in which the author wrote it; `shuffled` changes that."""
    right = frozenset(place for place, option in enumerate(part.options) if option.right)
    if not right:
        raise AuthorError("No option is right.", "Write `right: true` at one of them.", field=("options",))
    options = tuple(prose(option.text, "options", place, "text") for place, option in enumerate(part.options))
    says = tuple(
        () if option.say is None else prose(option.say, "options", place, "say")
        for place, option in enumerate(part.options)
    )
    names = tuple(option.text for option in part.options)
    mistakes = tuple(option.misconception or "" for option in part.options)
    return _made(Menu(options, right, says, len(right) > 1, names, mistakes=mistakes))


def _made(menu: Menu) -> Made:
    places = sorted(menu.right)

    def lesson() -> Lesson:
        blocks = tuple(block for place in places for block in (*menu.options[place], *menu.says[place]))
        section = Section(phrase("bank-right-options" if len(places) > 1 else "bank-right-option"), None, blocks)
        return Lesson(phrase("bank-title-choice"), (section,), {"right": [place + 1 for place in places]})

    return Made(
        menu,
        (phrase("bank-ask-choose-several" if menu.several else "bank-ask-choose"),),
        ", ".join(_key(place, menu) for place in places),
        (),
        lesson,
        lambda: menu_hints(menu),
        facts={"options": len(menu.options), "several": menu.several},
    )


def _key(place: int, menu: Menu) -> str:
    """How an option is chosen: by its number; where that is what another one is called, by its words or its letter."""
    number = str(place + 1)
    ways = (number, folded(menu.names[place]), chr(ord("a") + place)) if numbers_of(menu) else (number,)
    return next((way for way in ways if chosen(way, menu) == {place}), number)


def shuffled(made: Made, dice: Dice) -> Made:
    """The same menu with its options in another order; where all are numbers or letters themselves, they keep theirs.

    Arguments:
        made: what `choice` made.
        dice: what decides the order (Fisher and Yates).
    """
    menu = made.subject
    assert isinstance(menu, Menu)
    if len(numbers_of(menu)) == len(menu.options):
        return made  # whoever types 2 means the answer 2 as likely as the second answer: let them be one where they can
    order = list(range(len(menu.options)))
    for place in range(len(order) - 1, 0, -1):
        other = dice.randrange(0, place + 1)
        order[place], order[other] = order[other], order[place]
    return _made(replace(_arranged(menu, order), order=tuple(order)))


def numbers_of(menu: Menu) -> tuple[int, ...]:
    """The places of the options that are a number or a letter themselves, by which another one might be chosen.

    >>> numbers_of(Menu((), frozenset(), (), False, ("none", "$2$", "3 or more")))
    (1,)
    """
    return tuple(place for place, name in enumerate(menu.names) if _ITEM.fullmatch(folded(name)))


def in_file_order(menu: Menu) -> Menu:
    """The menu as the author numbers its options."""
    if not menu.order:
        return menu
    shown = [menu.order.index(place) for place in range(len(menu.order))]
    return replace(_arranged(menu, shown), order=())


def _arranged(menu: Menu, order: Sequence[int]) -> Menu:
    """The menu with the options that stand at these places now, in this order."""
    return replace(
        menu,
        options=tuple(menu.options[old] for old in order),
        says=tuple(menu.says[old] for old in order),
        right=frozenset(new for new, old in enumerate(order) if old in menu.right),
        names=tuple(menu.names[old] for old in order),
        mistakes=tuple(menu.mistakes[old] for old in order),
    )


def is_mistakable(text: str, menu: Menu) -> bool:
    """Whether an option was chosen by its words that are the number of another one.

    >>> menu = Menu(((), ()), frozenset((1,)), ((), ()), False, ("2", "4"))
    >>> is_mistakable("2", menu), is_mistakable("4", menu), is_mistakable("1", menu)
    (True, False, False)
    """
    words = filter(_ITEM.fullmatch, _words(text))
    numbers = ((counted_to(word), named(word, menu.names)) for word in words)
    return any(
        len(called) == 1 and called[0] != number and 0 <= number < len(menu.options) for number, called in numbers
    )


def counted_to(word: str) -> int:
    """The place that a number or a letter counts to, from 0."""
    return int(word) - 1 if word.isdigit() else ord(word.lower()) - ord("a")


def chosen(text: str, menu: Menu) -> frozenset[int]:
    """The places that were chosen, from 0: "2", "1, 3", "b" or "saddle" is typed.

    An option that is called 2 is chosen by that, and not the second one.

    Arguments:
        text: what was typed.
        menu: what could be chosen.

    Raises:
        SyntaxProblem: nothing is chosen, something else is typed, or there is no such option.

    >>> menu = Menu(((), (), ()), frozenset((1,)), ((), (), ()), False, ("a minimum", "a maximum", "a saddle point"))
    >>> sorted(chosen("1 and 3", menu)), sorted(chosen("Saddle", menu))
    ([0, 2], [2])
    """
    found = _words(text)
    if not found:
        raise SyntaxProblem("nothing was chosen", text, 0, mend=_mend(menu))
    if menu.names and not all(map(_ITEM.fullmatch, found)):
        whole = named(text, menu.names)
        if len(whole) == 1:
            return frozenset(whole)
        found = [word for word in _BETWEEN_WORDS.split(text) if word]
    return frozenset(_place(word, text, menu) for word in found)


def _words(text: str) -> list[str]:
    """What was typed, piece by piece."""
    return [word for word in _BETWEEN.split(text.strip().strip("()[]{}.")) if word]


def _mend(menu: Menu) -> str:
    several = ", or several with commas" if menu.several else ""
    words = ", or how an option begins" if menu.names else ""
    return f"type a number from 1 to {len(menu.options)}{several}{words}"


def _place(word: str, text: str, menu: Menu) -> int:
    """The option that a word means."""
    column = max(text.find(word), 0)
    end = column + len(word)
    if _ITEM.fullmatch(word):
        called = named(word, menu.names)
        place = called[0] if len(called) == 1 else counted_to(word)
        if not 0 <= place < len(menu.options):
            raise SyntaxProblem(f"there is no option {word}", text, column, end, _mend(menu))
        return place
    places = named(word, menu.names)
    if len(places) == 1:
        return places[0]
    if places:
        raise SyntaxProblem(f"more than one option begins with {word[:20]}", text, column, end, _mend(menu))
    what = "fits no option" if menu.names else "is no number of an option"
    raise SyntaxProblem(f"{word[:20]} {what}", text, column, end, _mend(menu))
