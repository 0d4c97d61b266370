"""Over functions of all families: every twin can be built, is wrong, and can be said without giving the answer away."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.grading.functions_of_all_kinds import FUNCTIONS
from tutor.derivation.step import walk
from tutor.expression.numeric import Evaluator, Point
from tutor.expression.reading import read
from tutor.expression.text import text
from tutor.expression.traversal import numbers_of_terms, symbols
from tutor.expression.tree import Number, Symbol
from tutor.grading.misconceptions.saying import phrases
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.grading.misconceptions.wrong_answer import wrong_answer
from tutor.grading.question import Question, ask
from tutor.render.words import say

EQUAL_BY_CHANCE = {
    # The inside of (x + y + z)² changes as fast with x as with y.
    ("(x + y + z)^2", "chain-inner-by-other-variable"),
}
"""Where a mistake makes no difference to this function, which only the values show."""


def _points(question: Question) -> list[Point]:
    counts = numbers_of_terms(question.reading.expression)
    found = symbols(question.reading.expression) | counts | set(question.orders)
    letters = [one for one in found if all(isinstance(below, Number) for below in one.subscripts)]
    letters.sort(key=lambda one: one.label)
    return [
        {
            one: Fraction(4)
            if one in counts
            else Fraction((-1) ** (turn >> place % 3 & 1) * (17 + 7 * place + 41 * (turn % 3)), 61)
            for place, one in enumerate(letters)
        }
        for turn in range(10)
    ]


@pytest.mark.parametrize(("function", "variable"), FUNCTIONS)
def test_every_twin_is_built_and_wrong_and_said(function: str, variable: str) -> None:
    letter = read(variable).expression
    assert isinstance(letter, Symbol)
    question = ask(read(function), (letter,))
    points = _points(question)
    right = [Evaluator(point).value(question.answer) for point in points]
    shown, answer = text(question.reading.expression), text(question.answer)
    for step in walk(question.root):
        for row in MISCONCEPTIONS.values():
            for twin in row.twins(step):
                assert step.rule in row.rules
                wrong = wrong_answer(question, [(step, row, twin)])
                said = " ".join(say(one, text) for one in phrases(row, step, twin))
                assert len(answer) < 5 or answer in shown or answer not in said
                pairs = [(Evaluator(point).value(wrong), one) for point, one in zip(points, right, strict=True)]
                differs = any(not (one.is_finite() and one.overlaps(other)) for one, other in pairs)
                assert differs or (function, row.id) in EQUAL_BY_CHANCE, f"{row.id}: {text(wrong)}"


def test_a_twin_that_says_what_the_rule_says_is_left_out() -> None:
    """The inside of sin(x + 1) changes as fast as x: nothing is lost with it."""
    question = ask(read("sin(x + 1)"), (Symbol("x"),))
    assert not MISCONCEPTIONS["chain-inner-dropped"].twins(question.root)
    assert not MISCONCEPTIONS["chain-inner-divided"].twins(question.root)
    assert not MISCONCEPTIONS["power-factor-missing"].twins(question.root)


def test_the_derivative_of_the_exponential_is_no_mistake() -> None:
    question = ask(read("exp(x)"), (Symbol("x"),))
    assert not MISCONCEPTIONS["function-kept"].twins(question.root)


def test_a_long_sum_has_a_bounded_number_of_twins() -> None:
    question = ask(read("-".join(f"x^{exponent}" for exponent in range(2, 400))), (Symbol("x"),))
    assert len(MISCONCEPTIONS["sign-lost"].twins(question.root)) == 24


def test_a_long_part_is_not_written_out() -> None:
    inside = " + ".join(f"x^{exponent}" for exponent in range(2, 60))
    question = ask(read(f"sin({inside})"), (Symbol("x"),))
    row = MISCONCEPTIONS["chain-inner-dropped"]
    (twin,) = row.twins(question.root)
    said = [say(one, text) for one in phrases(row, question.root, twin)]
    assert all(len(sentence) < 200 for sentence in said)


def test_a_mistake_in_a_shared_step_is_made_in_each_of_its_places() -> None:
    question = ask(read("sin(x y) + cos(x y)"), (Symbol("x"),))
    (inner,) = [step for step in walk(question.root) if text(step.before.body) == "xy" and step.rule != "table"]
    row = MISCONCEPTIONS["held-factor-lost"]
    (twin,) = row.twins(inner)
    assert text(wrong_answer(question, [(inner, row, twin)])) == "cos(xy) − sin(xy)"


def test_two_mistakes_one_inside_the_other() -> None:
    """sin²(x³): the outer square not lowered, and the innermost exponent lost as a factor."""
    question = ask(read("sin(x^3)^2"), (Symbol("x"),))
    steps = {text(step.before.body): step for step in walk(question.root) if step.rule == "power"}
    outer, inner = steps["sin(x³)²"], steps["x³"]
    kept, lost = MISCONCEPTIONS["power-not-reduced"], MISCONCEPTIONS["power-factor-missing"]
    slips = [(outer, kept, kept.twins(outer)[0]), (inner, lost, lost.twins(inner)[0])]
    wrong, wanted = wrong_answer(question, slips), read("2 sin(x^3)^2 cos(x^3) x^2").expression
    for value in (Fraction(1, 3), Fraction(-5, 4)):
        evaluator = Evaluator({Symbol("x"): value}, 128)
        assert evaluator.value(wrong).overlaps(evaluator.value(wanted))


def test_a_second_derivative_is_mistaken_in_its_last_step() -> None:
    question = ask(read("x^3 y^2"), (Symbol("x"), Symbol("y")))
    row = MISCONCEPTIONS["power-factor-missing"]
    (step,) = [step for step in walk(question.root) if step.rule == "power"]
    assert text(wrong_answer(question, [(step, row, row.twins(step)[0])])) == "3x²y"


def test_no_slip_is_the_right_answer() -> None:
    question = ask(read("x^2 sin(x)"), (Symbol("x"),))
    assert wrong_answer(question, []) == question.answer


def test_deep_nesting_is_no_limit() -> None:
    depth = 90
    question = ask(read("sin(" * depth + "x y" + ")" * depth), (Symbol("x"),))
    row = MISCONCEPTIONS["held-factor-lost"]
    (step,) = [step for step in walk(question.root) if row.twins(step)]
    point = {Symbol("x"): Fraction(1, 2), Symbol("y"): Fraction(3)}
    wrong = Evaluator(point).value(wrong_answer(question, [(step, row, row.twins(step)[0])]))
    assert wrong.overlaps(Evaluator(point).value(question.answer) / 3)
