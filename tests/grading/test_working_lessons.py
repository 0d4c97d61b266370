"""What tutor prints itself is a right working: every line of a lesson, typed back with its reasons, follows."""

from __future__ import annotations

import pytest

from tests.attacks import FAIR, REFUSED
from tutor.derivation.lesson import Lines
from tutor.derivation.lessons.partial import mixed_partial, partial_lesson
from tutor.derivation.subject import subject
from tutor.errors import StudentError
from tutor.expression.latex import latex
from tutor.expression.reading import read
from tutor.grading.working.check import check_working
from tutor.grading.working.lesson import working_lesson
from tutor.grading.working.line_verdicts import Follows, Restates
from tutor.grading.working.reading import read_working
from tutor.render import json
from tutor.render.terminal import render

FUNCTIONS = [
    ("x^2 y + sin(xy)", "x"),
    ("(x+y+z)^2", "y"),
    ("x^2 sin(x)", "x"),
    ("sin(x)/x", "x"),
    ("x^x", "x"),
    ("ln(x^2+1)", "x"),
    ("2^x + x^3", "x"),
    ("sqrt(x^2+y^2)", "x"),
    ("1/x^3", "x"),
    ("3/(x^2+1)", "x"),
    ("sin(cos(x^2))", "x"),
    ("x y z", "y"),
    ("atan(y/x)", "x"),
    ("1/(1+e^(-x))", "x"),
    ("sigmoid(w x + b)", "w"),
    ("x^2 e^x sin(x)", "x"),
    ("abs(x^2 - y)", "x"),
    ("max(x, x^2)", "x"),
    ("x^n", "x"),
    ("(x^2+1)/(x-1)", "x"),
    ("cos(x)^3", "x"),
    ("root(x,4)", "x"),
    ("log(x,2)", "x"),
    ("1/2*sum(i, (s*a_i + b - h_i)^2)", "s"),
    ("1/n*sum(i, (y_i - w x_i)^2)", "w"),
    ("mean(i, (y_i - w x_i)^2)", "w"),
    ("sum(i, a_i x_i^2)", "x_j"),
    ("sum(i, ln(1+e^(-y_i w x_i)))", "w"),
    ("atan2(x^2, x)", "x"),
    ("-x^2", "x"),
    ("5", "x"),
    ("Piecewise((x^2, x < 0), (x, x > 0))", "x"),
    ("theta_0 + theta_1 x", "theta_1"),
    ("(x y)^3 + (2x)^2", "x"),
]


def page(function: str, by: str, ascii: bool, detail: str) -> str:
    """The lines of the derivation as they stand on the page, reasons and all."""
    lines = render(partial_lesson(mixed_partial(subject(function), [by]), detail), 100, ascii=ascii).split("\n")
    start = next(place for place, line in enumerate(lines) if place and line.startswith("  "))
    return "\n".join(lines[start : lines.index("", start)])


@pytest.mark.parametrize(("function", "by"), FUNCTIONS)
def test_a_printed_lesson_is_right(function: str, by: str) -> None:
    reading = read(function)
    (derivation,) = mixed_partial(reading, [by])
    for ascii, detail in ((False, "all"), (True, "key")):
        working = read_working(page(function, by, ascii, detail), reading, (derivation.variable,))
        verdict = check_working(working, reading, (derivation.variable,))
        assert {type(line.verdict) for line in verdict.lines} <= {Follows, Restates}
        assert verdict.code == 0


@pytest.mark.parametrize(("function", "by"), FUNCTIONS[:12])
def test_a_lesson_in_latex_is_right(function: str, by: str) -> None:
    lesson = partial_lesson(mixed_partial(subject(function), [by]))
    block = next(block for block in lesson.sections[1].blocks if isinstance(block, Lines))
    rows = [rf" &= {latex(line.right)} && \text{{(sum rule)}} \\" for line in block.lines]
    reading = read(function)
    orders = (mixed_partial(reading, [by])[0].variable,)
    text = "\n".join((r"\begin{aligned}", *rows, r"\end{aligned}"))
    verdict = check_working(read_working(text, reading, orders), reading, orders)
    assert verdict.code == 0
    assert len(verdict.lines) == len(block.lines)


HOSTILE = [
    *REFUSED,
    *FAIR,
    "rule " * 3900,
    "((((" + "rule " * 3900,
    "x    " * 3900,
    "= x" + " " * 9000 + "y",
    ", u=" * 40,
    "x'" * 6000,
    "\\\\" * 9000,
    "= 9**9**9**9\n" * 50,
    "= e^(e^(e^9))\n" * 50,
    "= " + "d/dx(" * 150 + "sin(x^2)" + ")" * 150,
    "= x" + "'" * 40,
    "= (sin(x^2))" + "'" * 12,
    "= x^(10^90)\n= (x^(10^90))'",
    "\ud800",
    "= d/dx[" + "*".join(f"(x+{k})" for k in range(400)) + "]",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(text: str) -> None:
    """Every text is refused, or judged, shown and written as data; none is right."""
    reading = read("x^2 y + sin(xy)")
    orders = reading.variables[:1]
    try:
        verdict = check_working(read_working(text, reading, orders), reading, orders)
    except StudentError:
        return
    lesson = working_lesson(verdict, reveal=True)
    assert render(lesson, 80)
    assert json.render(lesson)
    assert verdict.code
