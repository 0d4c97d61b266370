"""Small regions are found: by going downhill, at corners of cells, and where borders touch 0 without crossing it."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import pytest

from tutor import parse
from tutor.expression.exact import Point, exact
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.corners import corner_points
from tutor.grading.equality import Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.lines import Zero, zeros_along
from tutor.grading.points import candidates
from tutor.grading.touching import touch
from tutor.grading.valleys import one_sided, valley

X, Y = Symbol("x"), Symbol("y")


def bases(border: Expression) -> list[Point]:
    return list(islice(candidates(sorted(symbols(border), key=str), 1), 12))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("(x-5)^2 + (y-7)^2 - 1", 1),
        ("1 - 10^6 (x - pi)^2", -1),
        ("x^2 + y^2 - 10^(-8)", 1),
        ("0.001 - (x-3.537)^2 - 9(y - 85.301 + 5(x-3.537))^2", -1),
        ("x^4 + y^4 - 4x y + 1.999", 1),
        ("100(x^2-y)^2 + (1-x)^2 - 10^(-6)", 1),
        ("x e^x + 0.3678", 1),
        ("e^(-(x-50)^2 - (y-60)^2) - 1/2", -1),
        ("cos(x) cos(y) - 0.9999", -1),
        ("x^2 + y^2 + z^2 + a^2 + b^2 - 2x - 4y + 4.999", 1),
    ],
)
def test_the_other_side_of_a_border_is_met(text: str, sign: int) -> None:
    border = parse(text)
    found = valley(border, sign, bases(border))
    assert found is not None
    assert (found.sign, found.sure) == (-1, True)
    assert all(abs(value) < 100 for value in found.point.values())


@pytest.mark.parametrize("text", ["x^2 + 1", "2 - sin(x)", "e^x + e^(-x) - 1.9", "x^2 + y^2 + 0.001", "cosh(x y)"])
def test_a_border_without_another_side_has_no_valley(text: str) -> None:
    border = parse(text)
    found = valley(border, 1, bases(border))
    assert found is None or (found.sign, found.sure) == (0, False)


def test_the_lowest_point_is_a_short_decimal() -> None:
    border = parse("(x - 1/3)^2 + (y - sqrt(2))^2 - 0.01")
    found = valley(border, 1, bases(border))
    assert found is not None
    assert found.point == {X: Fraction("0.3"), Y: Fraction("1.4")}


def test_borders_met_from_both_sides_are_left_alone() -> None:
    points = [{X: Fraction(1)}, {X: Fraction(3)}]
    assert one_sided([parse("x - 2"), parse("x - 5")], points) == [(parse("x - 5"), -1)]


@pytest.mark.parametrize(
    ("text", "near", "place"),
    [
        ("sin(x) - 1", "1.5", "1.57079632679489661923"),
        ("cos(x) + 1", "3.2", "3.14159265358979323846"),
        ("x^2 - 2 sqrt(2) x + 2", "1", "1.41421356237309504880"),
        ("e^(2x) - 6 e^x + 9", "1", "1.09861228866810969140"),
    ],
)
def test_a_touch_is_found_to_many_digits(text: str, near: str, place: str) -> None:
    found = touch(parse(text), X, {}, Zero(Fraction(near), Fraction(near)))
    assert found is not None
    assert abs(found.low - Fraction(place)) < Fraction(1, 10**19)
    assert 0 < found.high - found.low < Fraction(1, 10**80)


@pytest.mark.parametrize("text", ["sin(x) - 1 - 10^(-200)", "x^2 - 2 sqrt(2) x + 2.0000000001", "x", "abs(x)"])
def test_near_is_not_a_touch(text: str) -> None:
    assert touch(parse(text), X, {}, Zero(Fraction("1.5"), Fraction("1.5"))) is None


def test_all_the_cells_around_a_corner_have_points() -> None:
    borders = [parse("x + y - 12"), parse("x - y + 2")]  # they cross at (5, 7)
    found = corner_points(borders, (), [{X: Fraction(1), Y: Fraction(2)}], 5)
    signs = {tuple((exact(border, point) or 0) > 0 for border in borders) for point in found}
    assert len(signs) == 4
    assert min(abs(point[X] - 5) for point in found) < Fraction(1, 10**5)


def test_a_change_of_sign_is_narrowed_down() -> None:
    (zero,) = zeros_along(parse("e^x - 10^6"), X, {})
    assert zero.low < Fraction("13.8155105579642741") < zero.high
    assert zero.high - zero.low < Fraction(1, 10**8)


@pytest.mark.parametrize(
    ("model", "answer", "domain", "kind"),
    [
        ("abs(x)", "x", "(x-5)^2 + (y-7)^2 < 0.01", Kind.EQUAL),
        ("abs(x)", "-x", "(x-5)^2 + (y-7)^2 < 0.01", Kind.DIFFERENT),
        ("abs(x y)", "x y", "x^2 + y^2 - 6x - 8y + 24.9999 < 0", Kind.EQUAL),
        ("sin(x)", "x", "10^6 (x - pi)^2 < 1", Kind.DIFFERENT),
        ("ln(x)", "ln(x^2)/2", "(x+5)^2 + y^2 > 10^6", Kind.WIDER),
    ],
)
def test_a_narrow_domain_is_found(model: str, answer: str, domain: str, kind: Kind) -> None:
    assert equivalent(answer, model, domain).kind is kind


@pytest.mark.parametrize("model", ["sqrt(-1 - x^2 - y^2)", "ln(-1 - (x-5)^2)", "sqrt(x - 6) + sqrt(5 - x)"])
def test_nothing_is_said_about_a_model_without_values(model: str) -> None:
    assert equivalent("x", model).kind is Kind.UNDECIDED
