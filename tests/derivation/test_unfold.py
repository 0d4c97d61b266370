"""From steps to lines: one rule a line, folding, fresh letters, and an end to what is written out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Line
from tutor.derivation.unfold import Budget, is_complete, unfold
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Symbol


def lines(function: str, variable: str = "x", detail: str = "key", budget: Budget | None = None) -> tuple[Line, ...]:
    return unfold(Engine().derive(parse(function), Symbol(variable)), detail, budget)


def shown(function: str, variable: str = "x", detail: str = "key") -> list[str]:
    return [text(line.right) for line in lines(function, variable, detail)]


def test_the_second_question_of_the_lecture() -> None:
    assert shown("(x+y+z)^2", "y") == [
        "∂[(x + y + z)²]/∂(x + y + z) · ∂/∂y [x + y + z]",
        "2(x + y + z) · ∂/∂y [x + y + z]",
        "2(x + y + z)·(∂/∂y [x] + ∂/∂y [y] + ∂/∂y [z])",
        "2(x + y + z)·(0 + 1 + 0)",
        "2(x + y + z)",
    ]


def test_all_gives_each_trivial_step_a_line() -> None:
    every, key = shown("x y + x", detail="all"), shown("x y + x")
    assert len(every) > len(key)
    assert every[-1] == key[-1] == "y + 1"


def test_none_gives_the_answer() -> None:
    assert shown("x^3", detail="none") == ["3x²"]


@pytest.mark.parametrize("detail", ["all", "key"])
def test_nested_inner_functions_have_letters_of_their_own(detail: str) -> None:
    letters = [
        text(value)
        for line in lines("sin(cos(exp(u x)))", detail=detail)
        for reason in line.reason
        if reason.key == "chain"
        for name, value in reason.values
        if name == "letter" and not isinstance(value, str | int | tuple)
    ]
    assert letters == ["v", "w", "p"]  # u is the student's


def test_what_is_too_long_is_summed_up() -> None:
    function = "+".join(f"sin(x)^{power}" for power in range(2, 40))
    short = lines(function, budget=Budget(lines=5))
    assert len(short) == 6
    assert short[-1].reason[0].key == "steps-left-out"
    assert short[-1].right == Engine().derive(parse(function), Symbol("x")).answer
    assert not is_complete(short, "key")
    assert is_complete(lines("x^2"), "key")


def test_no_line_repeats_the_one_above() -> None:
    for function in ("x^2 + y", "3x", "x sin(x) + 1", "(x^2 + 1)/x"):
        rights = [line.right for line in lines(function, detail="all")]
        assert all(one != other for one, other in pairwise(rights))
