"""What is printed is read back: as the same tree, or in SymPy's language with the same value."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction
from string import ascii_letters

import pytest
import sympy
from hypothesis import given, settings

from tests.expression.strategies import expressions, smooth_expressions
from tests.expression.test_printing import CASES
from tutor.expression.greek import GREEK
from tutor.expression.latex import latex
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.sampling import sample_points
from tutor.expression.sympy_text import sympy_text
from tutor.expression.text import text
from tutor.expression.tree import Expression, Power, Product, Sum, Symbol

NAMES = ("rate",)
"""The only name in the cases that has to be declared."""

POINT = {"x": Fraction(7, 10), "y": Fraction(-13, 10), "z": Fraction(2, 5)}


def plain(tree: Expression) -> str:
    """Text for a plain terminal."""
    return text(tree, ascii=True)


def has_same_value(tree: Expression, other: Expression) -> bool:
    """Do two trees agree at a point where the first one has a value, if there is one in reach?"""
    return all(
        Evaluator(point).value(tree).overlaps(Evaluator(point).value(other))
        for point in sample_points([tree], [], count=1, tries=4)
    )


def value_in_sympy(written: str, point: dict[str, Fraction]) -> sympy.Expr:
    """The value of a text as SymPy understands it."""
    read = sympy.sympify(written, locals={"beta": sympy.Symbol("beta")})
    values = {sympy.Symbol(name): sympy.Rational(value) for name, value in point.items()}
    return read.doit().subs(values).doit().evalf(30)


@pytest.mark.parametrize("tree", [case[0] for case in CASES], ids=[case[2] for case in CASES])
@pytest.mark.parametrize("write", [text, plain, latex, sympy_text])
def test_cases_are_read_back(tree: Expression, write: Callable[[Expression], str]) -> None:
    """Every row of the table of printed cases comes back."""
    read = parse(write(tree), NAMES if "rate" in str(tree) else None)
    exact = write is not sympy_text and r"\times" not in write(tree)
    assert read == tree if exact else has_same_value(tree, read)


@pytest.mark.parametrize("write", [text, plain, latex])
@given(tree=expressions())
@settings(max_examples=150)
def test_trees_are_read_back(write: Callable[[Expression], str], tree: Expression) -> None:
    """parse(print(t)) == t."""
    assert parse(write(tree)) == tree


@pytest.mark.parametrize("write", [text, plain, latex, sympy_text])
def test_any_two_letters_stand_side_by_side(write: Callable[[Expression], str]) -> None:
    """No pair of letters is read as a function, a constant or one name; nor is a letter before a bracket."""
    letters = [Symbol(name) for name in (*ascii_letters, *GREEK) if name not in ("e", "E", "pi")]
    for first, second in itertools.product(letters, repeat=2):
        product = Product((first, second))
        assert parse(write(product)) == product
    for letter in letters:
        tree = Product((Power(letter, letter), Sum((letter, letter)), letter, Sum((letter, letter))))
        assert parse(write(tree)) == tree


@given(expressions())
@settings(max_examples=150)
def test_sympy_text_is_read_back(tree: Expression) -> None:
    """parse(str(t)) has the value of t; and where nothing had to be spelled out, it is t."""
    read = parse(str(tree))
    assert read == tree or has_same_value(tree, read)
    assert str(read) == str(tree)


@given(smooth_expressions(4))
@settings(max_examples=60)
def test_sympy_reads_the_same_value(tree: Expression) -> None:
    """sympify(str(t)) is worth what t is worth."""
    ours = Evaluator({Symbol(name): value for name, value in POINT.items()}, precision=200).value(tree)
    theirs = value_in_sympy(str(tree), POINT)
    if ours.is_finite() and theirs.is_finite:
        assert abs(float(ours) - float(theirs)) <= 1e-9 * max(1.0, abs(float(ours)))


@pytest.mark.parametrize(
    ("typed", "point", "expected"),
    [
        ("x^(1/3)", {"x": -8}, -2),
        ("x^(2/3)", {"x": -8}, 4),
        ("x^(-2/3)", {"x": -8}, Fraction(1, 4)),
        ("cbrt(x)", {"x": -27}, -3),
        ("root(x, 5)", {"x": -32}, -2),
        ("x^(2/6)", {"x": -8}, -2),
        ("|x| + sign(x)", {"x": -3}, 2),
        ("max(x, y, 2) - min(x, y)", {"x": 1, "y": 5}, 4),
        ("relu(x) + relu(y)", {"x": -1, "y": 5}, 5),
        ("log2(x) + log10(y) + logb(z, 3)", {"x": 8, "y": 100, "z": 9}, 7),
        ("4sigmoid(x)", {"x": 0}, 2),
        ("atan2(y, x)/pi", {"x": -1, "y": 0}, 1),
        ("Piecewise((x^2, x < 0 and y != 1 or x = 7), (-x, x >= 1), (5, True))", {"x": -3, "y": 2}, 9),
        ("Piecewise((x^2, x < 0 and y != 1 or x = 7), (-x, x >= 1), (5, True))", {"x": -3, "y": 1}, 5),
        ("Piecewise((x^2, x < 0 and y != 1 or x = 7), (-x, x >= 1), (5, True))", {"x": 7, "y": 1}, 49),
        ("sum(i=1..3, i x^2) - x", {"x": 2}, 22),
        ("s sum(i=1..n, i) + delta(2, 2) - delta(1, 2)", {"s": 2, "n": 4}, 21),
        ("lambda beta^2", {"lamda": 3, "beta": 2}, 12),
        ("d/dx [x^2 y] - y", {"x": 3, "y": 2}, 10),
        ("d[(x + y)^2]/d(x + y)", {"x": 3, "y": 2}, 10),
        ("d[(u1 + x y)^2]/d(u1 + x y)", {"x": 3, "y": 2, "u1": 1}, 14),
        ("1/2 x / 3 (y/5) - -x", {"x": 3, "y": 10}, 4),
        ("e^0 + (2^3)^2 - 2^3^2", {}, 1 + 64 - 512),
    ],
)
def test_sympy_reads_what_is_meant(typed: str, point: dict[str, int], expected: Fraction) -> None:
    """What SymPy would read otherwise is spelled out."""
    written = str(parse(typed))
    assert abs(value_in_sympy(written, {name: Fraction(value) for name, value in point.items()}) - expected) < 1e-12
    assert abs(value_in_sympy(str(parse(written)), {k: Fraction(v) for k, v in point.items()}) - expected) < 1e-12


def test_sympy_reads_members_of_a_family() -> None:
    """Indexed letters are SymPy's Indexed, numbered ones plain symbols."""
    read = sympy.sympify(str(parse("theta_0 sum(i=1..2, a_i w_{i,j})")))
    theta, j = sympy.symbols("theta_0 j")
    a, w = sympy.IndexedBase("a"), sympy.IndexedBase("w")
    assert sympy.expand(read.doit() - theta * (a[1] * w[1, j] + a[2] * w[2, j])) == 0


def test_sympy_reads_derivatives_of_unknown_functions() -> None:
    """∂₁g(x·y, y) is the derivative in the first place, taken at x·y."""
    x, y = sympy.symbols("x y")
    for typed, expected in (("d_1 g(x*y, y)", 2 * x * y * y), ("d_1 d_2 g(x, y)", 2 * x), ("d_2 g(y, y)", y**2)):
        read = sympy.sympify(str(parse(typed)))
        concrete = read.replace(sympy.Function("g"), lambda u, v: u**2 * v).doit()
        assert sympy.expand(concrete - expected) == 0
