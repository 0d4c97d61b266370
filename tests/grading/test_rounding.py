"""Rounded numbers and tolerances: to how many digits an answer is right, and whether it is near enough."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from tests.grading.answers import both
from tutor import check, parse
from tutor.errors import Unanswerable
from tutor.grading.answer import Single
from tutor.grading.rounding import has_decimals, rounded
from tutor.grading.tolerance import Tolerance, read_tolerance, within


@pytest.mark.parametrize(
    ("answer", "model", "digits"),
    [
        ("93.33", "280/3", 4),
        ("93.34", "280/3", None),
        ("93.4", "280/3", None),
        ("93.39", "280/3", None),
        ("93", "280/3", 2),
        ("94", "280/3", None),
        ("9.3e1", "280/3", 2),
        ("12", "12.9", None),
        ("9", "28/3", None),
        ("93.3", "280/3", 3),
        ("93.0", "280/3", None),
        ("95.1", "280/3", None),
        ("-93.33", "280/3", None),
        ("3.14", "pi", 3),
        ("3.14159", "pi", 6),
        ("3.1416", "pi", 5),
        ("3.15", "pi", None),
        ("3.141", "pi", 4),
        ("-3.141", "-pi", 4),
        ("1.42", "sqrt(2)", None),
        ("2.05", "2", None),
        ("1.9", "2", None),
        ("1.99", "2", None),
        ("0.12", "1/8", 2),
        ("0.13", "1/8", 2),
        ("0.14", "1/8", None),
        ("-0.09", "-1/11", 1),
        ("-0.090", "-1/11", 2),
        ("0.0910", "1/11", None),
        ("1.41 - 1.40", "sqrt(2) - 7/5", 1),
        ("0.67", "2/3", 2),
        ("0.66", "2/3", 2),
        ("0.7", "2/3", 1),
        ("0.6", "2/3", None),
        ("1.4e-3", "1/700", 2),
        ("6.02e23", "602214076000000000000000", 3),
        ("0.333x^2", "x^2/3", 3),
        ("0.33x^2 + 0.667x", "x^2/3 + 2x/3", 2),
        ("0.333x^2 + 0.5", "x^2/3 + 1/2", 3),
        ("3.04x^2", "3x^2", None),
        ("0.3x^2", "x^2/3", 1),
        ("1.4^2 x", "2x", 2),
        ("0.33x^2 + 0.0001", "x^2/3", None),
        ("1.41 e^(-x)", "sqrt(2) e^(-x)", 3),
        ("0.35x^2", "x^2/3", None),
        ("(0.33, 1.41)", "(1/3, sqrt(2))", 2),
        ("(0.33, 1)", "(1/3, 1)", 2),
        ("(0.33, 2)", "(1/3, 1)", None),
        ("1.41, -1.41", "±sqrt(2)", 3),
        ("1.41, 1.414", "±sqrt(2)", None),
        ("(0.33, 1), (1, 2.24)", "{(1, sqrt(5)), (1/3, 1)}", 2),
        ("5", "5.00001", None),
        # A wrong computation with decimals, and one with a root that was rounded: 1.4142² is 2 − 0.00003….
        ("0.5 - 0.02*2", "0.44", None),
        ("0.9/2", "11/25", None),
        ("0.5 - 0.02*2", "-0.44", None),
        ("1.4142^2", "2", 5),
        ("1 - 0.67", "1/3", 2),
        ("0.4", "0.44", 1),
    ],
)
def test_digits_that_are_right_are_counted(answer: str, model: str, digits: int | None) -> None:
    found = rounded(*both(answer, model))
    assert (found and found.digits) == digits


@pytest.mark.parametrize(
    ("answer", "model"), [("0.5", "1/2"), ("1.69", "1.3**2"), ("0.25x", "x/4"), ("1e-3", "1/1000")]
)
def test_an_exact_decimal_is_no_rounding(answer: str, model: str) -> None:
    assert rounded(*both(answer, model)) is None


@pytest.mark.parametrize("answer", ["93.4", "93.39", "93.0", "95.1", "94", "90"])
def test_the_exact_value_is_not_given_away_for_what_is_no_rounding(answer: str) -> None:
    verdict = check("x^2", answer, at="x=140/3")
    assert verdict.kind == "wrong"
    assert "280" not in str(verdict)


@pytest.mark.parametrize(("answer", "close"), [("93.4", True), ("93.0", True), ("95.1", False), ("10.5", False)])
def test_what_is_close_is_told_so(answer: str, close: bool) -> None:
    assert ("It is close" in str(check("x^2", answer, at="x=140/3"))) is close


def test_of_one_digit_the_exact_value_is_not_given_away() -> None:
    verdict = check("x^2", "-0.09", at="x=-1/22")
    assert verdict.kind == "rounded"
    assert "11" not in str(verdict)


def test_with_a_tolerance_nothing_else_decides() -> None:
    assert check("x^2", "2.03", at="x=1", tolerance="1%").kind == "wrong"
    assert check("x^2", "93.33", at="x=140/3", tolerance="1e-9").kind == "wrong"
    assert check("x^2", "93.4", at="x=140/3", tolerance="1%").kind == "right"


def test_the_exact_value_is_given_where_it_is_short() -> None:
    found = rounded(*both("93.33", "280/3"))
    assert found is not None
    assert [str(value) for value in found.exact] == ["280/3"]
    long = rounded(*both("1.41", "sqrt(2" + "+x-x" * 20 + ")"))
    assert long is not None
    assert long.exact == ()


def test_decimals_are_seen_in_every_sort_of_answer() -> None:
    assert has_decimals(both("(1, 0.5)", "(1, 2)")[0])
    assert not has_decimals(both("(1, 1/2)", "(1, 2)")[0])


@pytest.mark.parametrize(
    ("typed", "relative"),
    [("1e-3", "1/1000"), ("0.1%", "1/1000"), ("0.05", "1/20"), (".05", "1/20"), ("5 %", "1/20"), (0.001, "1/1000")],
)
def test_a_tolerance_is_read(typed: str | float, relative: str) -> None:
    assert read_tolerance(typed) == Tolerance(Fraction(relative))


@pytest.mark.parametrize(
    "typed", ["", "x", "-1e-3", "2", "1e999999", "0.1.2", "100%", float("nan"), float("inf"), -0.1]
)
def test_what_is_no_tolerance_is_refused_with_a_mend(typed: str | float) -> None:
    with pytest.raises(Unanswerable) as caught:
        read_tolerance(typed)
    assert caught.value.mend


@pytest.mark.parametrize(
    ("answer", "model", "tolerance", "wanted"),
    [
        ("93.3", "280/3", "0.1%", True),
        ("93.2", "280/3", "0.1%", False),
        ("101", "100", "1%", True),
        ("101.0001", "100", "1%", False),
        ("-100", "100", "1%", False),
        ("0", "1e-6", "1%", False),
        ("1e-12", "0", "1%", True),
        ("1e-6", "0", "1%", False),
        ("0.333x^2", "x^2/3", "1%", True),
        ("0.3x^2", "x^2/3", "1%", False),
        ("(0.33, 1.41)", "(1/3, sqrt(2))", "2%", True),
        ("(0.33, 1.3)", "(1/3, sqrt(2))", "2%", False),
        ("-1.41, 1.41", "±sqrt(2)", "1%", True),
        ("1.41, 1.414", "±sqrt(2)", "1%", False),
        ("1.41", "±sqrt(2)", "1%", None),
        ("(1, 2)", "x", "1%", None),
        ("sqrt(-1)", "1", "1%", None),
    ],
)
def test_near_enough_is_decided_in_balls(answer: str, model: str, tolerance: str, wanted: bool | None) -> None:
    assert within(*both(answer, model), read_tolerance(tolerance)) is wanted


def test_the_edge_of_a_tolerance_is_inside() -> None:
    for sign in (-1, 1):
        answer = Single(parse(str(Decimal(100) + sign)))
        assert within(answer, Single(parse("100")), Tolerance(Fraction(1, 100))) in (True, None)


@pytest.mark.parametrize("number", [2, 3, 5, 7, 11, 13, 170, 9999])
@pytest.mark.parametrize("places", [1, 2, 3, 5])
@pytest.mark.parametrize("sign", ["", "-"])
def test_what_is_a_rounding_is_what_decimal_says(number: int, places: int, sign: str) -> None:
    unit = Decimal(1).scaleb(-places)
    root = Decimal(number).sqrt()
    right = {root.quantize(unit, way) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)}
    for off in range(-3, 4):
        typed = root.quantize(unit, ROUND_DOWN) + off * unit
        found = rounded(*both(f"{sign}{typed}", f"{sign}sqrt({number})"))
        assert (found is not None) is (typed in right), typed
