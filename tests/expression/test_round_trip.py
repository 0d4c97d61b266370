"""What is printed is read back: as the same tree, or in SymPy's language with the same value."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings

from tests.expression.strategies import expressions, smooth_expressions
from tests.expression.test_printing import CASES
from tutor.expression.latex import latex
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.sympy_text import sympy_text
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol

NAMES = ("rate",)
"""The only name in the cases that has to be declared."""

POINT = {Symbol("x"): Fraction(7, 10), Symbol("y"): Fraction(-13, 10), Symbol("z"): Fraction(2, 5)}


def value(tree: Expression) -> object:
    """What `tree` is worth at one point; symbols that are not in POINT have a value of their own."""
    point = {symbol: POINT.get(symbol, Fraction(len(symbol.label), 3)) for symbol in letters(tree)}
    return Evaluator({**point, Symbol("n"): Fraction(3), Symbol("N"): Fraction(3)}).value(tree)
