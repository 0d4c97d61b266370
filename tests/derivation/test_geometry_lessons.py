"""Directions and tangents: what is said about them is right, and what does not fit is refused."""

from __future__ import annotations

from math import acos, degrees, hypot, isclose

import pytest

from tests.derivation.asked import directional, facts, notes, tangent
from tutor.errors import StudentError, Unanswerable
from tutor.render.formats import render

# Directions.


@pytest.mark.parametrize(
    ("along", "at", "key"),
    [
        ("4, 1", "1, 2", "angle-along"),
        ("-8, -2", "1, 2", "angle-against"),
        ("1, -4", "1, 2", "angle-orthogonal"),
        ("3, 4", "1, 2", "angle"),
        ("3, 4", "0, 2", "flat-direction"),
    ],
)
def test_the_angle_is_told(along: str, at: str, key: str) -> None:
    assert key in notes(directional("x^2 y", along, at))


def test_the_slope_is_exact_beside_its_decimals() -> None:
    at = facts(directional("x^2 y", "3, 4", "1, 2"))["at"]
    assert at["unit"] == ["3/5", "4/5"]  # type: ignore[index]
    assert at["derivative"] == "16/5"  # type: ignore[index]
    angle = degrees(acos(3.2 / hypot(4, 1)))
    assert isclose(at["angle_degrees"], angle, rel_tol=1e-5)  # type: ignore[index]


@pytest.mark.parametrize(
    ("along", "words"), [("0, 0", "length zero"), ("1", "1 component,"), ("1,2,3", "3 components")]
)
def test_a_direction_that_does_not_fit_is_refused(along: str, words: str) -> None:
    with pytest.raises(Unanswerable, match=words) as caught:
        directional("x^2 y", along, "1, 2")
    assert caught.value.mend


def test_a_direction_must_be_real() -> None:
    with pytest.raises(StudentError):
        directional("x^2 y", "sqrt(-1), 1", "1, 2")


def test_the_vectors_are_called_by_free_letters() -> None:
    page = render(directional("u v + theta", "1, 2, 2", "1, 1, 1"))
    assert "w = d/|d|" in page
    assert "φ" in page


# Tangents.


def test_the_tangent_plane() -> None:
    at = facts(tangent("x^2 + y^2", "1, 2"))["at"]
    assert at["tangent"] == "2*x + 4*y - 5"  # type: ignore[index]
    assert at["level_set"]["value"] == "5"  # type: ignore[index]


@pytest.mark.parametrize(("function", "at", "shown"), [
    ("x^2 + y^2", "1, -2", "z = 5 + 2(x − 1) − 4(y + 2)"),
    ("x + y^2", "0, 0", "z = x"),
    ("x y z", "1, 1, 1", "w = 1 + (x − 1) + (y − 1) + (z − 1)"),
])  # fmt: skip
def test_how_the_plane_is_written(function: str, at: str, shown: str) -> None:
    assert shown in render(tangent(function, at))


def test_a_level_point_is_said_to_be_level() -> None:
    assert {"tangent-flat", "level-flat"} <= set(notes(tangent("x^2 + y^2", "0, 0")))


def test_one_variable_has_no_level_set() -> None:
    assert "level_set" not in facts(tangent("x^3", "2"))["at"]  # type: ignore[operator]
