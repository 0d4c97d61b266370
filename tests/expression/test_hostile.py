"""Whatever is typed, there is an expression or a clear error, soon, at Python's default recursion limit."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attacks import FAIR, REFUSED
from tests.hanging import ends
from tutor.errors import LimitExceeded, StudentError, SyntaxProblem
from tutor.expression.limits import Limits
from tutor.expression.parser import parse
from tutor.expression.reading import read, read_list, read_names, read_point
from tutor.expression.tree import Expression


def answer_or_problem(typed: str) -> Expression | SyntaxProblem:
    found: Expression | SyntaxProblem
    with ends():
        try:
            found = parse(typed)
        except SyntaxProblem as problem:
            found = problem
    if isinstance(found, SyntaxProblem):
        assert found.message
        assert found.mend
        assert "\n" not in found.message
        assert 0 <= found.column <= len(typed)
    return found


@pytest.mark.parametrize("typed", REFUSED, ids=lambda typed: ascii(typed[:20]))
def test_attacks_are_refused(typed: str) -> None:
    assert isinstance(answer_or_problem(typed), SyntaxProblem)


@pytest.mark.parametrize("typed", FAIR, ids=lambda typed: typed[:20])
def test_long_but_fair_input_is_read(typed: str) -> None:
    assert isinstance(answer_or_problem(typed), Expression)


def test_nesting_needs_no_recursion() -> None:
    def frames() -> int:
        depth, frame = 0, sys._getframe()
        while frame.f_back is not None:
            depth, frame = depth + 1, frame.f_back
        return depth

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(frames() + 60)
    try:
        assert isinstance(parse("sin(2*(" * 100 + "x" + "+1))" * 100), Expression)
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize(
    ("typed", "limits", "named"),
    [
        ("x" * 11, Limits(characters=10), "10 characters"),
        ("((((x))))", Limits(depth=3), "3 levels"),
        ("----x", Limits(depth=3), "3 levels"),
        ("x^x^x^x^x", Limits(depth=3), "3 levels"),
        ("sin sin sin sin x", Limits(depth=3), "3 levels"),
        ("||||x||||", Limits(depth=3), "3 levels"),
        ("x+x+x+x", Limits(nodes=3), "3 nodes"),
        ("1234", Limits(digits=3), "3 digits"),
        ("1e12", Limits(digits=3), "3 digits"),
        ("x_1234", Limits(digits=3), "3 digits"),
        ("0.1234", Limits(digits=3), "3 digits"),
    ],
)
def test_each_limit_is_named(typed: str, limits: Limits, named: str) -> None:
    with pytest.raises(LimitExceeded, match=named):
        parse(typed, limits=limits)


def test_a_long_sum_is_quick_when_the_limits_allow_it() -> None:
    with ends():
        tree = parse("+".join(["x"] * 50_000), limits=Limits(characters=10**6, nodes=10**6))
    assert len(tree.children) == 50_000


PIECES = st.sampled_from(
    [
        *"xyzeEindg()[]{}|,;=<>+-*/^_&$. ", "**", "..", "!=", "1", "2.5", "1e5", "½", "²", "⁻¹", "₁", "ᵢ", "θ", "π",
        "σ(", "δ", "∂", "∂₁", "Σ", "√", "∞", "sin", "log", "max", "root", "sum(", "Sum(", "Piecewise(", "Derivative(",
        "Subs(", "Indexed(", "a_i", "w_ij", "x_max", "d_1", "d/dx [", "(i,1,n)", "(i=1..n)", "f(x,y) =", "if", "and",
        "otherwise", "True", r"\frac", r"\frac{", "}{", r"\sqrt", r"\left(", r"\right)", r"\left|", r"\right|",
        r"\sum", r"\partial", r"\theta", r"\mathrm{ab}", r"\begin{cases}", r"\end{cases}", "\\\\", "х", "\0",
        "\ud800", "'", "!", "%", ":",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=25), st.binary(max_size=25).map(str)))
def test_nothing_crashes_the_readers(typed: str) -> None:
    answer_or_problem(typed)
    for reader in (read, read_point, read_list, read_names):
        with suppress(StudentError):
            reader(typed)


VALID = st.sampled_from(
    [
        "x**2*y + sin(x*y)",
        "½·Σᵢ (s·aᵢ + b − hᵢ)²",
        r"\frac{1}{2} \sum_{i} \left(s a_{i} + b - h_{i}\right)^{2}",
        "{x² if x < 0; −x if x > 0; 0 otherwise}",
        r"\begin{cases} x & \text{if } x < 0 \\ 0 & \text{otherwise} \end{cases}",
        "Sum((s*a[i]+b-h[i])**2, (i,1,n))",
        "∂[(x + y + z)²]/∂(x + y + z)",
        "Subs(Derivative(g(v1, y), v1), v1, x*y)",
        "f(x, y) = sin^2 x cos y / |x|",
    ]
)


@settings(deadline=None, max_examples=150)
@given(VALID, st.integers(0, 80), st.integers(0, 3), PIECES)
def test_mutations_do_not_crash_the_parser(typed: str, place: int, dropped: int, piece: str) -> None:
    place = min(place, len(typed))
    answer_or_problem(typed[:place] + piece + typed[place + dropped :])
