"""How Matplotlib draws each layer of a picture: colours that the colour-blind tell apart, and marks of their own."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.derivation.picture import (
    Arrows,
    Contour,
    Curve,
    Heights,
    Layer,
    Level,
    Mark,
    Path,
    Picture,
    Points,
    Segments,
    Stroke,
    Surface,
)
from tutor.render.picture_text import said, series

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import ListedColormap

# The colours of Okabe and Ito, which stay apart for every kind of colour blindness:
# https://jfly.uni-koeln.de/color/
BLACK, BLUE, VERMILLION, PURPLE, ORANGE = "#000000", "#0072B2", "#D55E00", "#CC79A7", "#E69F00"
_DARK = "#303030"

_MARKS: dict[Mark, tuple[str, str, float]] = {
    Mark.MINIMUM: ("v", BLUE, 11),
    Mark.MAXIMUM: ("^", VERMILLION, 10),
    Mark.SADDLE: ("X", PURPLE, 10),
    Mark.UNDECIDED: ("D", ORANGE, 8),
    Mark.HERE: ("o", BLACK, 8),
    Mark.START: ("o", "#FFFFFF", 9),
    Mark.END: ("s", "none", 9),
    Mark.DATA: ("o", BLUE, 6),
}
"""What a point is → the sign, its colour, its size. Kinds differ in shape as well as in colour; the end is hollow, so
that a minimum under it is seen."""
_EDGES: dict[Mark, tuple[str, float]] = {Mark.START: (BLACK, 1.2), Mark.END: (VERMILLION, 2.2)}
"""The colour and the width of an outline, where it is not thin and white."""
_STROKES: dict[Stroke, tuple[str, str, float]] = {
    Stroke.GRAPH: (BLUE, "-", 2.0),
    Stroke.TANGENT: (VERMILLION, "--", 1.6),
    Stroke.FIT: (VERMILLION, "-", 2.0),
    Stroke.FAMILY: (PURPLE, "-", 3.0),
}
_LEVELS = ((VERMILLION, "-"), (BLUE, "--"), (BLACK, "-."), (VERMILLION, ":"), (BLACK, "-"))
"""Level lines differ in their dashes too: a print may be grey."""
_PALE = 0.42
"""How much white the colours of the heights are mixed with, so that arrows and marks stand out."""
_CROWDED = 0.5
"""In a picture lower than this for its width, only every other level is written beside it."""
_DENSE = 150
"""More rows than this are drawn as smaller dots."""
_FACETS = 48
"""So many facets of a surface along an axis."""


@dataclass(slots=True)
class Drawing:
    """Where a picture is drawn."""

    axes: Axes
    part: Any
    """The part of the figure that the axes stand in."""
    picture: Picture
    levels: int = 0
    """How many thick level lines there are so far."""


def draw(layer: Layer, drawing: Drawing, order: int) -> None:
    """Draw a layer.

    Arguments:
        layer: what to draw.
        drawing: where.
        order: layers with a higher one lie above those with a lower.
    """
    _DRAW[type(layer)](layer, drawing, order)


def _array(heights: Heights) -> Any:
    import numpy

    return numpy.ma.masked_invalid(numpy.array(heights.values))


def _colours() -> ListedColormap:
    """Viridis, from dark to light also without colours, mixed with white."""
    import matplotlib
    from matplotlib.colors import ListedColormap

    full = matplotlib.colormaps["viridis"].resampled(256)
    pale = [[part * (1 - _PALE) + _PALE for part in full(number)[:3]] for number in range(256)]
    return ListedColormap(pale)


def _contour(layer: Contour, drawing: Drawing, order: int) -> None:
    from matplotlib.colors import BoundaryNorm

    axes, levels = drawing.axes, list(layer.levels)
    place = (layer.heights.across, layer.heights.up, _array(layer.heights))
    below, above = bool(place[2].min() < levels[0]), bool(place[2].max() > levels[-1])
    beyond: Any = {(True, True): "both", (True, False): "min", (False, True): "max"}.get((below, above), "neither")
    norm = BoundaryNorm(levels, 256, extend=beyond)
    bands = axes.contourf(*place, levels=levels, norm=norm, cmap=_colours(), extend=beyond, zorder=0)
    axes.contour(*place, levels=levels, colors="#FFFFFF", linewidths=0.7, linestyles="solid", zorder=0.5)
    beside = axes.inset_axes((1.03, 0.0, 0.05, 1.0))
    spans = [axis.span for axis in drawing.picture.axes]
    ticks = levels[:: 2 if drawing.picture.equal and spans[1] < _CROWDED * spans[0] else 1]
    bar = drawing.part.colorbar(bands, cax=beside, ticks=ticks, spacing="uniform")
    bar.ax.set_title(said(layer.label), fontsize=10)
    bar.ax.set_yticklabels(series(ticks), fontsize=8)


def _surface(layer: Surface, drawing: Drawing, order: int) -> None:
    import numpy
    from matplotlib.ticker import MaxNLocator

    axes: Any = drawing.axes
    values = numpy.clip(_array(layer.heights).filled(numpy.nan), layer.low, layer.high)
    step = max(1, math.ceil(len(layer.heights.across) / _FACETS))
    across, up = numpy.meshgrid(layer.heights.across[::step], layer.heights.up[::step])
    axes.plot_surface(
        across, up, values[::step, ::step], cmap=_colours(), vmin=layer.low, vmax=layer.high, rcount=_FACETS * 2,
        ccount=_FACETS * 2, linewidth=0.15, edgecolor="#FFFFFF60", antialiased=True, zorder=order,
    )  # fmt: skip
    for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
        axis.set_major_locator(MaxNLocator(5))
    axes.computed_zorder = False  # lines and points on the surface would be hidden by it
    axes.set_zlim(layer.low, layer.high)
    axes.set_zlabel(said(layer.label))
    axes.set_box_aspect(None, zoom=0.88)
    axes.view_init(elev=32, azim=-58)


def _level(layer: Level, drawing: Drawing, order: int) -> None:
    colour, dashes = _LEVELS[drawing.levels % len(_LEVELS)]
    drawing.levels += 1
    place = (layer.heights.across, layer.heights.up, _array(layer.heights))
    drawing.axes.contour(*place, levels=[layer.level], colors=colour, linewidths=2.4, linestyles=dashes, zorder=order)
    drawing.axes.plot([], [], dashes, color=colour, linewidth=2.4, label=said(layer.label))


def _arrows(layer: Arrows, drawing: Drawing, order: int) -> None:
    if not layer.starts:
        return
    colour, width = (BLACK, 0.0065) if layer.strong else (_DARK, 0.0032)
    columns = [*zip(*layer.starts, strict=True), *zip(*layer.vectors, strict=True)]
    drawing.axes.quiver(
        *columns, angles="xy", scale_units="xy", scale=1, color=colour, width=width, headwidth=4.2, headlength=4.8,
        headaxislength=4.2, minlength=0.5, zorder=order,
    )  # fmt: skip
    drawing.axes.plot([], [], "->", color=colour, markersize=6, linewidth=1.5, label=said(layer.label))


def _curve(layer: Curve, drawing: Drawing, order: int) -> None:
    colour, dashes, width = _STROKES[layer.stroke]
    across, up = zip(*layer.points, strict=True)
    drawing.axes.plot(across, up, dashes, color=colour, linewidth=width, label=said(layer.label), zorder=order)


def _path(layer: Path, drawing: Drawing, order: int) -> None:
    across, up = zip(*layer.points, strict=True)
    size = 4.0 if len(layer.points) <= 60 else 2.0
    drawing.axes.plot(
        across, up, "-o" if layer.joined else "o", color=BLACK, linewidth=1.3, markersize=size,
        label=said(layer.label), zorder=order,
    )  # fmt: skip


def _points(layer: Points, drawing: Drawing, order: int) -> None:
    if not layer.points:
        return
    sign, colour, size = _MARKS[layer.mark]
    columns = [*zip(*layer.points, strict=True), *([layer.heights] if layer.heights else [])]
    edge, width = _EDGES.get(layer.mark, ("#FFFFFF", 1.0))
    if layer.mark is Mark.DATA:
        size, width = (size, 0.4) if len(layer.points) <= _DENSE else (size / 2, 0.0)
    drawing.axes.plot(
        *columns, linestyle="", marker=sign, markerfacecolor=colour, markersize=size, markeredgecolor=edge,
        markeredgewidth=width, label=said(layer.label), zorder=order + 10, clip_on=True,
    )  # fmt: skip


def _segments(layer: Segments, drawing: Drawing, order: int) -> None:
    from matplotlib.collections import LineCollection

    if not layer.pairs:
        return
    drawing.axes.add_collection(
        LineCollection(layer.pairs, colors=_DARK, linewidths=1.0, linestyles=":", zorder=order), autolim=False
    )
    drawing.axes.plot([], [], ":", color=_DARK, linewidth=1.0, label=said(layer.label))


_DRAW: dict[type[Layer], Callable[[Any, Drawing, int], None]] = {
    Contour: _contour,
    Surface: _surface,
    Level: _level,
    Arrows: _arrows,
    Curve: _curve,
    Path: _path,
    Points: _points,
    Segments: _segments,
}
