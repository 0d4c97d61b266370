"""Bars and hats on a page and on a screen."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from unicodedata import combining

import pytest

from tutor import gradient
from tutor.derivation.lesson import Lesson
from tutor.derivation.lessons.gradient import gradient_lesson
from tutor.expression.parser import parse
from tutor.render.ascii import to_ascii
from tutor.render.fold import fold, measure
from tutor.render.formats import render
from tutor.render.mathml import mathml
from tutor.render.tex_words import escape


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    """The gradient of a mean squared error, with means, bars and hats in it."""
    return gradient_lesson(gradient("mean(i, (s*a_i + b - h_i)^2) + yhat*b + s*mean(n, x_n)*hbar", ["s", "b"]))


@pytest.mark.parametrize(
    ("words", "ascii", "tex"),
    [
        ("ȳ and y\u0304", "ybar and ybar", r"\ensuremath{\bar{y}} and \ensuremath{\bar{y}}"),
        ("β\u0302₁", "betahat_1", r"\ensuremath{\hat{\beta}}\ensuremath{_{1}}"),
        ("h\u0304 is", "hbar is", r"\ensuremath{\bar{h}} is"),
        ("the château", "the chateau", "the château"),
        ("ж\u0304", "?", "[U+0436]"),
    ],
)
def test_in_words(words: str, ascii: str, tex: str) -> None:
    assert to_ascii(words) == ascii
    assert escape(words) == tex


@pytest.mark.parametrize("typed", ["abar", "mean(a^2)", "mean(a h)", "mean(n, x_n)"])
def test_the_bar_is_as_wide_as_what_is_below(typed: str) -> None:
    written = mathml(parse(typed))
    assert '<mover accent="true">' in written
    assert '<mo stretchy="true">¯</mo>' in written


def test_a_hat_in_mathml() -> None:
    assert '<mover accent="true"><mrow><mi>y</mi></mrow><mo>^</mo></mover>' in mathml(parse("yhat_n"))


@pytest.mark.parametrize("room", range(8, 30))
def test_no_line_begins_with_a_mark(room: int) -> None:
    text = "h\u0304" * 40
    lines = fold(text, room)
    assert "".join(lines) == text
    assert all(measure(line) <= room and not combining(line[0]) for line in lines)


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("ascii", [False, True])
def test_on_a_screen(lesson: Lesson, width: int, ascii: bool) -> None:
    lines = render(lesson, "text", width, ascii).splitlines()
    assert all(measure(line) <= width for line in lines)
    if ascii:
        assert all(line.isascii() for line in lines)
        assert any("mean(h)" in line for line in lines)
    else:
        (top,) = [line for line in lines if "⎡" in line]
        (low,) = [line for line in lines if "⎣" in line]
        assert measure(top[: top.index("⎤")]) == measure(low[: low.index("⎦")])


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("html", '<mo stretchy="true">¯</mo>'),
        ("json", "Sum(Indexed(a, i)**2, (i, 1, n))/n"),
        ("markdown", r"\overline{a^{2}}"),
        ("latex", r"\bar{h}"),
    ],
)
def test_on_a_page(lesson: Lesson, name: str, part: str) -> None:
    assert part in render(lesson, name)


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no LaTeX on this machine")
def test_it_compiles(lesson: Lesson, tmp_path: Path) -> None:
    (tmp_path / "page.tex").write_text(render(lesson, "latex"), encoding="utf-8")
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "page.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
