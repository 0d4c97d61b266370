"""Trees are equal by structure, and the work of comparing them is counted: no clock is needed to test it."""

from __future__ import annotations

import pytest

from tutor.expression.comparable import Comparable
from tutor.expression.numbers import ONE
from tutor.expression.parser import parse
from tutor.expression.tree import Call, Expression, Product, Sum, Symbol


def _doubled(levels: int) -> Expression:
    """A tree with 2^levels leaves and few nodes, as derivatives of derivatives are."""
    node: Expression = Symbol("x")
    for _ in range(levels):
        node = Sum((node, node))
    return node


def _chain(levels: int) -> Expression:
    node: Expression = Symbol("x")
    for _ in range(levels):
        node = Call("sin", (Product((Symbol("a"), node)),))
    return node


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many comparisons there were, at its only place."""
    count = [0]
    original = Comparable.__eq__

    def counted(self: Comparable, other: object) -> bool:
        count[0] += 1
        return original(self, other)

    monkeypatch.setattr(Comparable, "__eq__", counted)
    return count


def test_shared_parts_are_compared_once(compared: list[int]) -> None:
    assert _doubled(200) == _doubled(200)
    assert compared[0] <= 402


def test_what_was_found_equal_is_not_compared_again(compared: list[int]) -> None:
    first, second, third = (_chain(60) for _ in range(3))
    assert first == second
    assert second == third
    once = compared[0]
    for _ in range(100):
        assert first == third
    assert compared[0] == once + 100


@pytest.mark.parametrize("levels", [1, 50, 2_000, 20_000])
def test_depth_is_no_limit(levels: int) -> None:
    first, second = _chain(levels), _chain(levels)
    assert first == second
    assert second == first
    assert first != Sum((second, ONE))
    assert {first: "found"}[second] == "found"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x + y", "y + x"),
        ("sin(x)", "cos(x)"),
        ("2", "2.0"),
        ("sum(i, a_i)", "sum(j, a_j)"),
        ("x^2", "x^3"),
        ("x < 1", "x > 1"),
    ],
)
def test_other_trees_differ(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert first != second
    assert first == parse(one)
    assert second == parse(other)
    assert first != second


def test_nodes_with_the_same_hash_are_told_apart() -> None:
    one, other = _chain(3), _doubled(3)
    for node in (one, other):
        object.__setattr__(node, "_hash", 1)
    assert one != other
    deep, deeper = _chain(5_000), Call("sin", (_doubled(2),))
    object.__setattr__(deeper, "_hash", hash(deep))
    assert deep != deeper
    assert deeper == deeper
