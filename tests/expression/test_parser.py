"""What each notation reads as. The right column is the tree in SymPy's language, brackets where they were typed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.expression.numbers import whole
from tutor.expression.parser import parse
from tutor.expression.structures import Applied, BigSum, Comparison, Delta, Logic, Partial, Piecewise
from tutor.expression.text import text
from tutor.expression.traversal import postorder
from tutor.expression.tree import (
    Call,
    Constant,
    Expression,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Span,
    Sum,
    Symbol,
)

X, Y, Z, A, B, C, N = (Symbol(letter) for letter in "xyzabcn")
INDEX, J = Symbol("i"), Symbol("j")
ONE, TWO, THREE = whole(1), whole(2), whole(3)


def sin(argument: Expression) -> Call:
    return Call("sin", (argument,))


STRUCTURES: list[tuple[str, Expression]] = [
    ("x**2*y+sin(x*y)", Sum((Product((Power(X, TWO), Y)), sin(Product((X, Y)))))),
    ("x^2 y + sin(xy)", Sum((Product((Power(X, TWO), Y)), sin(Product((X, Y)))))),
    ("x²·y + sin(xy)", Sum((Product((Power(X, TWO), Y)), sin(Product((X, Y)))))),
    # signs and precedence
    ("-x^2", Negation(Power(X, TWO))),
    ("2^3^2", Power(TWO, Power(THREE, TWO))),
    ("2^-x", Power(TWO, Negation(X))),
    ("2^-x*y", Product((Power(TWO, Negation(X)), Y))),
    ("-x + y", Sum((Negation(X), Y))),
    ("x - y + z", Sum((X, Negation(Y), Z))),
    ("-2x", Negation(Product((TWO, X)))),
    ("-x*y", Negation(Product((X, Y)))),
    ("-x/y", Negation(Quotient(X, Y))),
    ("+x", X),
    ("x*-y", Product((X, Negation(Y)))),
    ("x*-y*z", Product((X, Negation(Y), Z))),
    ("x - -y", Sum((X, Negation(Negation(Y))))),
    # products and quotients: beside is as loose as *, and / is read from the left
    ("1/2 x", Product((Quotient(ONE, TWO), X))),
    ("½x", Product((Quotient(ONE, TWO), X))),
    ("a/bc", Product((Quotient(A, B), C))),
    ("a*b/c*x", Product((Quotient(Product((A, B)), C), X))),
    ("a/b/c", Quotient(Quotient(A, B), C)),
    ("x^½", Power(X, Quotient(ONE, TWO))),
    # brackets stop flattening
    ("x*y*z", Product((X, Y, Z))),
    ("(x*y)*z", Product((Product((X, Y)), Z))),
    ("a+(b+c)", Sum((A, Sum((B, C))))),
    ("2(x+1)(x-1)", Product((TWO, Sum((X, ONE)), Sum((X, Negation(ONE)))))),
    ("2[x+1]{y}", Product((TWO, Sum((X, ONE)), Y))),
    # functions with and without brackets
    ("sin x", sin(X)),
    ("sin 2x", sin(Product((TWO, X)))),
    ("sin xy", sin(Product((X, Y)))),
    ("sin x^2", sin(Power(X, TWO))),
    ("sin^2 x", Power(sin(X), TWO)),
    ("sin²x", Power(sin(X), TWO)),
    ("sin^2(x)", Power(sin(X), TWO)),
    ("sin(x)^2", Power(sin(X), TWO)),
    ("sin x / y", Quotient(sin(X), Y)),
    ("sin x + y", Sum((sin(X), Y))),
    ("sin x cos x", Product((sin(X), Call("cos", (X,))))),
    ("sin x(y+1)", Product((sin(X), Sum((Y, ONE))))),
    ("sin -x", sin(Negation(X))),
    ("sin(x)y", Product((sin(X), Y))),
    ("sin sin x", sin(sin(X))),
    ("xsin(x)", Product((X, sin(X)))),
    ("2sinxcosx", Product((TWO, sin(X), Call("cos", (X,))))),
    ("sin2x", sin(Product((TWO, X)))),
    ("ln|x|", Call("ln", (Call("abs", (X,)),))),
    ("ln|x|y", Product((Call("ln", (Call("abs", (X,)),)), Y))),
    ("|x|", Call("abs", (X,))),
    ("2|x+1|y", Product((TWO, Call("abs", (Sum((X, ONE)),)), Y))),
    ("||x|-1|", Call("abs", (Sum((Call("abs", (X,)), Negation(ONE))),))),
    ("|x|y|z|", Product((Call("abs", (X,)), Y, Call("abs", (Z,))))),
    ("√x", Call("sqrt", (X,))),
    ("√(xy)", Call("sqrt", (Product((X, Y)),))),
    ("√2x", Product((Call("sqrt", (TWO,)), X))),
    ("√x²", Call("sqrt", (Power(X, TWO),))),
    ("∛x", Call("cbrt", (X,))),
    ("root(x, 3)", Call("cbrt", (X,))),
    ("root(x, n)", Call("root", (X, N))),
    ("real_root(x, 5)", Call("root", (X, whole(5)))),
    ("x**(1/3)", Power(X, Quotient(ONE, THREE))),
    ("log(x)", Call("ln", (X,))),
    ("log(x, b)", Call("logb", (X, B))),
    ("log(x, 2)", Call("log2", (X,))),
    ("log_2(x)", Call("log2", (X,))),
    ("log₁₀x", Call("log10", (X,))),
    ("Max(x, y)", Call("max", (X, Y))),
    ("σ(z)", Call("sigmoid", (Z,))),
    ("logistic(z)", Call("sigmoid", (Z,))),
    # constants and names
    ("e^x", Power(Constant("e"), X)),
    ("2πa", Product((TWO, Constant("pi"), A))),
    ("pi", Constant("pi")),
    ("E*x", Product((Constant("e"), X))),
    ("E x", Product((Symbol("E"), X))),
    ("E^x", Power(Symbol("E"), X)),
    ("lambda + beta", Sum((Symbol("lambda"), Symbol("beta")))),
    ("S*N*I*O*Q", Product(tuple(Symbol(letter) for letter in "SNIOQ"))),
    ("theta0", Symbol("theta", (whole(0),))),
    ("θ₀", Symbol("theta", (whole(0),))),
    ("x1", Symbol("x", (ONE,))),
    ("x_12", Symbol("x", (whole(12),))),
    ("x_max", Symbol("x_max")),
    ("y_hat_i", Symbol("yhat", (INDEX,))),
    ("ŷᵢ", Symbol("yhat", (INDEX,))),
    ("a_i", Symbol("a", (INDEX,))),
    ("a[i]", Symbol("a", (INDEX,))),
    ("a[i+1]", Symbol("a", (Sum((INDEX, ONE)),))),
    ("aᵢ₋₁", Symbol("a", (Sum((INDEX, Negation(ONE))),))),
    ("w_{ij}", Symbol("w", (INDEX, J))),
    ("w_{i,j}", Symbol("w", (INDEX, J))),
    ("wᵢⱼ", Symbol("w", (INDEX, J))),
    ("x[y+1]", Product((X, Sum((Y, ONE))))),
    ("2x_1x_2", Product((TWO, Symbol("x", (ONE,)), Symbol("x", (TWO,))))),
    ("sa_i", Product((Symbol("s"), Symbol("a", (INDEX,))))),
    ("0.10", Number(Fraction(1, 10), spelling="0.10")),
    ("1e-3", Number(Fraction(1, 1000), spelling="1e-3")),
    # unknown functions
    ("g(x, y)", Applied("g", (X, Y))),
    ("x(y+1)", Product((X, Sum((Y, ONE))))),
    ("∂₁²∂₂g(x, y)", Applied("g", (X, Y), (2, 1))),
    ("d_1 d_1 g(x, y)", Applied("g", (X, Y), (2, 0))),
    ("Derivative(g(x, y), (x, 2))", Applied("g", (X, Y), (2, 0))),
    ("Subs(Derivative(g(v1, y), v1), v1, x*y)", Applied("g", (Product((X, Y)), Y), (1, 0))),
    # partial derivatives
    ("∂/∂x [x·y]", Partial(Product((X, Y)), X)),
    ("∂/∂aᵢ [3]", Partial(THREE, Symbol("a", (INDEX,)))),
    ("∂[x + y]/∂(x + y)", Partial(Sum((X, Y)), Sum((X, Y)))),
    ("d/dx [x*y]", Partial(Product((X, Y)), X)),
    ("d[x + y]/d(x + y)", Partial(Sum((X, Y)), Sum((X, Y)))),
    ("Derivative(x*y, x)", Partial(Product((X, Y)), X)),
    # deltas, conditions, branches
    ("δᵢⱼ", Delta(INDEX, J)),
    ("delta(i, j)", Delta(INDEX, J)),
    ("KroneckerDelta(i, j)", Delta(INDEX, J)),
    ("x < 1", Comparison("<", X, ONE)),
    ("-1 <= x < 1", Logic("and", (Comparison("<=", Negation(ONE), X), Comparison("<", X, ONE)))),
    ("x > 0 and y != 1", Logic("and", (Comparison(">", X, whole(0)), Comparison("!=", Y, ONE)))),
    ("Piecewise((x**2, x<0), (x, True))", Piecewise((Power(X, TWO), X), (Comparison("<", X, whole(0)),))),
    ("{x² if x < 0; x otherwise}", Piecewise((Power(X, TWO), X), (Comparison("<", X, whole(0)),))),
    ("{x if x = 1 or x = 2}", Piecewise((X,), (Logic("or", (Comparison("=", X, ONE), Comparison("=", X, TWO))),))),
]


@pytest.mark.parametrize(("typed", "tree"), STRUCTURES, ids=[typed for typed, _ in STRUCTURES])
def test_structure(typed: str, tree: Expression) -> None:
    assert parse(typed) == tree


A_I = Symbol("a", (INDEX,))
SUMS: list[tuple[str, Expression]] = [
    ("sum(i, a_i)", BigSum(A_I, INDEX, ONE, N)),
    ("Σᵢ aᵢ", BigSum(A_I, INDEX, ONE, N)),
    ("Σ_i a_i", BigSum(A_I, INDEX, ONE, N)),
    (r"\sum_i a_i", BigSum(A_I, INDEX, ONE, N)),
    ("sum(i=1..n, a_i)", BigSum(A_I, INDEX, ONE, N)),
    ("Sum(a[i], (i, 1, n))", BigSum(A_I, INDEX, ONE, N)),
    ("sum(a_i, i, 1, n)", BigSum(A_I, INDEX, ONE, N)),
    ("Σ(i=1..n) aᵢ", BigSum(A_I, INDEX, ONE, N)),
    ("sum_{i=1}^n a_i", BigSum(A_I, INDEX, ONE, N)),
    (r"\sum_{i=2}^{3} a_i", BigSum(A_I, INDEX, TWO, THREE)),
    ("Σ(i=1..∞) aᵢ", BigSum(A_I, INDEX, ONE, Constant("oo"))),
    ("Σ_n a_n", BigSum(Symbol("a", (N,)), N, ONE, Symbol("N"))),
    ("Σ_i a_i b + c", Sum((BigSum(Product((A_I, B)), INDEX, ONE, N), C))),
    ("x Σ_i a_i^2 - y", Sum((Product((X, BigSum(Power(A_I, TWO), INDEX, ONE, N))), Negation(Y)))),
    ("Σ_i Σ_j w_ij", BigSum(BigSum(Symbol("w", (INDEX, J)), J, ONE, N), INDEX, ONE, N)),
]


@pytest.mark.parametrize(("typed", "tree"), SUMS, ids=[typed for typed, _ in SUMS])
def test_sums(typed: str, tree: Expression) -> None:
    assert parse(typed) == tree


LATEX = [
    (r"\frac{x^2}{y}", "x²/y"),
    (r"\frac12", "½"),
    (r"\frac12x", "½x"),
    (r"\frac xy", "x/y"),
    (r"\frac{1}{2x}", "1/(2x)"),
    (r"\sqrt[3]{x}", "∛x"),
    (r"\sqrt{x + 1}", "√(x + 1)"),
    (r"\sqrt2x", "√2·x"),
    (r"\left( x + 1 \right) y", "(x + 1)·y"),
    (r"x \cdot y \times z", "x·y·z"),
    (r"\sin^2 x", "sin(x)²"),
    (r"\ln x", "ln(x)"),
    (r"\log_2 x", "log2(x)"),
    (r"\log_{b}(x)", "log(x, b)"),
    (r"\theta_0 + \theta_{1}x", "θ₀ + θ₁x"),
    (r"e^{-x}", "e^(−x)"),
    (r"\lvert x\rvert", "|x|"),
    (r"\left|x\right| \left|y\right|", "|x|·|y|"),
    (r"\sum_{i=1}^{n} (s \cdot a_i + b - h_i)^2", "Σ(i=1..n) (s·aᵢ + b − hᵢ)²"),
    (r"\operatorname{relu}(x)", "relu(x)"),
    (r"\mathrm{rate}\, x", "rate·x"),
    (r"x_{\mathrm{max}}", "x_max"),
    (r"\hat{y}_n", "ŷₙ"),
    (r"$x^2$", "x²"),
    (r"\(x\,y\)", "xy"),
    (r"\[x\]", "x"),
    (r"\begin{cases} x & x < 0 \\ 0 & \text{otherwise} \end{cases}", "{x if x < 0; 0 otherwise}"),
    (r"\frac{\partial}{\partial x}\left[x y\right]", "∂/∂x [xy]"),
    (r"\frac{\partial \left[x y\right]}{\partial \left(x + y\right)}", "∂[xy]/∂(x + y)"),
    (r"\frac{d}{dx} x^2", "∂/∂x [x²]"),
    (r"\sigma(z)", "σ(z)"),
    (r"\lambda x", "λx"),
]


@pytest.mark.parametrize(("typed", "shown"), LATEX, ids=[typed for typed, _ in LATEX])
def test_latex(typed: str, shown: str) -> None:
    assert text(parse(typed)) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("１＋x", "1 + x"),
        ("x\u00a0y", "xy"),
        ("x\u202f×\u2009y", "x·y"),
        ("𝑥𝑦", "xy"),
        ("x ÷ y", "x/y"),
        ("x − y – z", "x − y − z"),
        ("∑ᵢ xᵢ", "Σᵢ xᵢ"),
        ("µ + ϕ", "μ + φ"),
        ("x³²", "x³²"),
        ("x⁻¹", "x⁻¹"),
        ("eˣ", "eˣ"),
    ],
)
def test_unicode_is_folded(typed: str, shown: str) -> None:
    assert text(parse(typed)) == shown


def test_declared_names() -> None:
    assert parse("rate*loss", ["rate", "loss"]) == Product((Symbol("rate"), Symbol("loss")))
    assert parse("xyz", ["x", "y", "z"]) == Product((X, Y, Z))
    assert parse("e x", ["e", "x"]) == Product((Symbol("e"), X))
    assert parse("E*x", ["E", "x"]) == Product((Symbol("E"), X))
    assert parse("min + x", ["min", "x"]) == Sum((Symbol("min"), X))
    assert parse("g(x)", functions=["g"]) == Applied("g", (X,))
    assert parse("xy", ["xy"]) == Symbol("xy")


def test_head_declares() -> None:
    assert parse("f(x, y, z) = xyz") == Product((X, Y, Z))
    assert parse("loss(rate, b) = rate*b") == Product((Symbol("rate"), B))
    assert parse(r"\mathrm{loss}(s,b) = s b") == Product((Symbol("s"), B))


@pytest.mark.parametrize("typed", ["x**2*y + sin(xy)", "½·Σᵢ (s·aᵢ + b)²", "ﬁ^2 + x", r"\frac{1}{2} \sin x", "２x·ｙ"])
def test_spans_are_columns_of_the_source(typed: str) -> None:
    tree = parse(typed)
    assert tree.span == Span(0, len(typed))
    for node in postorder(tree):
        if node.span is not None:
            assert 0 <= node.span.start <= node.span.end <= len(typed)
    symbol = next(node for node in postorder(tree) if isinstance(node, Symbol) and not node.subscripts and node.span)
    assert symbol.span is not None
    assert len(typed[slice(*symbol.span)]) == 1


@pytest.mark.parametrize(("typed", "name"), [("e₁", "e"), ("E₂", "E"), ("π₁", "pi")])
def test_a_letter_of_a_constant_with_a_subscript_is_a_variable(typed: str, name: str) -> None:
    found = parse(typed)
    assert isinstance(found, Symbol)
    assert found.name == name
    assert parse(text(found)) == found
