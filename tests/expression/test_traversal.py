"""Trees made anew: what changes, what stays the same object, and how deep a tree may be."""

from __future__ import annotations

import pytest

from tutor import parse
from tutor.expression.traversal import is_numbered, rebuilt, unsigned
from tutor.expression.tree import Call, Expression, Negation, Symbol

X, Y = Symbol("x"), Symbol("y")


def test_a_part_is_replaced_and_the_rest_is_the_same_object() -> None:
    tree = parse("sin(x) + cos(y)")
    made = rebuilt(tree, lambda node, around: Symbol("z") if node == X else around)
    assert made == parse("sin(z) + cos(y)")
    assert made.children[1] is tree.children[1]
    assert rebuilt(tree, lambda _, around: around) is tree


def test_a_change_sees_the_node_as_it_was_and_around_its_new_parts() -> None:
    seen: list[tuple[str, str]] = []

    def noted(node: Expression, around: Expression) -> Expression:
        seen.append((str(node), str(around)))
        return Y if node == X else around

    assert rebuilt(parse("sin(x)"), noted) == parse("sin(y)")
    assert seen == [("x", "x"), ("sin(x)", "sin(y)")]


def test_a_tree_may_be_deep() -> None:
    deep: Expression = X
    for _ in range(20_000):
        deep = Call("sin", (deep,))
    made = rebuilt(deep, lambda node, around: Y if node is X else around)
    for _ in range(20_000):
        (made,) = made.children
    assert made == Y


@pytest.mark.parametrize(("letter", "numbered"), [("x", True), ("x_1", True), ("x_i", False)])
def test_letters_with_numbers_below_them_are_no_members_of_a_family(letter: str, numbered: bool) -> None:
    symbol = parse(letter)
    assert isinstance(symbol, Symbol)
    assert is_numbered(symbol) is numbered


def test_a_term_is_spoken_of_without_its_sign() -> None:
    assert unsigned(Negation(X)) == X
    assert unsigned(X) == X
