"""Labels before equations and cases within cases, in every format."""

from __future__ import annotations

import json
import re

import pytest

from tutor.derivation.lesson import Lesson, Line, Lines, Section, phrase
from tutor.expression.numbers import ZERO
from tutor.expression.tree import Product, Sum, Symbol
from tutor.render import html, latex, markdown, terminal
from tutor.render import json as data

PAGE = """\
∇f = 0
  (1)             2x + y = 0
  From 2x + y:    y = x    isolated
                    ≈ 2
                  x = 0    divided by 3

  Case 1    x is zero
    (1)  2x + y = 0
    A note.

    Case 1.1
      2x + y
        (2)  = y

                  Deep
                    Deep down.
"""


def test_a_whole_page(cases: Lesson) -> None:
    assert terminal.render(cases, 80) == PAGE


@pytest.mark.parametrize("width", [24, 30, 40, 60, 80, 120])
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_is_too_wide_and_nothing_is_lost(cases: Lesson, width: int, ascii: bool) -> None:
    page = terminal.render(cases, width, ascii)
    assert [line for line in page.split("\n") if len(line) > width or line != line.rstrip()] == []
    if not ascii:
        assert sorted(re.sub(r"\s", "", page)) == sorted(re.sub(r"\s", "", PAGE))


def test_a_label_that_is_too_long_stands_above_its_equation() -> None:
    x = Symbol("x")
    label = phrase("Put into the equation that came out of (1) and (3) after a long calculation:")
    block = Lines(None, (Line(x, ZERO, label=phrase("(1)")), Line(x, ZERO, label=label)))
    assert terminal.render(Lesson(phrase("t"), (Section(None, None, (block,)),)), 50) == (
        "(1)  x = 0\nPut into the equation that came out of (1) and (3)\nafter a long calculation:\n     x = 0\n"
    )


def test_the_zero_of_a_long_equation_stands_behind_it() -> None:
    x, y = Symbol("xxxxxxxx"), Symbol("yyyyyyyy")
    left = Sum((Product((x, y)), x, Product((y, x)), y))
    block = Lines(None, (Line(left, ZERO, label=phrase("(1)")),))
    page = terminal.render(Lesson(phrase("t"), (Section(None, None, (block,)),)), 40)
    assert page.endswith(" = 0\n")
    assert len(page.splitlines()) == 2


def test_equations_without_labels_stand_under_those_with_labels() -> None:
    x, y = Symbol("x"), Symbol("y")
    labelled = Lines(None, (Line(x, ZERO, label=phrase("Put in:")),))
    plain = Lines(None, (Line(y, ZERO),))
    page = terminal.render(Lesson(phrase("t"), (Section(None, None, (labelled, plain)),)), 50)
    assert page == "Put in:    x = 0\n           y = 0\n"


def test_reasons_of_one_block_share_a_column() -> None:
    # The long reason of the first block pulls the common column to the left of where the second block could start.
    x = Symbol("x")
    long = Symbol("a_long_name_of_a_letter")
    wide = Line(x, ZERO, (phrase("a reason that needs most of the room on the line"),))
    rows = (Line(x, x, (phrase("one"),)), Line(long, x, (phrase("two"),)))
    blocks = (Lines(None, (wide, wide, wide)), Lines(None, rows))
    page = terminal.render(Lesson(phrase("t"), (Section(None, None, blocks),)), 62)
    first, second = (line for line in page.splitlines() if line.endswith(("one", "two")))
    assert first.index("one") == second.index("two")


def test_markdown_has_deeper_headings_and_a_column_of_labels(cases: Lesson) -> None:
    page = markdown.render(cases)
    assert re.findall(r"^#+ .*", page, re.MULTILINE) == [
        "# Cases", "## ∇f = 0", "### Case 1", "#### Case 1.1", "###### Deep",
    ]  # fmt: skip
    assert "& (1) & 2 x + y & = 0 \\\\\n& \\text{From }2 x + y\\text{:} & y & = x && \\text{isolated} \\\\\n" in page
    assert "\n& & & \\approx 2 \\\\\n& & x & = 0 && \\text{divided by 3}\n" in page


def test_latex_has_deeper_headings_and_as_many_columns_in_each_row(cases: Lesson) -> None:
    page = latex.render(cases)
    assert re.findall(r"^\\(\w+)\*\{", page, re.MULTILINE) == [
        "section", "subsection", "subsubsection", "paragraph", "subparagraph",
    ]  # fmt: skip
    for body in re.findall(r"\\begin\{flalign\*\}\n(.*?)\n\\end", page, re.DOTALL):
        assert all(3 <= row.count("&") <= 5 or row.startswith("& 2 x + y") for row in body.split(" \\\\\n"))


def test_html_marks_labels_and_levels(cases: Lesson) -> None:
    page = html.render(cases)
    assert page.count('<ol role="list" class="labelled">') == 3
    assert '<li><span class="label">(1)</span> <span class="formula">' in page
    assert [int(level) for level in re.findall(r"<h([1-6])>", page)] == [1, 2, 3, 4, 6]
    assert re.findall(r'<section class="(level-\d)">', page) == ["level-1", "level-2", "level-4"]
    assert ".level-1" in page


def test_a_page_without_cases_does_not_carry_their_style(lesson: Lesson) -> None:
    assert "labelled" not in html.render(lesson)


def test_json_has_the_label_of_a_line_that_has_one(cases: Lesson) -> None:
    lines = json.loads(data.render(cases))["lines"]
    assert [line.get("label") for line in lines] == ["(1)", "From 2x + y:", None, None]


def test_hostile_labels_stay_words(hostile: Lesson) -> None:
    said = hostile.title
    block = Lines(None, (Line(Symbol("x"), ZERO, label=said),))
    lesson = Lesson(said, (Section(said, said, (block,), 3),))
    assert "<script>" not in html.render(lesson)
    assert "\\input{x}" not in latex.render(lesson)
    assert "\x1b" not in terminal.render(lesson)
