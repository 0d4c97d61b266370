"""Sums over data written with means and back, and derivatives of means."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.derivation.differentiate import Engine
from tutor.derivation.means import in_means, with_sums
from tutor.derivation.results import checker
from tutor.derivation.signs import signs
from tutor.derivation.subject import subject
from tutor.errors import Unanswerable
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.sampling import sample_points
from tutor.expression.structures import BigSum, Mean
from tutor.expression.text import text
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Symbol

WRITTEN = (
    ("s*sum(i, a_i^2) + b*sum(i, a_i) - sum(i, a_i h_i)", "n·(s·mean(a²) + b·ā − mean(ah))"),
    ("s*sum(i, a_i) + b n - sum(i, h_i)", "n·(s·ā + b − h\u0304)"),
    ("2/n*sum(i, (s*a_i + b - h_i)*a_i)", "2(s·mean(a²) + b·ā − mean(ah))"),
    ("-2/N*sum(n, x_n*y_n)", "−2·mean(n, xₙyₙ)"),
    ("sum(i, a_i)/n", "ā"),
    ("sum(i, a_i)^2", "n²·ā²"),
    ("n*sum(i, a_i^2) - sum(i, a_i)^2", "n²·(mean(a²) − ā²)"),
    ("(n*sum(i, a_i h_i) - sum(i, a_i)*sum(i, h_i))/(n*sum(i, a_i^2) - sum(i, a_i)^2)",
     "(mean(ah) − ā·h\u0304)/(mean(a²) − ā²)"),
    ("1/n*sum(i, h_i) - s/n*sum(i, a_i)", "h\u0304 − s·ā"),
    ("sqrt(sum(i, a_i^2)/n)", "√(mean(a²))"),
    ("sum(i, a_i)/sum(i, h_i)", "ā/h\u0304"),
    ("sum(i, a_i*s) + lambda*s", "n·s·ā + λ·s"),
    ("sum(i, b)", "b·n"),
    ("sum(i, delta_{ij} a_i)", "aⱼ"),
    ("sum(i=1..3, a_i)", "Σ(i=1..3) aᵢ"),
    ("sum(i=0..n, a_i)", "Σ(i=0..n) aᵢ"),
    ("x^2 + n", "x² + n"),
)  # fmt: skip


def agree(one: Expression, other: Expression) -> None:
    """Whether two expressions have the same value at six points."""
    points = sample_points([one, other], ())
    assert len(points) == 6
    for point in points:
        first, second = (Evaluator(point, 128).value(side) for side in (one, other))
        assert first.overlaps(second)
        assert first.rel_accuracy_bits() > 40 or abs(first) < 1e-20


def kinds(tree: Expression) -> set[type[Expression]]:
    return {type(node) for node in postorder(tree)}


@pytest.mark.parametrize(("typed", "shown"), WRITTEN)
def test_written_with_means(typed: str, shown: str) -> None:
    written = in_means(parse(typed))
    assert text(written) == shown
    agree(parse(typed), written)
    assert in_means(written) == written


@pytest.mark.parametrize("typed", [row[0] for row in WRITTEN[:8]])
def test_and_back(typed: str) -> None:
    back = with_sums(in_means(parse(typed)))
    assert Mean not in kinds(back)
    agree(parse(typed), back)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("abar", "1/n·Σᵢ aᵢ"),
        ("n*(s*mean(a^2) + b*abar - mean(a h))", "s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ"),
        ("n*(s*abar + b - hbar)", "s·Σᵢ aᵢ + b·n − Σᵢ hᵢ"),
        ("n^2*abar^2", "(Σᵢ aᵢ)²"),
        ("mean(n, x_n)", "1/N·Σₙ xₙ"),
        ("mean(i=1..m, x_i)", "1/m·Σ(i=1..m) xᵢ"),
        ("x + n", "x + n"),
    ],
)
def test_written_with_sums(typed: str, shown: str) -> None:
    found = with_sums(parse(typed))
    assert text(found) == shown
    agree(parse(typed), found)


_ATOMS = st.sampled_from(("s", "b", "n", "2", "sum(i, a_i)", "sum(i, a_i h_i)", "1/n*sum(i, h_i^2)", "sum(n, x_n)"))
_GROWN = st.recursive(
    _ATOMS,
    lambda part: st.builds(
        "({} {} {})".format, part, st.sampled_from(("+", "-", "*")), part
    ) | part.map("({})^2".format) | part.map("({})/n".format),
    max_leaves=6,
)  # fmt: skip


@given(_GROWN)
@settings(max_examples=40, deadline=None)
def test_any_mixture_keeps_its_value(typed: str) -> None:
    tree = parse(typed)
    written = in_means(tree)
    assert BigSum not in kinds(written)
    points = sample_points([tree], ())[:3]
    for other in (written, with_sums(written)):
        for point in points:
            assert Evaluator(point, 256).value(tree).overlaps(Evaluator(point, 256).value(other))


@pytest.mark.parametrize(
    ("typed", "variables", "answers"),
    [
        ("mean(i, (s*a_i + b - h_i)^2)", "sb", ("2(s·mean(a²) + b·ā − mean(ah))", "2(s·ā + b − h\u0304)")),
        ("(hbar - s*abar - b)^2", "b", ("−2(h\u0304 − s·ā − b)",)),
        ("mean(i, 3b)", "b", ("3",)),
        ("mean(i, a_i)", "b", ("0",)),
        ("mean(x)", "b", ("0",)),
    ],
)
def test_derivatives_of_means(typed: str, variables: str, answers: Sequence[str]) -> None:
    reading = subject(typed, list(variables))
    for name, shown in zip(variables, answers, strict=True):
        assert text(Engine().derive(reading.expression, Symbol(name)).answer) == shown


@pytest.mark.parametrize(
    ("typed", "variable"),
    [
        ("mean(i, (s*a_i + b - h_i)^2)", "s"),
        ("-mean(n, y_n*ln(sigma(w*x_n)) + (1 - y_n)*ln(1 - sigma(w*x_n)))", "w"),
        ("ln(mean(i, exp(t*x_i)))", "t"),
        ("mean(i, s^i)", "s"),
        ("mean(k, z_k^2)", "z_j"),
        ("mean(i, mean(j, (w*x_i - x_j)^2))", "w"),
    ],
)
def test_the_rules_say_what_they_say_of_the_sum(typed: str, variable: str) -> None:
    """∂ of a mean is ∂ of (1/n)·Σ, which the rules knew before; every step holds at every point."""
    reading = subject(typed, [variable])
    (symbol,) = reading.variables
    root = Engine().derive(reading.expression, symbol)
    checker(reading).steps((root,))
    theirs = Engine().derive(with_sums(reading.expression), symbol).answer
    agree(root.answer, theirs)


def test_a_mean_up_to_the_variable_has_no_derivative() -> None:
    with pytest.raises(Unanswerable):
        Engine().derive(parse("mean(i, i*x)"), Symbol("n"))
    with pytest.raises(Unanswerable, match="counts the terms"):
        Engine().derive(parse("mean(i, x_i^2)"), Symbol("x", (Symbol("i"),)))


def test_the_sign_of_a_mean() -> None:
    assert signs(parse("mean(i, a_i^2)")) == {0, 1}
    assert signs(parse("mean(i, exp(a_i))")) == {1}
