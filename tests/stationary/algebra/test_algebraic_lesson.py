"""The elimination as a student reads it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.stationary.algebra.classics import (
    BEALE,
    CAMEL_3,
    GOLDSTEIN,
    HIMMELBLAU,
    ROSENBROCK_4,
    TANG_2,
)
from tutor import gradient
from tutor.derivation.lesson import Lesson, Line, Lines, phrase
from tutor.expression.text import text
from tutor.render.formats import render
from tutor.render.sentences.algebraic import SENTENCES
from tutor.render.words import say
from tutor.stationary.algebra.solve import solve
from tutor.stationary.clock import Clock
from tutor.stationary.system import Solution, System


def stationary(function: str) -> Solution:
    """The points where ∇f = 0."""
    found = gradient(function)
    solution = solve(System(tuple(found.variables), tuple(found.answer)), Clock.of(20))
    assert solution is not None
    return solution


LESSONS = {
    HIMMELBLAU: ("(y − 2)(y³ + 2y² − 10y − 19)", "9 points", "−3.77931"),
    TANG_2: ("4x³ − 32x + 5 = 0", "All 9 combinations", "−2.90353"),
    GOLDSTEIN: ("degree 24", "Of the 64 combinations of these values, 9 satisfy every equation."),
    "x^3 + y^3 - 3x*y": ("x⁴ − x = 0", "x·(x − 1)(x² + x + 1) = 0", "y = x²", "the other 2 fall away"),
    "x/(1 + x^2 + y^2)": ("Multiplied by their denominators", "All its roots are real: x = −1, 0, 1."),
}


@pytest.mark.parametrize(("function", "parts"), LESSONS.items(), ids=[*LESSONS])
def test_the_elimination_is_shown(function: str, parts: Sequence[str]) -> None:
    found = stationary(function)
    shown = render(Lesson(phrase("plain", text="t"), found.sections), "text", 100)
    for part in parts:
        assert part in " ".join(shown.split()), part


@pytest.mark.parametrize("function", [*LESSONS, BEALE, ROSENBROCK_4, CAMEL_3, "x^4 + y^4"])
def test_every_line_is_checked_and_every_sentence_has_words(function: str) -> None:
    found = stationary(function)
    for section in found.sections:
        for block in section.blocks:
            for line in block.lines if isinstance(block, Lines) else ():
                assert isinstance(line, Line)
                assert line.check is not None
                assert line.check.points > 0
    for one in found.argument:
        assert "{" not in say(one, text)


def test_the_sentences_are_named_after_their_file() -> None:
    assert all(key.startswith("algebraic-") for key in SENTENCES)
