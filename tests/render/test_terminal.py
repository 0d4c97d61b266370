from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.render.conftest import answer, function, x, y
from tutor.derivation.lesson import Lesson, Line, Lines, Matrix, Note, Section, Table, phrase
from tutor.expression.numbers import whole
from tutor.expression.tree import Product, Sum, Symbol
from tutor.render.terminal import render

PAGE = """\
f(x) = x²·y + sin(x·y)

∂f/∂x    y is held constant
  ∂/∂x [x²·y + sin(x·y)]
    = ∂/∂x [x²·y] + ∂/∂x [sin(x·y)]    sum rule
    = 2xy + y·cos(xy)                  constant factor: y; chain rule
    = 2xy + y·cos(xy)                  not checked: no real point in reach

∇f(x, y) = ⎡ 2xy + y·cos(xy) ⎤ ≈ ⎡ −0.3233 ⎤
           ⎣ x²              ⎦   ⎣ 12      ⎦
H = ⎡  6  −1 ⎤
    ⎣ −1   2 ⎦
step    x
─────   ────
 0.1    y
10.25   no x
Checked at x with 9 digits.
"""


def one(*blocks: Lines | Matrix | Table | Note, heading: str = "", remark: str = "") -> Lesson:
    section = Section(phrase(heading) if heading else None, phrase(remark) if remark else None, blocks)
    return Lesson(phrase("title"), (section,))


def test_a_whole_page(lesson: Lesson) -> None:
    assert render(lesson, 80) == PAGE


@pytest.mark.parametrize("width", [24, 30, 40, 60, 80, 200])
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_is_too_wide_and_no_character_is_lost(lesson: Lesson, width: int, ascii: bool) -> None:
    page = render(lesson, width, ascii)
    assert [line for line in page.split("\n") if len(line) > width or line != line.rstrip()] == []
    if ascii:
        assert page.isascii()
    else:
        # A matrix that folds interleaves its brackets with its entries, so only what is drawn is left out.
        drawn = re.compile(r"[\s─⎡⎤⎢⎥⎣⎦]")
        assert sorted(drawn.sub("", page)) == sorted(drawn.sub("", PAGE))


def test_ascii(lesson: Lesson) -> None:
    page = render(lesson, 80, ascii=True)
    assert "df/dx    y is held constant\n" in page
    assert "grad f(x, y) = [ 2*x*y + y*cos(x*y) ] ~ [ -0.3233 ]\n" in page


def test_colour_changes_nothing_but_colour(lesson: Lesson) -> None:
    page = render(lesson, 60, colour=True)
    assert "\x1b[1m∂f/∂x\x1b[0m" in page
    assert "\x1b[36msum rule\x1b[0m" in page
    assert re.sub(r"\x1b\[[0-9]+m", "", page) == render(lesson, 60)
    assert "\x1b" not in render(lesson, 60)


def test_a_line_that_does_not_follow_is_not_painted_as_a_reason() -> None:
    line = Line(None, x, (phrase("check-working-wrong"),))
    page = render(one(Lines(None, (line,))), 60, colour=True)
    assert "\x1b[31mcheck-working-wrong\x1b[0m" in page
    assert "\x1b[36m" not in page


def test_a_reason_without_room_goes_to_the_next_line(derivation: Lines) -> None:
    page = render(one(derivation, heading="∂f/∂x"), 40)
    assert re.search(r"^    = ∂/∂x \[x²·y\] \+ ∂/∂x \[sin\(x·y\)\]\n {10,}sum rule$", page, re.MULTILINE)


def test_a_long_line_folds_under_its_right_side() -> None:
    long = Sum(tuple(Product((whole(number), x)) for number in range(10, 20)))
    page = render(one(Lines(None, (Line(phrase("f(x)"), long, (phrase("why"),)),))), 40)
    assert page == (
        "f(x) = 10x + 11x + 12x + 13x + 14x + 15x\n"
        "       + 16x + 17x + 18x + 19x    why\n"
    )  # fmt: skip


def test_lines_without_a_left_side_stand_under_the_one_before() -> None:
    block = Lines(None, (Line(phrase("f(x)"), x), Line(None, y), Line(y, x, relation="<="), Line(None, y, relation="")))
    assert render(one(block), 80) == "f(x) = x\n     = y\ny ≤ x\n  y\n"
    assert "y <= x\n" in render(one(block), 80, ascii=True)


def test_a_left_side_that_fills_the_line_stands_alone() -> None:
    block = Lines(None, (Line(function, answer),))
    assert render(one(block), 30) == "x²·y + sin(x·y)\n  = 2xy + y·cos(xy)\n"


def test_a_remark_without_heading_stands_beside_the_question(derivation: Lines) -> None:
    page = render(one(replace(derivation, lines=derivation.lines[:1]), remark="y is held constant"), 80)
    assert page == (
        "∂/∂x [x²·y + sin(x·y)]               y is held constant\n"
        "  = ∂/∂x [x²·y] + ∂/∂x [sin(x·y)]    sum rule\n"
    )  # fmt: skip


def test_why_lines_are_not_checked_is_said_once(derivation: Lines) -> None:
    last = derivation.lines[-1]
    page = render(one(Lines(None, (last, last, derivation.lines[0], last))), 80)
    assert page.count("not checked") == 2


def test_numbers_stand_unit_under_unit() -> None:
    table = Table((phrase("h"), phrase("quotient")), (("0.1", "−2.5"), ("0.01", "12")))
    assert render(one(table), 40) == "h      quotient\n────   ────────\n0.1    −2.5\n0.01   12\n"


def test_a_wide_matrix_folds_its_entries() -> None:
    entry = Sum((Symbol("alpha"), Symbol("beta"), Symbol("rate"), Symbol("bias")))
    page = render(one(Matrix(phrase("H"), ((entry, entry), (entry, entry)))), 32)
    assert page == (
        "H = ⎡ α + β      α + β    ⎤\n"
        "    ⎢   + rate     + rate ⎥\n"
        "    ⎢   + bias     + bias ⎥\n"
        "    ⎢ α + β      α + β    ⎥\n"
        "    ⎢   + rate     + rate ⎥\n"
        "    ⎣   + bias     + bias ⎦\n"
    )


@pytest.mark.parametrize("width", [-1, 0, 1])
def test_an_absurd_width_is_survived(lesson: Lesson, width: int) -> None:
    assert render(lesson, width) == render(lesson, 24)


def test_nothing_commands_the_screen(hostile: Lesson) -> None:
    page = render(hostile, 80)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", page)


def test_a_table_that_is_too_wide_is_written_row_by_row() -> None:
    table = Table(
        (phrase("no."), phrase("x ≈"), phrase("y ≈"), phrase("kind")),
        (("1", "−2.90353", "0.156731", phrase("saddle point")), ("2", "2.7468", "0.156731", "")),
    )
    assert render(one(table), 30) == (
        "no.      1\n"
        "  x ≈    −2.90353\n"
        "  y ≈    0.156731\n"
        "  kind   saddle point\n"
        "no.      2\n"
        "  x ≈    2.7468\n"
        "  y ≈    0.156731\n"
    )
    assert len(render(one(table), 80).splitlines()) == 4
