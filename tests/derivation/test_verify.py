"""The checker must be able to fail: on a wrong rule, a wrong line, and a line that prints as something else."""

from __future__ import annotations

import pytest

from tutor.derivation.lesson import Lesson, Line, Lines, Section, phrase
from tutor.derivation.results import checker
from tutor.derivation.subject import subject
from tutor.derivation.verify import read_back
from tutor.errors import CheckFailed
from tutor.expression.parser import parse
from tutor.expression.structures import Partial
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol

X = Symbol("x")


def test_a_true_line_is_checked_at_six_points() -> None:
    verifier = checker(subject("x^2 y + sin(xy)"))
    opening = Partial(parse("x^2 y + sin(xy)"), X)
    (line,) = verifier.lines(opening, [Line(None, parse("2xy + y cos(xy)"))])
    assert line.check is not None
    assert line.check.points == 6


@pytest.mark.parametrize("wrong", ["2xy + cos(xy)", "2xy", "2xy - y cos(xy)", "2xy + y cos(xy) + 10^-9"])
def test_a_false_line_is_refused(wrong: str) -> None:
    verifier = checker(subject("x^2 y + sin(xy)"))
    with pytest.raises(CheckFailed, match="false"):
        verifier.lines(Partial(parse("x^2 y + sin(xy)"), X), [Line(None, parse(wrong))])


def test_what_prints_as_something_else_is_refused() -> None:
    expression = parse("2(x + 1)")
    lesson = Lesson(phrase("title-gradient"), (Section(None, None, (Lines(None, (Line(None, expression),)),)),))
    read_back(lesson, text)

    def without_brackets(shown: Expression) -> str:
        return text(shown).replace("(", "").replace(")", "")

    with pytest.raises(CheckFailed):
        read_back(lesson, without_brackets)


def test_no_real_point_says_so() -> None:
    verifier = checker(subject("sqrt(-1 - x^2)"))
    assert verifier.points == ()
    check = verifier.equal(parse("x"), parse("x"))
    assert check.points == 0
    assert check.why_not == phrase("no-point")
