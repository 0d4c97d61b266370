"""What of a sentence is mathematics in LaTeX, and how signs are written where they are lacking."""

from __future__ import annotations

import pytest

from tutor.derivation.lesson import phrase
from tutor.expression.numbers import whole
from tutor.expression.tree import Symbol
from tutor.render.ascii import to_ascii
from tutor.render.tex import formula, inline
from tutor.render.tex_words import escape

x, y = Symbol("x"), Symbol("y")


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("At ({p}, {q}) = (1, {q})", r"At \((x, y) = (1, y)\)"),
        ("At ({p}, {q}).", r"At \((x, y)\)."),
        ("∂loss/∂{p} is it", r"\(\partial \mathrm{loss}/\partial x\) is it"),
        ("Check: ∂f/∂{p} = 0", r"Check: \(\partial f/\partial x = 0\)"),
        ("∇loss({p}, {q})", r"\(\nabla \mathrm{loss}(x, y)\)"),
        ("Größe({p})", r"\(\text{Größe}(x)\)"),
        ("3 rows: {p} = 3.", r"3 rows: \(x = 3\)."),
        ("from {p} on (see {q})", r"from \(x\) on (see \(y\))"),
        ("f has {p}, {q}", r"f has \(x\), \(y\)"),
        ("({p} is all) and {q})", r"(\(x\) is all) and \(y\))"),
        ("β = ({p}, …, {q})", r"\(\beta  = (x, \ldots{}, y)\)"),
        ("equation (1)", "equation (1)"),
        ("[{p}, {q})", r"[\(x\), \(y\))"),
    ],
)
def test_a_formula_is_in_one_piece(template: str, written: str) -> None:
    assert inline(phrase(template, p=x, q=y)) == written


def test_a_head_in_a_formula() -> None:
    assert formula(phrase("loss({p}, {q})", p=x, q=whole(0))) == r"\mathrm{loss}(x, 0)"


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("in °C", "in degC"),
        ("price in €", "price in EUR"),
        ("area (m²)", "area (m^2)"),
        ("5 µm", "5 um"),
        ("45° west", "45 degrees west"),
        ("Łódź, Tromsø, Groß", "Lodz, Tromso, Gross"),
        ("£5 ‰", "GBP5 per mille"),
        ("数", "?"),
    ],
)
def test_ascii(words: str, plain: str) -> None:
    assert to_ascii(words) == plain


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("2 € at 5 °C", r"2 € at 5 \ensuremath{^{\circ}}C"),
        ("λmin ≤ λmax", r"\ensuremath{\lambda_{\mathrm{min}}} \ensuremath{\le} \ensuremath{\lambda_{\mathrm{max}}}"),
        ("Δt", r"\ensuremath{\Delta}t"),
        ("ά and Ω", r"\ensuremath{\alpha} and \ensuremath{\Omega}"),
        ("₿ ₧", "BTC peseta"),
        ("⁋", "[reversed pilcrow sign]"),
    ],
)
def test_latex_words(words: str, written: str) -> None:
    assert escape(words) == written
