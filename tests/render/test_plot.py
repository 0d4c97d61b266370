"""Pictures as files: well-formed, the same each time, with every label; colours and marks that stay apart."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from xml.etree import ElementTree

import pytest

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
    Path,
    Picture,
    Points,
    Segments,
    Stroke,
    Surface,
)
from tutor.derivation.pictures.function import function_picture
from tutor.render.picture_text import axis_name, ends, short
from tutor.render.plot import FORMS, plotted

PLANE = (Axis("x", -1.0, 2.0), Axis("y", -1.0, 2.0))
HEIGHTS = Heights(
    (-1.0, 0.0, 1.0, 2.0), (-1.0, 0.5, 2.0), ((2.0, 1.0, 2.0, 5.0), (1.0, 0.0, 1.0, 4.0), (5.0, 4.0, 5.0, float("nan")))
)
LABEL = phrase("picture-height", name="f")
EVERYTHING = Picture(
    phrase("picture-function", name="f", arguments=()),
    PLANE,
    (
        Contour(HEIGHTS, (0.0, 1.0, 3.0), LABEL),
        Level(HEIGHTS, 2.0, phrase("picture-level", name="f", relation="=", value="2")),
        Arrows(((0.0, 0.0),), ((0.5, 0.5),), phrase("picture-gradient-field", name="f")),
        Curve(
            ((0.0, 0.0), (float("nan"), 0.0), (1.0, 1.0)),
            Stroke.TANGENT,
            phrase("picture-tangent", relation="=", slope="1"),
        ),
        Path(((0.0, 0.0), (1.0, 1.0)), phrase("picture-path")),
        Segments((((0.0, 0.0), (0.0, 1.0)),), phrase("picture-residuals")),
        *(Points(((0.4 * at, 1.5),), mark, phrase(f"picture-{mark.value}")) for at, mark in enumerate(list(Mark)[:4])),
    ),
    equal=True,
    notes=(phrase("picture-flat", name="f"),),
)


@pytest.fixture(autouse=True)
def _sentences() -> None:
    """The sentences of the program, and not their keys: a picture is judged by what it says."""


def labels(svg: bytes) -> list[str]:
    """The texts of an SVG, which Matplotlib keeps as comments beside their outlines."""
    return re.findall(r"<!-- (.*?) -->", svg.decode("utf-8"))


def svg_of(pictures: Sequence[Picture]) -> bytes:
    return plotted(pictures, "svg")


def test_every_layer_is_drawn_and_told() -> None:
    svg = svg_of([EVERYTHING])
    ElementTree.fromstring(svg)
    found = labels(svg)
    for label in (
        "x", "y", "f", "f = 2", "tangent, slope = 1", "steps of gradient descent", "residuals", "minimum", "maximum",
        "saddle", "∇f (longer where it is steeper, not to scale)", "∇f is zero at the point, so no arrow stands there.",
    ):  # fmt: skip
        assert label in found, label


def test_the_same_bytes_again_also_in_another_process() -> None:
    first = svg_of([EVERYTHING])
    assert first == svg_of([EVERYTHING])
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from tests.render.test_plot import EVERYTHING, svg_of\n"
        "sys.stdout.buffer.write(svg_of([EVERYTHING]))"
    )
    from tests.test_layers import ROOT

    done = subprocess.run([sys.executable, "-c", code, str(ROOT)], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout == first
    assert b"<dc:date>" not in first


@pytest.mark.parametrize(("form", "magic"), [("svg", b"<?xml"), ("png", b"\x89PNG\r\n\x1a\n"), ("pdf", b"%PDF-")])
def test_forms(form: str, magic: bytes) -> None:
    assert form in FORMS
    content = plotted([EVERYTHING], form)
    assert content.startswith(magic)
    assert content == plotted([EVERYTHING], form)


def test_a_user_s_own_settings_change_nothing() -> None:
    import matplotlib

    expected = svg_of([EVERYTHING])
    with matplotlib.rc_context({"axes.facecolor": "red", "font.size": 30, "svg.fonttype": "none"}):
        assert svg_of([EVERYTHING]) == expected
        assert matplotlib.rcParams["font.size"] == 30


def test_two_panels() -> None:
    svg = svg_of([EVERYTHING, EVERYTHING])
    assert labels(svg).count("minimum") == 2


def test_dots_alone_where_steps_are_left_out() -> None:
    def path(joined: bool) -> bytes:
        line = Path(((0.0, 0.0), (1.0, 1.0)), phrase("picture-path"), joined)
        return svg_of([Picture(EVERYTHING.title, PLANE, (line,))])

    assert path(True).count(b"stroke-width: 1.3") > path(False).count(b"stroke-width: 1.3") == 0


@pytest.mark.parametrize("ends", [(0.0, 1.0), (0.0, 10_000.0), (0.0, 123_456_789.0)])
def test_numbers_below_a_narrow_picture_keep_apart(ends: tuple[float, float]) -> None:
    tall = Picture(EVERYTHING.title, (Axis("x", *ends), Axis("y", 0.0, 4 * ends[1])), (), equal=True)
    width = 5.6 / 4 * 72  # points
    found = labels(svg_of([tall]))
    shown = found[: found.index("x")]
    assert sum(map(len, shown)) * 6.4 <= width, shown


def test_a_surface_with_its_point_and_level_line() -> None:
    layers = (
        Surface(HEIGHTS, LABEL, 0.0, 5.0),
        Level(HEIGHTS, 2.0, phrase("picture-level", name="f", relation="=", value="2")),
        Points(((0.5, 0.5),), Mark.HERE, phrase("picture-minimum"), (1.0,)),
    )
    found = labels(svg_of([Picture(EVERYTHING.title, PLANE, layers)]))
    assert {"f = 2", "minimum"} <= set(found)


def test_a_surface_with_a_hole() -> None:
    svg = svg_of([Picture(EVERYTHING.title, PLANE, (Surface(HEIGHTS, LABEL, 0.0, 5.0),))])
    ElementTree.fromstring(svg)
    assert "f" in labels(svg)


def test_names_from_a_file_cannot_do_harm() -> None:
    axes = (Axis("a\x1b[2J$x$<script>", 0.0, 1.0, unit="\u202em\\frac"), PLANE[1])
    svg = svg_of([Picture(EVERYTHING.title, axes, ())])
    ElementTree.fromstring(svg)
    assert "\x1b" not in svg.decode("utf-8")
    assert any("$x$" in label for label in labels(svg))


def test_letters_have_glyphs(recwarn: pytest.WarningsRecorder) -> None:
    found = gradient("(theta_0 - 1)^2 + lambda_max^2")
    svg_of([function_picture(found)])
    assert not [warning for warning in recwarn if "Glyph" in str(warning.message)]


@pytest.mark.parametrize(
    ("axis", "expected"),
    [
        (Axis("x", -2.0, 2.0), ("−2", "2")),
        (Axis("x", 1e9, 1e9 + 1.5), ("1000000000", "1000000001.5")),
        (Axis("x", 0.0, 2e-9), ("0", "2e-9".replace("-", "−"))),
    ],
)
def test_the_ends_of_an_axis_differ(axis: Axis, expected: tuple[str, str]) -> None:
    assert ends(axis) == expected


def test_short_numbers_and_names() -> None:
    assert [short(value) for value in (0.1 + 0.2, -1e300, 123456.0)] == ["0.3", "−1e300", "123456"]
    assert axis_name(Axis("age, a", 0.0, 1.0, unit="months")) == "age, a (months)"
