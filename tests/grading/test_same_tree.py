"""The same tree up to order: what is, what is not, and trees that are long or deep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.expression.parser import parse
from tutor.expression.structures import Applied, BigSum, Delta
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol
from tutor.grading.same_tree import same_up_to_order

X, Y, INDEX, J = Symbol("x"), Symbol("y"), Symbol("i"), Symbol("j")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x + y", "y + x"),
        ("x y z", "z x y"),
        ("x - y", "-y + x"),
        ("x - y", "-(y - x)"),
        ("x - (y - z)", "x + z - y"),
        ("x + (y + z)", "(x + y) + z"),
        ("(-a) b", "-(a b)"),
        ("(-a)(-b)", "a b"),
        ("(a - b)(c - d)", "(b - a)(d - c)"),
        ("(a - b)^2", "(b - a)^2"),
        ("(a - b)^3", "-(b - a)^3"),
        ("(a - b)^(-2)", "(b - a)^(-2)"),
        ("x - x + y", "y - x + x"),
        ("-(x - x + y)", "x - x - y"),
        ("2x y + y cos(x y)", "cos(y x) y + y 2 x"),
        ("a/b c", "a c/b"),
        ("a/b/c", "a/(b c)"),
        ("-a/b", "a/(-b)"),
        ("1/x y", "y/x"),
        ("1 x", "x"),
        ("max(x, y)", "max(y, x)"),
        ("exp(-x)", "e^(-x)"),
        ("x < y", "y > x"),
        ("x <= y", "y >= x"),
        ("x != y", "y != x"),
        ("0 x", "x 0"),
        ("-0", "0"),
        ("0.50 x", "0.5 x"),
        ("x1 + 1", "1 + x_1"),
        ("sum(i, a_i x)", "sum(j, x a_j)"),
        ("sum(i, sum(j, a_i b_j))", "sum(j, sum(i, b_i a_j))"),
        ("sum(i, (s a_i + b - h_i)^2)", "sum(k, (h_k - b - a_k s)^2)"),
        ("sin(x + y)/(1 - x)", "-sin(y + x)/(x - 1)"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert same_up_to_order(parse(one), parse(other))
    assert same_up_to_order(parse(other), parse(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x - y", "y - x"),
        ("x^y", "y^x"),
        ("x/y", "y/x"),
        ("a/(b/c)", "a c/b"),  # no value where c is 0
        ("x + x", "x"),
        ("x x", "x"),
        ("(a - b)^(1/2)", "(b - a)^(1/2)"),
        ("(a - b)^3", "(b - a)^3"),
        ("(a - b)^n", "(b - a)^n"),
        ("x < y", "y < x"),
        ("x < y", "x <= y"),
        ("atan2(x, y)", "atan2(y, x)"),
        ("sin(x)", "cos(x)"),
        ("sin(x)", "x"),
        ("x + 1", "x + 2"),
        ("0.1 x", "0.11 x"),
        ("pi", "e"),
        ("x + 0", "x"),  # nothing is worked out
        ("sum(i, a_i)", "sum(i, b_i)"),
        ("sum(i, sum(j, a_i b_j))", "sum(i, sum(j, a_j b_j))"),
        ("sum(i=1..3, i)", "sum(i=1..4, i)"),
        ("sum(i, a_i)", "a_i"),
        ("x_1", "x_2"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert not same_up_to_order(parse(one), parse(other))
    assert not same_up_to_order(parse(other), parse(one))


def test_a_bound_index_is_not_a_free_one() -> None:
    free = BigSum(Product((Symbol("a", (INDEX,)), Symbol("b", (J,)))), J, parse("1"), parse("n"))
    other = BigSum(Product((Symbol("a", (J,)), Symbol("b", (J,)))), J, parse("1"), parse("n"))
    assert not same_up_to_order(free, other)


def test_nodes_that_nobody_types() -> None:
    assert same_up_to_order(Delta(INDEX, J), Delta(J, INDEX))
    assert same_up_to_order(Applied("g", (X, Y), (0, 0)), Applied("g", (X, Y)))
    assert not same_up_to_order(Applied("g", (X, Y), (1, 0)), Applied("g", (X, Y)))
    assert not same_up_to_order(Applied("g", (X, Y)), Applied("g", (Y, X)))


def test_deep_and_long() -> None:
    deep: Expression = X
    for _ in range(3_000):
        deep = Negation(Sum((deep, Y)))
    again: Expression = X
    for _ in range(3_000):
        again = Negation(Sum((Y, again)))
    assert same_up_to_order(deep, again)
    letters = [Symbol(f"x_{place}") for place in range(4_000)]
    assert same_up_to_order(Sum(tuple(letters)), Sum(tuple(reversed(letters))))
    assert not same_up_to_order(Sum(tuple(letters)), Sum((*letters[1:], letters[1])))


def test_shared_parts_are_looked_at_once() -> None:
    one: Expression = X
    other: Expression = X
    for _ in range(200):
        one, other = Product((one, Sum((one, Y)))), Product((Sum((Y, other)), other))
    assert same_up_to_order(one, other)


_TREES = st.recursive(
    st.sampled_from(["x", "y", "2", "3"]).map(parse),
    lambda parts: st.one_of(
        st.lists(parts, min_size=2, max_size=3).map(lambda terms: Sum(tuple(terms))),
        st.lists(parts, min_size=2, max_size=3).map(lambda factors: Product(tuple(factors))),
        parts.map(Negation),
    ),
    max_leaves=8,
)


def _shuffled(tree: Expression, turn: int) -> Expression:
    children = tuple(_shuffled(child, turn) for child in tree.children)
    if isinstance(tree, Sum | Product):
        return tree.rebuild(children[turn % len(children) :] + children[: turn % len(children)])
    return tree.rebuild(children) if children else tree


def _value(tree: Expression, x: int, y: int) -> int:
    """The value in Python's own whole numbers: an oracle that shares nothing with what is tested."""
    values = [_value(child, x, y) for child in tree.children]
    if isinstance(tree, Sum):
        return sum(values)
    if isinstance(tree, Product):
        product = 1
        for value in values:
            product *= value
        return product
    if isinstance(tree, Negation):
        return -values[0]
    return {"x": x, "y": y}.get(str(tree)) or int(str(tree))


@given(_TREES, st.integers(0, 2))
def test_another_order_is_the_same(tree: Expression, turn: int) -> None:
    assert same_up_to_order(tree, _shuffled(tree, turn))


@given(_TREES, _TREES)
def test_the_same_has_the_same_value(one: Expression, other: Expression) -> None:
    if same_up_to_order(one, other):
        assert _value(one, 7, 11) == _value(other, 7, 11)
    if _value(one, 7, 11) != 0:
        assert not same_up_to_order(one, Negation(one))
