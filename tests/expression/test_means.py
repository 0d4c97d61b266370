"""Means: how they are typed, printed and read back, and what they are worth."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from statistics import mean

import pytest
import sympy

from tutor.errors import SyntaxProblem
from tutor.expression.cas import to_sympy
from tutor.expression.exact import exact
from tutor.expression.latex import latex
from tutor.expression.numbers import rational, whole
from tutor.expression.numeric import Evaluator
from tutor.expression.obstacles import why_not
from tutor.expression.parser import parse
from tutor.expression.reading import read
from tutor.expression.sampling import sample_points
from tutor.expression.structures import Mean
from tutor.expression.text import text
from tutor.expression.traversal import numbers_of_terms, substitute, symbols
from tutor.expression.tree import Expression, Power, Product, Symbol

INDEX, N = Symbol("i"), Symbol("n")
A, H = (Symbol(name, (INDEX,)) for name in "ah")
MEAN_A, MEAN_H = Mean(A, INDEX, N), Mean(H, INDEX, N)

TYPED: tuple[tuple[str, Expression], ...] = (
    ("a\u0304", MEAN_A),
    ("\u0101", MEAN_A),
    ("a\u0305", MEAN_A),
    (r"\bar a", MEAN_A),
    (r"\bar{a}", MEAN_A),
    ("abar", MEAN_A),
    ("a_bar", MEAN_A),
    ("mean(a)", MEAN_A),
    ("mean(a_i)", MEAN_A),
    ("mean(i, a_i)", MEAN_A),
    ("mean(i=1..n, a_i)", MEAN_A),
    (r"\overline{a h}", Mean(Product((A, H)), INDEX, N)),
    (r"\overline{a_i h_i}", Mean(Product((A, H)), INDEX, N)),
    ("mean(a^2)", Mean(Power(A, whole(2)), INDEX, N)),
    ("ā²", Power(MEAN_A, whole(2))),
    ("āh̄", Product((MEAN_A, MEAN_H))),
    ("sā", Product((Symbol("s"), MEAN_A))),
    ("mean(n, x_n)", Mean(Symbol("x", (N,)), N, Symbol("N"))),
    ("mean(j, x_j)", Mean(Symbol("x", (Symbol("j"),)), Symbol("j"), N)),
    ("x̄₁", Mean(Symbol("x", (whole(1), INDEX)), INDEX, N)),
    ("xbar_1", Mean(Symbol("x", (whole(1), INDEX)), INDEX, N)),
    (r"\bar{\theta}", Mean(Symbol("theta", (INDEX,)), INDEX, N)),
    ("θ̄", Mean(Symbol("theta", (INDEX,)), INDEX, N)),
    (r"\overline{\hat{y}}", Mean(Symbol("yhat", (INDEX,)), INDEX, N)),
    ("mean(i)", Mean(INDEX, INDEX, N)),
)

PRINTED = (
    ("abar", "ā", "mean(a)", r"\bar{a}"),
    ("hbar", "h\u0304", "mean(h)", r"\bar{h}"),
    ("mean(theta)", "θ\u0304", "mean(theta)", r"\bar{\theta}"),
    ("mean(a^2)", "mean(a²)", "mean(a^2)", r"\overline{a^{2}}"),
    ("mean(a h)", "mean(ah)", "mean(a*h)", r"\overline{a h}"),
    ("abar^2", "ā²", "mean(a)^2", r"\bar{a}^{2}"),
    ("mean(a^2) - abar^2", "mean(a²) − ā²", "mean(a^2) - mean(a)^2", r"\overline{a^{2}} - \bar{a}^{2}"),
    ("abar hbar", "ā·h\u0304", "mean(a)*mean(h)", r"\bar{a} \bar{h}"),
    ("s abar", "s·ā", "s*mean(a)", r"s \bar{a}"),
    ("2 abar", "2ā", "2*mean(a)", r"2 \bar{a}"),
    ("2 mean(a^2)", "2·mean(a²)", "2*mean(a^2)", r"2 \overline{a^{2}}"),
    ("xbar_1", "x\u0304₁", "mean(x_1)", r"\bar{x}_{1}"),
    ("mean(yhat)", "mean(ŷ)", "mean(yhat)", r"\overline{\hat{y}}"),
    ("mean(n, x_n^2)", "mean(n, xₙ²)", "mean(n, x_n^2)", r"\overline{x_{n}^{2}}"),
    ("mean(i, s*a_i)", "mean(i, s·aᵢ)", "mean(i, s*a_i)", r"\overline{s a_{i}}"),
    ("mean(i=1..m, a_i)", "mean(i=1..m, aᵢ)", "mean(i=1..m, a_i)",
     r"\operatorname{mean}\left(i=1 \ldots m, a_{i}\right)"),
    ("mean(i, b)", "mean(i, b)", "mean(i, b)", r"\operatorname{mean}\left(i=1 \ldots n, b\right)"),
    ("yhat", "ŷ", "yhat", r"\hat{y}"),
    ("betahat_1", "β\u0302₁", "betahat_1", r"\hat{\beta}_{1}"),
    ("x yhat_n", "x·ŷₙ", "x*yhat_n", r"x \hat{y}_{n}"),
)  # fmt: skip


def plain(tree: Expression) -> str:
    """Text for a plain terminal."""
    return text(tree, ascii=True)


@pytest.mark.parametrize(("typed", "tree"), TYPED)
def test_what_is_typed(typed: str, tree: Expression) -> None:
    assert parse(typed) == tree


@pytest.mark.parametrize(("typed", "shown", "ascii", "tex"), PRINTED)
def test_how_it_is_printed(typed: str, shown: str, ascii: str, tex: str) -> None:
    tree = parse(typed)
    assert (text(tree), plain(tree), latex(tree)) == (shown, ascii, tex)


@pytest.mark.parametrize("write", [text, plain, latex])
@pytest.mark.parametrize("typed", [row[0] for row in (*TYPED, *PRINTED)])
def test_it_is_read_back(typed: str, write: Callable[[Expression], str]) -> None:
    tree = parse(typed)
    assert parse(write(tree)) == tree


@pytest.mark.parametrize("typed", ["yhat_i", "y_hat_i", "ŷ_i", "y\u0302ᵢ", r"\hat{y}_i", r"\hat y_{i}"])
def test_a_hat_is_part_of_one_name(typed: str) -> None:
    assert parse(typed) == Symbol("yhat", (INDEX,))


def test_columns_point_at_the_text_as_typed() -> None:
    tree = parse("1 + y\u0302x")
    assert tree.children[1].span == (4, 7)
    with pytest.raises(SyntaxProblem) as caught:
        parse("h\u0304 + a\u0304 + @")
    assert caught.value.column == 10


def test_a_declared_name_is_no_mean() -> None:
    assert read("ybar^2 + ȳ", ["ybar"]).expression.children == (
        Power(Symbol("ybar"), whole(2)),
        Symbol("ybar"),
    )


def test_a_column_with_a_long_name_is_read_back() -> None:
    reading = read("mean(i, age_i^2)", ["age_i"])
    assert text(reading.expression) == "mean(age²)"
    assert parse("mean(age²)", reading.names) == reading.expression


@pytest.mark.parametrize("typed", ["mean(i, e_i)", "mean(i, i*a_i)", "mean(i, sum(j, x_j)*a_i)", "mean(j, a_i b_j)"])
def test_an_index_that_is_needed_is_written(typed: str) -> None:
    assert text(parse(typed)).startswith(typed[:7])


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("mean(x, y)", "does not say its index"),
        ("mean(2)", "does not say its index"),
        (r"\bar{2}", "does not say its index"),
        ("mean(a_i b_j)", "does not say its index"),
        ("mean(sum(j, x_j))", "does not say its index"),
        ("mean(i, j, a_i)", "does not say its index"),
        ("mean(i=2..n, a_i)", "counts from 1"),
        ("mean(i=1..oo, a_i)", "∞ has no meaning"),
        ("mean()", "nothing stands between"),
        (r"\bar", "nothing that can be read"),
        (r"\overline{}", "nothing stands"),
        ("2\u0304", "the bar at column 2 stands over no letter"),
        ("\u0302y", "the hat at column 1 stands over no letter"),
        ("y\u0302\u0304", "the bar at column 3 stands over no letter"),
        ("ж\u0304", "Cyrillic"),
        ("mean", "not a known name"),
        ("mean(" * 300 + "a" + ")" * 300, "too deep"),
    ],
)
def test_what_cannot_be_read(typed: str, message: str) -> None:
    with pytest.raises(SyntaxProblem) as caught:
        parse(typed)
    assert message in caught.value.message
    assert caught.value.mend or "index" not in message


def test_what_it_depends_on() -> None:
    tree = parse("mean(i, (s*a_i + b)^2)")
    assert symbols(tree) == {Symbol("s"), Symbol("b"), A, N}
    assert numbers_of_terms(tree) == {N}
    assert [symbol.label for symbol in read("mean(i, (s*a_i + b - h_i)^2)").variables] == ["b", "s"]


def test_substitution_leaves_the_index_alone() -> None:
    tree = substitute(parse("mean(i, s*a_i)"), {INDEX: whole(5), Symbol("s"): whole(2), N: whole(3)})
    assert tree == parse("mean(i=1..3, 2*a_i)")


@pytest.mark.parametrize("count", [1, 2, 7])
def test_its_value_is_that_of_the_data(count: int) -> None:
    random = Random(count)
    data = [(Fraction(random.randint(-99, 99), 7), Fraction(random.randint(-99, 99), 10)) for _ in range(count)]
    point = {Symbol(name, (whole(row),)): pair[place] for row, pair in enumerate(data, 1)
             for place, name in enumerate("ah")} | {N: Fraction(count)}  # fmt: skip
    for typed, values in {
        "abar": [a for a, _ in data],
        "mean(a^2)": [a * a for a, _ in data],
        "mean(a h)": [a * h for a, h in data],
    }.items():
        expected = mean(values)
        assert exact(parse(typed), point) == expected
        found = Evaluator(point, 256).value(parse(typed))
        assert found.overlaps(Evaluator({}, 256).value(rational(expected)))
        assert found.rel_accuracy_bits() > 200 or expected == 0


def test_it_has_the_members_that_a_sum_has() -> None:
    """What is made up for Σᵢ aᵢ is made up for ā too, so that n·ā = Σᵢ aᵢ at every sample point."""
    total, scaled = parse("sum(i, a_i*x)"), parse("n*mean(i, a_i*x)")
    points = sample_points([total, scaled], [Symbol("x")])
    assert len(points) == 6
    for point in points:
        assert point[N] > 1
        assert point[N].denominator == 1
        assert Evaluator(point).value(total).overlaps(Evaluator(point).value(scaled))
        slope = Evaluator(point).slope(scaled, Symbol("x"))
        assert slope.overlaps(Evaluator(point).value(parse("sum(i, a_i)")))


@pytest.mark.parametrize("count", ["0", "-2", "1.5", "100000000000"])
def test_a_number_of_terms_that_cannot_be(count: str) -> None:
    point = {N: Fraction(count), Symbol("x"): Fraction(1)}
    tree = parse("mean(i, i*x)")
    assert exact(tree, point) is None
    assert not Evaluator(point).value(tree).is_finite()
    obstacle = why_not(Evaluator(point), tree)
    assert obstacle is not None
    assert obstacle.part == tree


def test_sympy_has_the_same_value() -> None:
    theirs = to_sympy(parse("mean(i=1..4, i^2) + mean(k, x*k)")).subs({"n": 5}).doit()
    assert sympy.simplify(theirs - (sympy.Rational(30, 4) + 3 * sympy.Symbol("x"))) == 0
    assert sympy.sympify(str(parse("1/mean(i=1..4, i^2)^2"))).doit() == sympy.Rational(16, 900)
