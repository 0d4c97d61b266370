"""An answer that would fill a page is not shown again as a whole."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import judged, made
from tutor.bank.words import read_as, said
from tutor.derivation.lesson import Lesson, Section, phrase
from tutor.render.formats import render


def page(typed: str) -> tuple[str, ...]:
    """How an answer was read, alone and on the page of its verdict."""
    verdict = judged(made("partial", f="x^2 y", wrt="x"), typed)
    whole = (read_as(verdict), said(verdict))
    lessons = (Lesson(phrase("plain", text=""), (Section(None, None, blocks),), {}) for blocks in whole)
    return tuple(" ".join(render(lesson, "text", 100).split()) for lesson in lessons)


@pytest.mark.parametrize("typed", ["x+" * 900 + "x"])
def test_a_long_answer_is_cut(typed: str) -> None:
    for shown in page(typed):
        # 901 letters, and between them 900 times " + ".
        assert "I read your answer as x + x + x" in shown
        assert "…, 3601 characters in all." in shown
        assert len(shown) < 700


def test_a_short_one_is_not() -> None:
    alone, _ = page("2x + y + 3")
    assert alone == "I read your answer as 2x + y + 3."
