"""Kinks, edges of the domain, and stationary points that hide on a kink. All answers worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from math import cos, isfinite, pi, sin

import pytest

from tests.stationary.edges.places import found, lines, points
from tutor import parse
from tutor.derivation.lesson import Phrase
from tutor.expression.numeric import Evaluator
from tutor.expression.text import text
from tutor.render.words import say
from tutor.stationary.edges.find import all_examined


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("|x|", {("0",): "kink minimum"}),
        ("-|x - 2|", {("2",): "kink maximum"}),
        ("|x| + y^2", {("0", "0"): "kink minimum"}),
        ("|x| - y^2", {("0", "0"): "kink saddle"}),
        ("(x - 1)^2 + |x|", {("0",): "kink saddle"}),  # slopes −1 to the right and −3 to the right from the left
        ("(x - 1)^2 + 3|x|", {("0",): "kink minimum"}),  # slopes 1 and −5
        ("relu(x) + y^2", {("0", "0"): "kink flat minimum"}),
        ("sqrt(x^2 + y^2) + 1", {("0", "0"): "kink minimum"}),
        ("sqrt(x^2 + y^2) + x/2", {("0", "0"): "kink minimum"}),
        ("sqrt(x^2 + y^2) + 2x", {("0", "0"): "kink saddle"}),
        ("2 - sqrt(x^2 + 4y^2) + y", {("0", "0"): "kink maximum"}),
        ("x^(2/3)", {("0",): "kink minimum"}),
        ("cbrt(x)", {("0",): "kink saddle"}),
        ("|x^2 - 1| + y^2", {("−1", "0"): "kink minimum", ("1", "0"): "kink minimum"}),
        ("|x^2 - 2|", {("−√2",): "kink minimum", ("√2",): "kink minimum"}),
        ("|x^3 - x - 1|", {("1.32472",): "kink minimum"}),
        ("|x| + |y|", {("0", "0"): "kink minimum"}),
        ("|x| - |y|", {("0", "0"): "kink saddle"}),
        ("|x| + |y| - x y", {("0", "0"): "kink minimum"}),
        ("max(|x|, |y|)", {("0", "0"): "kink minimum"}),
        ("max(x + y, x - y, -x)", {("0", "0"): "kink minimum"}),
        ("|x^2 + y^2 - 1| + x", {("−1", "0"): "kink minimum", ("1", "0"): "kink saddle"}),
        ("sign(x)", {("0",): "kink saddle"}),
        ("acot(x)", {("0",): "kink maximum"}),
    ],
)
def test_kinks(typed: str, expected: dict[tuple[str, ...], str]) -> None:
    assert points(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sqrt(x)", {("0",): "edge minimum"}),
        ("1 - sqrt(x)", {("0",): "edge maximum"}),
        ("sqrt(x) + y^2", {("0", "0"): "edge minimum"}),
        ("sqrt(x) - y^2", {("0", "0"): "edge saddle"}),
        ("x sqrt(x)", {("0",): "edge minimum"}),
        ("x^(3/2)", {("0",): "edge minimum"}),
        ("asin(x)", {("−1",): "edge minimum", ("1",): "edge maximum"}),
        ("acos(x) + y^2", {("−1", "0"): "edge saddle", ("1", "0"): "edge minimum"}),
        ("sqrt(1 - x^2 - y^2) + x", {("−1", "0"): "edge minimum", ("1", "0"): "edge saddle"}),
        ("sqrt(x - 2) - x", {("2",): "edge minimum"}),  # the slope at 2 is +∞
        ("ln(x)", {}),
        ("1/x", {}),
        ("x ln(x)", {}),
        ("x^2 + y^2", {}),
    ],
)
def test_edges_of_the_domain(typed: str, expected: dict[tuple[str, ...], str]) -> None:
    assert points(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("x |x|", {("0",): "stationary saddle"}),
        ("x^2 |x|", {("0",): "stationary minimum"}),
        ("cbrt(x)^4", {("0",): "stationary minimum"}),
        ("x cbrt(x) + y^2", {("0", "0"): "stationary minimum"}),
        ("|x| y", {("0", "0"): "stationary saddle"}),
        ("|x y|", {("0", "0"): "stationary flat minimum"}),
        ("relu(x)^2 + y^2", {("0", "0"): "stationary flat minimum"}),
        ("Piecewise((x^2/2, |x| <= 1), (|x| - 1/2, True))", {("0",): "stationary minimum"}),
        ("Piecewise((x^2, x < 0), (2x^2, True))", {("0",): "stationary minimum"}),
    ],
)
def test_stationary_points_on_a_kink_are_not_lost(typed: str, expected: dict[tuple[str, ...], str]) -> None:
    assert points(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("max(x, y)", {"x = y": "saddle"}),
        ("|x| + y^2", {"x = 0": "saddle"}),
        ("|x - y|", {"y = x": "minimum"}),
        ("|x|*(1 + y^2)", {"x = 0": "minimum"}),
        ("|x| y", {"x = 0": "undecided"}),
        ("|x^2 + y^2 - 1|", {"x² + y² − 1 = 0": "minimum"}),
        ("|sin(x)|", {"sin(x) = 0": "minimum"}),
        ("|x^2 - y^2|", {"y = x": "minimum", "y = −x": "minimum"}),
        ("max(x^2 + y^2, 1)", {"x² + y² = 1": "minimum"}),
        ("|x - y| + |y - z|", {"y = x and z = x": "minimum", "y = x": "saddle", "z = y": "saddle"}),
        ("|x| x y", {"x = 0": "undecided"}),
        ("cbrt(x) y", {"x = 0": "?"}),
        ("atan2(y, x)", {"y = 0 and x ≤ 0": "?"}),
    ],
)
def test_lines_and_curves(typed: str, expected: dict[str, str]) -> None:
    assert lines(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # With a = √x and b = √y ≥ 0: ab − a² − b² = −(a − b/2)² − ¾b², zero at the corner alone.
        ("x^(1/2)*y^(1/2) - x - y", "edge maximum"),
        ("2 + sqrt(4x)*sqrt(y) - x - y", "edge flat maximum"),  # 2 − (a − b)²: the same on the whole line x = y
        ("x + y + 1 - sqrt(x y)", "edge minimum"),  # undecided would do, but no saddle
        ("sqrt(x) + sqrt(y) - x*y", "edge minimum"),  # both slopes are +∞
        ("x y - sqrt(x) - sqrt(y)", "edge maximum"),
        ("sqrt(x) - sqrt(y)", "edge saddle"),
        ("sqrt(x)*y - sqrt(y)*x", "edge saddle"),  # a b² − b a² = ab(b − a)
        ("sqrt(x) + |y| - y^2", "kink minimum"),
        ("sqrt(2 - 2x) + y - x^2 - sqrt(y)", None),
    ],
)
def test_corners(typed: str, expected: str | None) -> None:
    """Where two edges, or an edge and a kink, meet: here at the origin."""
    answer = points(typed)
    if expected is None:
        assert answer[("1", "0")] == "edge saddle"  # √(2 − 2x) rises, −√y falls
    elif typed.startswith("x + y + 1"):
        assert answer.get(("0", "0"), expected) != "edge saddle"
    else:
        assert answer[("0", "0")] == expected


def test_three_edges_meet() -> None:
    """abc − a² − b² − c² with a = √x, …: second derivatives −2 at the origin, a strict maximum there."""
    assert points("sqrt(x) sqrt(y) sqrt(z) - x - y - z") == {("0", "0", "0"): "edge maximum"}
    assert points("sqrt(x) sqrt(y) + sqrt(z) - x - y") == {("0", "0", "0"): "edge saddle"}


def test_a_corner_outside_of_the_domain_is_no_place() -> None:
    """Where √(x − 1)·√(1 − y) is zero, x = 1 and y > 1 has no value."""
    assert ("1", "2") not in points("sqrt(x - 1)*sqrt(1 - y) + (y - 2)^2")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("x^pi", {("0",): "edge minimum"}),
        ("-x^sqrt(2)", {("0",): "edge maximum"}),
        ("x sqrt(x)", {("0",): "edge minimum"}),
        ("(x^2)^pi", {}),  # smooth at 0, so the equations find the point
        ("max(min(x, 1), 0)", {("0",): "kink flat minimum", ("1",): "kink flat maximum"}),
        ("max(x^2, y)", {("0", "0"): "kink flat minimum"}),
    ],
)
def test_powers_and_nested_choices(typed: str, expected: dict[tuple[str, ...], str]) -> None:
    assert points(typed) == expected


def test_a_parameter_may_be_left_over() -> None:
    assert points("|x - a| + y^2", parameters="a") == {("a", "0"): "kink minimum"}


def test_what_could_not_be_examined_is_owned_up_to() -> None:
    assert all_examined(found("|x| + y^2")[1])
    assert not all_examined(found("cbrt(x) y")[1])
    assert not all_examined(found("|x| + |y| + |x - y|", seconds=0)[1])


@pytest.mark.parametrize("typed", ["|x| + y^2", "sqrt(x) - y^2", "sqrt(x^2 + y^2) + 2x", "x |x|", "|x| y", "|x| - |y|"])
def test_every_reason_is_a_sentence(typed: str) -> None:
    for one in found(typed)[1]:
        assert one.verdict is not None
        for reason in one.verdict.reason:
            assert isinstance(reason, Phrase)
            assert say(reason, text).endswith(".")


@pytest.mark.parametrize(
    "typed",
    [
        "|x + y| + |x - 2y|", "|x| - 2|y| + x/2", "max(x, y, -x - y)", "min(x, y) + |x|", "|2x - y| - |x + y|",
        "max(x, 0) + max(-2x, y) - y/2", "|x| + |y| + x + y/2", "-|x| - |x + y| + x/3", "max(|x|, y) - min(x, 0)",
        "sqrt(x^2 + 2y^2) - x/2 + y", "sqrt(x^2 + x y + y^2) + x + y/4", "|x| + y |y|", "|x - y| + x^2 - 3y^2",
    ],
)  # fmt: skip
def test_the_origin_against_a_ring_of_values(typed: str) -> None:
    """f close to a minimum is nowhere smaller, close to a maximum nowhere larger; close to neither it is both."""
    variables, listed = found(typed)
    function = parse(typed)
    for one in listed:
        if one.spot is None or one.verdict is None or one.verdict.kind == "undecided":
            continue
        here = [Fraction(float(one.spot.coordinates[symbol].ball)) for symbol in variables]
        ring = []
        for step in range(0, 720, 3):
            angle = pi * step / 360
            for radius in (1e-3, 1e-5):
                moved = (here[0] + Fraction(radius * cos(angle)), here[1] + Fraction(radius * sin(angle)))
                value = Evaluator(dict(zip(variables, moved, strict=True)), 128).value(function)
                middle = Evaluator(dict(zip(variables, here, strict=True)), 128).value(function)
                if isfinite(float(value)):
                    ring.append(float(value - middle))
        low, high = min(ring) < -1e-12, max(ring) > 1e-12
        expected = {"minimum": (False, True), "maximum": (True, False), "saddle": (True, True)}[one.verdict.kind]
        assert (low, high) == expected or (not one.verdict.strict and not low), typed
