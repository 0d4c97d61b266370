"""Pictures of functions: what is in them, by numbers worked out by hand."""

from __future__ import annotations

import math
from typing import TypeVar

import pytest

from tutor import gradient
from tutor.derivation.picture import Arrows, Contour, Curve, Level, Mark, Picture, Points, Stroke, Surface
from tutor.derivation.pictures.function import function_picture
from tutor.derivation.pictures.typed import read_levels, read_view
from tutor.errors import StudentError, Unanswerable
from tutor.expression.reading import read_point

Kind = TypeVar("Kind")


def picture(f: str, at: str = "", box: str | None = None, **options: object) -> Picture:
    found = gradient(f)
    place = read_point(at) if at else None
    return function_picture(found, place, read_view(box, found, place), **options)  # type: ignore[arg-type]


def layers(made: Picture, kind: type[Kind]) -> list[Kind]:
    return [layer for layer in made.layers if isinstance(layer, kind)]


def keys(made: Picture) -> list[str]:
    return [note.key for note in made.notes]


def test_a_contour_has_the_heights_of_the_function() -> None:
    made = picture("x^2 y", box="x=-2..2, y=0..4")
    (contour,) = layers(made, Contour)
    heights = contour.heights
    assert (heights.across[0], heights.across[-1], heights.up[0], heights.up[-1]) == (-2, 2, 0, 4)
    middle = len(heights.across) // 2
    assert (heights.across[middle], heights.up[middle]) == (0, 2)
    assert heights.values[-1][0] == 16  # 4·4 over (−2, 4)
    assert heights.values[middle][middle] == 0
    assert made.equal
    assert all(low < high for low, high in zip(contour.levels, contour.levels[1:], strict=False))


def test_arrows_point_along_the_gradient() -> None:
    made = picture("x^2 + 3y")
    (arrows,) = layers(made, Arrows)
    assert len(arrows.starts) == 121
    for (left, below), (across, up) in zip(arrows.starts, arrows.vectors, strict=True):
        middle = left + across / 2
        assert across * 3 == pytest.approx(up * 2 * middle, abs=1e-9)  # parallel to (2x, 3)
        assert up > 0
        assert made.shows((middle, below + up / 2))
        assert math.hypot(across, up) <= 8 / 11


def test_the_level_line_and_the_gradient_across_it() -> None:
    made = picture("x^2 + y^2", "x=1, y=2")
    (level,) = layers(made, Level)
    assert level.level == 5
    (arrows,) = layers(made, Arrows)
    assert arrows.strong
    assert arrows.starts[0] == (1.0, 2.0)
    for (x, y), (across, up) in zip(arrows.starts, arrows.vectors, strict=True):
        assert x * x + y * y == pytest.approx(5, rel=1e-2)
        assert across * y == pytest.approx(up * x)  # along the radius: at a right angle to the circle
        assert across * x + up * y > 0
    (point,) = layers(made, Points)
    assert (point.points, point.mark) == (((1, 2),), Mark.HERE)


def test_levels_that_are_asked_for() -> None:
    made = picture("x y", levels=(1.0, 4.0))
    assert [layer.level for layer in layers(made, Level)] == [1, 4]
    missing = picture("x y", levels=(1e9,))
    assert not layers(missing, Level)
    assert keys(missing) == ["picture-no-level"]


def test_a_level_is_drawn_once() -> None:
    made = picture("x^2 + y^2", "x=1, y=2", levels=(5.0, 1.0, 5.0))
    assert [layer.level for layer in layers(made, Level)] == [5, 1]
    (arrows,) = layers(made, Arrows)
    assert (1.0, 2.0) in arrows.starts


def test_a_level_that_is_one_point_is_no_line() -> None:
    made = picture("x^2 + y^2", levels=(0.0,))
    assert not layers(made, Level)
    assert keys(made) == ["picture-no-level"]


def test_arrows_of_several_levels_keep_apart() -> None:
    made = picture("x^2 + y^2", "x=1, y=2", levels=(1.0, 3.0, 9.0))
    (arrows,) = layers(made, Arrows)
    assert 4 <= len(arrows.starts) <= 9
    tips = [
        (start[0] + vector[0], start[1] + vector[1])
        for start, vector in zip(arrows.starts, arrows.vectors, strict=True)
    ]
    ends = [*arrows.starts, *tips]
    count = len(tips)
    for one in range(len(ends)):
        for other in range(one):
            if one - other != count:  # not the two ends of one arrow
                assert math.dist(ends[one], ends[other]) >= 0.1 * made.axes[0].span


def test_steep_functions_get_levels_that_share_the_plane() -> None:
    (contour,) = layers(picture("e^(x^2 + y^2)"), Contour)
    ratios = [high / low for low, high in zip(contour.levels, contour.levels[1:], strict=False)]
    assert min(ratios) > 2


def test_a_graph_with_its_tangent() -> None:
    made = picture("x^2", "x=3")
    graph, tangent = layers(made, Curve)
    assert graph.stroke is Stroke.GRAPH
    assert all(height == pytest.approx(at * at) for at, height in graph.points)
    (left, low), (right, high) = tangent.points
    assert (high - low) / (right - left) == pytest.approx(6)
    assert low == pytest.approx(9 + 6 * (left - 3))
    (point,) = layers(made, Points)
    assert point.points == ((3, 9),)


@pytest.mark.parametrize(("f", "gaps"), [("1/x", [0.0]), ("tan(x)", [-math.pi / 2, math.pi / 2]), ("sign(x)", [0.0])])
def test_poles_and_jumps_are_gaps(f: str, gaps: list[float]) -> None:
    (curve,) = layers(picture(f, box="x=-2..2"), Curve)
    found = [at for at, height in curve.points if math.isnan(height)]
    for gap in gaps:
        assert any(abs(at - gap) < 0.02 for at in found), found
    assert len(found) <= 2 * len(gaps)


def test_a_steep_curve_has_no_gap() -> None:
    (curve,) = layers(picture("atan(500x)", box="x=-2..2"), Curve)
    assert not any(math.isnan(height) for _, height in curve.points)


def test_the_others_are_held_fixed() -> None:
    made = picture("x^2 + y^2 + z^2", "z=2")
    assert [axis.name for axis in made.axes] == ["x", "y"]
    assert keys(made) == ["picture-fixed"]
    (contour,) = layers(made, Contour)
    assert min(min(row) for row in contour.heights.values) == 4
    whole = picture("x^2 + y^2 + z^2", "x=1, y=1, z=2")
    assert [layer.level for layer in layers(whole, Level)] == [6]


def test_a_surface() -> None:
    (surface,) = layers(picture("x^2 - y^2", surface=True), Surface)
    assert surface.low <= -16
    assert surface.high >= 16


def test_a_surface_with_its_point_and_level_lines() -> None:
    made = picture("x^2 - y^2", "x=1, y=2", surface=True, levels=(3.0,))
    assert [layer.level for layer in layers(made, Level)] == [3]
    (point,) = layers(made, Points)
    assert (point.points, point.heights) == (((1, 2),), (-3,))


def test_the_domain_is_found() -> None:
    made = picture("ln(x - 100)")
    assert made.axes[0].high > 100
    cornered = picture("ln(x) + sqrt(y)")
    assert [axis.low for axis in cornered.axes] == [0, 0]


@pytest.mark.parametrize(
    ("f", "at", "key"),
    [
        ("x^2 + y^2", "x=0, y=0", "picture-flat"),
        ("|x| + y^2", "x=0, y=1", "picture-no-gradient"),
        ("1/x + y", "x=0, y=1", "picture-no-value"),
        ("|x|", "x=0", "picture-no-gradient"),
        ("ln(x)", "x=-1", "picture-no-value"),
    ],
)
def test_why_no_arrow_stands_at_the_point(f: str, at: str, key: str) -> None:
    made = picture(f, at)
    assert key in keys(made)
    assert not any(layer.stroke is Stroke.TANGENT for layer in layers(made, Curve))


def test_slanted_axes_are_told() -> None:
    assert "picture-slanted" in keys(picture("x^2 + y^2", box="x=-10..10, y=-1..1"))


@pytest.mark.parametrize(
    ("f", "at", "said"),
    [
        ("x + y + z", "", "two axes"),
        ("sqrt(-1 - x^2)", "", "No real value"),
        ("sum(i, (s a_i - h_i)^2)", "", "without numbers for"),
    ],
)
def test_what_cannot_be_drawn(f: str, at: str, said: str) -> None:
    with pytest.raises(Unanswerable) as caught:
        picture(f, at)
    assert said in caught.value.message
    assert caught.value.mend


def test_a_box_without_values() -> None:
    with pytest.raises(Unanswerable, match="in this box"):
        picture("sqrt(x) + y", box="x=-2..-1, y=0..1")
    with pytest.raises(Unanswerable, match="in this box"):
        picture("sqrt(x)", box="x=-2..-1")


@pytest.mark.parametrize("typed", ["", "q", "1,2,3,4,5", "sqrt(-1)"])
def test_levels_that_cannot_be_read(typed: str) -> None:
    with pytest.raises(StudentError):
        read_levels(typed)
