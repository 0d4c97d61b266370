"""Pictures in a terminal: they fit, they say what their signs mean, and plain characters stay plain."""

from __future__ import annotations

import pytest

from tests.render.test_plot import EVERYTHING, HEIGHTS, LABEL, PLANE
from tutor import gradient
from tutor.derivation.lesson import phrase
from tutor.derivation.picture import (
    Arrows,
    Axis,
    Contour,
    Curve,
    Heights,
    Level,
    Mark,
    Picture,
    Points,
    Stroke,
    Surface,
)
from tutor.derivation.pictures.function import function_picture
from tutor.expression.reading import read_point
from tutor.render.sketch import sketched
from tutor.render.sketch_lines import between, clipped, height_at

TITLE = phrase("picture-function", name="f", arguments=())


@pytest.fixture(autouse=True)
def _sentences() -> None:
    """The sentences of the program, and not their keys: a picture is judged by what it says."""


def rows(page: str) -> list[str]:
    """The lines inside the frame, from top to bottom."""
    return [line.partition("|")[2] for line in page.split("\n") if "|" in line]


@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("ascii", [False, True])
def test_it_fits(width: int, ascii: bool) -> None:
    for f, at in (("x^2 + y^2", "x=1, y=2"), ("x^3", "x=1"), ("10^9 + x y", "")):
        page = sketched([function_picture(gradient(f), read_point(at) if at else None)], width, ascii)
        for line in page.split("\n"):
            assert len(line) <= width, line
            assert line == line.rstrip()
        assert page.endswith("\n")
        assert page.isascii() or not ascii


def test_every_sign_is_explained() -> None:
    page = sketched([EVERYTHING], 80)
    for line in ("▼ minimum", "▲ maximum", "× saddle", "* steps of gradient descent", ": residuals", "▓ f = 2"):
        assert f"  {line}\n" in page
    assert "⠒ f along the lines: " in page
    assert page.endswith("∇f is zero at the point, so no arrow stands there.\n")


def test_points_stand_where_they_are() -> None:
    axes = (Axis("x", 0.0, 10.0), Axis("y", 0.0, 10.0))
    corners = (((0.0, 0.0), Mark.START), ((10.0, 0.0), Mark.END), ((0.0, 10.0), Mark.HERE), ((10.0, 10.0), Mark.DATA))
    layers = tuple(Points((place,), mark, LABEL) for place, mark in corners)
    drawn = rows(sketched([Picture(TITLE, axes, layers)], 60, ascii=True))
    assert (drawn[0][0], drawn[0][-1]) == ("@", "o")
    assert (drawn[-1][0], drawn[-1][-1]) == ("S", "E")
    assert len(drawn[0]) == len(drawn[-1])


def test_a_straight_line() -> None:
    axes = (Axis("x", 0.0, 1.0), Axis("y", 0.0, 1.0))
    line = Curve(((-1e300, -1e300), (0.0, 0.0), (1.0, 1.0), (1e300, 1e300)), Stroke.GRAPH, LABEL)
    drawn = rows(sketched([Picture(TITLE, axes, (line,))], 60, ascii=True))
    assert drawn[-1].startswith("*")
    assert drawn[0].endswith("*")
    assert all(line.strip(" ").strip("*") == "" for line in drawn)


def test_bands_say_how_high_they_are() -> None:
    heights = Heights((0.0, 4.0), (0.0, 1.0), ((0.0, 4.0), (0.0, 4.0)))
    ramp = Contour(heights, (1.0, 2.0, 3.0), LABEL)
    page = sketched([Picture(TITLE, (Axis("x", 0.0, 4.0), Axis("y", 0.0, 1.0)), (ramp,))], 60, ascii=True)
    middle = rows(page)[3]
    quarter = len(middle) * 4 // 3 // 4
    assert middle.startswith("0" * (quarter - 2))
    assert "2" * (quarter - 2) in middle
    legend = page[page.index("  0 f") :].split("\n")
    assert legend[:4] == [
        "  0 f below 1",
        "  1 f from 1 to 2, left blank",
        "  2 f from 2 to 3",
        "  3 f from 3 up, left blank",
    ]


def test_a_surface_is_drawn_as_a_contour() -> None:
    page = sketched([Picture(TITLE, PLANE, (Surface(HEIGHTS, LABEL, 0.0, 5.0),))], 80)
    assert "f along the lines" in page
    assert "A terminal has no depth" in page


def test_letters_start_at_a_and_none_is_missing() -> None:
    heights = Heights((0.0, 4.0), (0.0, 1.0), ((2.5, 6.5), (2.5, 6.5)))
    ramp = Contour(heights, (1.0, 2.0, 3.0, 4.0, 5.0, 9.0), LABEL)
    layers = (ramp, Level(heights, 4.0, phrase("picture-level", name="f", relation="=", value="4")))
    page = sketched([Picture(TITLE, (Axis("x", 0.0, 4.0), Axis("y", 0.0, 1.0)), layers)], 60)
    assert "f along the lines: a 3, b 5\n" in page  # 4 is the thick line
    drawn = page.split("└")[0].split("│", 1)[1]
    assert [letter for letter in "abcde" if letter in drawn] == ["a", "b"]


@pytest.mark.parametrize(("vector", "sign"), [((1.0, 0.0), "→>"), ((0.0, -1.0), "↓v"), ((-1.0, 1.0), "↖\\")])
def test_an_arrow_says_its_direction(vector: tuple[float, float], sign: str) -> None:
    arrows = Arrows(
        ((5.0, 5.0),),
        (vector,),
        phrase("picture-gradient-across", name="f"),
        True,
        phrase("sketch-direction", name="f"),
    )
    made = Picture(TITLE, (Axis("x", 0.0, 10.0), Axis("y", 0.0, 10.0)), (arrows,), equal=True)
    assert f"  {sign[0]} direction of ∇f\n" in sketched([made], 60)
    page = sketched([made], 60, ascii=True)
    assert f"  {sign[1]} direction of grad f\n" in page
    assert any(sign[1] in row for row in rows(page))


def test_a_mark_below_another_is_told() -> None:
    points = (Points(((1.0, 1.0),), Mark.MINIMUM, phrase("picture-minimum")), Points(((1.0, 1.0),), Mark.END, LABEL))
    page = sketched([Picture(TITLE, PLANE, points)], 60)
    assert "  ▼ minimum, hidden under ■\n" in page


def test_what_is_not_drawn_is_not_explained() -> None:
    away = Curve(((5.0, 5.0), (6.0, 6.0)), Stroke.TANGENT, phrase("picture-tangent", relation="=", slope="1"))
    assert "tangent" not in sketched([Picture(TITLE, PLANE, (away,))], 60)


def test_no_colour_unless_asked_for() -> None:
    assert "\x1b" not in sketched([EVERYTHING], 80)


def test_names_from_a_file_cannot_move_the_cursor() -> None:
    axes = (Axis("a\x1b[2J", 0.0, 1.0), Axis("b\r", 0.0, 1.0))
    page = sketched([Picture(TITLE, axes, ())], 80)
    assert "\x1b" not in page
    assert "\r" not in page


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((-2.0, 1.0), (2.0, 1.0), ((0, 1), (2, 1))),
        ((1.0, -5.0), (1.0, 9.0), ((1, 0), (1, 4))),
        ((-1.0, 0.0), (0.0, -1.0), None),
        ((5.0, 5.0), (9.0, 9.0), None),
        ((float("nan"), 0.0), (1.0, 1.0), None),
        ((2.0, 2.0), (2.0, 2.0), ((2, 2), (2, 2))),
    ],
)
def test_clipping(one: tuple[float, float], other: tuple[float, float], expected: object) -> None:
    assert clipped(one, other, 4, 4) == expected


def test_lines_and_heights() -> None:
    assert list(between((0.0, 0.0), (0.0, 0.0)))[-1] == (0, 0)
    assert height_at(HEIGHTS, (0.0, 0.5)) == 0
    assert height_at(HEIGHTS, (0.5, 0.5)) == 0.5
