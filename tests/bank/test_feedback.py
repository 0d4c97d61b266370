"""The author's rules: which one fits, what it says, and what it earns."""

from __future__ import annotations

import pytest

from tests.bank.asked import answered, exercise, plain

RULES = exercise(
    "kind: partial, f: x^2 y + sin(x y), wrt: x, feedback: [{when: {misconception: chain-inner-dropped}, say: Inner!, "
    "credit: 0.5}, {when: {equals: 2xy}, say: Sine!}, {when: {equals: 'y(2x + 1)'}, say: Odd!}]",
    "  feedback:\n  - {when: any-wrong, say: All!, credit: 0.1}\n",
)


@pytest.mark.parametrize(
    ("answer", "said", "credit"),
    [
        ("2xy + cos(xy)", "I read your answer as 2xy + cos(xy). Not yet. Inner!", 0.5),
        ("x y + x y", "I read your answer as xy + xy. Not yet. Sine!", 0),
        ("2xy + y", "I read your answer as 2xy + y. Not yet. Odd!", 0),
    ],
)
def test_the_first_rule_that_fits_is_used(answer: str, said: str, credit: float) -> None:
    found = answered(RULES, answer)
    assert plain(found.says) == said
    assert (found.kind, found.credit, found.code) == ("wrong", credit, 1)


def test_to_any_other_wrong_answer_tutor_says_what_is_wrong_as_well() -> None:
    found = answered(RULES, "7")
    said = plain(found.says)
    assert said.startswith("I read your answer as 7. All! Not yet.")
    assert found.credit == 0.1


@pytest.mark.parametrize("answer", ["2xy + y cos(xy)", "2xy +", "d/dx(x^2 y)"])
def test_no_rule_is_for_what_is_right_or_cannot_be_graded(answer: str) -> None:
    assert answered(RULES, answer).rule is None


def test_a_rule_for_a_form_gives_credit_for_the_value() -> None:
    located = exercise(
        "kind: partial, f: (x + 1)^2, wrt: x, form: expanded, feedback: [{when: any-wrong, say: W}, "
        "{when: {form: factored}, say: F}, {when: {form: expanded}, say: Multiply!, credit: 0.8}]"
    )
    found = answered(located, "2(x + 1)")
    assert (found.kind, found.credit) == ("wrong-form", 0.8)
    assert plain(found.says).startswith("I read your answer as 2(x + 1). Multiply!")


@pytest.mark.parametrize(
    ("part", "equal", "answer"),
    [
        ("kind: gradient, f: 'x^2 y'", "(x^2, 2xy)", "(x^2, y*2x)"),
        ("kind: gradient, f: 'x^2 y'", "2xy", "2xy"),
        ("kind: hessian, f: 'x^2 + y^2'", "[[2, 2], [2, 2]]", "(2, 2; 2, 2)"),
        ("kind: isolate, equation: 6a - b + 1 = 0, for: a", "a = b/6", "b/6"),
        ("kind: stationary, f: x^3 - 3x", "{0}", "x = 0"),
        ("kind: tangent, f: x^2, at: x=3", "y = 6x", "6x"),
        ("kind: number, value: 1/3, tolerance: 1%", "1/2", "0.501"),
    ],
)
def test_equals_is_read_as_answers_to_the_part_are(part: str, equal: str, answer: str) -> None:
    located = exercise(f"{part}, feedback: [{{when: 'equals: {equal}', say: This one!}}]")
    assert "This one!" in plain(answered(located, answer).says)


def test_equals_may_hold_parameters() -> None:
    located = exercise(
        "kind: partial, f: '{n}x^2 + x', wrt: x, feedback: [{when: 'equals: {n}x + 1', say: 'Twice {n}!'}]",
        "  params: {n: {integer: [7, 7]}}\n",
    )
    assert plain(answered(located, "7x + 1").says).endswith("Not yet. Twice 7!")


def test_a_rule_for_a_mistake_in_a_component_or_a_line() -> None:
    rule = "feedback: [{when: 'misconception: chain-inner-dropped', say: Inner!}]"
    vector = exercise(f"kind: gradient, f: sin(x y) + x^2, {rule}")
    assert "Inner!" in plain(answered(vector, "(cos(x y) + 2x, x cos(x y))").says)
    working = exercise(f"kind: steps, f: 'sin(x^2) + x', wrt: x, {rule}")
    assert "Inner!" in plain(answered(working, "cos(x^2) + 1").says)


def test_a_rule_of_a_menu_adds_to_what_is_said() -> None:
    located = exercise(
        "kind: choice, fixed_order: true, options: [{text: A, right: true}, {text: B, say: B!}], "
        "feedback: [{when: any-wrong, say: Think again.}]"
    )
    assert plain(answered(located, "2").says) == "Think again. Not yet. B!"
    assert plain(answered(located, "1").says) == "Right."
