"""The engine: right answers, against SymPy and by hand; shared work; depth; refusals."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings

from tests.expression.strategies import smooth_expressions
from tutor.derivation.differentiate import Engine
from tutor.derivation.step import walk
from tutor.errors import Unanswerable
from tutor.expression.numbers import whole
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.structures import Partial
from tutor.expression.text import text
from tutor.expression.tree import Call, Expression, Product, Sum, Symbol

X = Symbol("x")
POINT = {Symbol("x"): Fraction(7, 10), Symbol("y"): Fraction(13, 10), Symbol("z"): Fraction(-4, 10)}


@pytest.mark.parametrize(
    ("function", "variable", "answer"),
    [
        # The lecture and the chapter.
        ("3a^2 + b^2 - ab + a", "a", "6a − b + 1"),
        ("3a^2 + b^2 - ab + a", "b", "2b − a"),
        ("(x+y+z)^2", "y", "2(x + y + z)"),
        ("x^2 y + sin(xy)", "x", "2xy + y·cos(xy)"),
        ("x^2 y + sin(xy)", "y", "x² + x·cos(xy)"),
        ("1/2 sum(i, (s a_i + b - h_i)^2)", "s", "s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ"),
        ("1/N Σ_n (y_n - theta_0 - theta_1 x_n)^2", "theta_0", "−2/N·Σₙ (yₙ − θ₀ − θ₁·xₙ)"),
        ("1/N Σ_n (y_n - theta_0 - theta_1 x_n)^2", "theta_1", "−2/N·Σₙ (yₙ − θ₀ − θ₁·xₙ)·xₙ"),
        # By hand.
        ("σ(w x + b)", "w", "σ(wx + b)·(1 − σ(wx + b))·x"),
        ("x^x", "x", "xˣ·(ln(x) + 1)"),
        ("1/x^3", "x", "−3/x⁴"),
        ("sqrt(x)", "x", "1/(2√x)"),
        ("sqrt(x^2 + y^2)", "x", "x/√(x² + y²)"),
        ("ln(3x^2)", "x", "2/x"),
        ("x/(x^2+1)", "x", "(1 − x²)/(x² + 1)²"),
        ("2^(3x)", "x", "3·2^(3x)·ln(2)"),
        ("e^(-x)", "x", "−e^(−x)"),
        ("0.5x^2 + 0.1x", "x", "x + 0.1"),
        ("sum(k, x_k^2)", "x_j", "2xⱼ"),
        ("sum(i, b)", "b", "n"),
        ("sum(i, sum(j, x_i*A_ij*x_j))", "x_k", "Σⱼ Aₖⱼxⱼ + Σᵢ Aᵢₖxᵢ"),
        ("ln(sum(i, exp(z_i)))", "z_j", "exp(zⱼ)/(Σᵢ exp(zᵢ))"),
        ("1/(x - y)", "y", "1/(x − y)²"),
        ("e^(-(x - m)^2/(2 s^2))", "s", "(x − m)²·e^(−(x − m)²/(2s²))/s³"),
        ("g(x^2, 3x y)", "x", "2x·∂₁g(x², 3xy) + 3y·∂₂g(x², 3xy)"),
        ("max(x, x^2)", "x", "{1 if x > x²; 2x if x² > x}"),
        ("x - (y + x^2)", "x", "1 − 2x"),
        ("sin(x)^2 + cos(x)^2", "x", "0"),
    ],
)
def test_answers_in_textbook_form(function: str, variable: str, answer: str) -> None:
    assert text(Engine().derive(parse(function), parse_symbol(variable)).answer) == answer


def parse_symbol(name: str) -> Symbol:
    symbol = parse(name)
    assert isinstance(symbol, Symbol)
    return symbol


@settings(max_examples=150)
@given(smooth_expressions(6))
def test_agrees_with_sympy_on_random_functions(function: Expression) -> None:
    ours = Engine().derive(function, X).answer
    theirs = sympy.diff(function.to_sympy(), sympy.Symbol("x"))
    values = {
        sympy.Symbol(symbol.name): sympy.Rational(value.numerator, value.denominator) for symbol, value in POINT.items()
    }
    expected = theirs.evalf(30, subs=values)
    if not expected.is_Float and not expected.is_Number:
        return
    ball = Evaluator(POINT, 192).value(ours)
    if not ball.is_finite():
        return
    assert abs(float(ball.mid()) - float(expected)) <= 1e-9 * max(1.0, abs(float(expected)))


@settings(max_examples=150)
@given(smooth_expressions(5))
def test_every_step_agrees_with_power_series(function: Expression) -> None:
    evaluator = Evaluator(POINT, 192)
    for step in walk(Engine().derive(function, X)):
        before = evaluator.value(step.before)
        for form in (step.after, step.assembled, step.answer):
            after = evaluator.value(form)
            assert not (before.is_finite() and after.is_finite()) or before.overlaps(after)


def test_a_shared_part_is_differentiated_once() -> None:
    part = parse("sin(x^2 + 1)")
    root = Engine().derive(Sum((Product((part, Symbol("y"))), Product((part, Symbol("z"))))), X)
    assert len([step for step in walk(root) if step.before == Partial(part, X)]) == 1


def test_a_deep_chain_needs_no_recursion() -> None:
    nested: Expression = X
    for _ in range(600):
        nested = Call("sin", (nested,))
    answer = Engine().derive(nested, X).answer
    assert isinstance(answer, Product)
    assert len(answer.factors) == 600


def test_a_bound_with_the_variable_in_it_is_refused() -> None:
    with pytest.raises(Unanswerable, match="bounds"):
        Engine().derive(parse("sum(i=1..n, x^i)"), Symbol("n"))


def test_the_answer_is_built_from_the_steps() -> None:
    root = Engine().derive(parse("x^2 y + sin(xy)"), X)
    for step in walk(root):
        parts = tuple(substep.answer for substep in step.substeps)
        assert step.rewrite.build(parts) == step.assembled
        expected = step.tidied[-1].after if step.tidied else step.assembled
        assert step.answer == expected
    assert root.answer != whole(0)
