"""A dot stands where a number before a bracket or a function would read as a call."""

from __future__ import annotations

import pytest

from tutor import parse
from tutor.expression.latex import latex
from tutor.expression.text import text


@pytest.mark.parametrize(
    ("typed", "printed", "written"),
    [
        ("0.01*(-260)", "0.01·(−260)", r"0.01 \cdot \left(-260\right)"),
        ("6*(-2/11)", "6·(−2/11)", r"6 \cdot \left(-\frac{2}{11}\right)"),
        ("2*(-x+y)", "2·(−x + y)", r"2 \cdot \left(-x + y\right)"),
        ("0.25*(-x)^2", "0.25·(−x)²", r"0.25 \cdot \left(-x\right)^{2}"),
        ("1.42527*sin(t)", "1.42527·sin(t)", r"1.42527 \cdot \sin\left(t\right)"),
        ("1/2*sin(t)", "½·sin(t)", r"\frac{1}{2} \sin\left(t\right)"),
        ("2*sin(x)*cos(x)", "2sin(x)·cos(x)", r"2 \sin\left(x\right) \cos\left(x\right)"),
        ("0.5*(x+1)", "0.5(x + 1)", r"0.5 \left(x + 1\right)"),
        ("1/2*(x+1)", "½(x + 1)", r"\frac{1}{2} \left(x + 1\right)"),
        ("0.5*x", "0.5x", "0.5 x"),
        ("sqrt(0.5)", "√0.5", r"\sqrt{0.5}"),
        ("(a+b)*(-c+d)", "(a + b)·(−c + d)", r"\left(a + b\right) \left(-c + d\right)"),
    ],
)
def test_dots(typed: str, printed: str, written: str) -> None:
    tree = parse(typed)
    assert (text(tree), latex(tree)) == (printed, written)
    assert parse(printed) == parse(written) == parse(text(tree, ascii=True)) == tree
