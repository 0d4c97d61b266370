from __future__ import annotations

import re

import pytest

from tutor.derivation.lesson import Lesson
from tutor.render.markdown import escape, render


def test_a_page_has_headings_formulas_and_a_table(lesson: Lesson) -> None:
    page = render(lesson)
    assert page.startswith("# The gradient of f\n\n$$\n\\begin{aligned}\nf(x) & = ")
    assert "\n## ∂f/∂x\n\n*$y$ is held constant*\n\n$$\n\\begin{aligned}\n& " in page
    assert r" && \text{sum rule} \\" in page
    assert r" && \text{constant factor: }y\text{; }\text{chain rule} \\" in page
    assert "\n| step | $x$ |\n| --- | --- |\n| 0.1 | $y$ |\n| 10.25 | no $x$ |\n" in page
    assert page.endswith("Checked at $x$ with 9 digits.\n")


def test_dollars_and_environments_come_in_pairs(lesson: Lesson) -> None:
    page = render(lesson)
    assert page.count("$$") % 2 == 0
    assert page.replace("$$", "").count("$") % 2 == 0
    assert page.count(r"\begin{aligned}") == page.count(r"\end{aligned}") == 2
    for formula in re.findall(r"\$\$\n(.*?)\n\$\$", page, re.DOTALL):
        assert "\n\n" not in formula
        assert r"\," not in formula


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("x_max", r"x\_max"),
        ("<b>", r"\<b\>"),
        ("[a](b)", r"\[a\](b)"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("a $ b | c", r"a \$ b \| c"),
        ("∂f/∂x, y = −2", "∂f/∂x, y = −2"),
    ],
)
def test_words_are_words(words: str, escaped: str) -> None:
    assert escape(words) == escaped


def test_hostile_words_stay_words(hostile: Lesson) -> None:
    page = render(hostile)
    assert not re.search(r"(?<!\\)<", page)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", page)
    assert "\\input" not in re.sub(r"\\\\", "", page.replace(r"\textbackslash{}", ""))
