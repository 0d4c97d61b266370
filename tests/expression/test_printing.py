"""How trees are written: one row a case, in the four notations."""

from __future__ import annotations

import sys
from fractions import Fraction

import pytest

from tutor.expression.functions import FUNCTIONS
from tutor.expression.latex import latex
from tutor.expression.numbers import whole
from tutor.expression.structures import Applied, BigSum, Comparison, Delta, Logic, Partial, Piecewise
from tutor.expression.sympy_text import sympy_text
from tutor.expression.text import text
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

a, b, n, r, s, x, y, z = map(Symbol, "abnrsxyz")
i, j, k = map(Symbol, "ijk")
theta, rate, x1 = Symbol("theta"), Symbol("rate"), Symbol("x", (whole(1),), spelling="x1")
theta_0, a_i, h_i = Symbol("theta", (whole(0),)), Symbol("a", (i,)), Symbol("h", (i,))
one, two, three = whole(1), whole(2), whole(3)
half = Quotient(one, two)
e = Constant("e")


def number(spelling: str) -> Number:
    return Number(Fraction(spelling), spelling=spelling)


def add(*terms: Expression) -> Expression:
    return Sum(terms)


def times(*factors: Expression) -> Expression:
    return Product(factors)


def dotted(*factors: Expression) -> Expression:
    return Product(factors, dotted=True)


def call(name: str, *arguments: Expression) -> Expression:
    return Call(name, arguments)


def minus(operand: Expression) -> Expression:
    return Negation(operand)


def total(body: Expression) -> Expression:
    return BigSum(body, i, one, n, implicit=True)


line = add(dotted(s, a_i), b, minus(h_i))

CASES: list[tuple[Expression, str, str, str, str]] = [
    # tree, Unicode text, ASCII text, SymPy text, LaTeX
    (
        add(dotted(Power(x, two), y), call("sin", dotted(x, y))),
        "x²·y + sin(x·y)", "x^2*y + sin(x*y)", "x**2*y + sin(x*y)", r"x^{2} y + \sin\left(x y\right)",
    ),
    (
        add(times(two, x, y), times(y, call("cos", times(x, y)))),
        "2xy + y·cos(xy)", "2*x*y + y*cos(x*y)", "2*x*y + y*cos(x*y)",
        r"2 x y + y \cos\left(x y\right)",
    ),
    (
        dotted(half, total(Power(line, two))),
        "½·Σᵢ (s·aᵢ + b − hᵢ)²", "1/2*sum(i, (s*a_i + b - h_i)^2)",
        "1/2*Sum((s*Indexed(a, i) + b - Indexed(h, i))**2, (i, 1, n))",
        r"\frac{1}{2} \sum_{i} \left(s a_{i} + b - h_{i}\right)^{2}",
    ),
    (
        add(times(s, total(Power(a_i, two))), times(b, total(a_i)), minus(total(times(a_i, h_i)))),
        "s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ", "s*sum(i, a_i^2) + b*sum(i, a_i) - sum(i, a_i*h_i)",
        "s*Sum(Indexed(a, i)**2, (i, 1, n)) + b*Sum(Indexed(a, i), (i, 1, n))"
        " - Sum(Indexed(a, i)*Indexed(h, i), (i, 1, n))",
        r"s \sum_{i} a_{i}^{2} + b \sum_{i} a_{i} - \sum_{i} a_{i} h_{i}",
    ),
    # products: side by side, or with a dot
    (times(two, add(x, one)), "2(x + 1)", "2*(x + 1)", "2*(x + 1)", r"2 \left(x + 1\right)"),
    (times(two, x, two), "2x·2", "2*x*2", "2*x*2", r"2 x \cdot 2"),
    (times(two, three), "2·3", "2*3", "2*3", r"2 \cdot 3"),
    (dotted(two, x, y), "2x·y", "2*x*y", "2*x*y", "2 x y"),
    (times(x, y, z), "x·y·z", "x*y*z", "x*y*z", "x y z"),
    (times(Power(x, two), y, z), "x²yz", "x^2*y*z", "x**2*y*z", "x^{2} y z"),
    (times(Symbol("p"), i), "p·i", "p*i", "p*i", "p i"),
    (times(theta_0, x), "θ₀x", "theta_0*x", "theta_0*x", r"\theta_{0} x"),
    (times(two, rate), "2·rate", "2*rate", "2*rate", r"2 \mathrm{rate}"),
    (times(rate, x), "rate·x", "rate*x", "rate*x", r"\mathrm{rate} \cdot x"),
    (times(two, x1), "2x₁", "2*x1", "2*x1", "2 x_{1}"),
    (
        times(add(x, one), add(x, minus(one))),
        "(x + 1)(x − 1)", "(x + 1)*(x - 1)", "(x + 1)*(x - 1)", r"\left(x + 1\right) \left(x - 1\right)",
    ),
    (times(x, add(y, one)), "x·(y + 1)", "x*(y + 1)", "x*(y + 1)", r"x \left(y + 1\right)"),
    (times(add(x, y), a_i), "(x + y)·aᵢ", "(x + y)*a_i", "(x + y)*Indexed(a, i)", r"\left(x + y\right) a_{i}"),
    (
        times(call("sigmoid", z), add(one, minus(call("sigmoid", z))), x),
        "σ(z)·(1 − σ(z))·x", "sigmoid(z)*(1 - sigmoid(z))*x",
        "1/(1 + exp(-z))*(1 - 1/(1 + exp(-z)))*x",
        r"\sigma\left(z\right) \left(1 - \sigma\left(z\right)\right) x",
    ),
    (
        times(Symbol("sigma"), add(x, y)),
        "σ·(x + y)", "sigma*(x + y)", "sigma*(x + y)", r"\sigma \cdot \left(x + y\right)",
    ),
    (dotted(two, dotted(x, y)), "2(x·y)", "2*(x*y)", "2*(x*y)", r"2 \left(x y\right)"),
    (times(number("0.5"), x), "0.5x", "0.5*x", "0.5*x", "0.5 x"),
    (times(number("1e-3"), x), "1e-3·x", "1e-3*x", "1e-3*x", r"\left(1 \times 10^{-3}\right) x"),
    (times(two, e), "2e", "2*e", "2*E", "2 e"),
    # signs
    (add(minus(x), y), "−x + y", "-x + y", "-x + y", "-x + y"),
    (add(x, minus(minus(y))), "x − (−y)", "x - (-y)", "x - (-y)", r"x - \left(-y\right)"),
    (add(x, minus(add(y, one))), "x − (y + 1)", "x - (y + 1)", "x - (y + 1)", r"x - \left(y + 1\right)"),
    (add(x, add(y, one)), "x + (y + 1)", "x + (y + 1)", "x + (y + 1)", r"x + \left(y + 1\right)"),
    (minus(times(two, x)), "−2x", "-2*x", "-2*x", "-2 x"),
    (dotted(minus(two), x), "(−2)·x", "(-2)*x", "(-2)*x", r"\left(-2\right) x"),
    (dotted(x, minus(y)), "x·(−y)", "x*(-y)", "x*(-y)", r"x \left(-y\right)"),
    (minus(Power(x, two)), "−x²", "-x^2", "-x**2", "-x^{2}"),
    (Power(minus(x), two), "(−x)²", "(-x)^2", "(-x)**2", r"\left(-x\right)^{2}"),
    # powers
    (Power(x, whole(10)), "x¹⁰", "x^10", "x**10", "x^{10}"),
    (Power(x, minus(one)), "x⁻¹", "x^(-1)", "x**(-1)", "x^{-1}"),
    (Power(x, n), "xⁿ", "x^n", "x**n", "x^{n}"),
    (Power(x, add(n, minus(one))), "xⁿ⁻¹", "x^(n - 1)", "x**(n - 1)", "x^{n - 1}"),
    (Power(x, Quotient(one, three)), "x^(1/3)", "x^(1/3)", "real_root(x, 3)", r"x^{\frac{1}{3}}"),
    (
        Power(x, minus(Quotient(two, three))),
        "x^(−2/3)", "x^(-2/3)", "real_root(x, 3)**(-2)", r"x^{-\frac{2}{3}}",
    ),
    (Power(x, half), "x^(1/2)", "x^(1/2)", "x**(1/2)", r"x^{\frac{1}{2}}"),
    (Power(e, minus(x)), "e^(−x)", "e^(-x)", "E**(-x)", "e^{-x}"),
    (Power(two, dotted(x, y)), "2^(x·y)", "2^(x*y)", "2**(x*y)", "2^{x y}"),
    (Power(two, Power(three, two)), "2^(3²)", "2^(3^2)", "2**(3**2)", "2^{3^{2}}"),
    (Power(Power(two, three), two), "(2³)²", "(2^3)^2", "(2**3)**2", r"\left(2^{3}\right)^{2}"),
    (Power(call("sin", x), two), "sin(x)²", "sin(x)^2", "sin(x)**2", r"\sin^{2}\left(x\right)"),
    (Power(call("sin", x), minus(one)), "sin(x)⁻¹", "sin(x)^(-1)", "sin(x)**(-1)", r"\sin\left(x\right)^{-1}"),
    (Power(call("sqrt", x), two), "(√x)²", "sqrt(x)^2", "sqrt(x)**2", r"\left(\sqrt{x}\right)^{2}"),
    (Power(half, two), "(½)²", "(1/2)^2", "(1/2)**2", r"\left(\frac{1}{2}\right)^{2}"),
    # quotients
    (Quotient(a, b), "a/b", "a/b", "a/b", r"\frac{a}{b}"),
    (Quotient(add(x, one), times(two, y)), "(x + 1)/(2y)", "(x + 1)/(2*y)", "(x + 1)/(2*y)", r"\frac{x + 1}{2 y}"),
    (Quotient(Quotient(a, b), x), "(a/b)/x", "(a/b)/x", "(a/b)/x", r"\frac{\frac{a}{b}}{x}"),
    (dotted(Quotient(a, b), x), "a/b·x", "a/b*x", "a/b*x", r"\frac{a}{b} x"),
    (dotted(x, Quotient(a, b)), "x·(a/b)", "x*(a/b)", "x*(a/b)", r"x \frac{a}{b}"),
    (times(half, x), "½x", "1/2*x", "1/2*x", r"\frac{1}{2} x"),
    (times(Quotient(three, whole(7)), x), "3/7·x", "3/7*x", "3/7*x", r"\frac{3}{7} x"),
    (times(two, half), "2·½", "2*(1/2)", "2*(1/2)", r"2 \cdot \frac{1}{2}"),
    (minus(Quotient(one, whole(11))), "−1/11", "-1/11", "-1/11", r"-\frac{1}{11}"),
    (
        Quotient(total(a_i), n),
        "(Σᵢ aᵢ)/n", "sum(i, a_i)/n", "Sum(Indexed(a, i), (i, 1, n))/n", r"\frac{\sum_{i} a_{i}}{n}",
    ),
    # calls
    (call("sqrt", dotted(x, y)), "√(x·y)", "sqrt(x*y)", "sqrt(x*y)", r"\sqrt{x y}"),
    (times(two, call("sqrt", two)), "2√2", "2*sqrt(2)", "2*sqrt(2)", r"2 \sqrt{2}"),
    (times(call("sqrt", x), y), "√x·y", "sqrt(x)*y", "sqrt(x)*y", r"\sqrt{x} y"),
    (call("cbrt", x), "∛x", "cbrt(x)", "real_root(x, 3)", r"\sqrt[3]{x}"),
    (call("root", x, n), "root(x, n)", "root(x, n)", "real_root(x, n)", r"\sqrt[n]{x}"),
    (call("abs", x), "|x|", "|x|", "Abs(x)", r"\left|x\right|"),
    (call("abs", add(x, call("abs", y))), "abs(x + |y|)", "abs(x + |y|)", "Abs(x + Abs(y))",
     r"\left|x + \left|y\right|\right|"),
    (call("logb", x, b), "log(x, b)", "log(x, b)", "log(x, b)", r"\log_{b}\left(x\right)"),
    (call("max", x, y, one), "max(x, y, 1)", "max(x, y, 1)", "Max(x, y, 1)", r"\max\left(x, y, 1\right)"),
    (call("relu", x), "relu(x)", "relu(x)", "Max(0, x)", r"\operatorname{relu}\left(x\right)"),
    # names
    (Symbol("lambda"), "λ", "lambda", "lamda", r"\lambda"),
    (Symbol("x_max"), "x_max", "x_max", "x_max", r"x_{\mathrm{max}}"),
    (x1, "x₁", "x1", "x1", "x_{1}"),
    (Symbol("w", (i, j)), "wᵢⱼ", "w_{i,j}", "Indexed(w, i, j)", "w_{i, j}"),
    (Symbol("a", (add(i, one),)), "aᵢ₊₁", "a_{i+1}", "Indexed(a, i + 1)", "a_{i + 1}"),
    (Symbol("a", (b,)), "a_{b}", "a_b", "Indexed(a, b)", "a_{b}"),
    # Σ, ∂, δ, unknown functions, cases
    (
        BigSum(a_i, i, one, three),
        "Σ(i=1..3) aᵢ", "sum(i=1..3, a_i)", "Sum(Indexed(a, i), (i, 1, 3))", r"\sum_{i=1}^{3} a_{i}",
    ),
    (
        BigSum(a_i, i, one, three, implicit=True),
        "Σ(i=1..3) aᵢ", "sum(i=1..3, a_i)", "Sum(Indexed(a, i), (i, 1, 3))", r"\sum_{i=1}^{3} a_{i}",
    ),
    (
        dotted(total(a_i), b),
        "(Σᵢ aᵢ)·b", "sum(i, a_i)*b", "Sum(Indexed(a, i), (i, 1, n))*b", r"\left(\sum_{i} a_{i}\right) b",
    ),
    (
        total(add(a_i, b)),
        "Σᵢ (aᵢ + b)", "sum(i, a_i + b)", "Sum(Indexed(a, i) + b, (i, 1, n))", r"\sum_{i} \left(a_{i} + b\right)",
    ),
    (
        dotted(y, Partial(Power(x, two), x)),
        "y · ∂/∂x [x²]", "y*d/dx [x^2]", "y*Derivative(x**2, x)",
        r"y \cdot \frac{\partial}{\partial x}\left[x^{2}\right]",
    ),
    (
        Partial(Power(add(x, y), two), add(x, y)),
        "∂[(x + y)²]/∂(x + y)", "d[(x + y)^2]/d(x + y)", "Subs(Derivative(u1**2, u1), u1, x + y)",
        r"\frac{\partial \left[\left(x + y\right)^{2}\right]}{\partial \left(x + y\right)}",
    ),
    (
        Applied("g", (x, y), (1, 1)),
        "∂₁∂₂g(x, y)", "d_1 d_2 g(x, y)", "Derivative(g(x, y), x, y)", r"\partial_{1} \partial_{2} g\left(x, y\right)",
    ),
    (
        Applied("g", (times(x, y), y), (2, 0)),
        "∂₁²g(xy, y)", "d_1 d_1 g(x*y, y)", "Subs(Derivative(g(v1, v2), (v1, 2)), (v1, v2), (x*y, y))",
        r"\partial_{1}^{2} g\left(x y, y\right)",
    ),
    (Delta(k, j), "δₖⱼ", "delta(k, j)", "KroneckerDelta(k, j)", r"\delta_{k, j}"),
    (
        Piecewise((Power(x, two), minus(x), whole(0)), (Comparison("<", x, whole(0)), Comparison(">=", x, one))),
        "{x² if x < 0; −x if x ≥ 1; 0 otherwise}", "{x^2 if x < 0; -x if x >= 1; 0 otherwise}",
        "Piecewise((x**2, x < 0), (-x, x >= 1), (0, True))",
        r"\begin{cases} x^{2} & \text{if } x < 0 \\ -x & \text{if } x \geq 1 \\ 0 & \text{otherwise} \end{cases}",
    ),
    (
        Logic("and", (Comparison("<", x, y), Logic("or", (Comparison("=", x, one), Comparison("!=", y, two))))),
        "x < y and (x = 1 or y ≠ 2)", "x < y and (x = 1 or y != 2)", "(x < y) & (Eq(x, 1) | Ne(y, 2))",
        r"x < y \text{ and } \left(x = 1 \text{ or } y \neq 2\right)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("tree", "unicode", "plain", "sympy", "tex"), CASES, ids=[case[2] for case in CASES])
def test_every_notation(tree: Expression, unicode: str, plain: str, sympy: str, tex: str) -> None:
    """A tree is written as a textbook writes it."""
    assert text(tree) == unicode
    assert text(tree, ascii=True) == plain
    assert sympy_text(tree) == sympy
    assert latex(tree) == tex


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_is_written(name: str) -> None:
    """Each row of the table can be written, and plain text is plain."""
    tree = Call(name, (x, y)[: FUNCTIONS[name].arity[0]])
    assert text(tree)
    assert text(tree, ascii=True).isascii()
    assert sympy_text(tree).isascii()
    assert latex(tree).isascii()


@pytest.mark.parametrize("write", [text, sympy_text, latex])
def test_deep_trees_need_no_recursion(write: object) -> None:
    """600 levels are written in one pass, subscripts as well."""
    tree: Expression = x
    for _ in range(600):
        tree = Call("sin", (tree,))
    assert callable(write)
    assert write(tree)
    name = x
    for _ in range(600):
        name = Symbol("a", (name,))
    assert write(name)


def test_deep_partials_need_little_recursion() -> None:
    """∂ by an expression, in the body of another one, 150 times."""
    tree: Expression = x
    for level in range(150):
        tree = Partial(tree, Sum((y, whole(level))))
    assert sympy_text(tree).count("Subs") == 150


def test_cost_grows_with_the_output() -> None:
    """Four times the terms take about four times as many calls."""

    def calls(count: int) -> int:
        tree = Sum(tuple(Product((whole(2), Power(Symbol("x", (whole(term),)), two))) for term in range(count)))
        made = 0

        def note(frame: object, event: str, argument: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(note)
        try:
            text(tree)
        finally:
            sys.setprofile(None)
        return made

    assert calls(800) < 4.5 * calls(200)
