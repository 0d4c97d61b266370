"""What of a walk is drawn: its points as far as they tell something, and an arrow where it leaves the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.picture import Arrows, Layer, Mark, Path, Place, Points
from tutor.derivation.pictures.labels import figure_of
from tutor.derivation.pictures.window import Window
from tutor.learning.descent import Descent, Ending

_REACH = 4.0
"""A walk is drawn up to so many times as far from the middle as its start and the minimum are apart."""
_NARROW = 0.25
"""A letter in which these two hardly differ has at least this share of the room of the others."""
_RUNAWAY = 60
"""Of a walk that runs away from nobody knows where, the part is drawn that is this many times its first step."""
_FIRST = 3
"""So many points are drawn of it at least."""
_TO_THE_EDGE = 0.985
"""The arrow out of the picture ends so far on the way to its edge, so that its head is seen."""
_FAR_OUT = 1e100

Point = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a walk that is drawn."""

    points: tuple[Point, ...]
    """From the start on; empty when not even that can be drawn."""
    next: Point | None
    """The first point that is left out, or None."""
    whole: bool
    """Is the end among the points?"""
    stride: int
    """One in so many points of the walk is here."""
    notes: tuple[Phrase, ...]
    """What is left out."""


def shown_part(descent: Descent, lowest: Sequence[float] | None) -> Shown:
    """The part of a walk to draw.

    A step that leads far away from both the start and the minimum would shrink them to one spot. A walk that ends
    there is drawn up to that step; one that comes back is drawn whole.

    Arguments:
        descent: the walk.
        lowest: the point where the function is least, if it is known.
    """
    known: list[Point] = []
    for point in descent.path:
        if not all(math.isfinite(at) and abs(at) < _FAR_OUT for at in point):
            break
        known.append(tuple(map(float, point)))
    diverged = descent.ending is Ending.DIVERGED
    count = len(known)
    if lowest is not None and known:
        inside = [_is_near(point, known[0], lowest) for point in known]
        if diverged or not inside[-1]:
            count = inside.index(False) if False in inside else count
    elif diverged:
        first = _extent(known[:2])
        near = [number < _FIRST or _extent(known[: number + 1]) <= _RUNAWAY * first for number in range(count)]
        count = near.index(False) if False in near else count
    whole = count == len(descent.path)
    ahead = known[count] if count < len(known) else None
    notes = () if whole or not count else _left_out(descent, count, diverged)
    return Shown(tuple(known[:count]), ahead, whole, descent.stride, notes)


def _is_near(point: Point, start: Point, lowest: Sequence[float]) -> bool:
    extents = [abs(one - other) for one, other in zip(start, lowest, strict=True)]
    least = _NARROW * max(extents)
    return least == 0 or all(
        abs(at - (one + other) / 2) <= _REACH * max(extent, least)
        for at, one, other, extent in zip(point, start, lowest, extents, strict=True)
    )


def _extent(points: Sequence[Sequence[float]]) -> float:
    """How far points lie apart in one letter at most."""
    return max((max(column) - min(column) for column in zip(*points, strict=True)), default=0.0)


def _left_out(descent: Descent, count: int, diverged: bool) -> tuple[Phrase, ...]:
    steps = descent.numbers[count - 1]
    if not diverged and steps == descent.count - 1:
        return ()  # the arrow says where the one step leads that is left out
    way = "runs-away" if diverged else "goes-on"
    if steps == 0:
        return (phrase(f"picture-{way}-at-once"),)
    return (phrase(f"picture-{way}" if steps > 1 else f"picture-{way}-after-one", steps=steps),)


def walk_layers(places: tuple[Place, ...], shown: Shown) -> list[Layer]:
    """The path, its start, and its end if the whole of it is drawn.

    Arguments:
        places: where the points of the walk lie in the plane.
        shown: what is drawn of the walk.
    """
    start = Points(places[:1], Mark.START, phrase("picture-start", values=tuple(map(figure_of, places[0]))))
    if len(places) == 1:
        return [start]
    layers: list[Layer] = [path_of(places, shown.stride, phrase("picture-path")), start]
    if shown.whole:
        layers.append(Points(places[-1:], Mark.END, phrase("picture-end", values=tuple(map(figure_of, places[-1])))))
    return layers


def path_of(places: tuple[Place, ...], stride: int, label: Phrase) -> Path:
    """The path through places, or dots alone where steps in between are left out."""
    if stride == 1:
        return Path(places, label)
    return Path(places, phrase("picture-every", every=stride), joined=False)


def way_out(place: Place, target: Place, windows: Sequence[Window]) -> list[Layer]:
    """An arrow from the last point that is drawn to the edge of the picture, towards the next point.

    Arguments:
        place: that point, within the windows.
        target: the next point; nothing is drawn if it has no height.
        windows: from where to where both axes go.

    >>> [arrow] = way_out((1.0, 1.0), (9.0, 1.0), [(0.0, 5.0), (0.0, 5.0)])
    >>> [round(length, 2) for length in arrow.vectors[0]]
    [3.94, 0.0]
    """
    way = (target[0] - place[0], target[1] - place[1])
    if not all(map(math.isfinite, way)):
        return []
    shares = [1.0]
    for at, length, (low, high) in zip(place, way, windows, strict=True):
        if length:
            shares.append(((high if length > 0 else low) - at) / length)
    share = _TO_THE_EDGE * min(shares)
    if share <= 0 or not any(way):
        return []
    label = phrase("picture-way-out", values=tuple(map(figure_of, target)))
    return [Arrows((place,), ((way[0] * share, way[1] * share),), label, strong=True)]
