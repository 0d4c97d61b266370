"""The algebra of linear systems as it is shown: every line checked, and readable in every format."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from tutor import gradient, parse
from tutor.derivation.lesson import Lesson, Line, Lines, Note, Section, phrase
from tutor.expression.tree import Number, Symbol
from tutor.render.formats import FORMATS, render
from tutor.render.sentences.linear import SENTENCES
from tutor.stationary.ledger import Ledger
from tutor.stationary.linear.solve import solve
from tutor.stationary.system import Solution, System

FUNCTIONS = [
    ("3a^2 + b^2 - ab + a", ("a", "b")),
    ("x^2 + y^2 + z^2 + x*y + y*z - 6x + z", ("x", "y", "z")),
    ("(x - y)^2", ("x", "y")),
    ("(x + y + z)^2 + x", ("x", "y", "z")),
    ("a*x^2 + b*x + c", ("x",)),
    ("(x + y)^2 - a*x - b*y", ("x", "y")),
    ("a*x^2 + b*x*y + c*y^2 + x", ("x", "y")),
    ("1/2*sum(i, (s*a_i + b - h_i)^2)", ("s", "b")),
    ("0.26(x^2 + y^2) - 0.48x*y", ("x", "y")),
    ("sqrt(2)*x^2 - pi*x + x*y + y^2", ("x", "y")),
    ("w^2 + x^2 + y^2 + z^2 + w*x + x*y + y*z - w", ("w", "x", "y", "z")),
    ("(w + x)^2 + (x + y)^2 + (y + z)^2 + (z + w)^2 - w", ("w", "x", "y", "z")),
    ("a*w^2 + x^2 + b*y^2 + z^2 + w*x + y*z - w", ("w", "x", "y", "z")),
    ("(w - x)^2 + (x - y)^2 + (y - z)^2 + (z - w - 4)^2", ("w", "x", "y", "z")),
    ("5", ("x", "y")),
]


def found_for(function: str, variables: tuple[str, ...]) -> Solution:
    reading = gradient(function, variables)
    found = solve(System(reading.variables, reading.answer), Ledger())
    assert found is not None
    return found


def lesson(found: Solution) -> Lesson:
    return Lesson(phrase("name", name="t"), (*found.sections, Section(None, None, tuple(map(Note, found.argument)))))


def shown(function: str, *variables: str) -> list[str]:
    return [" ".join(line.split()) for line in render(lesson(found_for(function, variables)), "text", 100).splitlines()]


def lines_of(found: Solution) -> list[Line]:
    blocks = [block for section in found.sections for block in section.blocks]
    return [line for block in blocks if isinstance(block, Lines) for line in block.lines]


@pytest.mark.parametrize(("function", "variables"), FUNCTIONS)
def test_every_line_is_checked(function: str, variables: tuple[str, ...]) -> None:
    for line in lines_of(found_for(function, variables)):
        assert line.check is not None
        assert line.check.points > 0


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("function", "variables"), FUNCTIONS)
def test_every_format(function: str, variables: tuple[str, ...], name: str) -> None:
    page = render(lesson(found_for(function, variables)), name, 80)
    assert page.strip()
    if name == "text":
        plain = render(lesson(found_for(function, variables)), name, 80, ascii=True)
        assert plain.isascii()
        assert "?" not in plain


def test_the_lecture() -> None:
    page = shown("3a^2 + b^2 - ab + a", "a", "b")
    assert page[:5] == [
        "From (2): a = 2b",
        "Put into (1): 6·2b − b + 1 = 0",
        "11b + 1 = 0",
        "b = −1/11",
        "Back into a = 2b: a = −2/11",
    ]
    assert "These are all of them: the system is linear and its determinant, 11, is not zero." in page


def test_decoupled_equations_are_solved_one_by_one() -> None:
    page = shown("x^2 + 3y^2 + x - 12y", "x", "y")
    assert page[:2] == ["(1) has only x: x = −½", "(2) has only y: y = 2"]


def test_a_contradiction_says_so() -> None:
    page = shown("(x + y + z)^2 + x", "x", "y", "z")
    assert "1 = 0 false, whatever the unknowns are" in page


def test_an_equation_without_unknowns_is_said_to_be_false_once() -> None:
    page = shown("2x + 3y", "x", "y")
    assert page[0] == "(1) is false, whatever the unknowns are: there is no point here."
    assert not any("= 2" in line for line in page)


def test_every_number_that_is_referred_to_is_shown() -> None:
    # ∇f = 0: 2x − y = 3, 2y = x + z, y = 2z; so x = 3z, 4z = 3.
    page = shown("(x - 3)^2 + (y - x)^2 + (z - y)^2 + z^2", "x", "y", "z")
    assert "Put into (1), now (4): 2x − 2z − 3 = 0" in page
    assert "Put into (4): 2·3z − 2z − 3 = 0" in page


def test_sums_of_numbers_are_worked_out_in_lines_of_their_own() -> None:
    # 1 + 4 + 9 = 14 and 1 + 2 + 3 = 6: 2(14w − 2·6) = 0.
    page = shown("sum(i=1..3, (w*i - 2)^2)", "w")
    assert page[:3] == ["Σ(i=1..3) i² = 14", "Σ(i=1..3) i = 6", "(1) 7w − 6 = 0 both sides divided by 4"]
    assert "(1) has only w: w = 6/7" in page


def test_a_bracket_is_divided_by_the_number_that_stands_before_it() -> None:
    page = shown("sum(i=1..n, (x_i - m)^2)", "m")
    assert page[0] == "(1) Σ(i=1..n) xᵢ − m·n = 0 both sides divided by −2"


def test_minus_zero_is_zero() -> None:
    assert "Check in (1): 0 = 0" in shown("-1/2 x^2 + y", "x") + shown("-1/2 x^2", "x")


def test_a_zero_within_a_sum_keeps_its_sign() -> None:
    assert "Check in (1): 2·0 − 0 = 0" in shown("x^2 - x*y + 3y^2", "x", "y")


def test_what_stands_there_already_is_not_written_again() -> None:
    # 2w + b = 2 and 7w + 3b = 6: w = 0.
    page = shown("sum(i=1..3, (w*i + b - 2)^2)", "b", "w")
    assert page.count("w = 0") == 1


def test_parameters_name_their_condition() -> None:
    page = shown("a*x^2 + b*x + c", "x")
    assert page[0] == "(1) has only x: x = −b/(2a) if a ≠ 0"
    assert "If a = 0, the equation is b = 0: false unless that holds, and then it leaves x open." in page


def test_a_divisor_that_the_result_does_not_need() -> None:
    page = " ".join(shown("a*x^2 + b*x*y + c*y^2 + x", "x", "y"))
    assert "If c = 0, this way is closed, but the formulas found still solve every equation" in page


def test_row_steps_of_four_unknowns() -> None:
    page = shown("w^2 + x^2 + y^2 + z^2 + w*x + x*y + y*z - w", "w", "x", "y", "z")
    assert "R₂ → R₂ − 2R₁ 0 −3 −2 0 1" in page
    assert "R₄: −5z = 1" in page


@pytest.mark.parametrize("band", [1, 50])
def test_fifty_unknowns_stay_readable(band: int) -> None:
    dice = random.Random(band)
    rows = [
        " + ".join(f"({dice.randint(1, 9)})*x{column}" for column in range(1, 51) if abs(column - row) <= band)
        + f" - {dice.randint(1, 9)}"
        for row in range(1, 51)
    ]
    unknowns = tuple(Symbol("x", (Number(Fraction(place)),)) for place in range(1, 51))
    found = solve(System(unknowns, tuple(map(parse, rows))), Ledger())
    assert found is not None
    assert render(lesson(found), "text", 100).count("\n") < 200


def test_sentences_belong_here() -> None:
    assert all(key.startswith("linear-") for key in SENTENCES)
