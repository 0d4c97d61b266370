"""Whole lessons, as a student sees them: each is a page in tests/golden, to be read like a page of a textbook."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import Printed

LOSS = "loss(s, b) = 1/2*sum(i, (s*a_i + b - h_i)^2)"
MEAN = "J(theta_0, theta_1) = 1/N Σ_n (y_n - theta_0 - theta_1 x_n)^2"
MCCORMICK = "sin(x+y) + (x-y)^2 - 1.5x + 2.5y + 1"

PAGES: dict[str, tuple[str, ...]] = {
    # Every derivative in the sources.
    "chapter-example.txt": ("grad", "x**2*y+sin(x*y)"),
    "chapter-mean-squared-error.txt": ("grad", MEAN),
    "chapter-linearity.txt": ("diff", "a u(x,y) + b v(x,y)", "x", "--functions", "u,v"),
    "chapter-product.txt": ("diff", "u(x,y) v(x,y)", "x", "--functions", "u,v"),
    "chapter-chain-rule.txt": ("grad", "h(g(x,y))", "--functions", "h,g"),
    "chapter-limit.txt": ("diff", "x^2 y + sin(xy)", "x", "--by-definition", "--at", "x=1, y=2"),
    "lecture-recap.txt": ("grad", "3a^2 + b^2 - ab + a"),
    "lecture-question-2.txt": ("diff", "(x+y+z)^2", "y"),
    "lecture-question-5.txt": ("grad", LOSS),
    "lecture-question-5-all-steps.txt": ("grad", LOSS, "--steps", "all"),
    "answer-sum-of-squares.txt": ("grad", "L(beta) = sum(i=1..N, (y_i - beta x_i)^2)"),
    "answer-polynomial.txt": ("diff", "sum(i, (y_i - sum(j=1..M, x_i^j beta_j))^2)", "beta_k"),
    # Rules.
    "product-and-quotient.txt": ("diff", "x^2 sin(x) / (x + 1)", "x"),
    "nested-chain.txt": ("diff", "sin(x^2)^3", "x"),
    "general-power.txt": ("diff", "x^(x y)", "x"),
    "roots.txt": ("grad", "sqrt(x^2 + y^2) + cbrt(x)"),
    "kinks.txt": ("grad", "|x| + max(x, y)"),
    "piecewise.txt": ("grad", "Piecewise((x**2, x<0), (x*y, True))"),
    "negative-powers.txt": ("grad", "3/x^2 + 1/sqrt(y)"),
    "kronecker.txt": ("grad", "sum(k, x_k^2)"),
    # Machine learning.
    "sigmoid-neuron.txt": ("grad", "sigmoid(w x + b)", "--vars", "w,b"),
    "log-loss.txt": ("grad", "-y ln(σ(w x + b)) - (1 - y) ln(1 - σ(w x + b))", "--vars", "w,b"),
    "log-sum-exp.txt": ("grad", "ln(e^a + e^b + e^c)"),
    "gaussian.txt": ("grad", "e^(-(x - m)^2/(2 s^2))", "--vars", "m,s"),
    "relu-and-softplus.txt": ("grad", "relu(w x) + softplus(w)", "--vars", "w"),
    "ridge.txt": ("grad", "sum(i, (y_i - w x_i)^2) + lambda w^2", "--vars", "w"),
    # Ways to type.
    "latex-input.txt": ("grad", r"$f(x, y) = \frac{x^2}{y} + \sqrt[3]{x}\,\ln y$"),
    "unicode-input.txt": ("grad", "½x²·y − √(xy)"),
    "decimals.txt": ("grad", "0.5x^2 + 0.1x y"),
    # Options and other commands.
    "at-a-point.txt": ("grad", "x^2 y + sin(xy)", "--at", "x=1, y=2"),
    "at-a-stationary-point.txt": ("grad", "x^2 + y^2", "--at", "x=0, y=0"),
    "no-steps.txt": ("grad", "x^2 y + sin(xy)", "--steps", "none"),
    "all-steps.txt": ("grad", "x^2 y + sin(xy)", "--steps", "all"),
    "simplify.txt": ("diff", "(x^2 + x)/(x + 1)", "x", "--simplify"),
    "ascii.txt": ("grad", LOSS, "--ascii"),
    "domain.txt": ("grad", "ln(xy) + sqrt(x)"),
    "no-real-point.txt": ("grad", "sqrt(-1-x^2)"),
    "mixed-partial.txt": ("diff", "x^3 y^2", "x", "y"),
    "hessian.txt": ("hessian", "x^2 y + sin(xy)", "--at", "x=0, y=0"),
    "directional.txt": ("directional", "x^2 y", "--along", "3,4", "--at", "x=1, y=2"),
    "tangent.txt": ("tangent", "x^2 + y^2", "--at", "x=1, y=2"),
    "rules.txt": ("rules",),
    "rules-chain.txt": ("rules", "chain"),
    # Stationary points.
    "lecture-question-1.txt": ("stationary", "3a^2 + b^2 - ab + a"),
    "lecture-question-1-all-steps.txt": ("stationary", "3a^2 + b^2 - ab + a", "--steps", "all"),
    "lecture-question-1.json": ("stationary", "3a^2 + b^2 - ab + a", "--format", "json"),
    "lecture-question-1.md": ("stationary", "3a^2 + b^2 - ab + a", "--format", "markdown"),
    "chapter-stationary.txt": ("stationary", "x**2*y+sin(x*y)"),
    "closed-form.txt": ("stationary", LOSS),
    "himmelblau.txt": ("stationary", "(x^2+y-11)^2 + (x+y^2-7)^2"),
    "folium.txt": ("stationary", "x^3 + y^3 - 3xy"),
    "bell.txt": ("stationary", "x y e^(-x^2-y^2)"),
    "three-sines.txt": ("stationary", "sin(x) + sin(y) + sin(x+y)"),
    "mccormick.txt": ("stationary", MCCORMICK, "--box", "x=-1.5..4, y=-3..4"),
    "interval-search.txt": ("stationary", "x sin(x) + y^2"),
    "peano.txt": ("stationary", "(y-x^2)(y-2x^2)"),
    "monkey-saddle.txt": ("stationary", "x^3 - 3x y^2"),
    "lines-of-minima.txt": ("stationary", "x^2 y^2"),
    "circle-of-minima.txt": ("stationary", "(x^2+y^2-1)^2"),
    "kink-minimum.txt": ("stationary", "sqrt(x^2+y^2) + 1"),
    "pieces.txt": ("stationary", "|x^2-1| + y^2"),
    "parameters.txt": ("stationary", "a x^2 + b x + c", "--vars", "x"),
    "elimination.txt": ("stationary", "w^2+x^2+y^2+z^2+w x+x y+y z-w+2z", "--ascii"),
    "no-stationary-point.txt": ("stationary", "x^2 + 2xy + y^2 + x"),
    "logarithms.txt": ("stationary", "x ln x + y ln y"),
    "chapter-example.md": ("grad", "x**2*y+sin(x*y)", "--format", "markdown"),
    "chapter-example.tex": ("grad", "x**2*y+sin(x*y)", "--format", "latex"),
    "chapter-example.json": ("grad", "x**2*y+sin(x*y)", "--format", "json"),
    "chapter-example.html": ("grad", "x**2*y+sin(x*y)", "--format", "html"),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, tutor: Callable[..., Printed], golden: Callable[[str, str], None]) -> None:
    printed = tutor(*PAGES[name])
    assert printed.code == 0, printed.err
    golden(name, printed.out)
