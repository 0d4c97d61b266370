"""The picture of a walk downhill: on the contour, on the graph, or step by step where there are many letters."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.picture import Axis, Contour, Curve, Layer, Mark, Picture, Place, Points, Stroke
from tutor.derivation.pictures.graph import height_window
from tutor.derivation.pictures.heights import levels_of, places_on
from tutor.derivation.pictures.labels import figure_of, point_label
from tutor.derivation.pictures.slice import title_of
from tutor.derivation.pictures.window import Window, is_equal
from tutor.errors import Unanswerable
from tutor.expression.text import text
from tutor.learning import floats
from tutor.learning.descend import Walked
from tutor.learning.descent import Descent, Ending, Objective
from tutor.learning.pictures.landscape import heights_under, lowest_of, planar, values_of, windows_of_path
from tutor.learning.pictures.shown_walk import Shown, path_of, shown_part, walk_layers, way_out

_COUNT = 401
_FAR = 10
"""If the minimum is so many times farther away than the walk is long, it is left out."""
_MOST_DIVERGED = 8
"""So many values of a walk that runs away are drawn: with more, all but the last would look like zero."""


def walked_picture(found: Walked) -> Picture:
    """The picture of what `descend` found, with the minimum where it is known and not far away."""
    names = (found.asked.name, found.reading.variables, found.asked.expression)
    return descent_picture(found.asked.name, found.objective, found.descent, title_of(*names), _near_lowest(found))


def _near_lowest(found: Walked) -> tuple[float, ...] | None:
    lowest = lowest_of(found.objective)
    if lowest is None:
        return None
    shown = shown_part(found.descent, lowest)
    if not shown.points or not shown.whole:
        return lowest
    extent = max(max(column) - min(column) for column in zip(*shown.points, strict=True))
    away = min(max(abs(at - goal) for at, goal in zip(point, lowest, strict=True)) for point in shown.points)
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
    if len(variables) > 2:
        return _by_step(name, objective, descent)
    shown = shown_part(descent, lowest)
    if not shown.points:
        raise Unanswerable(f"No point of the walk down {name} can be drawn.", "Choose another start.")
    above = title or phrase("picture-function", name=name, arguments=variables)
    windows = windows_of_path([*shown.points, *([tuple(lowest)] if lowest is not None else [])])
    if len(variables) == 1:
        return _on_graph(name, objective, shown, windows[0], above, lowest)
    return _on_contour(name, objective, shown, windows, above, lowest, flat)


def _on_contour(
    name: str,
    objective: Objective,
    shown: Shown,
    windows: Sequence[Window],
    title: Phrase,
    lowest: Sequence[float] | None,
    flat: Sequence[float] | None,
) -> Picture:
    heights = heights_under(objective, windows, name)
    layers: list[Layer] = [Contour(heights, levels_of(heights), phrase("picture-height", name=name))]
    places = planar(shown.points)
    if lowest is not None and flat is not None:
        layers.append(Curve(_line(planar([lowest])[0], flat, windows), Stroke.FAMILY, phrase("picture-flat-line")))
    elif lowest is not None:
        layers.append(Points(planar([lowest]), Mark.MINIMUM, _minimum(planar([lowest])[0])))
    if shown.next is not None:
        layers += way_out(places[-1], planar([shown.next])[0], windows)
    layers += walk_layers(places, shown)
    first, second = (
        Axis(text(symbol), low, high) for symbol, (low, high) in zip(objective.variables, windows, strict=True)
    )
    equal = is_equal(windows)
    notes = shown.notes if equal else (*shown.notes, phrase("picture-scales"))
    return Picture(title, (first, second), tuple(layers), equal, notes)


def _line(through: Place, direction: Sequence[float], windows: Sequence[Window]) -> tuple[Place, Place]:
    """A straight line that reaches over the whole picture."""
    spans = [high - low for low, high in windows]
    length = max(abs(way) / span for way, span in zip(direction, spans, strict=True))
    across, up = (2 * way / length for way in direction)
    return (through[0] - across, through[1] - up), (through[0] + across, through[1] + up)


def _minimum(place: Place) -> Phrase:
    return phrase("picture-lowest", values=tuple(map(figure_of, place)))


def _on_graph(
    name: str,
    objective: Objective,
    shown: Shown,
    window: Window,
    title: Phrase,
    lowest: Sequence[float] | None,
) -> Picture:
    import numpy

    def on_curve(points: Sequence[Sequence[float]]) -> tuple[Place, ...]:
        across = numpy.array([point[0] for point in points])
        return tuple(zip(across.tolist(), values_of(objective, across).tolist(), strict=True))

    curve = on_curve([(at,) for at in places_on(window, _COUNT).tolist()])
    places = on_curve(shown.points)
    seen = [height for _, height in places if math.isfinite(height)]
    tall = height_window([*seen, *(height for _, height in curve if math.isfinite(height))], seen)
    layers: list[Layer] = [Curve(curve, Stroke.GRAPH, phrase("picture-height", name=name))]
    if lowest is not None:
        (least,) = on_curve([lowest])
        layers.append(Points((least,), Mark.MINIMUM, _minimum(least)))
    if shown.next is not None:
        layers += way_out(places[-1], on_curve([shown.next])[0], (window, tall))
    layers += walk_layers(places, shown)
    letter = text(objective.variables[0])
    return Picture(title, (Axis(letter, *window), Axis(f"{name}({letter})", *tall)), tuple(layers), notes=shown.notes)


def _by_step(name: str, objective: Objective, descent: Descent) -> Picture:
    """With more than two letters: how far down each step came."""
    diverged = descent.ending is Ending.DIVERGED
    places: list[Place] = []
    for number, point in zip(descent.numbers, descent.path, strict=True):
        value = floats.of(objective.value(point))
        if not math.isfinite(value) or (diverged and len(places) == _MOST_DIVERGED):
            break
        places.append((float(number), value))
    if not places:
        raise Unanswerable(f"{name} has no value that can be drawn.", "Choose another start.")
    heights = [height for _, height in places]
    last = max(1.0, places[-1][0])
    layers: list[Layer] = [
        path_of(tuple(places), descent.stride, phrase("picture-height", name=name)),
    ]
    left_out = len(places) < len(descent.path)
    if not left_out:
        layers.append(Points((places[-1],), Mark.END, point_label(places[-1])))
    axes = (Axis("step", -0.03 * last, 1.03 * last), Axis(name, *height_window(heights, heights)))
    notes = (phrase("picture-runs-away", steps=int(places[-1][0])),) if left_out and len(places) > 2 else ()
    return Picture(phrase("picture-by-step", name=name), axes, tuple(layers), notes=notes)
