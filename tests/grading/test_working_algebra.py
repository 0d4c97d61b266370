"""Algebra slips between two lines: each row of the table is found from a wrong line that students write."""

from __future__ import annotations

import pytest

from tutor.derivation.differentiate import Engine
from tutor.expression.parser import parse
from tutor.grading.key import key_of
from tutor.grading.working.algebra_diagnosis import algebra_slips
from tutor.grading.working.algebra_slips import ALGEBRA_SLIPS
from tutor.render.sentences.workings import SENTENCES

# (slip, the line before, the wrong line after)
TEXTBOOK = [
    ("algebra-minus-bracket", "x - (y + 3)", "x - y + 3"),
    ("algebra-bracket-first-only", "2(x + y)", "2x + y"),
    ("algebra-bracket-first-only", "x^2(x - 5) + 1", "x^3 - 5 + 1"),
    ("algebra-power-of-sum", "(x + 3)^2", "x^2 + 9"),
    ("algebra-power-of-sum", "(x - y)^2", "x^2 - y^2"),
    ("algebra-function-of-sum", "sqrt(x^2 + y^2)", "x + sqrt(y^2) + 0·x + sqrt(x^2) - x"),
    ("algebra-function-of-sum", "sin(x + y)", "sin x + sin y"),
    ("algebra-factor-into-function", "cos(3x)·3", "cos(9x)"),
    ("algebra-exponent-of-sum", "e^(x + y)", "e^x + e^y"),
    ("algebra-denominator-split", "3/(x + y)", "3/x + 3/y"),
    ("algebra-fractions-added", "1/x + 2/y", "3/(x + y)"),
    ("algebra-fractions-added", "1/x + 2", "3/(x + 1)"),
    ("algebra-cancelled-in-sum", "(x^2 + y)/x", "x + y"),
    ("algebra-exponents-multiplied", "x^2·x^3·y", "x^6·y"),
    ("algebra-exponents-added", "(x^2)^3", "x^5"),
    ("algebra-power-of-product", "(2x)^3", "2x^3"),
    ("algebra-minus-squared", "(-x)^2", "-x^2"),
    ("algebra-negative-exponent", "x^(-2)", "-x^2"),
    ("algebra-like-terms-multiplied", "2x + 3x + y", "5x^2 + y"),
    ("algebra-unlike-terms-joined", "2x + 3y", "5x y"),
    ("algebra-unlike-terms-joined", "3x + 2", "5x"),
    ("algebra-numbers", "2·3·x", "5x"),
    ("algebra-numbers", "x + 2 + 5", "x + 10"),
    ("algebra-numbers", "3^2·x", "6x"),
    ("algebra-sign", "x^2 - 3x + 7", "x^2 + 3x + 7"),
    ("algebra-minus-lost", "-x·y", "x·y"),
    ("algebra-term-lost", "x^2 + 3x + 7", "x^2 + 3x"),
    ("algebra-factor-lost", "2x·cos(y)", "2x"),
    ("algebra-denominator-lost", "(x + 1)/y + x", "x + 1 + x"),
    ("algebra-turned-over", "x/y", "y/x"),
    ("algebra-root-of-sum", "(2x + 1)^(-1)", "1/(2x) + 1"),
    ("algebra-root-of-sum", "(x^2 + 4)^(1/2)", "(x^2)^(1/2) + 2"),
    ("algebra-function-of-sum", "x/sqrt(x^2 + y^2)", "x/(x + y)"),
    ("algebra-power-of-power", "(e^x)^2", "e^(x^2)"),
    ("algebra-exponent-opened", "2e^(2x)", "2e^2 x"),
    ("algebra-exponent-opened", "n x^(n - 1)", "n(x^n - 1)"),
    ("algebra-denominator-opened", "1/(x(x + 1))", "1/x^2 + x"),
    ("algebra-denominator-opened", "1/(2x)", "x/2"),
    ("algebra-exponent-lost", "((x + 1) - x)/(x + 1)^2", "1/(x + 1)"),
    ("algebra-exponent-lost", "-2x/(1 + x^2)^2", "-2x/(1 + x^2)"),
]


@pytest.mark.parametrize(("slip", "before", "after"), TEXTBOOK)
def test_the_slip_is_found_from_its_wrong_line(slip: str, before: str, after: str) -> None:
    found = algebra_slips(parse(before), key_of(parse(after)), Engine(), None)
    assert slip in [one.misconception for one in found]
    assert all(one.places and not one.rules for one in found)


def test_every_row_has_an_example() -> None:
    assert {row.name for row in ALGEBRA_SLIPS} == {slip for slip, _, _ in TEXTBOOK}


SEEN_FROM_BEHIND = [
    ("algebra-factored-in-part", "2x + 3", "2(x + 3)"),
    ("algebra-factored-in-part", "2x^3 + 2x", "2x(x^2 + 2x)"),
    ("algebra-factored-in-part", "1 + 2x - 1 + y", "1 + 2(x - 1) + y"),
    ("algebra-number-changed", "3x - x", "4x - x"),
    ("algebra-number-changed", "3x^2 + 5", "3x^2 + 6"),
]


@pytest.mark.parametrize(("slip", "before", "after"), SEEN_FROM_BEHIND)
def test_a_slip_that_is_seen_from_the_line_behind_it_comes_first(slip: str, before: str, after: str) -> None:
    assert algebra_slips(parse(before), key_of(parse(after)), Engine(), None)[0].misconception == slip
    assert f"check-{slip}" in SENTENCES
    assert f"check-why-{slip}" in SENTENCES


def test_a_slip_with_a_reason_goes_before_a_number_that_changed() -> None:
    found = algebra_slips(parse("2·3·x + 1"), key_of(parse("5x + 1")), Engine(), None)
    assert found[0].misconception == "algebra-numbers"


@pytest.mark.parametrize("name", sorted({row.name for row in ALGEBRA_SLIPS}))
def test_every_row_has_its_sentences(name: str) -> None:
    assert "{part}" in SENTENCES[f"check-{name}"]
    assert "{" not in SENTENCES[f"check-{name}-somewhere"] + SENTENCES[f"check-why-{name}"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2(x + y)", "2x + 2y"),
        ("(x + 1)^2", "x^2 + 2x + 1"),
        ("1/x + 1/y", "(x + y)/(x y)"),
        ("x", "x + 5"),
        ("x", "y^7"),
    ],
)
def test_nothing_is_found_where_nothing_slipped(before: str, after: str) -> None:
    assert algebra_slips(parse(before), key_of(parse(after)), Engine(), None) == ()


def test_a_part_that_the_student_did_not_write_is_not_shown() -> None:
    before, after = parse("∂/∂x [x^2]·y + x"), parse("2x·y - x")
    (found, *_) = algebra_slips(parse("2x·y + x"), key_of(after), Engine(), before)
    assert found.misconception == "algebra-sign"
    assert found.places == ()
    assert found.says[0].key == "check-algebra-sign-somewhere"


def test_derivatives_that_are_left_are_worked_out() -> None:
    found = algebra_slips(parse("2(x + ∂/∂x [x^2])"), key_of(parse("2x + 2x + 0")), Engine(), None)
    assert found[0].misconception == "algebra-bracket-first-only"


def test_a_long_line_is_not_searched() -> None:
    before = parse("+".join(f"sin({number} x)" for number in range(2, 120)))
    assert algebra_slips(before, key_of(parse("x")), Engine(), None) == ()
