"""Sets and intervals as people list them, with lines, numbers and words between and before."""

from __future__ import annotations

import pytest

from tutor import check
from tutor.grading.listed import listed

BOTH = "{(1, 0), (-1, 0)}"


@pytest.mark.parametrize(
    "typed",
    [
        "(1, 0), (-1, 0)", "(1, 0) and (-1, 0)", "(1, 0), and (-1, 0)", "(1, 0) (-1, 0)", "(1, 0)\n(-1, 0)",
        "(1, 0),\n(-1, 0)", "(1, 0);\n(-1, 0)", "(1, 0)\nand\n(-1, 0)", "{(1, 0),\n(-1, 0)}", "1. (1, 0)\n2. (-1, 0)",
        "1) (1, 0)\n2) (-1, 0)", "- (1, 0)\n- (-1, 0)", "• (1, 0)\n• (-1, 0)", "(x, y) ∈ {(1, 0), (-1, 0)}",
        "the points are (1, 0) and (-1, 0)", "The stationary points: (1, 0), (-1, 0).", "1, 0\n-1, 0",
        "x = 1, y = 0\nx = -1, y = 0", "x = 1\ny = 0\nx = -1\ny = 0", "x=1 and y=0 or x=-1 and y=0", "(±1, 0)",
    ],
)  # fmt: skip
def test_two_points(typed: str) -> None:
    assert check(BOTH, typed, expression=True, variables="x, y").right


@pytest.mark.parametrize("typed", ["(2, 3)", "x = 2\ny = 3", "x = 2, y = 3", "x = 2 and y = 3", "the point (2, 3)"])
def test_one_point(typed: str) -> None:
    assert check("{(2, 3)}", typed, expression=True, variables="x, y").right


@pytest.mark.parametrize(
    "typed", ["{0, 1}", "x=0 or x=1", "x = 0\nx = 1", "0, 1", "0,\n1", "0 and 1", "1. 0\n2. 1", "x ∈ {0, 1}"]
)
def test_two_values(typed: str) -> None:
    assert check("{0, 1}", typed, expression=True, variables="x").right


def test_dashes_before_points_are_no_signs_and_a_sign_is_no_dash() -> None:
    assert check("{(2, 3), (4, 5)}", "- (2, 3)\n- (4, 5)", expression=True).right
    assert check("{-2, -3}", "-2\n-3", expression=True).right
    assert not check("{2, 3}", "-2\n-3", expression=True).right


def test_a_number_and_a_fraction_on_two_lines_are_two() -> None:
    assert check("{-1, 5/3}", "-1\n5/3", expression=True, variables="x").right
    assert check("{3, 1/2}", "3\n½", expression=True, variables="x").right
    assert check("{(1, 2), (5/3, 4)}", "1, 2\n5/3, 4", expression=True, variables="x, y").right
    assert check("(3, 1/2)", "3\n1/2", expression=True).right
    assert check("{3, 1/2}", "3 1/2", expression=True, variables="x").kind == "unreadable"


def test_dashes_before_names_are_no_signs() -> None:
    assert check("{-2, 4}", "- x = -2\n- x = 4", expression=True, variables="x").right
    assert not check("{2, -4}", "- x = -2\n- x = 4", expression=True, variables="x").right


def test_two_commas_are_a_mistake() -> None:
    assert listed("(1, 2),, (3, 4)") == "(1, 2),, (3, 4)"
    assert check("{(1, 2), (3, 4)}", "(1, 2),, (3, 4)", expression=True).kind == "unreadable"


@pytest.mark.parametrize(
    "typed",
    ["[0,1)", "0 <= x < 1", "x >= 0\nx < 1", "x >= 0,\nx < 1", "x ≥ 0 and x < 1", "{0 <= x < 1}", "for 0 <= x < 1",
     "x ∈ [0, 1)", "[0,\n1)", "all x >= 0 and x < 1"],
)  # fmt: skip
def test_an_interval(typed: str) -> None:
    assert check("[0, 1)", typed, expression=True).right


@pytest.mark.parametrize("typed", ["x < 0\nx > 1", "x < 0 or x > 1", "(-oo, 0)\n(1, oo)", "(-oo, 0),\n(1, oo)"])
def test_two_pieces(typed: str) -> None:
    assert check("x < 0 or x > 1", typed, expression=True).right


@pytest.mark.parametrize("typed", ["x <> 0", "x =/= 0", "x != 0", "for x ≠ 0", "all x ≠ 0"])
def test_all_but_a_point(typed: str) -> None:
    assert check("x != 0", typed, expression=True).right
