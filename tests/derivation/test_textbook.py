"""Answers as a textbook leaves them: what is made shorter, by which named step, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.expression.strategies import smooth_expressions
from tutor.derivation.differentiate import Engine
from tutor.derivation.results import checker, differentiate
from tutor.derivation.shorter import cancel, open_brackets, take_factor_out, weight
from tutor.derivation.subject import subject
from tutor.derivation.textbook import STEPS
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol


def steps(function: str, variable: str = "x") -> tuple[str, list[str]]:
    """The answer, and the names of the steps that made it shorter."""
    found = differentiate(function, variable)
    names = [name for tidying in found.root.tidied for name in tidying.names if name in STEPS]
    return text(found.answer), names


@pytest.mark.parametrize(
    ("function", "answer", "names"),
    [
        # 7(7x + 6) − 7(7x + 8) = 42 − 56
        ("(7x + 8)/(7x + 6)", "−14/(7x + 6)²", ["opened"]),
        # (x⁴ − 5x⁴·ln x)/x¹⁰
        ("ln(x)/x^5", "(1 − 5ln(x))/x⁶", ["cancelled-through", "powers-merged"]),
        ("4x^8/e^x", "(32x⁷ − 4x⁸)/eˣ", ["cancelled-through"]),
        ("(9x^2 - 2x)/8", "(9x − 1)/4", ["number-through"]),
        ("8x^3*ln(x)", "8x²·(3ln(x) + 1)", ["factor-leaves"]),
        # ((x² + 1)² − 4x²(x² + 1))/(x² + 1)⁴
        ("x/(x^2 + 1)^2", "(1 − 3x²)/(x² + 1)³", ["cancelled-through", "powers-merged"]),
        # ((x + 1)/(2√x) − √x)/(x + 1)², times 2√x above and below
        ("sqrt(x)/(x + 1)", "(1 − x)/(2(x + 1)²·√x)", ["fractions"]),
        # ((2x·ln x + x)·x − x²·ln x)/x²; x > 0 where f is real
        ("x^2*ln(x)/x", "ln(x) + 1", ["cancelled-through"]),
        # (x − 2(x + 2))/(3x³) = (−x − 4)/(3x³)
        ("(x + 2)/(3x^2)", "−(x + 4)/(3x³)", ["opened"]),
        ("(x^2 - 1)/(x^2 + 1)", "4x/(x² + 1)²", ["opened"]),
        # 3((y − x²)² − 4x²(y − x²)) = 3(y − x²)(y − x² − 4x²)
        ("3x(y - x^2)^2", "3(y − x²)(y − 5x²)", ["factor-leaves"]),
        ("(y - 2x^2)(y - x^2)", "8x³ − 6xy", ["opened"]),
    ],
)
def test_an_answer_goes_on_to_the_form_of_a_textbook(function: str, answer: str, names: list[str]) -> None:
    shown, found = steps(function)
    assert shown == answer
    assert set(names) <= set(found)


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        ("(x + y + z)^2", "2(x + y + z)"),
        ("sin(x)/x", "(x·cos(x) − sin(x))/x²"),
        ("x^2*exp(x)", "2x·exp(x) + x²·exp(x)"),
        ("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", "4x·(x² + y − 11) + 2(x + y² − 7)"),
        ("(y + z)*x*2", "2(y + z)"),
    ],
)
def test_what_would_not_get_shorter_stays(function: str, answer: str) -> None:
    assert steps(function) == (answer, [])


def test_a_factor_that_may_be_zero_is_not_cancelled_altogether() -> None:
    fraction = parse("(x^2 y + x)/x")
    assert cancel(fraction, lambda base: False)[0] is fraction
    assert text(cancel(fraction, lambda base: True)[0]) == "xy + 1"
    assert text(cancel(parse("(x^2 y + x)/x^2"), lambda base: False)[0]) == "(xy + 1)/x"


def test_a_long_sum_is_left_alone() -> None:
    long = parse(" + ".join(f"{place}(x + {place})" for place in range(1, 40)))
    assert open_brackets(long)[0] is long
    deep = parse("2*(" + " + ".join(f"x^{place}" for place in range(1, 90)) + ")")
    assert take_factor_out(deep)[0] is deep


def test_each_step_has_a_line_of_its_own_with_its_reason() -> None:
    lines = differentiate("ln(x)/x^5", "x").lines()
    last = lines[-1]
    assert text(lines[-2].right) == "(x⁴ − 5x⁴·ln(x))/(x⁵)²"
    assert [reason.key for reason in last.reason] == ["tidy-divided-by", "tidy-powers-merged"]
    assert last.reason[0].values == (("c", (parse("x^4"),)),)
    assert last.check is not None
    assert last.check.points > 0


@settings(max_examples=120, deadline=None)
@given(smooth_expressions(6))
def test_every_step_holds_and_is_shorter(expression: Expression) -> None:
    root = Engine().derive(expression, Symbol("x"))
    checker(subject(expression, ["x"])).steps((root,))
    for tidying in root.tidied:
        if STEPS & set(tidying.names):
            assert weight(tidying.after) <= weight(tidying.before)
