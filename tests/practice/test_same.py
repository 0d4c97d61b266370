"""Two ways of typing the same answer are one answer; two answers are two."""

from __future__ import annotations

import pytest

from tutor.practice.same import sameness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2x", "2*x"),
        ("2x", "x+x"),
        ("x**2", "x · x"),
        ("(2x, y)", "( x+x , y )"),
        ("1/2", "0.5"),
        ("f_x = 2x", "f_x = x*2"),
        ("1, 3", "1,3"),
        ("none", " n one"),
        ("log(x) + log(x)", "2log(x)"),
        ("= 16x - 64", "16x-64"),
        ("f'(x) = 16x - 64", "16x + (-64)"),
        (r"\frac{\partial f}{\partial x} = 2x", "df/dx = 2*x"),
        ("∇f = (2x, y)", "(x+x, y)"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert sameness(one) == sameness(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2x", "2y"), ("x", "|x|"), ("(2x, y)", "(y, 2x)"), ("1, 3", "3"), ("2x+", "2x"), ("x2", "2x"),
        ("1/3", "0.333"), ("", "0"), ("x = 1\ny = 2", "x = 1"),
        ("x = 1", "y = 1"), ("∂f/∂x = 1, ∂f/∂y = 2", "∂f/∂x = 2, ∂f/∂y = 1"), ("2x = 1", "1"),
    ],
)  # fmt: skip
def test_not_the_same(one: str, other: str) -> None:
    assert sameness(one) != sameness(other)


@pytest.mark.parametrize("typed", ["", " ", "(", "9**9**9**9", "\x00", "a" * 5000, "1/0", "sum(k)", "∂", "{}", ",,,"])
def test_whatever_is_typed_can_be_compared(typed: str) -> None:
    assert sameness(typed) == sameness(typed)
