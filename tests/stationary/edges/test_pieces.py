"""Functions with kinks, split into smooth pieces; pieces that cannot be are left out."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from tutor import parse
from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.text import text
from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol
from tutor.stationary.edges.inequalities import Inequality, contradictory, needed, possible
from tutor.stationary.edges.pieces import pieces


def split(typed: str, parameters: str = "") -> list[tuple[str, ...]]:
    """Each piece as text: the function, then its conditions."""
    function = parse(typed)
    variables = sorted((one for one in symbols(function) if one.label not in parameters), key=lambda one: one.label)
    return [(text(part.function), *map(text, part.conditions)) for part in pieces(function, variables)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("x^2 + y^2", [("x² + y²",)]),
        ("|x^2 - 1| + y^2", [("x² − 1 + y²", "x² − 1 > 0"), ("1 − x² + y²", "x² − 1 < 0")]),
        ("x |x|", [("x²", "x > 0"), ("−x²", "x < 0")]),
        ("max(x, y)", [("x", "x > y"), ("y", "y > x")]),
        ("max(x, 2)", [("x", "x > 2"), ("2", "x < 2")]),
        ("relu(x)", [("x", "x > 0"), ("0", "x < 0")]),
        ("max(min(x, 1), 0)", [("x", "x < 1", "x > 0"), ("0", "x < 0"), ("1", "x > 1")]),
        ("sign(x) x^2", [("x²", "x > 0"), ("−x²", "x < 0")]),
        ("sqrt((x - y)^2)", [("x − y", "x − y > 0"), ("y − x", "x − y < 0")]),
        ("sqrt(x^2 + 2x + 1)", [("x + 1", "x + 1 > 0"), ("−x − 1", "x + 1 < 0")]),
        ("(x^2)^(1/2)", [("x", "x > 0"), ("−x", "x < 0")]),
        ("acot(x)", [("π/2 − atan(x)", "x > 0"), ("−π/2 − atan(x)", "x < 0")]),
        (
            "Piecewise((x^2, x < 0), (x, x < 1), (1, True))",
            [("1", "x > 1"), ("x", "x > 0", "x < 1"), ("x²", "x < 0")],
        ),
        ("sum(i, 1, 2, |x - i|)", [("2x − 3", "x − 2 > 0"), ("1", "x − 1 > 0", "x − 2 < 0"), ("3 − 2x", "x − 1 < 0")]),
    ],
)
def test_pieces_of(typed: str, expected: list[tuple[str, ...]]) -> None:
    assert split(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("|x^2 + 1|", [("x² + 1",)]),
        ("|e^x + 1|", [("eˣ + 1",)]),
        ("|sin(x) - 2|", [("2 − sin(x)",)]),
        ("max(x, x - 1)", [("x",)]),
        ("Piecewise((x, x < 0))", [("x", "x < 0")]),
        ("relu(-x^2)", [("0", "x² > 0")]),
        ("|x^2 - (-x)^2| + x", [("x",)]),
        ("max(2(x + 1), 2x + 2) + x", [("2(x + 1) + x",)]),
        ("sqrt(|x| - 1)", [("√(x − 1)", "x > 0"), ("√(−x − 1)", "x < 0")]),
    ],
)
def test_impossible_pieces_are_left_out(typed: str, expected: list[tuple[str, ...]]) -> None:
    assert split(typed) == expected


def test_a_letter_that_is_no_variable_is_not_split() -> None:
    assert split("|a| x", parameters="a") == [("|a|·x",)]


@pytest.mark.parametrize(
    "typed",
    [
        "||x| - 1|",
        "min(|x|, |y|)",
        "max(|x - 1|, y) - relu(x y)",
        "|x| + |y| + |x - y|",
        "Piecewise((|x|, x < y and y > 0), (y, x >= 2), (x y, True))",
        "|x^2 - 1| - ||y| - x|",
    ],
)
def test_pieces_agree_with_the_function(typed: str) -> None:
    """At every point of a grid off the borders exactly one value comes out: that of the function itself."""
    function = parse(typed)
    variables = [Symbol("x"), Symbol("y")]
    parts = pieces(function, variables)
    grid = [Fraction(one, 7) for one in range(-19, 20, 3)]
    for x, y in product([value + Fraction(1, 13) for value in grid], [value + Fraction(1, 11) for value in grid]):
        point = dict(zip(variables, (x, y), strict=True))
        here = [part for part in parts if all(exact(one, point) == 1 for one in part.conditions)]
        assert here
        assert {exact(part.function, point) for part in here} == {exact(function, point)}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("|a| + |b| + |c| + |d| + |g| + |h| + |k|", "more than 64 smooth pieces"),
        ("sum(i, |x - a_i|)", "kinks inside a Σ"),
        ("mean(i, |x - a_i|)", "kinks inside a Σ or a mean"),
        ("sqrt(-1 - x^2)", "nowhere a real number"),
        ("ln(-x^2 - y^2)", "nowhere a real number"),
        ("sqrt(-|x| - 1)", "nowhere a real number"),
        ("sqrt(x - 1) + sqrt(-x)", "nowhere a real number"),
        ("1/((x + 1)^2 - x^2 - 2x - 1)", "nowhere a real number"),
    ],
)
def test_refused(typed: str, message: str) -> None:
    with pytest.raises(Unanswerable, match=message) as caught:
        pieces(parse(typed))
    assert caught.value.mend


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["x > 1", "x < 1"], True),
        (["x > 1", "x <= 2"], False),
        (["x > y", "y > z", "z > x"], True),
        (["x^2 < 1", "x^2 > 4"], True),
        (["sin(x) > 2"], True),
        (["x y > 1", "x y < 1"], True),
        (["x + y > 2", "x < 1", "y < 1"], True),
        (["e^x < 0"], True),
    ],
)
def test_contradictions(conditions: list[str], expected: bool) -> None:
    assert contradictory([parse(one) for one in conditions]) is expected  # type: ignore[misc]


def test_idle_conditions_are_dropped() -> None:
    conditions = [parse(one) for one in ("x > 0", "x > 2", "y < 1", "x + 1 > y")]
    assert [text(one) for one in needed(conditions)] == ["x > 2", "y < 1"]  # type: ignore[arg-type]


def test_strictness_matters() -> None:
    one = Fraction(1)
    both = [Inequality({"x": one}, Fraction(0), False), Inequality({"x": -one}, Fraction(0), False)]
    assert possible(both) is True
    assert possible([*both[:1], Inequality({"x": -one}, Fraction(0), True)]) is False
