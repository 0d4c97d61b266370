"""Every solution in a box: none lost, none made up, and never more claimed than is proved."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest
from flint import arb

from tests.hanging import ends
from tests.stationary.box.searched import assert_same, forms, gradient, points, search
from tutor import parse
from tutor.derivation.lesson import Note, Phrase
from tutor.derivation.notebook import spoken
from tutor.expression.tree import Symbol
from tutor.stationary.box.solve import in_box
from tutor.stationary.clock import Clock, OutOfTime
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.spot import Spot
from tutor.stationary.system import Scope, Solution


@pytest.mark.parametrize(
    ("equation", "low", "high", "wanted"),
    [
        ("x^3 - x", 0, 1, [("0",), ("1",)]),
        ("x^3 - x", -1, 0, [("−1",), ("0",)]),
        ("x^3 - x", "0.01", "0.99", []),
        ("x - 1/3", "1/3", 2, [("1/3",)]),
        ("sin(x)", 0, "3.14159", [("0",)]),
        ("x^2 - 2", "1.5", 2, []),
        ("x", 0, 0, [("0",)]),
    ],
)
def test_the_edge_of_the_box_belongs_to_it(
    equation: str, low: float | str, high: float | str, wanted: list[tuple[str]]
) -> None:
    found = search([equation], (low, high))
    assert [("1/3",) if one == ("⅓",) else one for one in forms(found)] == wanted
    assert found.scope is Scope.BOX


def test_solutions_on_the_faces_of_the_halves_are_found_once() -> None:
    for shift in range(8):
        roots = [Fraction(number, 8) + Fraction(shift, 64) for number in range(-8, 9, 4)]
        product = "*".join(f"(x - ({root}))" for root in roots)
        found = search([product, "y^2 - 1/4"], (-1 - shift, 1 + shift), (-1, 1))
        assert_same(points(found), [(float(r), y) for r in roots if abs(r) <= 1 + shift for y in (-0.5, 0.5)], 1e-12)


@pytest.mark.parametrize("seed", range(12))
def test_planted_roots_are_never_lost(seed: int) -> None:
    dice = random.Random(seed)
    xs, ys = (sorted({Fraction(dice.randint(-40, 40), dice.randint(4, 9)) for _ in range(3)}) for _ in range(2))
    p = "*".join(f"(x - ({a}))" for a in xs)
    q = "*".join(f"(y - ({b}))" for b in ys)
    a, b, c, d = (dice.choice([1, 2, 3, -1]) for _ in range(4))
    if a * d == b * c:
        a += 7
    found = search([f"{a}*{p} + {b}*{q}", f"{c}*{p} + {d}*exp(x/9)*{q}"], (-11, 11), (-11, 11))
    for x in xs:
        for y in ys:
            ball = [arb(float(x), 1e-9), arb(float(y), 1e-9)]
            known = any(
                all(one.ball.overlaps(side) for one, side in zip(spot.coordinates.values(), ball, strict=True))
                for spot in found.spots
            )
            open_there = any(
                all(low <= value <= high for (low, high), value in zip(box.values(), (x, y), strict=True))
                for box in found.undecided
            )
            assert known or open_there, f"({x}, {y}) was lost"
    assert found.scope is (Scope.PARTIAL if found.undecided else Scope.BOX)


@pytest.mark.parametrize("gap", [Fraction(1, 100), Fraction(1, 10**4), Fraction(1, 10**9), Fraction(0)])
def test_two_solutions_close_together_are_told_apart_or_left_open(gap: Fraction) -> None:
    found = search([f"(x - 1)*(x - 1 - {gap})*exp(x)"], (-3, 3))
    values = [1.0, 1 + float(gap)] if gap else [1.0]
    if found.scope is Scope.BOX:
        assert_same(points(found), [(value,) for value in values], float(gap) / 4 or 1e-9)
    else:
        box = found.undecided[0]
        assert all(low <= value <= high for low, high in box.values() for value in (1, 1 + gap))


def test_a_jump_does_not_hide_a_solution() -> None:
    found = search(["x - 2 sign(x)"], (-10, 10))
    assert {("−2",), ("2",)} <= set(forms(found))
    assert found.scope is Scope.PARTIAL  # nothing is proved about the jump
    assert all(low <= 0 <= high for box in found.undecided for low, high in box.values())


@pytest.mark.parametrize("equations", [["x^2 y^2 exp(x) y", "x y^2 exp(x)"], ["x - y", "(x - y) exp(x)"]])
def test_a_curve_of_solutions_is_left_open(equations: list[str]) -> None:
    found = search(equations, (-10, 10), (-10, 10), seconds=5)
    assert found.scope is Scope.PARTIAL
    assert any(all(low <= 0 <= high for low, high in box.values()) for box in found.undecided)


def test_two_curves_that_touch_are_left_open() -> None:
    found = search(["(y - x^2) (y + 1)", "y exp(x)"], (-2, 2), (-2, 2))
    assert found.scope is Scope.PARTIAL
    assert forms(found) == [("0", "0")]
    assert all(high - low < Fraction(1, 10) for box in found.undecided for low, high in box.values())


@pytest.mark.parametrize(
    ("conditions", "wanted"),
    [
        (("x > 0",), [("√2", "−1"), ("√2", "1")]),
        (("x > 0", "y < 1"), [("√2", "−1")]),
        (("x y > 0",), [("−√2", "−1"), ("√2", "1")]),
        (("x^2 >= 2",), [("−√2", "−1"), ("−√2", "1"), ("√2", "−1"), ("√2", "1")]),
        (("x^2 != 2",), []),
        (("x + y != 1 - sqrt(2)",), [("−√2", "−1"), ("√2", "−1"), ("√2", "1")]),
    ],
)
def test_conditions_are_kept(conditions: tuple[str, ...], wanted: list[tuple[str, str]]) -> None:
    found = search(["x^2 - 2", "y^2 - 1"], (-10, 10), (-10, 10), conditions=conditions)
    assert (forms(found), found.scope) == (wanted, Scope.BOX)


def test_each_solution_is_known_to_many_digits() -> None:
    found = search(["cos(x) - x y", "sin(y) - x + 1/3"], (-4, 4), (-4, 4))
    assert found.spots
    for spot in found.spots:
        assert all(one.ball.rel_accuracy_bits() > 190 for one in spot.coordinates.values())
        assert all(spot.ball(parse(one)).contains(0) for one in ("cos(x) - x y", "sin(y) - x + 1/3"))


def test_when_the_time_is_up_what_is_known_is_handed_back() -> None:
    hard = gradient("sin(x y) cos(x+y) + exp(sin(x) y)")
    with ends():
        found = search(hard, (-10, 10), (-10, 10), seconds=0.3)
    assert (found.scope, bool(found.undecided)) == (Scope.PARTIAL, True)
    assert found.argument[0].key == "box-time"


@pytest.mark.parametrize("stop", [OutOfTime, KeyboardInterrupt])
def test_an_interruption_loses_no_part_of_the_box(stop: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(1000))

    def check(_: Clock) -> None:
        if next(calls) == 40:
            raise stop

    monkeypatch.setattr(Clock, "check", check)
    found = search(["4x(x^2+y-11) + 2(x+y^2-7)", "2(x^2+y-11) + 4y(x+y^2-7)"], (-10, 10), (-10, 10))
    assert found.scope is Scope.PARTIAL
    for point in [(3, 2), (-2.805118, 3.131312), (-3.779310, -3.283186), (3.584428, -1.848126)]:
        known = any(math.dist(point, other) < 1e-4 for other in points(found))
        held = any(
            all(low <= value <= high for (low, high), value in zip(box.values(), point, strict=True))
            for box in found.undecided
        )
        assert known or held


def test_letters_without_numbers_are_refused() -> None:
    found = search(["a x - 1"], (-1, 1))
    assert (found.scope, found.argument[0].key) == (Scope.PARTIAL, "box-letters")


def test_no_unknowns_leave_one_solution_or_none_or_a_doubt() -> None:
    assert [spot.coordinates for spot in search(["0"]).spots] == [{}]
    assert not search(["1"]).spots
    assert search(["ln(-1)"]).scope is Scope.PARTIAL


def test_what_stays_open_is_not_called_none() -> None:
    found = search(["(x - y)^2", "(x - y)^4"], (-1, 1), (-1, 1))
    assert found.undecided
    said = [block.phrase.key for section in found.sections for block in section.blocks if isinstance(block, Note)]
    assert "box-none-open" in said
    assert "box-none" not in said


def test_a_contradiction_has_no_solution_anywhere() -> None:
    found = search(["x - 1", "sqrt(2)"], (-1, 1))
    assert (found.spots, found.scope) == ((), Scope.EVERYWHERE)


@pytest.mark.parametrize(
    ("value", "low", "high", "wanted"),
    [("1/2", 0, 1, True), ("1", 0, 1, True), ("sqrt(2)", 0, 1, False), ("-1", -1, 0, True), ("pi", -4, 3, False)],
)
def test_in_box(value: str, low: int, high: int, wanted: bool) -> None:
    tree = parse(value)
    x = Symbol("x")
    found = search([f"x - ({value})"], (-5, 5)).spots[0]
    assert in_box(found, {x: (Fraction(low), Fraction(high))}) is wanted
    assert in_box(Spot({x: Coordinate(tree, found.coordinates[x].ball)}), {}) is True


def test_on_the_edge_without_a_closed_form_is_undecided() -> None:
    x = Symbol("x")
    assert in_box(Spot({x: Coordinate(None, arb(1, 1e-30))}), {x: (Fraction(0), Fraction(1))}) is None


@pytest.mark.parametrize(
    "found",
    [search(["x^3 - x"], (-2, 2)), search(["x + y", "x - y"], (-2, 2), (-2, 2)), search(["x - y"], (0, 1), (0, 1)),
     search(["exp(x)"], (0, 1)), search(["sin(9x)"], (-10, 10)), search(["sqrt(x) - x"], (-2, 2))],
)  # fmt: skip
def test_everything_can_be_said(found: Solution) -> None:
    phrases: list[Phrase] = [*found.argument]
    for section in found.sections:
        phrases += [block.phrase for block in section.blocks if isinstance(block, Note)]
        phrases += [section.heading] if section.heading is not None else []
    assert all(spoken(one) for one in phrases)
