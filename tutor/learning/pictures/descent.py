"""The picture of a walk downhill: on the contour, on the graph, or step by step where there are many letters."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.picture import Axis, Contour, Curve, Layer, Mark, Path, Picture, Place, Points, Stroke
from tutor.derivation.pictures.function import figure_of, point_label
from tutor.derivation.pictures.graph import height_window
from tutor.derivation.pictures.heights import levels_of, places_on
from tutor.derivation.pictures.slice import title_of
from tutor.derivation.pictures.window import Window, is_equal
from tutor.errors import Unanswerable
from tutor.expression.text import text
from tutor.learning.descend import Walked
from tutor.learning.descent import Descent, Ending, Objective
from tutor.learning.pictures.landscape import (
    heights_under,
    lowest_of,
    planar,
    values_of,
    visible,
    windows_of_path,
)

_COUNT = 401
_FAR = 10
"""If the minimum is so many times farther away than the walk is long, it is left out."""


def walked_picture(found: Walked) -> Picture:
    """The picture of what `descend` found, with the minimum where it is known and not far away."""
    names = (found.asked.name, found.reading.variables, found.asked.expression)
    return descent_picture(found.asked.name, found.objective, found.descent, title_of(*names), _near_lowest(found))


def _near_lowest(found: Walked) -> tuple[float, ...] | None:
    lowest = lowest_of(found.objective)
    path = visible(found.descent.path, found.descent.ending is Ending.DIVERGED)
    if lowest is None or not path:
        return None
    extent = max(max(column) - min(column) for column in zip(*path, strict=True))
    away = min(max(abs(at - goal) for at, goal in zip(point, lowest, strict=True)) for point in path)
    return lowest if away <= _FAR * extent else None


def descent_picture(
    name: str,
    objective: Objective,
    descent: Descent,
    title: Phrase | None = None,
    lowest: Sequence[float] | None = None,
    flat: Sequence[float] | None = None,
) -> Picture:
    """The picture of a walk.

    Arguments:
        name: how the function is called: "loss".
        objective: the function that is walked down.
        descent: the walk.
        title: what stands above; None for the function's name.
        lowest: the point where the function is least, if it is known (one value for each variable).
        flat: a direction from `lowest` along which nothing changes, if there is one.

    Raises:
        Unanswerable: no point of the walk can be drawn.
    """
    variables = descent.variables
    path = visible(descent.path, descent.ending is Ending.DIVERGED)
    if not path:
        raise Unanswerable(f"No point of the walk down {name} can be drawn.", "Choose another start.")
    cut_short = len(path) < len(descent.path)
    notes = (_cut(len(path)),) if cut_short else ()
    above = title or phrase("picture-function", name=name, arguments=variables)
    if len(variables) > 2:
        return _by_step(name, descent, notes)
    seen = [*path, tuple(lowest)] if lowest is not None else path
    windows = windows_of_path(seen)
    if len(variables) == 1:
        return _on_graph(name, objective, path, windows[0], above, lowest, notes)
    return _on_contour(name, objective, path, windows, above, lowest, flat, notes)


def _cut(points: int) -> Phrase:
    return phrase("picture-path-cut", points=points) if points > 1 else phrase("picture-path-start")


def _on_contour(
    name: str,
    objective: Objective,
    path: Sequence[tuple[float, ...]],
    windows: Sequence[Window],
    title: Phrase,
    lowest: Sequence[float] | None,
    flat: Sequence[float] | None,
    notes: tuple[Phrase, ...],
) -> Picture:
    heights = heights_under(objective, windows, name)
    layers: list[Layer] = [Contour(heights, levels_of(heights), phrase("picture-height", name=name))]
    places = planar(path)
    if lowest is not None and flat is not None:
        layers.append(Curve(_line(planar([lowest])[0], flat, windows), Stroke.FAMILY, phrase("picture-flat-line")))
    layers += walk_layers(places, not notes)
    if lowest is not None and flat is None:
        layers.append(Points(planar([lowest]), Mark.MINIMUM, _minimum(planar([lowest])[0])))
    first, second = (
        Axis(text(symbol), low, high) for symbol, (low, high) in zip(objective.variables, windows, strict=True)
    )
    return Picture(title, (first, second), tuple(layers), is_equal(windows), notes)


def _line(through: Place, direction: Sequence[float], windows: Sequence[Window]) -> tuple[Place, Place]:
    """A straight line that reaches over the whole picture."""
    spans = [high - low for low, high in windows]
    length = max(abs(way) / span for way, span in zip(direction, spans, strict=True))
    across, up = (2 * way / length for way in direction)
    return (through[0] - across, through[1] - up), (through[0] + across, through[1] + up)


def walk_layers(places: tuple[Place, ...], whole: bool = True) -> list[Layer]:
    """The path, its start, and its end if the whole of it is drawn."""
    start = Points(places[:1], Mark.START, phrase("picture-start", values=tuple(map(figure_of, places[0]))))
    if len(places) == 1:
        return [start]
    layers: list[Layer] = [Path(places, phrase("picture-path")), start]
    if whole:
        layers.append(Points(places[-1:], Mark.END, phrase("picture-end", values=tuple(map(figure_of, places[-1])))))
    return layers


def _minimum(place: Place) -> Phrase:
    return phrase("picture-lowest", values=tuple(map(figure_of, place)))


def _on_graph(
    name: str,
    objective: Objective,
    path: Sequence[tuple[float, ...]],
    window: Window,
    title: Phrase,
    lowest: Sequence[float] | None,
    notes: tuple[Phrase, ...],
) -> Picture:
    import numpy

    across = places_on(window, _COUNT)
    curve = list(zip(across.tolist(), values_of(objective, across).tolist(), strict=True))
    walked = numpy.array([point[0] for point in path])
    places = tuple(zip(walked.tolist(), values_of(objective, walked).tolist(), strict=True))
    seen = [height for _, height in places if math.isfinite(height)]
    tall = height_window([*seen, *(height for _, height in curve if math.isfinite(height))], seen)
    layers: list[Layer] = [
        Curve(tuple(curve), Stroke.GRAPH, phrase("picture-height", name=name)),
        *walk_layers(places, not notes),
    ]
    if lowest is not None:
        least = (lowest[0], float(values_of(objective, numpy.array([lowest[0]]))[0]))
        layers.append(Points((least,), Mark.MINIMUM, _minimum(least)))
    letter = text(objective.variables[0])
    return Picture(title, (Axis(letter, *window), Axis(f"{name}({letter})", *tall)), tuple(layers), notes=notes)


def _by_step(name: str, descent: Descent, notes: tuple[Phrase, ...]) -> Picture:
    """With more than two letters: how far down each step came."""
    places = tuple((float(step.number), float(step.value)) for step in descent.steps if math.isfinite(step.value))[
        : len(descent.steps) if descent.ending is not Ending.DIVERGED else 8
    ]
    if not places:
        raise Unanswerable(f"{name} has no value that can be drawn.", "Choose another start.")
    heights = [height for _, height in places]
    last = max(1.0, places[-1][0])
    layers: list[Layer] = [
        Path(places, phrase("picture-height", name=name)),
        Points(places[-1:], Mark.END, point_label(places[-1])),
    ]
    axes = (Axis("step", -0.03 * last, 1.03 * last), Axis(name, *height_window(heights, heights)))
    return Picture(phrase("picture-by-step", name=name), axes, tuple(layers), notes=notes)
