"""Menus: rules that name options, options that are numbers, and the mistakes that a wrong choice shows."""

from __future__ import annotations

import pytest

from tests.bank.asked import answered, exercise, plain
from tutor.bank.lint.examine import examine
from tutor.bank.lint.possible import showing
from tutor.bank.pose import pose
from tutor.bank.posed import Menu

ROADS = exercise(
    "kind: choice, prompt: Where to?, options: [{text: Uphill, right: true}, {text: Downhill}, {text: Along the level "
    "line}], feedback: [{when: {equals: '2'}, say: Two!, credit: 0.25}, {when: {equals: along}, say: Three!}]"
)
SADDLE = exercise(
    "kind: classify, f: x^2 - y^2, at: 'x=0, y=0', feedback: [{when: {equals: maximum}, say: Not that!}, "
    "{when: {misconception: saddle-overlooked}, say: Look along y!}]"
)
"""x² − y² rises along x and falls along y."""
PRODUCT = exercise("kind: which-rule, f: x sin(x), wrt: x")
COUNT = exercise(
    "kind: choice, prompt: How many stationary points has $x^3 - 3x$?, options: [{text: '1'}, "
    "{text: $2$, right: true}, {text: '3'}]"
)
EVEN = exercise("kind: choice, prompt: Which is $2 + 2$?, options: [{text: '2'}, {text: '4', right: true}]")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("option", "says"), [("Downhill", "Two!"), ("Along the level line", "Three!")])
def test_a_rule_names_an_option_by_its_words_or_by_its_number_in_the_file(option: str, says: str, seed: int) -> None:
    menu = pose(ROADS, seed).part().made.subject
    assert isinstance(menu, Menu)
    for typed in (option, str(menu.names.index(option) + 1)):
        found = answered(ROADS, typed, seed=seed)
        assert plain(found.says) == f"Not yet. {says}"
        assert found.credit == (0.25 if says == "Two!" else 0)


def test_a_rule_for_the_right_option_cannot_fire() -> None:
    located = exercise(
        "kind: choice, prompt: Where to?, options: [{text: Uphill, right: true}, {text: Downhill}], "
        "feedback: [{when: {equals: '1'}, say: Never.}]"
    )
    for seed in range(4):
        assert "feedback-cannot-fire" in [one.code for one in examine(located, seed + 1)]


def test_the_kind_of_a_point() -> None:
    assert plain(answered(SADDLE, "maximum").says) == "Not yet. Not that!"
    found = answered(SADDLE, "minimum")
    assert plain(found.says) == "Not yet. Look along y!"
    assert found.misconceptions == ("saddle-overlooked",)
    assert answered(SADDLE, "none of these").misconceptions == ("stationary-overlooked",)
    assert not examine(SADDLE, 1)


def test_the_rule_that_is_taken_for_another() -> None:
    assert answered(PRODUCT, "chain rule").misconceptions == ("product-taken-for-chain",)
    assert answered(PRODUCT, "product rule").misconceptions == ()
    assert "product-taken-for-chain" in showing(pose(PRODUCT).part()).possible


def test_an_option_names_its_mistake() -> None:
    located = exercise(
        "kind: choice, prompt: What is it?, options: [{text: A saddle, right: true}, {text: A peak, say: No!, "
        "misconception: saddle-overlooked}, {text: A pass, misconception: no-such-thing}]"
    )
    assert answered(located, "a peak").misconceptions == ("saddle-overlooked",)
    assert [one.code for one in examine(located, 1)] == ["unknown-misconception"]


@pytest.mark.parametrize("seed", range(6))
def test_the_answer_2_is_not_the_second_answer(seed: int) -> None:
    assert answered(COUNT, "2", seed=seed).right
    assert plain(answered(COUNT, "2", seed=seed).says) == "Right."
    assert not answered(COUNT, "1", seed=seed).right
    found = answered(EVEN, "2", seed=seed)
    assert not found.right
    assert plain(found.says) == "I read your answer as option 1: 2 Not yet."
    assert answered(EVEN, "4", seed=seed).right
    assert pose(EVEN, seed).part().made.key == "4"


def test_one_number_among_formulas_does_not_fix_the_order() -> None:
    options = "{text: $2x$, right: true}, {text: '0'}, {text: $x^2$}, {text: $2$}"
    located = exercise(f"kind: choice, prompt: What is the derivative of $x^2$?, options: [{options}]")
    asked = [pose(located, seed).part().made for seed in range(12)]
    assert len({made.key for made in asked}) > 2
    assert all(answered(located, made.key, seed=seed).right for seed, made in enumerate(asked))
    assert all(answered(located, "2x", seed=seed).right for seed in range(12))


def test_options_that_are_the_numbers_of_others_are_warned_of() -> None:
    assert not examine(COUNT, 1)
    assert [(one.code, one.severity.value) for one in examine(EVEN, 1)] == [("option-is-number", "warning")]
