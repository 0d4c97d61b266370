"""The reverse sweep: cofactor times (wrong − right) is what the wrong answer really differs by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tutor.derivation.step import walk
from tutor.expression.numeric import Evaluator
from tutor.expression.reading import read
from tutor.expression.tree import Symbol
from tutor.grading.misconceptions.wrong_answer import wrong_answer
from tutor.grading.question import Question, ask
from tutor.grading.slips.matching import agree, scaled
from tutor.grading.slips.table import Table, table
from tutor.grading.slips.unrolled import unrolled

FUNCTIONS = (
    ("x^2 y + sin(x y)", "x"),
    ("x^2 exp(x) ln(x + 3) sin(x)", "x"),
    ("(x^2 + 1)/(x y + 2) - 3/x^2", "x"),
    ("sin(cos(x^2 + 1)^3)", "x"),
    ("x^(x y)", "x"),
    ("atan2(x^2, x + y) + g(x y, x)", "x"),
    ("max(x^2, x y) + abs(x^3)", "x"),
    ("Piecewise((x^2, x < 1), (sin(3x), x > 1))", "x"),
    ("sum(i, (s a_i + b - h_i)^2)/2", "s"),
    ("mean(i, ln(1 + exp(-h_i s a_i)))", "s"),
    ("sum(i, sum(j, (s a_i b_j - 1)^2))", "s"),
    ("sum(i, x_i^2 y_i)", "x_j"),
)


def known(question: Question) -> Table:
    found = table(question)
    assert found is not None
    return found


@pytest.mark.parametrize(("function", "variable"), FUNCTIONS, ids=[function for function, _ in FUNCTIONS])
def test_the_effect_of_each_slip(function: str, variable: str) -> None:
    reading = read(function)
    letter = next((one for one in reading.variables if one.label == variable), Symbol(variable))
    found = known(ask(reading, (letter,)))
    evaluators = [Evaluator(point, 128) for point in found.points]
    assert len(found.errors) > 1
    for error in found.errors:
        wrong = wrong_answer(found.question, error.slips)
        balls = [evaluator.value(wrong) for evaluator in evaluators]
        really = tuple(
            float(ball) - right if ball.is_finite() else float("nan")
            for ball, right in zip(balls, found.truth, strict=True)
        )
        assert agree(scaled(really, found.unit), error.by, 1), [slip[1].id for slip in error.slips]


def test_a_pair_that_meddles_is_what_both_together_come_to() -> None:
    found = known(ask(read("sin(cos(x^2 + 1)^3)"), (Symbol("x"),)))
    found.double((0.5,) * len(found.points))
    assert found._meddling is not None
    pairs = found._meddling[0]
    evaluators = [Evaluator(point, 128) for point in found.points]
    assert len(pairs) > 100
    for error in pairs[::25]:
        wrong = wrong_answer(found.question, error.slips)
        values = [float(evaluator.value(wrong)) for evaluator in evaluators]
        really = tuple(value - right for value, right in zip(values, found.truth, strict=True))
        assert agree(scaled(really, found.unit), error.by, 1), [slip[1].id for slip in error.slips]


def test_shared_steps_are_taken_apart_where_they_are_few() -> None:
    question = ask(read("sin(x^2) + cos(x^2)"), (Symbol("x"),))
    apart = unrolled(question.root)
    assert apart is not None
    steps = list(walk(apart))
    assert len(steps) == 1 + 2 * 3
    assert len({id(step) for step in steps}) == len(steps)
    assert unrolled(question.root, 6) is None
    assert wrong_answer(replace(question, root=apart), ()) == question.answer
