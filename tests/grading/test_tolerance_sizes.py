"""A tolerance follows the size of the model, and an error of exactly the tolerance is right."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.grading.check import check

RIGHT = [
    ("1000", "1001", "0.001"),
    ("1000", "999", "0.001"),
    ("-1000", "-1001", "0.001"),
    ("0.1", "0.11", "0.1"),
    ("0.3", "0.33", "0.1"),
    ("280/3", "28028/300", "0.001"),
    ("280/3", "280/3*1.001", "0.001"),
    ("280/3", "93.42666666666", "0.001"),
    ("pi", "1.01pi", "1%"),
    ("pi", "0.99pi", "1%"),
    ("1000x", "1001x", "0.001"),
    ("1000sin(x)", "1001sin(x)", "0.001"),
    ("e^x", "1.001e^x", "0.001"),
    ("sqrt(2)x", "0.99sqrt(2)x", "0.01"),
    ("6.6e-34", "6.63e-34", "0.01"),
    ("1e-90", "1.001e-90", "0.001"),
    ("6.6e-34 x", "6.65e-34 x", "0.01"),
    ("e^-100", "3.72e-44", "0.01"),
    ("0", "1e-17", "0.01"),
    ("sin(pi)", "1.2e-16", "0.01"),
    ("sqrt(2)^2 - 2", "4.4e-16", "0.01"),
    ("0.1 + 0.2 - 0.3", "5.55e-17", "0.01"),
    ("(0, 6.6e-34)", "(1e-18, 6.6e-34)", "0.01"),
    ("{1e-20, 1}", "{1, 1e-20}", "0.01"),
    ("sin(pi x)", "sin(3.14159x)", "0.01"),
    ("x^3 - x", "1.001x^3 - 1.001x", "0.001"),
]
WRONG = [
    ("1000", "1001.0001", "0.001"),
    ("280/3", "93.42666666667", "0.001"),
    ("pi", "1.0100001pi", "0.01"),
    ("1000sin(x)", "1001.001sin(x)", "0.001"),
    ("6.6e-34", "0", "0.01"),
    ("6.6e-34", "6.7e-34", "0.01"),
    ("6.6e-34 x", "0", "0.01"),
    ("6.6e-34 x", "6.6e-34 x^2", "0.01"),
    ("1.6e-19 x", "-1.6e-19 x", "0.01"),
    ("1e-20", "2e-20", "0.01"),
    ("e^-100", "0", "0.01"),
    ("e - 2.718281828", "0", "0.01"),
    ("1e-40 x^2 + 1e-40", "1e-40 x^2", "0.01"),
    ("(0, 6.6e-34)", "(0, 0)", "0.01"),
    ("(6.6e-34 x, x)", "(0, x)", "0.01"),
    ("{1e-20, 1}", "{0, 1}", "0.01"),
    ("0", "1e-5", "0.01"),
    ("x^2/3", "0.33x^2", "0.001"),
]


@pytest.mark.parametrize(("model", "answer", "tolerance"), RIGHT)
def test_near_enough(model: str, answer: str, tolerance: str) -> None:
    assert check(model, answer, expression=True, tolerance=tolerance).kind == "right"


@pytest.mark.parametrize(("model", "answer", "tolerance"), WRONG)
def test_not_near_enough(model: str, answer: str, tolerance: str) -> None:
    assert check(model, answer, expression=True, tolerance=tolerance).code == 1


@pytest.mark.parametrize("tolerance", [0.001, Fraction(1, 1000), "1e-3", "0.1%"])
def test_every_way_to_say_it_is_exact(tolerance: float | Fraction | str) -> None:
    assert check("1000", "1001", expression=True, tolerance=tolerance).kind == "right"
    assert check("1000", "1001.00001", expression=True, tolerance=tolerance).code == 1
