from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tutor.derivation.lesson import Lesson
from tutor.render.latex import render
from tutor.render.tex_words import escape

NEEDED = re.compile(r"\\usepackage(?:\[[^]]*\])?\{([^}]*)\}")


def balanced(page: str) -> bool:
    depth = 0
    for sign in re.findall(r"(?<!\\)(?:\\\\)*([{}])", page):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def test_a_page_is_a_whole_document(lesson: Lesson) -> None:
    page = render(lesson)
    assert page.startswith("\\documentclass")
    assert page.endswith("\\end{document}\n")
    assert NEEDED.findall(page) == ["inputenc", "fontenc", "textcomp", "amsmath,amssymb"]
    assert r"\subsection*{\(\partial f/\partial x\)\quad\normalfont\normalsize \emph{\(y\) is held constant}}" in page
    assert r" \tag*{sum rule} \\" in page
    assert "step & \\(x\\) \\\\ \\hline\n" in page
    assert balanced(page)


@pytest.mark.parametrize("name", ["lesson", "hostile"])
def test_environments_come_in_pairs(name: str, request: pytest.FixtureRequest) -> None:
    page = render(request.getfixturevalue(name))
    assert re.findall(r"\\begin\{(\w+\*?)\}", page) != []
    open_: list[str] = []
    for kind, environment in re.findall(r"\\(begin|end)\{(\w+\*?)\}", page):
        if kind == "begin":
            open_.append(environment)
        else:
            assert open_.pop() == environment
    assert open_ == []


def test_hostile_words_stay_words(hostile: Lesson) -> None:
    page = render(hostile)
    assert balanced(page)
    assert "\\input{" not in page
    assert page.isascii() or set(re.findall(r"[^\x00-\x7f]", page)) <= set("äöüß")


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("50% of x_max & #1", r"50\% of x\_max \& \#1"),
        ("\\input{x}", r"\textbackslash{}input\{x\}"),
        ("a^b~c $", r"a\textasciicircum{}b\textasciitilde{}c \$"),
        ("∂ moves inside Σ", r"\ensuremath{\partial} moves inside \ensuremath{\Sigma}"),
        ("é and 数", "é and [U+6570]"),
        ("‘a’ – “b”…", r"`a' -- ``b''\ldots{}"),
    ],
)
def test_words_are_words(words: str, escaped: str) -> None:
    assert escape(words) == escaped


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no LaTeX on this machine")
@pytest.mark.parametrize("name", ["lesson", "hostile"])
def test_it_compiles(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    (tmp_path / "page.tex").write_text(render(request.getfixturevalue(name)), encoding="utf-8")
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "page.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
