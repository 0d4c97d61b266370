"""What is printed is read back: as the same tree, or in SymPy's language with the same value."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.expression.strategies import expressions
from tests.expression.test_printing import CASES
from tutor.expression.latex import latex
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Expression

NAMES = ("rate",)
"""The only name in the cases that has to be declared."""


@pytest.mark.parametrize("tree", [case[0] for case in CASES], ids=[case[2] for case in CASES])
def test_cases_are_read_back(tree: Expression) -> None:
    """Every row of the table of printed cases comes back."""
    names = NAMES if "rate" in str(tree) else None
    assert parse(text(tree), names) == tree
    assert parse(text(tree, ascii=True), names) == tree
    if r"\times" not in latex(tree):
        assert parse(latex(tree), names) == tree


@given(expressions())
@settings(max_examples=300)
def test_text_is_read_back(tree: Expression) -> None:
    """parse(text(t)) == t."""
    assert parse(text(tree)) == tree


@given(expressions())
@settings(max_examples=300)
def test_ascii_is_read_back(tree: Expression) -> None:
    """parse(text(t, ascii=True)) == t."""
    assert parse(text(tree, ascii=True)) == tree


@given(expressions())
@settings(max_examples=300)
def test_latex_is_read_back(tree: Expression) -> None:
    """parse(latex(t)) == t."""
    assert parse(latex(tree)) == tree
