"""Small algebra: what it makes of an expression, what it is called, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.expression.strategies import smooth_expressions
from tutor.derivation.tidy import Tidier
from tutor.expression.dice import Dice
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression


def tidied(source: str) -> tuple[str, set[str]]:
    expression = parse(source)
    steps = Tidier().whole(expression)
    names = {name for step in steps for name in step.names}
    return text(steps[-1].after if steps else expression), names


@pytest.mark.parametrize(
    ("source", "form", "name"),
    [
        ("1*x + y", "x + y", "ones"),
        ("x + 0", "x", "zeros"),
        ("x - 0", "x", "zeros"),
        ("x*0*y", "0", "times-zero"),
        ("0/x + y", "y", "zero-fraction"),
        ("x/1", "x", "over-one"),
        ("x^1", "x", "first-power"),
        ("1^x", "1", "power-of-one"),
        ("-(-x)", "x", "two-minuses"),
        ("(-x)(-y)", "xy", "two-minuses"),
        ("sum(i, 0)", "0", "zero-summed"),
        ("7*(1/x)", "7/x", "one-fraction"),
        ("2*3*x", "6x", "arithmetic"),
        ("1/2*2*x", "x", "arithmetic"),
        ("x*x^2", "x³", "powers"),
        ("x*y/x", "y", "cancelled"),
        ("cos(x*y)*y", "y·cos(xy)", "order"),
        ("y*(-sin(x))", "−y·sin(x)", "signs"),
        ("x + x", "2x", "like-terms"),
        ("1 + x + 2", "3 + x", "numbers-added"),
        ("1 - (y + 2*x)", "1 − y − 2x", "brackets"),
        ("cos(0) + x", "1 + x", "known-value"),
        ("sum(i, 2*a_i*s)", "2s·Σᵢ aᵢ", "leave-sigma"),
        ("sum(i, b)", "b·n", "constant-summed"),
        ("sum(i, a_i + b)", "Σᵢ aᵢ + b·n", "split-sigma"),
        ("0.1*3*x", "0.3x", "arithmetic"),
        ("-(x - y)*(-1)", "x − y", "two-minuses"),
    ],
)
def test_passes(source: str, form: str, name: str) -> None:
    shown, names = tidied(source)
    assert shown == form
    assert name in names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("56x^6 + 0 - 0", {"zeros"}),  # no ·1 is there
        ("-(15*(-sin(x)))", {"signs", "arithmetic", "two-minuses"}),
        ("7*(1/(2*sqrt(x)))", {"one-fraction"}),  # 7 and 2 stay as they are
        ("-7/(2*sqrt(x))", set()),
        ("1*x + 0", {"ones", "zeros"}),
    ],
)
def test_nothing_is_named_that_did_not_happen(source: str, names: set[str]) -> None:
    assert tidied(source)[1] <= names


@pytest.mark.parametrize("source", ["x² + 1", "2(x + y)", "sin(x)·cos(x)", "9^(99⁹⁹)", "x/y", "−x + y", "½"])
def test_tidy_forms_stay(source: str) -> None:
    assert tidied(source) == (source, set())


@settings(max_examples=150)
@given(smooth_expressions(5))
def test_values_stay(expression: Expression) -> None:
    dice = Dice(7)
    from fractions import Fraction

    point = {symbol: Fraction(dice.randrange(-20, 20), 10) for symbol in sorted(symbols(expression), key=str)}
    evaluator = Evaluator(point, 192)
    before = evaluator.value(expression)
    for step in Tidier().whole(expression):
        after = evaluator.value(step.after)
        assert not (before.is_finite() and after.is_finite()) or before.overlaps(after)
