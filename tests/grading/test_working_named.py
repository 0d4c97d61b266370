"""Workings that speak of the function by its name: ln f = …, f′/f = …, or y = … first."""

from __future__ import annotations

import pytest

from tutor.expression.reading import read
from tutor.grading.working.check import check_working
from tutor.grading.working.reading import read_working
from tutor.grading.working.verdict import WorkingVerdict


def followed(function: str, working: str) -> WorkingVerdict:
    """The verdict on a working, by the first variable."""
    reading = read(function)
    orders = reading.variables[:1]
    return check_working(read_working(working, reading, orders), reading, orders)


@pytest.mark.parametrize(
    ("function", "working"),
    [
        ("x^x", "ln f = x ln x\nf'/f = ln x + 1\nf' = x^x (ln x + 1)"),
        ("x^x", "y = x^x\nln y = x ln x\ny'/y = ln x + 1\ny' = y (ln x + 1)\n= x^x (ln x + 1)"),
        ("x^x", "ln f(x) = x ln x\nd/dx(ln f) = ln x + 1\nf' = f (ln x + 1)"),
        ("sqrt(x)", "f^2 = x\n2 f f' = 1\nf' = 1/(2f)\n= 1/(2 sqrt(x))"),
        ("e^(3x)", "ln f = 3x\nf'/f = 3\nf' = 3f\n= 3e^(3x)"),
        ("1/x", "x f = 1\nf + x f' = 0\nf' = -f/x\n= -1/x^2"),
    ],
)
def test_the_name_stands_for_the_function(function: str, working: str) -> None:
    assert followed(function, working).kind == "right"


@pytest.mark.parametrize(
    ("function", "working", "wrong"),
    [
        ("x^x", "ln f = x ln x\nf'/f = ln x\nf' = x^x ln x", 2),
        ("e^(3x)", "ln f = 3x\nf'/f = 3\nf' = 3\n", 3),
        ("sqrt(x)", "f^2 = x\nf f' = 1\nf' = 1/sqrt(x)", 2),
    ],
)
def test_the_first_wrong_line_is_found(function: str, working: str, wrong: int) -> None:
    verdict = followed(function, working)
    assert verdict.kind == "wrong-line"
    assert verdict.first_wrong is not None
    assert verdict.first_wrong.step.number == wrong


def test_a_letter_of_the_function_is_no_name() -> None:
    assert followed("f x^2", "= 2 f x").kind in ("right", "wrong-line")
    reading = read("f x^2", ("x", "f"))
    orders = reading.variables[:1]
    assert check_working(read_working("= 2 f x", reading, orders), reading, orders).kind == "right"
