"""Equations solved for a letter, line by line as by hand; every line worked out by hand."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import made
from tutor.bank.kinds.giveaway import shown
from tutor.bank.kinds.isolate_steps import how_moved, moved, steps
from tutor.bank.posed import Made
from tutor.derivation.lesson import Lines, Note
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.grading.answer import Equation


def _equation(typed: str) -> Equation:
    left, right = typed.split("=")
    return Equation(parse(left), parse(right))


def _third(asked: Made) -> list[str]:
    *_, third = asked.hints()
    assert third.grade == 3
    lines = (line for block in third.says if isinstance(block, Lines) for line in block.lines)
    return [f"{text(line.left)} = {text(line.right)}" for line in lines if not isinstance(line.left, (str, type(None)))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("equation", "letter", "value", "lines"),
    [
        ("6a - b + 1 = 0", "a", "(b - 1)/6", ["6a = b − 1", "a = (b − 1)/6"]),
        ("2b - (b - 1)/6 = 0", "b", "-1/11", ["12b − b + 1 = 0", "12b − b = −1", "11b = −1", "b = −1/11"]),
        (
            "31s + 5(29 - 5s) - 151 = 0",
            "s",
            "1",
            ["31s + 145 − 25s − 151 = 0", "31s − 25s = 151 − 145", "6s = 6", "s = 1"],
        ),
        ("6a - 2(a/2) + 4 = 0", "a", "-4/5", ["6a − a + 4 = 0", "6a − a = −4", "5a = −4", "a = −⅘"]),
        ("3x^2 - 4y = 0", "y", "3x^2/4", ["4y = 3x²", "y = 3x²/4"]),
        ("-2a = 6", "a", "-3", ["a = −3"]),
        ("7 = 3 - 2x", "x", "-2", ["2x = 3 − 7", "2x = −4", "x = −2"]),
        ("x/2 - 3 = 0", "x", "6", ["x − 6 = 0", "x = 6"]),
        ("y/x = 2", "y", "2x", ["y = 2x"]),
        (
            "0.5s + 3 - 2(s - 1) = 0",
            "s",
            "10/3",
            ["0.5s + 3 − 2s + 2 = 0", "0.5s − 2s = −3 − 2", "−1.5s = −5", "s = 10/3"],
        ),
        ("16 - exp(6w) = 0", "w", "2ln(2)/3", ["exp(6w) = 16", "6w = ln(16)", "w = ln(16)/6", "= 2ln(2)/3"]),
        ("a = 0", "a", "0", []),
        ("x^2 = 4", "x", "2", []),
    ],
)
def test_each_line_follows(equation: str, letter: str, value: str, lines: list[str]) -> None:
    found = steps(_equation(equation), Symbol(letter), parse(value))
    shown = [f"{'' if line.left is None else text(line.left)} = {text(line.right)}".strip() for line in found[1:]]  # type: ignore[arg-type]
    assert shown == lines


def test_what_holds_the_letter_goes_to_the_left_without_a_minus() -> None:
    one = moved(parse("3 - 2x"), parse("7"), Symbol("x"))
    assert (text(one.left), text(one.right)) == ("−2x", "7 − 3")
    both = moved(parse("16 - exp(6w)"), parse("0"), Symbol("w"))
    assert (text(both.left), text(both.right)) == ("exp(6w)", "16")


@pytest.mark.parametrize(
    ("equation", "letter", "line"),
    [
        ("2b - (b - 1)/6 = 0", "b", "12b − b + 1 = 0"),
        ("28s + 5(40 - 5s) - 203 = 0", "s", "28s + 200 − 25s − 203 = 0"),
        ("6a - b + 1 = 0", "a", "6a = b − 1"),
        ("16 - exp(6w) = 0", "w", "exp(6w) = 16"),
        ("x^2 = 4", "x", "(x + 2)(x − 2) = 0"),
    ],
)
def test_the_third_hint_is_a_line_that_is_not_the_question(equation: str, letter: str, line: str) -> None:
    assert _third(made("isolate", equation=equation, **{"for": letter})) == [line]


def test_where_the_next_line_is_the_answer_it_is_told_what_to_do() -> None:
    third = made("isolate", equation="2b = a", **{"for": "b"}).hints()[2]
    (note,) = third.says
    assert isinstance(note, Note)
    assert note.phrase.key == "bank-hint-divide"
    assert [text(one) for one in shown(third.says)] == ["2", "b"]


def test_one_equation_is_no_system() -> None:
    for equation, letter in (("6a - b + 1 = 0", "a"), ("x^2 = 4", "x"), ("s mean(a^2) - mean(a h) = 0", "s")):
        blocks = [block for section in made("isolate", equation=equation, **{"for": letter}).lesson().sections
                  for block in section.blocks]  # fmt: skip
        keys = {block.phrase.key for block in blocks if isinstance(block, Note)}
        keys |= {line.label.key for block in blocks if isinstance(block, Lines) for line in block.lines if line.label}
        assert not keys & {"linear-only", "linear-holds"}


def test_a_number_that_must_not_be_zero_is_named() -> None:
    sections = made("isolate", equation="s mean(a^2) - mean(a h) = 0", **{"for": "s"}).lesson().sections
    lines = [
        line for section in sections for block in section.blocks if isinstance(block, Lines) for line in block.lines
    ]
    assert "linear-if" in {reason.key for line in lines for reason in line.reason}


@pytest.mark.parametrize(
    ("equation", "letter", "turned"),
    [("10b - a = 0", "a", True), ("16 - exp(6w) = 0", "w", True), ("3 = a", "a", False), ("4 - 2a = 10", "a", False)],
)
def test_that_all_signs_turn_is_said(equation: str, letter: str, turned: bool) -> None:
    keys = [one.key for one in how_moved(_equation(equation), Symbol(letter))]
    assert keys == ["bank-hint-moved", *["bank-hint-signs-turned"] * turned]
