"""Menus: how a choice is read, in which order the options stand, which rules are offered."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import made, part_of
from tutor.bank.kinds.choice import chosen
from tutor.bank.kinds.table import make
from tutor.bank.posed import Menu
from tutor.errors import SyntaxProblem
from tutor.expression.dice import Dice

_OPTIONS = [{"text": word, "right": word in ("b", "d")} for word in "abcd"]
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


def test_the_dice_decide_the_order_and_the_key_moves_along() -> None:
    part = part_of("choice", options=_OPTIONS)
    orders = set()
    for seed in range(12):
        asked = make(part, Dice(seed))
        menu = asked.subject
        assert isinstance(menu, Menu)
        assert menu.several
        words = [dict(block.phrase.values)["text"] for (block,) in menu.options]  # type: ignore[union-attr]
        assert {words[place] for place in menu.right} == {"b", "d"}
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
