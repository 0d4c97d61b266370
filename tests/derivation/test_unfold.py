"""From steps to lines: one rule a line, folding, fresh letters, and an end to what is written out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Line
from tutor.derivation.unfold import Budget, is_complete, unfold
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol
from tutor.expression.typed_values import read_names


def lines(function: str, variable: str = "x", detail: str = "key", budget: Budget | None = None) -> tuple[Line, ...]:
    return unfold(Engine().derive(parse(function), read_names(variable)[0]), detail, budget)


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
        if name == "letter" and isinstance(value, Expression)
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


def test_softmax_one_operation_a_line() -> None:
    # ∂pₖ/∂zₘ = pₖ(δₖₘ − pₘ), then the δ picks its term: the way every textbook goes.
    written = shown("-sum(k, y_k ln(exp(z_k)/sum(j, exp(z_j))))", "z_m")
    assert written[-4:] == [
        "−Σₖ yₖ·(1/(exp(zₖ)/(Σⱼ exp(zⱼ))))(exp(zₖ)/(Σⱼ exp(zⱼ)))(δₖₘ − exp(zₘ)/(Σⱼ exp(zⱼ)))",
        "−Σₖ (δₖₘ − exp(zₘ)/(Σⱼ exp(zⱼ)))·yₖ",
        "−(yₘ − exp(zₘ)/(Σⱼ exp(zⱼ))·Σₖ yₖ)",
        "exp(zₘ)/(Σⱼ exp(zⱼ))·Σₖ yₖ − yₘ",
    ]


@pytest.mark.parametrize(
    ("function", "variable", "reason"),
    [("1/2*sum(i, (s a_i - h_i)^2)", "s", "½·2 = 1"), ("0.5*(x + a)^2", "x", "0.5·2 = 1"), ("3 x^2 + 5x^4", "x", None)],
)
def test_a_product_of_numbers_is_quoted(function: str, variable: str, reason: str | None) -> None:
    told = [why for line in lines(function, variable, "all") for why in line.reason]
    quoted = [" = ".join(text(value) for _, value in why.values) for why in told if why.key == "tidied"]  # type: ignore[arg-type]
    if reason is None:
        assert quoted == ["3·2 = 6", "5·4 = 20"]
    else:
        assert reason in quoted
    assert all(why.key != "tidy-arithmetic" for why in told)


def test_a_minus_sign_and_its_number_leave_in_one_step() -> None:
    assert shown("-12x^8") == ["−12 · ∂/∂x [x⁸]", "−12·8x⁷", "−96x⁷"]
    first = lines("-12x^8")[0].reason[0]
    assert (first.key, [text(value) for _, value in first.values if isinstance(value, Expression)]) == (
        "constant-factor", ["−12"],
    )  # fmt: skip
    assert shown("-x^2/4")[0] == "−(∂/∂x [x²])/4"


def test_no_reason_is_said_twice() -> None:
    told = [reason.key for line in lines("8cos(x) + x^5 - 7sqrt(x)") for reason in line.reason]
    assert "tidy-arithmetic" not in told


def test_the_name_of_the_function_is_no_name_of_an_inner_one() -> None:
    found = unfold(Engine().derive(parse("cos(2x)"), read_names("x")[0]), "key", name="u")
    letters = [
        text(value) for name, value in found[0].reason[0].values if name == "letter" and isinstance(value, Expression)
    ]
    assert letters == ["v"]
