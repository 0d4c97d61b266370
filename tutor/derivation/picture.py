"""What a picture is made of: axes, and layers of points, curves, arrows and heights over a plane.

Every number is worked out already: whoever draws lays out and computes nothing of the function. As in a
lesson there is no English here: titles and labels are phrases.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from tutor.derivation.lesson import Phrase

Place = tuple[float, float]
"""A point of the plane: across, up. nan in a curve is a gap."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of a picture."""

    name: str
    """The letter or the column's name as it is written there: "θ₀", "age"."""
    low: float
    high: float
    unit: str = ""
    """The unit of the numbers, or ""."""

    @property
    def span(self) -> float:
        """How much of the line is shown."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Heights:
    """The values of a function over a grid."""

    across: tuple[float, ...]
    """The places along the first axis (m), rising."""
    up: tuple[float, ...]
    """The places along the second axis (n), rising."""
    values: tuple[tuple[float, ...], ...]
    """Row by row (n × m): `values[j][i]` stands over (across[i], up[j]); nan where there is no value."""


class Mark(Enum):
    """What a marked point is; the value is also the key of its look in the renderers."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SADDLE = "saddle"
    UNDECIDED = "undecided"
    HERE = "here"
    """The point a student asked about."""
    START = "start"
    END = "end"
    DATA = "data"


class Stroke(Enum):
    """What a curve is."""

    GRAPH = "graph"
    TANGENT = "tangent"
    FIT = "fit"
    FAMILY = "family"
    """Stationary points that fill a line."""


@dataclass(frozen=True, slots=True)
class Contour:
    """Bands between lines of equal height."""

    heights: Heights
    levels: tuple[float, ...]
    """The heights of the lines, rising; at least two."""
    label: Phrase
    """What the heights are: "f"."""


@dataclass(frozen=True, slots=True)
class Surface:
    """The graph over the plane, in space."""

    heights: Heights
    label: Phrase
    """What the heights are: the third axis."""
    low: float
    """From where the third axis reaches …"""
    high: float
    """… to where; heights outside are cut off."""


@dataclass(frozen=True, slots=True)
class Level:
    """One line of equal height, drawn thick."""

    heights: Heights
    level: float
    label: Phrase


@dataclass(frozen=True, slots=True)
class Arrows:
    """Arrows from points, their lengths already scaled to the picture."""

    starts: tuple[Place, ...]
    vectors: tuple[Place, ...]
    """One for each start: how far the arrow reaches across and up."""
    label: Phrase
    strong: bool = False
    """Is this what the picture is about, and not its background?"""
    direction: Phrase | None = None
    """What they are where only their directions can be seen; None for the same as `label`."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Points joined by a line."""

    points: tuple[Place, ...]
    stroke: Stroke
    label: Phrase


@dataclass(frozen=True, slots=True)
class Path:
    """The points of a walk, in order."""

    points: tuple[Place, ...]
    label: Phrase
    joined: bool = True
    """Is each joined to the next? Not where points in between are left out: that would look like a step."""


@dataclass(frozen=True, slots=True)
class Points:
    """Marked points of one sort."""

    points: tuple[Place, ...]
    mark: Mark
    label: Phrase
    heights: tuple[float, ...] = ()
    """In space: how high each point lies."""


@dataclass(frozen=True, slots=True)
class Segments:
    """Short lines between pairs of points: residuals."""

    pairs: tuple[tuple[Place, Place], ...]
    label: Phrase


Layer = Contour | Surface | Level | Arrows | Curve | Path | Points | Segments


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: what lies later in `layers` is drawn above what lies earlier."""

    title: Phrase
    axes: tuple[Axis, Axis]
    layers: tuple[Layer, ...]
    equal: bool = False
    """Have both axes the same scale, so that right angles look right?"""
    notes: tuple[Phrase, ...] = ()
    """What stands below: which letters are held fixed, what was left out."""

    def shows(self, place: Place) -> bool:
        """Whether a point lies within the axes."""
        return all(math.isfinite(at) and axis.low <= at <= axis.high for at, axis in zip(place, self.axes, strict=True))
