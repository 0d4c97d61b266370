"""Variants that are drawn again: their keys are what a usual mistake leads to, or constant by accident."""

from __future__ import annotations

import pytest

from tests.bank.asked import exercise
from tutor.bank.entry import Located
from tutor.bank.pose import pose
from tutor.bank.ready import all_ready, ready_alone
from tutor.bank.variant import variant_of

UV = "  params: {u: {integer: [1, 3]}, v: {integer: [1, 3]}}\n"
ZERO = "  params: {u: {integer: [0, 2]}, v: {integer: [0, 2]}}\n"
SIGNED = "  params: {u: {integer: [-1, 1]}, v: {integer: [-1, 1]}}\n"


def drawn(located: Located, seeds: int = 30) -> set[tuple[int, ...]]:
    """The values of the parameters that are drawn."""
    found = (pose(located, seed).variant.values.values() for seed in range(seeds))
    return {tuple(int(value.text) for value in values) for values in found}


def test_a_gradient_whose_components_may_be_swapped() -> None:
    found = drawn(exercise("kind: gradient, f: x^2 + y^2, at: 'x={u}, y={v}'", UV))
    assert found == {(u, v) for u in (1, 2, 3) for v in (1, 2, 3) if u != v}


def test_a_line_whose_parameters_may_be_swapped() -> None:
    # Through (0, u) and (1, u + v): the intercept u and the slope v.
    found = drawn(exercise("kind: fit, data: {a: [0, 1], h: ['{u}', '{u}+{v}']}", UV))
    assert found
    assert all(u != v for u, v in found)


def test_a_direction_of_length_1_already() -> None:
    found = drawn(exercise("kind: directional, f: x + 2y, at: 'x=1, y=1', direction: '({u}, {v})'", SIGNED))
    assert found == {(1, 1), (1, -1), (-1, 1), (-1, -1)}


def test_a_loss_of_nothing() -> None:
    # The line a + 1 goes through both points: half of 0 is 0.
    found = drawn(exercise("kind: loss, data: {a: [0, 1], h: [1, 2]}, at: 's={u}, b={v}'", ZERO))
    assert found
    assert (1, 1) not in found


def test_an_equation_whose_division_or_order_does_not_matter() -> None:
    # a = u/v: by 1 nobody divides, and u/u is 1 upside down, too.
    found = drawn(exercise("kind: isolate, equation: '{v}a - {u} = 0', for: a", UV))
    assert found == {(1, 2), (1, 3), (2, 3), (3, 2)}


def test_an_answer_that_the_author_takes_for_a_mistake() -> None:
    rule = "feedback: [{when: 'equals: {u}+{v}', say: Added?}]"
    found = drawn(exercise(f"kind: number, value: '{{u}}*{{v}}', prompt: How much?, {rule}", UV))
    assert found == {(u, v) for u in (1, 2, 3) for v in (1, 2, 3) if u * v != u + v}
    whole = exercise(
        "kind: number, value: '{u}*{v}', prompt: How much?",
        f"{UV}  feedback: [{{when: 'equals: {{u}}+{{v}}', say: Added?}}]\n",
    )
    assert drawn(whole) == found


def test_a_part_alone_is_the_part_among_the_others() -> None:
    located = exercise(
        "kind: partial, f: '{u}x^2', wrt: x\n"
        "kind: number, value: '{v} + 7', unless: '{v} == 2', prompt: How much?\n"
        "kind: partial, f: '{v}x + ({part.a})^2', wrt: x",
        UV,
    )
    for seed in range(8):
        variant = variant_of(located, seed)
        whole = {one.place: one.made.key for one in all_ready(variant)}
        alone = {place: ready_alone(variant, place) for place in range(3)}
        assert {place: one.made.key for place, one in alone.items() if one is not None} == whole
        left_out = int(variant.values["v"].text) == 2
        assert (alone[1] is None) is left_out


@pytest.mark.parametrize(
    "part",
    [
        "kind: tangent, f: '{u}x^2 + {u}x + 1', at: x=0",
        "kind: hessian, f: '{u}x^3 + y^2'",
        "kind: gradient, f: '{u}x^3 + y^2'",
    ],
    ids=["tangent", "hessian", "gradient"],
)
def test_what_is_constant_by_accident(part: str) -> None:
    found = drawn(exercise(part, "  params: {u: {integer: [0, 2]}}\n"), 20)
    assert found == {(1,), (2,)}


@pytest.mark.parametrize(
    "part",
    [
        "kind: gradient, f: '(x + y)^{u}'",
        "kind: gradient, f: x^2 + y^2, at: 'x={u}, y={u}'",
        "kind: directional, f: '{u}x + y', at: 'x=1, y=1', direction: '(1, 0)'",
        "kind: hessian, f: '{u}x^2 + y^2'",
        "kind: tangent, f: '{u}x^2 + 3', at: x=0",
        "kind: number, value: '{u}', prompt: How much?, feedback: [{when: 'equals: {u}', say: No!}]",
    ],
)
def test_what_is_so_in_every_variant_is_meant(part: str) -> None:
    located = exercise(part, "  params: {u: {integer: [2, 9]}}\n")
    assert {pose(located, seed).variant.attempt for seed in range(8)} == {0}


def test_functions_of_a_list_may_have_different_letters() -> None:
    located = exercise("kind: gradient, f: '{f}'", "  params: {f: {choice: ['x^2 - 3x', 'x y^2', 'x y z']}}\n")
    found = [pose(located, seed) for seed in range(20)]
    assert {len(one.parts[0].made.key.split(",")) for one in found} == {1, 2, 3}
    assert max(one.variant.attempt for one in found) < 12


def test_of_functions_with_single_constant_components_none_is_left_out() -> None:
    # Each has its zeros in other places of the matrix; only y² alone, from 0x³, has no letter in it at all.
    params = "  params: {u: {integer: [0, 2]}, f: {choice: ['{u}x^3', 'x y^2']}}\n"
    keys = {pose(exercise("kind: hessian, f: '{f} + y^2'", params), seed).parts[0].made.key for seed in range(12)}
    assert "2" not in keys
    assert "[[0, 2*y], [2*y, 2*x + 2]]" in keys
    assert len(keys) > 1


@pytest.mark.parametrize("function", ["x + y", "x y"])
def test_letters_that_may_be_swapped_are_no_mistake(function: str) -> None:
    found = drawn(exercise(f"kind: value, f: {function}, at: 'x={{u}}, y={{v}}'", UV))
    assert found >= {(u, v) for u in (1, 2, 3) for v in (1, 2, 3) if u != v and 1 not in (u, v)}
