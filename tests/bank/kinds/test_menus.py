"""Menus: how a choice is read, in which order the options stand, which rules are offered."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import kind_of, made, part_of
from tutor.bank.kinds.choice import chosen
from tutor.bank.kinds.table import make
from tutor.bank.kinds.unfitting import unfitting
from tutor.bank.posed import Menu
from tutor.derivation.differentiate import Engine
from tutor.errors import SyntaxProblem
from tutor.expression.dice import Dice
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.render.words import say

_OPTIONS = [{"text": f"way {word}", "right": word in ("b", "d")} for word in "abcd"]
MENU = Menu(((), (), (), ()), frozenset((1,)), ((), (), (), ()), several=True)


@pytest.mark.parametrize(
    ("typed", "places"),
    [("2", {1}), (" 1, 3 ", {0, 2}), ("b", {1}), ("(A)", {0}), ("1 and 4", {0, 3}), ("{2; 3}", {1, 2}), ("2.", {1})],
)
def test_a_choice_is_read(typed: str, places: set[int]) -> None:
    assert chosen(typed, MENU) == places


@pytest.mark.parametrize("typed", ["", " ", "5", "0", "x", "1, 9", "minimum", "-1", "1.5"])
def test_what_is_no_choice_is_said_so(typed: str) -> None:
    with pytest.raises(SyntaxProblem):
        chosen(typed, MENU)


ROADS = [
    "Straight uphill.",
    "Straight *on* with $x + 1$",
    "Down, and then left",
    "$2x$",
    "$-2x$",
    "The valley",
    "A hut",
]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Straight uphill.", 0),
        ("straight  UPHILL", 0),
        ("straight u", 0),
        ("Down, and then left", 2),
        ("down", 2),
        ("2x", 3),
        ("$-2x$", 4),
        ("valley", 5),
        ("the valley", 5),
        ("an hut", 6),
        ("b", 1),
        ("2", 1),
    ],
)
def test_an_option_may_be_named_by_its_words(typed: str, place: int) -> None:
    menu = Menu(((),) * 7, frozenset((1,)), ((),) * 7, False, tuple(ROADS))
    assert chosen(typed, menu) == {place}


@pytest.mark.parametrize("typed", ["straight", "st", "do", "the", "2", "3x", "uphill", "2x, uphill", "-"])
def test_words_that_fit_no_option_or_several_choose_none(typed: str) -> None:
    menu = Menu(((),) * 7, frozenset((1,)), ((),) * 7, False, (*ROADS[:6], "The valet"))
    if typed == "2":
        assert chosen(typed, menu) == {1}
        return
    with pytest.raises(SyntaxProblem):
        chosen(typed, menu)


def test_several_options_may_be_named_at_once() -> None:
    menu = Menu(((),) * 7, frozenset((1, 2)), ((),) * 7, True, tuple(ROADS))
    assert chosen("down, 2x and the valley", menu) == {2, 3, 5}
    assert chosen("1, valley", menu) == {0, 5}


@pytest.mark.parametrize(
    ("kind", "fields", "typed"),
    [
        ("classify", {"f": "x^2 - y^2", "at": "x=0, y=0"}, "saddle"),
        ("classify", {"f": "x^2 + y^2", "at": "x=0, y=0"}, "A minimum."),
        ("classify", {"f": "x^3", "at": "x=0"}, "level"),
        ("classify", {"f": "x^2 + y^2", "at": "x=1, y=0"}, "none of these"),
        ("which-rule", {"f": "x sin(x)", "wrt": "x"}, "product rule"),
        ("which-rule", {"f": "(3x + 1)^5", "wrt": "x"}, "Chain"),
        ("choice", {"options": [{"text": "no"}, {"text": "yes", "right": True}]}, "Yes"),
    ],
)
def test_the_words_of_the_right_option_are_right(kind: str, fields: dict[str, object], typed: str) -> None:
    assert kind_of(made(kind, **fields), typed) == "right"


def test_words_move_with_their_options() -> None:
    part = part_of("choice", options=[{"text": word, "right": word == "gamma"} for word in ("alpha", "beta", "gamma")])
    assert {kind_of(make(part, Dice(seed)), "gamma") for seed in range(6)} == {"right"}


def test_the_dice_decide_the_order_and_the_key_moves_along() -> None:
    part = part_of("choice", options=_OPTIONS)
    orders = set()
    for seed in range(12):
        asked = make(part, Dice(seed))
        menu = asked.subject
        assert isinstance(menu, Menu)
        assert menu.several
        words = [dict(block.phrase.values)["text"] for (block,) in menu.options]  # type: ignore[union-attr]
        assert {words[place] for place in menu.right} == {"way b", "way d"}
        assert chosen(asked.key, menu) == menu.right
        orders.add(tuple(map(str, words)))
    assert len(orders) > 5


def test_an_order_that_is_fixed_stays() -> None:
    part = part_of("choice", options=_OPTIONS, fixed_order=True)
    assert {make(part, Dice(seed)).key for seed in range(6)} == {"2, 4"}


@pytest.mark.parametrize(
    ("f", "rule"),
    [
        ("x^3 + sin(x)", "sum"),
        ("5x^3", "constant-factor"),
        ("x^2 sin(x)", "product"),
        ("sin(x)/x", "quotient"),
        ("(3x + 1)^5", "chain"),
        ("x^5", "power"),
        ("2^x", "exponential"),
        ("sin(x)", "table"),
        ("y + 7", "constant"),
    ],
)
def test_the_rule_that_comes_first_is_among_others(f: str, rule: str) -> None:
    asked = made("which-rule", f=f, wrt="x", variables=["x", "y"])
    options = asked.facts["options"]
    assert isinstance(options, list)
    assert options[int(asked.key) - 1] == rule
    assert len(options) == 5


@pytest.mark.parametrize(
    ("f", "rule", "said"),
    [
        ("5 sin(x)", "product", "It is a product, but only one of its factors contains x."),
        ("x^2 sin(x)", "constant", "It contains x, so it is not constant."),
        ("sin(x^2)", "product", "As a whole it is no product."),
        ("sin(x^2)", "power", "As a whole it is no power of x. This rule comes later, for a part of it."),
        ("2^x", "power", "x stands in the exponent, not in the base."),
        ("2^x", "chain", "The exponent is x itself: there is no inner function."),
        ("x^5", "exponential", "As a whole it is no power with x in the exponent."),
        ("(3x + 1)^4", "power", "It is a power, but not of x alone. This rule comes later, for a part of it."),
        ("x^x", "power", "x stands in the exponent, too."),
        ("x^3/5", "quotient", "It is a fraction, but x does not stand below the line."),
        ("3/x^2", "quotient", "It is a fraction, but x does not stand above the line."),
        ("sqrt(x)", "power", "As it is written, it is a root: the table has a line for it."),
        ("sqrt(x)", "chain", "Under the root stands x itself: there is no inner function."),
        ("y + 7", "sum", "It does not contain x at all, so it does not change with x."),
    ],
)
def test_a_wrong_rule_is_refused_for_what_the_function_is(f: str, rule: str, said: str) -> None:
    function = parse(f)
    assert say(unfitting(rule, Engine().derive(function, Symbol("x"))), text) == said
