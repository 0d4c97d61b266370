"""Nothing of a LaTeX page runs off its edge; LaTeX itself is asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.typesetting import NEEDS_LATEX, overfull, typeset
from tutor import parse
from tutor.derivation.lesson import Lesson, Line, Lines, Matrix, Section, Table, phrase
from tutor.expression.numbers import whole
from tutor.render.latex import render
from tutor.render.tex_fold import fold
from tutor.render.tex_width import breaks, measure

FORMULAS = (
    r"\frac{1}{2} \sum_{i} \left(\beta_{0} + \beta_{1} x_{i} + \beta_{2} x_{i}^{2} - y_{i}\right)^{2}",
    r"\frac{\partial}{\partial w}\left[-y \ln\left(\sigma\left(w x + b\right)\right)\right] + \frac{1}{1 + e^{-x}}",
    r"\text{sum of residual}^{2} = 0.875 \cdot 28 + \frac{37}{24} \cdot 140 - \sqrt{x^{2} + y^{2}}",
    r"s \overline{a^{2}} + b \bar{a} - \overline{a h} \leq \mathrm{loss}(s, b)",
    r"\begin{cases} x & \text{if } x > 0 \\ -x & \text{otherwise} \end{cases}",
)


@NEEDS_LATEX
def test_what_is_far_too_wide_stays_on_the_page(tmp_path: Path) -> None:
    sum_ = parse(" + ".join(f"a_{k}*x^{k}" for k in range(1, 30)))
    long = phrase("{words}", words="a reason that goes on and on " * 8)
    lines = (
        Line(phrase("f"), sum_, (long,)),
        Line(sum_, whole(0), (phrase("short"),), label=phrase("From (1):")),
        Line(None, parse("0"), label=phrase("(2)")),
    )
    blocks = (
        Lines(None, lines[:1]),
        Lines(sum_, (Line(None, sum_, (phrase("short"),)),)),
        Lines(None, lines),
        Matrix(phrase("H"), ((whole(10**15),) * 12,) * 2, (("1.5",) * 12,) * 2),
        Table((long, phrase("n")), (("1", "2"),)),
    )
    page = render(Lesson(phrase("Wide"), (Section(None, None, blocks),)))
    assert r"\usepackage{graphicx}" in page
    assert overfull(typeset(page, tmp_path)) == []


@NEEDS_LATEX
def test_the_widths_are_near_the_true_ones(tmp_path: Path) -> None:
    boxes = "\n".join(rf"\setbox0=\hbox{{$\displaystyle {one}$}}\typeout{{W \the\wd0}}" for one in FORMULAS)
    page = rf"\documentclass{{article}}\usepackage{{amsmath}}\begin{{document}}{boxes}\end{{document}}"
    widths = [float(width) for width in re.findall(r"W ([0-9.]+)pt", typeset(page, tmp_path))]
    assert [measure(one) / width for one, width in zip(FORMULAS, widths, strict=True)] == pytest.approx(
        [1.0] * len(FORMULAS), abs=0.15
    )


@NEEDS_LATEX
def test_every_letter_of_europe_is_typeset(tmp_path: Path) -> None:
    letters = [
        chr(code)
        for code in (*range(0xA1, 0x180), *range(0x2010, 0x2028), *range(0x391, 0x3CA), *range(0x20A0, 0x20C0))
    ]
    heading = phrase(
        "{words}", words=" ".join(letter for letter in letters if letter.isprintable() and letter != "\u03a2")
    )
    page = render(Lesson(phrase("Letters"), (Section(heading, None, (Table((heading,), ()),)),)))
    assert "[U+" not in page
    typeset(page, tmp_path)


@pytest.mark.parametrize(
    ("source", "room", "lines"),
    [
        ("x + y", 100, ["x + y"]),
        ("a + b - c", 35, ["a + b", "{} - c"]),
        # Outside of brackets first, and never after a sign or within a fraction.
        (r"\left(a + b\right) - c", 45, [r"\left(a + b\right)", "{} - c"]),
        (r"\left(a\right) \left(b\right)", 25, [r"\left(a\right)", r"\left(b\right)"]),
        (r"\frac{a + b + c + d + e}{f}", 20, [r"\frac{a + b + c + d + e}{f}"]),
        (r"= -\left(a + b\right)", 35, [r"= -\left(a\right.", r"\left. {} + b\right)"]),
    ],
)
def test_a_formula_is_broken_between_terms(source: str, room: float, lines: list[str]) -> None:
    assert fold(source, room) == lines


def test_a_sign_is_no_place_for_a_break() -> None:
    assert breaks(r"-x = -\left(-y\right) \cdot -z") != []
    assert [mark.place for mark in breaks(r"-x = -y")] == []
