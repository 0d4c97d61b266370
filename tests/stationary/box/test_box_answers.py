"""Systems whose solutions in a box are known from elsewhere: all of them are found, and nothing else."""

from __future__ import annotations

import math

import pytest

from tests.stationary.box.searched import PEAKS, PI, assert_same, flat_points, forms, gradient, peaks, points, search
from tutor.stationary.system import Scope


def test_peaks_has_the_points_that_newton_finds_from_a_grid() -> None:
    found = search(gradient(PEAKS), (-3, 3), (-3, 3))
    assert found.scope is Scope.BOX
    assert not found.undecided
    assert_same(points(found), flat_points(peaks, -3, 3, 24))


def test_himmelblau_has_nine() -> None:
    found = search(["4x(x^2+y-11) + 2(x+y^2-7)", "2(x^2+y-11) + 4y(x+y^2-7)"], (-10, 10), (-10, 10))
    assert found.scope is Scope.BOX
    literature = [
        (3, 2), (-2.805118, 3.131312), (-3.779310, -3.283186), (3.584428, -1.848126), (-0.270845, -0.923039),
        (3.385154, 0.073852), (0.086678, 2.884255), (-3.073026, -0.081353), (-0.127961, -1.953715),
    ]  # fmt: skip
    assert_same(points(found), literature, 1e-5)
    assert ("3", "2") in forms(found)


def test_the_six_hump_camel_has_fifteen() -> None:
    found = search(gradient("(4 - 2.1x^2 + x^4/3) x^2 + x y + (-4 + 4y^2) y^2"), (-3, 3), (-2, 2))
    assert (len(found.spots), found.scope) == (15, Scope.BOX)
    seen = {(round(x, 4), round(y, 4)) for x, y in points(found)}
    assert {(0.0898, -0.7127), (-0.0898, 0.7127), (1.7036, -0.7961), (-1.6071, -0.5687), (0, 0)} <= seen


def test_rastrigin_in_two_variables_falls_apart() -> None:
    found = search(["2x + 20pi sin(2pi x)", "2y + 20pi sin(2pi y)"], ("-5.12", "5.12"), ("-5.12", "5.12"))
    assert (len(found.spots), found.scope) == (441, Scope.BOX)
    line = sorted({round(x, 3) for x, _ in points(found)})
    assert len(line) == 21
    assert all(abs(value - (number - 10) / 2) < 0.03 for number, value in enumerate(line))


@pytest.mark.parametrize(
    ("equations", "half"),
    [(["(1 - 2x^2) y", "(1 - 2y^2) x"], 10), (gradient("x y exp(-x^2-y^2)"), 6)],
)
def test_x_y_times_a_bell_has_five(equations: list[str], half: int) -> None:
    found = search(equations, (-half, half), (-half, half))
    assert found.scope is Scope.BOX
    signs = [("−√2/2", "−√2/2"), ("−√2/2", "√2/2"), ("0", "0"), ("√2/2", "−√2/2"), ("√2/2", "√2/2")]
    assert forms(found) == signs


def test_three_sines_with_degenerate_points_between() -> None:
    found = search(["cos(x) + cos(x+y)", "cos(y) + cos(x+y)"], (-10, 10), (-10, 10))
    assert found.scope is Scope.BOX
    thirds = [sign * PI / 3 + 2 * k * PI for sign in (1, -1) for k in (-1, 0, 1)]
    wanted = [(a, b) for a in thirds for b in thirds if math.isclose(math.cos(a - b), 1, abs_tol=1e-9)]
    odd = [k * PI for k in (-3, -1, 1, 3)]
    assert_same(points(found), wanted + [(a, b) for a in odd for b in odd], 1e-9)
    assert all(one.exact is not None for spot in found.spots for one in spot.coordinates.values())


@pytest.mark.parametrize(
    ("equations", "ends", "wanted"),
    [
        (["2x y + y cos(x y)", "x^2 + x cos(x y)"], [(-10, 10)] * 2, [("−1", "0"), ("0", "0")]),
        (["(2x - x^2 - y^2) exp(-x)", "2y exp(-x)"], [(-10, 10)] * 2, [("0", "0"), ("2", "0")]),
        (["cos(x+y) + 2(x-y) - 1.5", "cos(x+y) - 2(x-y) + 2.5"], [("-1.5", 4), (-3, 4)],
         [("½ − π/3", "−½ − π/3"), ("½ + π/3", "π/3 − ½"), ("½ + 2π/3", "2π/3 − ½")]),
        (["ln(x) - 1"], [(0, 3)], [("e",)]),
        (["exp(x) - 3"], [(0, 3)], [("ln(3)",)]),
        (["x^2 - x - 1"], [(-3, 3)], [("(1 − √5)/2",), ("(1 + √5)/2",)]),
        (["x^3", "y^3"], [(-10, 10)] * 2, [("0", "0")]),
        (["3x^2 - 3y^2", "-6x y"], [(-10, 10)] * 2, [("0", "0")]),
        (["sin(x) (1 - cos(x))"], [(-1, 7)], [("0",), ("π",), ("2π",)]),
        (["x^2 + y^2 - 1", "x - y", "x + y - sqrt(2)"], [(-5, 5)] * 2, [("√2/2", "√2/2")]),
        (["abs(x) - 1"], [(-10, 10)], [("−1",), ("1",)]),
        (["x y + 1", "exp(x y)"], [(-5, 5)] * 2, []),
        (["x^2 + y^2 + exp(x)"], [(-5, 5)] * 2, []),
    ],
)  # fmt: skip
def test_systems_worked_out_by_hand(
    equations: list[str], ends: list[tuple[float | str, float | str]], wanted: list[tuple[str, ...]]
) -> None:
    found = search(equations, *ends)
    assert forms(found) == wanted
    assert found.scope is Scope.BOX
    assert not found.undecided


def test_at_the_edge_of_the_domain() -> None:
    found = search(["ln(x) + 1", "ln(y) + 1"], (-10, 10), (-10, 10), conditions=("x > 0", "y > 0"))
    assert (forms(found), found.scope) == ([("1/e", "1/e")], Scope.BOX)
