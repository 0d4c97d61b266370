"""The case tree on functions whose stationary points are known by hand, and what its lessons say on the way."""

from __future__ import annotations

import pytest

from tutor.derivation.lesson import Note
from tutor.stationary.results import Stationary
from tutor.stationary.solve import stationary_points

Row = tuple[str, tuple[str, ...], list[str], list[str]]

BY_HAND: list[Row] = [
    # function, variables, points with their kinds, families with their kinds
    ("1/x + 1/y + x y", ("x", "y"), ["x=1, y=1 minimum"], []),
    ("x^y", ("x", "y"), ["x=1, y=0 saddle"], []),
    ("e^(2x) - 3e^x", ("x",), ["x=log(3/2) minimum"], []),
    ("(x-y)^2 + (x-y)^4", ("x", "y"), [], ["x=x, y=x minimum"]),
    ("x^3 + y^3 + z^3 - 3x y z", ("x", "y", "z"), [], ["x=y, y=y, z=y"]),
    ("x^2 y", ("x", "y"), ["x=0, y=0 saddle"], ["x=0, y=y maximum", "x=0, y=y minimum"]),
    ("(x^2+y^2-1)^2", ("x", "y"), ["x=0, y=0 maximum"], ["x=x, y=y minimum"]),
    ("|x^4| x^2", ("x",), ["x=0 minimum"], []),
    ("p ln(p) + (1-p) ln(1-p)", ("p",), ["p=1/2 minimum"], []),
    ("ln(e^x+e^y) - x/3 - 2y/3", ("x", "y"), [], ["x=x, y=x + log(2) minimum"]),
    # With u = √x and v = ⁴√y: v = 2u and u = 4v³.
    ("x^(1/2) y^(1/4) - x - y", ("x", "y"), ["x=1/32, y=1/64 maximum"], []),
    ("(x^2+y^2)^(3/2)", ("x", "y"), ["x=0, y=0 minimum"], []),
    ("sin(-x) + sin(x)", ("x",), [], ["x=x minimum"]),
    # y = 1 ± π/2 + 2kπ, and then x = ±4y; D = −1 on all of them.
    (
        "cos(1-y) x - 2y^2",
        ("x", "y"),
        [],
        ["x=-2*pi + 4 + 8*k*pi, y=1 - pi/2 + 2*k*pi saddle", "x=-2*pi - 4 - 8*k*pi, y=1 + pi/2 + 2*k*pi saddle"],
    ),
    # cos(x − y) = 0 and cos x = 0.
    (
        "sin(x-y) + sin(x)",
        ("x", "y"),
        [],
        [
            "x=pi/2 + 2*k*pi, y=2*m*pi maximum",
            "x=pi/2 + 2*k*pi, y=pi + 2*m*pi saddle",
            "x=-pi/2 + 2*k*pi, y=pi + 2*m*pi saddle",
            "x=-pi/2 + 2*k*pi, y=2*m*pi minimum",
        ],
    ),
    # Both equations share sin(x² + y²); the rest is x = y = 0.
    ("cos(x^2+y^2)", ("x", "y"), ["x=0, y=0 maximum"], ["x=x, y=y maximum", "x=x, y=y minimum"]),
]


def _spelled(found: Stationary) -> tuple[list[str], list[str]]:
    points = [
        ", ".join(f"{name}={value}" for name, value in point.coordinates.items()) + f" {point.kind}"
        for point in found.points
    ]
    families = [
        ", ".join(f"{name}={value}" for name, value in family.coordinates.items()) + f" {family.kind}"
        for family in found.families
    ]
    return points, families


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: row[0])
def test_by_hand(row: Row) -> None:
    function, variables, points, families = row
    found = stationary_points(function, variables)
    seen, lines = _spelled(found)
    assert seen == points
    assert len(lines) == len(families)
    for expected in families:
        assert any(line.startswith(expected) for line in lines), (expected, lines)
    assert found.completeness.name == "proved complete"


@pytest.mark.parametrize(
    ("function", "points"),
    [
        ("x y (a-x-y)", ["x=0, y=0", "x=0, y=a", "x=a, y=0", "x=a/3, y=a/3"]),
        ("(x-a)^2 (y-b)^2 + x", []),
        ("a x^2 + b y^2 - x", ["x=1/(2*a), y=0"]),
        ("x^2 y - a x y", ["x=0, y=0", "x=a, y=0"]),
        ("a e^x - y^2", []),
    ],
)
def test_letters_left_over(function: str, points: list[str]) -> None:
    found = stationary_points(function, ("x", "y"))
    assert sorted(", ".join(f"{n}={v}" for n, v in point.coordinates.items()) for point in found.points) == points


def test_an_assumption_decides_the_kind() -> None:
    """D = −a² at both points of x²y − axy, and a = 0 is left out."""
    found = stationary_points("x^2 y - a x y", ("x", "y"))
    assert [point.kind for point in found.points] == ["saddle", "saddle"]
    assert [str(one) for one in found.assumptions] == ["Ne(a, 0)"]


def test_a_root_in_a_domain_that_depends_on_a_letter_stays() -> None:
    """p = k/n is the estimate of maximum likelihood; it lies between 0 and 1 if 0 < k < n."""
    found = stationary_points("-k ln(p) - (n-k) ln(1-p)", ("p",))
    assert [str(point.coordinates["p"]) for point in found.points] == ["k/n"]
    assert "k/n > 0" in {str(one) for one in found.assumptions}


def _notes(found: Stationary) -> list[str]:
    return [block.phrase.key for section in found.sections for block in section.blocks if isinstance(block, Note)]


def test_what_falls_away_is_said() -> None:
    assert "cases-falls-away" in _notes(stationary_points("sqrt(x^2+y^2)"))


def test_what_lies_outside_the_box_is_said() -> None:
    found = stationary_points("x^3 - 3x", box={"x": (0, 5)})
    assert [str(point.coordinates["x"]) for point in found.points] == ["1"]
    assert "cases-outside" in _notes(found)


def test_the_box_may_be_text() -> None:
    assert len(stationary_points("x^3 - 3x", box="x=0..5").points) == 1


def test_an_incomplete_search_knows_simple_points() -> None:
    """∇f vanishes at the origin, and the time is up at once."""
    function = "sin(x y z) + cos(x + y z) + e^(x z) y^2 + x^4 + sin(y^2 + w z) + w^2 cos(x) + sin(w x y)"
    found = stationary_points(function, ("w", "x", "y", "z"), limit=0.3)
    assert found.completeness.name == "found, not proved complete"
    assert found.stopped


def test_a_function_of_other_letters_is_constant() -> None:
    found = stationary_points("x^2", ("y",))
    assert found.completeness.name == "proved complete"
    assert found.completeness.argument
