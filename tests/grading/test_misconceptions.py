"""Each misconception makes the wrong answer of a textbook, at some step of its example, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from tutor.derivation.rules import RULES
from tutor.derivation.step import walk
from tutor.expression.numeric import Evaluator, Point
from tutor.expression.reading import read
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Number, Symbol
from tutor.grading.diagnosis import explain
from tutor.grading.misconceptions.saying import ELSEWHERE, phrases
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.grading.misconceptions.twin import Twin
from tutor.grading.misconceptions.wrong_answer import wrong_answer
from tutor.grading.question import Question, ask
from tutor.render.sentences.misconceptions import SENTENCES
from tutor.render.words import say

LISTED = """
chain-inner-dropped chain-inner-not-differentiated chain-stops-early chain-outer-at-derivative product-of-derivatives
product-one-term quotient-of-derivatives quotient-reversed quotient-plus quotient-denominator-not-squared
power-on-exponential exponential-on-power power-not-reduced power-factor-missing power-negative-wrong-way
power-of-denominator-only root-half-missing cosine-sign sine-sign log-of-derivative log-inner-dropped constant-kept
constant-factor-lost held-variable-differentiated held-factor-lost held-term-killed held-term-differentiated sign-lost
sum-index-lost constant-in-sum-counted-once residual-inner-dropped
""".split()
"""Those that every course warns of."""

ALSO = (
    # Other wrong answers of the same mistakes, found by hand: misconception, function, variable, wrong answer.
    ("chain-inner-dropped", "x^2 y + sin(x y)", "x", "2x y + cos(x y)"),
    ("chain-inner-dropped", "exp(-x)", "x", "exp(-x)"),
    ("chain-inner-dropped", "1/(x^2 + 1)", "x", "-1/(x^2 + 1)^2"),
    ("chain-inner-dropped", "(x + 2y)^3", "y", "3 (x + 2y)^2"),
    ("chain-stops-early", "exp(sin(x^2))", "x", "exp(sin(x^2)) cos(x^2)"),
    ("chain-outer-at-derivative", "(3x + 1)^5", "x", "5 * 3^4"),
    ("chain-function-of-derivative", "exp(x^2)", "x", "exp(2x)"),
    ("chain-inner-sign-lost", "(1 - x)^3", "x", "3 (1 - x)^2"),
    ("log-of-derivative", "ln(x^2)", "x", "1/(2x)"),
    ("log-of-derivative", "ln(x)", "x", "1/ln(x)"),
    ("log-of-derivative", "ln(5x + 1)", "x", "1/ln(5x + 1)"),
    ("chain-outer-at-derivative", "cos(2x)", "x", "-sin(2)"),
    ("chain-outer-at-derivative", "exp(3x)", "x", "exp(3)"),
    ("power-on-exponential", "2^(3x)", "x", "3x 2^(3x-1)"),
    ("power-integrated", "1/(1 + x^2)", "x", "ln(1 + x^2)"),
    ("power-integrated", "(2x + 1)^3", "x", "(2x + 1)^4/4"),
    ("split-over-sum", "sqrt(x^2 + y^2)", "x", "1"),
    ("split-over-sum", "sqrt(1 - x^2)", "x", "-1"),
    ("result-split-over-sum", "sqrt(x^2 + y^2)", "x", "x/(x + y)"),
    ("result-split-over-sum", "x/(x + y)", "x", "y/(x^2 + y^2)"),
    ("result-split-over-sum", "(x + y)^3", "x", "3 (x^2 + y^2)"),
    ("constant-by-its-rule", "x^2 + ln(5)", "x", "2x + 1/5"),
    ("constant-by-its-rule", "x + e^2", "x", "1 + 2e"),
    ("tangent-as-secant", "sec(x)", "x", "sec(x)^2"),
    ("log-inner-dropped", "x ln(x^2 + 1)", "x", "ln(x^2 + 1) + x/(x^2 + 1)"),
    ("product-one-term", "x^2 sin(x)", "x", "x^2 cos(x)"),
    ("product-factor-not-differentiated", "x^3 sin(x)", "x", "x^3 sin(x) + x^3 cos(x)"),
    ("quotient-one-term", "sin(x)/x", "x", "-sin(x)/x^2"),
    ("quotient-denominator-not-squared", "1/(x^2 + 1)", "x", "-2x/(x^2 + 1)"),
    ("power-of-denominator-only", "5/(x^2 + y)", "x", "5/(2x)"),
    ("power-on-exponential", "e^x", "x", "x e^(x - 1)"),
    ("power-on-exponential", "exp(x^2)", "x", "2x x^2 exp(x^2 - 1)"),
    ("chain-outer-at-variable", "ln(5x)", "x", "5/x"),
    ("chain-function-of-derivative", "sqrt(3x + 1)", "x", "sqrt(3)"),
    ("quotient-numerator-lost", "x/(x^2 + 1)", "x", "(x^2 + 1 - 2x)/(x^2 + 1)^2"),
    ("power-lowered-first", "x^2 y^3", "y", "2x^2 y"),
    ("power-on-exponential", "x^x", "x", "x x^(x - 1)"),
    ("exponential-on-power", "x^x", "x", "x^x ln(x)"),
    ("exponential-on-power", "x^n", "x", "x^n ln(x)"),
    ("power-factor-missing", "(2x + 1)^4", "x", "2 (2x + 1)^3"),
    ("power-integrated", "1/x", "x", "ln(x)"),
    ("root-half-missing", "sqrt(x^2 + y)", "x", "2x/sqrt(x^2 + y)"),
    ("root-half-missing", "cbrt(x)", "x", "1/cbrt(x)^2"),
    ("cosine-sign", "cos(x y)", "y", "x sin(x y)"),
    ("table-sign-lost", "acot(x)", "x", "1/(1 + x^2)"),
    ("inverse-as-reciprocal", "atan(x)", "x", "-1/sin(x)^2"),
    ("sigmoid-factor-lost", "sigmoid(w x + b)", "w", "x sigmoid(w x + b)"),
    ("logarithm-base-lost", "log(x, 3)", "x", "1/x"),
    ("constant-kept", "x^2 + y^2", "x", "2x + y^2"),
    ("constant-kept", "(3x + 1)^2", "x", "2 (3x + 1) (3 + 1)"),
    ("constant-factor-lost", "sin(3x)", "x", "cos(3x)"),
    ("constant-factor-lost", "-12x^8", "x", "8x^7"),
    ("constant-factor-lost", "-3cos(x)", "x", "-sin(x)"),
    ("constant-factor-lost", "x^2 - 12x^8", "x", "2x + 8x^7"),
    ("constant-factor-lost", "-12/x", "x", "-1/x^2"),
    ("held-factor-lost", "-x^2 y", "x", "2x"),
    ("constant-denominator-lost", "-x^2/3", "x", "2x"),
    ("constant-denominator-lost", "x - x^2/3", "x", "1 + 2x"),
    ("constant-factor-moved-inside", "31 ln(x)", "x", "1/(31x)"),
    ("constant-factor-moved-inside", "5 sin(x^2)", "x", "2x cos(5x^2)"),
    ("constant-factor-moved-inside", "5e^x", "x", "5e^(5x)"),
    ("held-factor-lost", "3 x^2 y z", "x", "6x z"),
    ("held-factor-lost", "x^2 y + sin(x y)", "x", "2x + y cos(x y)"),
    ("held-variable-differentiated", "sin(x y)", "x", "(x + y) cos(x y)"),
    ("held-variable-differentiated", "x^2/y", "x", "2x/y - x^2/y^2"),
    ("held-term-killed", "x^2 y + sin(x y)", "x", "y cos(x y)"),
    ("sign-lost", "3 a^2 + b^2 - a b + a", "a", "6a + b + 1"),
    ("sign-lost", "(y - w x - b)^2", "w", "2 x (y - w x - b)"),
    ("sign-lost", "-x^2", "x", "2x"),
    ("bracket-first-term-only", "x^3 - (x^2 + 5x)", "x", "3x^2 - 2x + 5"),
    ("bracket-first-term-only", "-(x^2 + 5x)", "x", "-2x + 5"),
    ("split-over-sum", "sqrt(x^2 + y)", "x", "x/sqrt(x^2)"),
    ("split-over-sum", "1/(x + y)", "x", "-1/x^2"),
    ("split-over-sum", "sin(x - x^2)", "x", "cos(x) - 2x cos(x^2)"),
    ("power-on-last-factor", "(2x)^3", "x", "6x^2"),
    ("residual-inner-dropped", "1/2*sum(i, (s*a_i + b - h_i)^2)", "s", "sum(i, s*a_i + b - h_i)"),
    ("constant-in-sum-counted-once", "1/2*sum(i, (s*a_i + b - h_i)^2)", "b", "s sum(i, a_i) + b - sum(i, h_i)"),
    ("constant-in-sum-counted-once", "sum(i=1..n, b)", "b", "1"),
    ("sum-of-products-split", "sum(i, s a_i^2)", "s", "sum(i, a_i)^2"),
    ("one-branch-only", "Piecewise((x^2, x < 0), (x y, x > 0))", "x", "y"),
)


def question_of(function: str, variable: str) -> Question:
    letter = read(variable).expression
    assert isinstance(letter, Symbol)
    return ask(read(function), (letter,))


def points_of(*parts: Expression) -> list[Point]:
    """Three points between 0 and 1, where the functions of the examples are real; n is 4."""
    letters = frozenset[Symbol]().union(*(symbols(part) for part in parts))
    plain = [one for one in letters if all(isinstance(below, Number) for below in one.subscripts)]
    ordered = sorted(plain, key=lambda one: one.label)
    return [
        {
            one: Fraction(4) if one.name == "n" else Fraction(11 + 7 * place + 13 * turn, 63 + turn)
            for place, one in enumerate(ordered)
        }
        for turn in range(3)
    ]


def agree(one: Expression, other: Expression, points: Sequence[Point]) -> bool:
    """Whether two expressions have the same value at every point, and one at all."""
    for point in points:
        evaluator = Evaluator(point, 128)
        left, right = evaluator.value(one), evaluator.value(other)
        if not (left.is_finite() and right.is_finite() and left.overlaps(right)):
            return False
    return True


def made_by(key: str, question: Question, wanted: Expression) -> list[tuple[Twin, str]]:
    """The twins of a row that lead to the wanted answer, with what is said of each."""
    misconception = MISCONCEPTIONS[key]
    points = points_of(question.reading.expression, question.answer, wanted)
    found = []
    for step in walk(question.root):
        for twin in misconception.twins(step):
            if agree(wrong_answer(question, [(step, misconception, twin)]), wanted, points):
                said = " ".join(say(one, text) for one in phrases(misconception, step, twin))
                found.append((twin, said))
    return found


@pytest.mark.parametrize("key", MISCONCEPTIONS)
def test_a_misconception_makes_the_wrong_answer_of_its_example(key: str) -> None:
    function, variable, wrong = MISCONCEPTIONS[key].example
    question = question_of(function, variable)
    wanted = read(wrong).expression
    assert made_by(key, question, wanted)


@pytest.mark.parametrize(("key", "function", "variable", "wrong"), ALSO)
def test_a_misconception_makes_other_wrong_answers_too(key: str, function: str, variable: str, wrong: str) -> None:
    assert made_by(key, question_of(function, variable), read(wrong).expression)


@pytest.mark.parametrize("key", MISCONCEPTIONS)
def test_a_misconception_is_found_again_from_its_textbook_answer(key: str) -> None:
    function, variable, wrong = MISCONCEPTIONS[key].example
    found = explain(read(wrong).expression, question_of(function, variable))
    assert key in [one.misconception for one in found[:2]]


@pytest.mark.parametrize("key", MISCONCEPTIONS)
def test_the_example_is_wrong(key: str) -> None:
    """On both sides of 0: the slope of |x| is 1 on one of them."""
    function, variable, wrong = MISCONCEPTIONS[key].example
    question = question_of(function, variable)
    wanted = read(wrong).expression
    points = points_of(question.reading.expression, question.answer, wanted)
    other_side = [{letter: -value if value < 1 else value for letter, value in point.items()} for point in points]
    assert not (agree(wanted, question.answer, points) and agree(wanted, question.answer, other_side))


@pytest.mark.parametrize("key", LISTED)
def test_the_mistakes_every_course_warns_of_are_rows(key: str) -> None:
    assert key in MISCONCEPTIONS


@pytest.mark.parametrize("key", MISCONCEPTIONS)
def test_a_row_is_in_order(key: str) -> None:
    row = MISCONCEPTIONS[key]
    assert row.id == key
    assert row.rules
    assert set(row.rules) <= set(RULES)
    assert 0 < row.likelihood <= 1


def test_each_row_has_its_sentences_and_each_sentence_its_row() -> None:
    elsewhere = {
        f"check-{kind}-{key}{more}"
        for (key, _), both in ELSEWHERE.items()
        for kind, more in zip(("slip", "why"), both, strict=True)
    }
    rows = {f"check-{kind}-{key}" for kind in ("slip", "why") for key in MISCONCEPTIONS}
    assert set(SENTENCES) == rows | elsewhere
    assert all(rule in MISCONCEPTIONS[key].rules for key, rule in ELSEWHERE)


@pytest.mark.parametrize("key", MISCONCEPTIONS)
def test_what_is_said_is_careful(key: str) -> None:
    """It looks as if: nobody is told what they believe."""
    slip, why = SENTENCES[f"check-slip-{key}"], SENTENCES[f"check-why-{key}"]
    assert slip.startswith(("It looks as if ", "It looks as if, "))
    assert slip.endswith(".")
    assert why.endswith(".")
    assert not {"you", "your"} & set(f"{slip} {why}".lower().split())
